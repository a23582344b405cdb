-- The body of a delivery stands in its own row: one row to write and one to delete. It is empty
-- where only the chain is known, as after a rebuild.
alter table outbox add column body text not null default '';
update outbox set body = coalesce((select b.body from outbox_body b where b.id = outbox.id), '');
drop table outbox_body;
