#include "engine/dispatch/receipts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace cadans::dispatch {
namespace {

constexpr std::array<std::string_view, 5> receipts = {"done", "unknown", "retry", "reject",
                                                      "refused"};
constexpr std::string_view machine = "delivery.";
constexpr std::string_view prefix = "nl.cadans.";
constexpr std::string_view suffix = ".v1";

template <class Said>
Event receipt(std::string_view verb, const Said& said, Instant at) {
  Event event;
  event.id = fmt::format("delivery/{}/{}/{}", said.id, said.attempt, verb);
  event.type = fmt::format("{}{}", machine, verb);
  event.at = at;
  event.data.emplace_hint(event.data.end(), "attempt", fmt::format_int(said.attempt).str());
  event.data.emplace_hint(event.data.end(), "id", fmt::format_int(said.id).str());
  event.data.emplace_hint(event.data.end(), "key", said.key);
  return event;
}

bool digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char byte) { return byte >= '0' && byte <= '9'; });
}

}  // namespace

bool is_receipt(std::string_view type) {
  return type.starts_with(machine) &&
         std::find(receipts.begin(), receipts.end(), type.substr(machine.size())) != receipts.end();
}

Event event_of(const protocol::Done& done, Instant at) {
  const bool delivered = done.outcome == protocol::Receipted::delivered;
  Event event = receipt(delivered ? "done" : "unknown", done, at);
  event.data.emplace_hint(event.data.end(), "receipt", done.receipt);
  return event;
}

Event event_of(const protocol::Retry& retry, Instant at) {
  Event event = receipt("retry", retry, at);
  event.data.emplace("after_s", fmt::format_int(retry.after_s).str());
  event.data.emplace("reason", retry.reason);
  return event;
}

Event event_of(const protocol::Reject& reject, Instant at) {
  Event event = receipt("reject", reject, at);
  event.data.emplace("reason", reject.reason);
  return event;
}

Event refused_by_wire(const protocol::Deliver& deliver, Instant at) {
  Event event = receipt("refused", deliver, at);
  event.data.emplace("reason", "the peer is gone or takes no more");
  return event;
}

Result<Event> event_of(const protocol::CloudEvent& told, Instant at) {
  const std::string_view type = told.type;
  if (!type.starts_with(prefix) || !type.ends_with(suffix) ||
      type.size() <= prefix.size() + suffix.size()) {
    return Error{Fault::invalid, fmt::format("EVENT: type is \"{}\" and should be like "
                                             "\"nl.cadans.task.submit.v1\"",
                                             type)};
  }
  Event event;
  event.id = told.id;
  event.type = type.substr(prefix.size(), type.size() - prefix.size() - suffix.size());
  event.at = at;
  event.actor = told.actor;
  event.entered_by = told.entered_by;
  event.data = told.fields;
  if (is_receipt(event.type)) {
    return Error{Fault::invalid, fmt::format("EVENT: type \"{}\" is said with DONE, RETRY or "
                                             "REJECT, not with EVENT",
                                             type)};
  }
  if (digits(told.subject)) {
    const char* end = told.subject.data() + told.subject.size();
    const auto read = std::from_chars(told.subject.data(), end, event.instance.n);
    if (read.ec != std::errc()) return Error{Fault::invalid, "EVENT: subject is too large"};
  } else if (!told.subject.empty()) {
    event.data.insert_or_assign("subject", told.subject);
  }
  return event;
}

}  // namespace cadans::dispatch
