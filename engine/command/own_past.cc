#include "engine/command/own_past.h"

#include <algorithm>

#include "connectors/mail/body.h"
#include "connectors/mail/plain.h"
#include "engine/acts.h"
#include "engine/decide/looking.h"
#include "engine/decide/unnaming.h"
#include "engine/store/names.h"

namespace cadans::command {
namespace {

constexpr int records_a_look = 2'000;

std::string on_what(const Event& event) {
  if (event.instance.n == 0) return {};
  return (event.workflow() == "task" ? "T" : "") + std::to_string(event.instance.n);
}

std::string as_which(const Entry& entry) {
  for (const Change& change : entry.changes) {
    const auto* remark = std::get_if<Remark>(&change);
    if (remark != nullptr && remark->rule == decide::looked_as) return remark->text;
  }
  return {};
}

}  // namespace

OwnPast::OwnPast(const Opened& opened, const Others& others, std::string key)
    : opened_(opened),
      others_(others),
      key_(std::move(key)),
      named_from_(opened.rules->zone.at(decide::unnamed_before(opened.today), LocalTime{0})) {}

Result<void> OwnPast::read() {
  for (std::int64_t from = 1;;) {
    const auto records = opened_.reader->journal(from, records_a_look);
    if (!records) return records.error();
    if (records->empty()) return {};
    for (const store::Record& record : *records) take(record);
    from = records->back().place.seq + 1;
  }
}

std::string OwnPast::who(const std::string& person) const {
  if (person == key_) return "self";
  if (person == administrator) return person;
  return person.empty() ? "engine" : others_.position_of(person);
}

// What was written freely, by the name of its field; null where it was removed since.
Json OwnPast::texts_of(const Event& event) const {
  Json texts = Json::object();
  for (const auto& [name, value] : event.data) {
    const auto row = opened_.reader->text(value);
    if (!row || !*row || name == "absence") continue;
    texts[name] = (*row)->gone ? Json() : Json((*row)->text.body);
  }
  return texts;
}

Json OwnPast::row_of(const store::Record& record) const {
  const Event& event = record.entry.event;
  return {{"record", record.place.seq},
          {"when", opened_.rules->zone.text(event.at)},
          {"what", event.type},
          {"on", on_what(event)}};
}

bool OwnPast::named_in(const Event& event) const {
  return std::ranges::any_of(event.data, [&](const auto& one) { return one.second == key_; });
}

void OwnPast::take_act(const store::Record& record) {
  const Event& event = record.entry.event;
  Json row = row_of(record);
  Json said = Json::object();
  const Json texts = texts_of(event);
  for (const auto& [name, value] : event.data) {
    if (!texts.contains(name) && name != "absence" && value != key_) said[name] = value;
  }
  row["said"] = std::move(said);
  row["texts"] = texts;
  if (event.actor == key_) {
    row["typed_by"] = event.entered_by.empty() ? "" : who(event.entered_by);
    row["follows"] = !is_act(event.type);
    if (event.instance.n != 0) touched_.insert(event.instance);
  } else {
    row["typed_by"] = "self";
    row["for"] = who(event.actor);
  }
  acts_.push_back(std::move(row));
}

void OwnPast::take_look(const store::Record& record) {
  const Event& event = record.entry.event;
  const std::string position = as_which(record.entry);
  const Json texts = texts_of(event);
  looked_.push_back({{"record", record.place.seq},
                     {"when", opened_.rules->zone.text(event.at)},
                     {"by", position.empty() ? who(event.actor) : position},
                     {"typed_by", event.entered_by.empty() ? "" : who(event.entered_by)},
                     {"reason", texts.value("reason", Json())}});
}

void OwnPast::take_sent(const Delivery& delivery) {
  if (delivery.person != key_ || delivery.made < named_from_) return;
  sent_[delivery.id] = {delivery, {}, {}};
  for (const Notice& notice : delivery.notices) {
    const bool about = notice.instance.n != 0;
    reminders_.push_back({{"delivery", delivery.id},
                          {"made", opened_.rules->zone.text(delivery.made)},
                          {"task", about ? "T" + std::to_string(notice.instance.n) : ""},
                          {"kind", notice.kind},
                          {"rung", notice.rung},
                          {"position", notice.position},
                          {"late", notice.late}});
  }
}

void OwnPast::take_end(const DeliveryEnd& end, Instant at) {
  const auto found = sent_.find(end.id);
  if (found == sent_.end()) return;
  found->second.outcome = store::name(end.outcome);
  found->second.at = opened_.rules->zone.text(at);
}

void OwnPast::take(const store::Record& record) {
  const Event& event = record.entry.event;
  for (const Change& change : record.entry.changes) {
    if (const auto* made = std::get_if<DeliveryNew>(&change)) take_sent(made->delivery);
    if (const auto* end = std::get_if<DeliveryEnd>(&change)) take_end(*end, event.at);
  }
  if (const auto absence = event.data.find("absence"); absence != event.data.end()) {
    said_by_[absence->second] = who(event.actor);
  }
  const bool own = event.actor == key_ || event.entered_by == key_;
  if (own) take_act(record);
  if (!named_in(event)) return;
  if (event.type == "engine.export-person") return take_look(record);
  if (own) return;
  Json row = row_of(record);
  row["by"] = who(event.actor);
  row["texts"] = texts_of(event);
  by_others_.push_back(std::move(row));
}

Result<Json> OwnPast::mails() const {
  Json all = Json::array();
  for (const auto& [id, sent] : sent_) {
    Json row = {{"delivery", id},
                {"key", sent.delivery.key},
                {"made", opened_.rules->zone.text(sent.delivery.made)},
                {"outcome", sent.outcome},
                {"at", sent.at}};
    const auto json = opened_.reader->body(id);
    if (!json) return json.error();
    if (*json) {
      const auto body = mail::parse_body(**json);
      if (!body) return body.error();
      row["subject"] = body->subject;
      row["text"] = mail::plain_text(*body);
    }
    all.push_back(std::move(row));
  }
  return all;
}

std::string OwnPast::said_by(const std::string& text) const {
  const auto found = said_by_.find(text);
  return found == said_by_.end() ? std::string() : found->second;
}

}  // namespace cadans::command
