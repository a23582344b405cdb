-- The first shape of a store. Instants are UTC microseconds, dates are days since 1970-01-01.

-- What happened. `entries` are the very bytes that are hashed, a line each; `head` is the chain's
-- hash after the last of them. A row is written once.
create table journal (
  first integer primary key check (first > 0),
  n integer not null check (n between 1 and 64),
  entries text not null,
  head blob not null check (length(head) = 32)
) strict;
create trigger journal_is_not_changed before update on journal
begin select raise(abort, 'the journal is append-only'); end;
create trigger journal_is_not_cut before delete on journal
begin select raise(abort, 'the journal is append-only'); end;

-- Where each machine stands. The row that a reminder changes is small: its facts stand apart.
create table instance (
  id integer primary key check (id > 0),
  workflow text not null,
  version integer not null,
  state text not null check (state <> ''),
  rung integer not null,
  ladder_row integer not null,
  asked integer not null,
  planned integer not null,
  delivered integer not null,
  due_us integer not null,
  rev integer not null,
  last_seq integer not null,
  running integer not null check (running in (0, 1))
) strict;
create index instance_running on instance (workflow, id) where running = 1;

create table instance_facts (
  id integer primary key,
  identity text not null,
  facts text not null
) strict;

-- One occurrence, one instance.
create table identity (
  identity text primary key,
  instance integer not null
) strict, without rowid;

create table timer (
  urgency integer not null check (urgency between 0 and 4),
  due_us integer not null,
  instance integer not null,
  kind text not null check (kind <> ''),
  primary key (urgency, due_us, instance, kind)
) strict, without rowid;

create table notice (
  id integer primary key check (id > 0),
  instance integer not null,
  kind text not null,
  rung integer not null,
  position text not null,
  from_day integer not null,
  monday integer not null check (monday in (0, 1)),
  late integer not null check (late in (0, 1))
) strict;
create index notice_instance on notice (instance, id);

-- What must go out and has no receipt yet. `ready_us` is the later of not_before and lease, 0 when
-- it may go at once: a row stands in one of the two indexes, so that a claim never walks past rows
-- that wait.
create table outbox (
  id integer primary key check (id > 0),
  channel text not null,
  urgency integer not null check (urgency between 0 and 4),
  made_us integer not null,
  ready_us integer not null check (ready_us = max(not_before_us, lease_us)),
  not_before_us integer not null,
  lease_us integer not null,
  attempt integer not null check (attempt >= 0),
  again integer not null check (again in (0, 1)),
  parked integer not null check (parked in (0, 1)),
  key text not null,
  person text not null,
  hash blob not null check (length(hash) = 32),
  notices text not null
) strict;
create index outbox_ready on outbox (channel, urgency, made_us, id)
  where parked = 0 and ready_us = 0;
create index outbox_later on outbox (ready_us) where parked = 0 and ready_us > 0;

create table outbox_body (
  id integer primary key,
  body text not null
) strict;

-- A key is used once, ever. Settled when it has an outcome. (A list of more than two after `in`
-- would make SQLite build a table in memory for each row that is checked.)
create table delivery_key (
  key text primary key,
  delivery integer not null,
  outcome text check (outcome = 'delivered' or outcome = 'unknown' or outcome = 'rejected'
    or outcome = 'dropped'),
  at_us integer,
  receipt text,
  check ((outcome is null) = (at_us is null) and (outcome is null) = (receipt is null))
) strict, without rowid;

create table seen (
  event text primary key
) strict, without rowid;

create table mark (
  name text primary key,
  value text not null check (value <> '')
) strict, without rowid;

create table content (
  hash blob not null primary key check (length(hash) = 32),
  kind text not null,
  body text not null
) strict;

create table content_in_force (
  kind text primary key,
  hash blob not null check (length(hash) = 32)
) strict, without rowid;

-- Outside the chain: may be emptied. What is gone keeps its key.
create table person (
  key text primary key,
  handle text not null default '',
  name text not null default '',
  mail text not null default '',
  language text not null default 'nl',
  salt text not null default '',
  gone integer not null default 0 check (gone in (0, 1)),
  check (gone = 0 or (handle = '' and name = '' and mail = '' and salt = ''))
) strict, without rowid;

create index person_handle on person (handle) where handle <> '';

create table written_text (
  id text primary key,
  hash blob not null check (length(hash) = 32),
  salt text not null default '',
  body text not null default '',
  gone integer not null default 0 check (gone in (0, 1)),
  check (gone = 0 or (salt = '' and body = ''))
) strict, without rowid;

-- The number that the next one gets; numbers are never given twice.
create table counter (
  name text primary key,
  next integer not null check (next > 0)
) strict, without rowid;
insert into counter values ('delivery', 1), ('instance', 1), ('notice', 1);

-- Whether an engine has it open, and events that were counted before they were decided.
create table held (
  one integer primary key check (one = 1),
  open integer not null check (open in (0, 1))
) strict;
insert into held values (1, 0);

create table trial (
  event text primary key,
  tries integer not null
) strict, without rowid;
