#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "connectors/protocol/depth.h"
#include "connectors/protocol/fields.h"
#include "connectors/protocol/frames.h"
#include "connectors/protocol/swift.h"
#include "engine/json.h"

namespace cadans::protocol {
namespace {

constexpr std::int64_t id_max = INT64_MAX;
constexpr int wait_s_max = 30 * 86400;

// JSON is read and freed without recursion, but written with it:
// what nests deeper is refused first.
bool nests_deeper(std::string_view json, int levels) {
  Depth nesting;
  return std::ranges::any_of(json, [&](char byte) { return nesting.after(byte) > levels; });
}

template <class Value>
Result<Message> finish(Fields& fields, Value value) {
  if (const auto end = fields.end(); !end) return end.error();
  return Message(std::move(value));
}

Result<Message> ready(const Json& json) {
  Fields fields(json, "READY");
  Ready ready{fields.name("name"), fields.names("channels", channels_max), 0};
  ready.credits = static_cast<int>(fields.number("credits", 0, credits_max));
  return finish(fields, std::move(ready));
}

Result<Message> deliver(const Json& json) {
  Fields fields(json, "DELIVER");
  std::vector<Deliver> all;
  for (const Json& element : fields.list("deliveries", listed_max)) {
    Fields one(element, fmt::format("DELIVER: deliveries[{}]", all.size()));
    Deliver deliver;
    deliver.id = one.number("id", 1, id_max);
    deliver.key = one.key("key");
    deliver.attempt = static_cast<int>(one.number("attempt", 1, attempts_max));
    deliver.again = one.flag("again");
    deliver.channel = one.name("channel");
    deliver.body = one.object("body").dump();
    if (const auto end = one.end(); !end) return end.error();
    all.push_back(std::move(deliver));
  }
  return finish(fields, std::move(all));
}

Receipted receipted(Fields& fields) {
  const std::string outcome = fields.sentence("outcome");
  if (outcome != "delivered" && outcome != "unknown") {
    fields.fail("outcome", R"("delivered" or "unknown")");
  }
  return outcome == "unknown" ? Receipted::unknown : Receipted::delivered;
}

Result<Message> done(const Json& json) {
  Fields fields(json, "DONE");
  std::vector<Done> all;
  for (const Json& element : fields.list("done", listed_max)) {
    Fields one(element, fmt::format("DONE: done[{}]", all.size()));
    Done done;
    done.id = one.number("id", 1, id_max);
    done.key = one.key("key");
    done.attempt = static_cast<int>(one.number("attempt", 1, attempts_max));
    done.outcome = receipted(one);
    done.receipt = one.sentence("receipt");
    if (const auto end = one.end(); !end) return end.error();
    all.push_back(std::move(done));
  }
  return finish(fields, std::move(all));
}

Result<Message> retry(const Json& json) {
  Fields fields(json, "RETRY");
  Retry retry;
  retry.id = fields.number("id", 1, id_max);
  retry.key = fields.key("key");
  retry.attempt = static_cast<int>(fields.number("attempt", 1, attempts_max));
  retry.after_s = static_cast<int>(fields.number("after", 0, wait_s_max));
  retry.reason = fields.sentence("reason");
  return finish(fields, std::move(retry));
}

Result<Message> reject(const Json& json) {
  Fields fields(json, "REJECT");
  Reject reject;
  reject.id = fields.number("id", 1, id_max);
  reject.key = fields.key("key");
  reject.attempt = static_cast<int>(fields.number("attempt", 1, attempts_max));
  reject.reason = fields.sentence("reason");
  return finish(fields, std::move(reject));
}

// CR LF is how some systems write a line end.
std::string with_plain_ends(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at, 2) != "\r\n") plain += text[at];
  }
  return plain;
}

// A scalar as the text that it is; empty for what is none.
std::optional<std::string> flat(const Json& value) {
  if (value.is_string()) return with_plain_ends(value.get_ref<const std::string&>());
  if (value.is_number() || value.is_boolean()) return value.dump();
  return std::nullopt;
}

// The first character that is none to read, and where; empty: there is none.
std::string unreadable(std::string_view text) {
  const auto found = std::find_if(text.begin(), text.end(), [](char byte) {
    return byte != '\n' && byte != '\t' && !one_line({&byte, 1});
  });
  if (found == text.end()) return {};
  return fmt::format("free of control characters: byte {} is {:#04x}; line ends and tabs are fine",
                     found - text.begin() + 1, static_cast<unsigned char>(*found));
}

void read_flat(Fields& fields, const Json& json, CloudEvent& event) {
  if (json.size() > fields_max) fields.fail("data", fmt::format("{} fields or less", fields_max));
  const auto* const carries = std::find(carry_content.begin(), carry_content.end(), event.type);
  const std::size_t most = carries != carry_content.end() ? content_bytes_max : field_bytes_max;
  for (const auto& [name, value] : json.items()) {
    auto text = flat(value);
    if (!text || text->size() > most) {
      fields.fail("data." + name, fmt::format("a text, number or truth of {} bytes or less, and no "
                                              "list, object or null",
                                              most));
      return;
    }
    if (const std::string why = unreadable(*text); !why.empty()) {
      fields.fail("data." + name, why);
      return;
    }
    if (name.empty() || name.size() > name_bytes_max || !visible(name)) {
      fields.fail("a name in data", "1 to 64 visible characters");
      return;
    }
    event.fields.emplace(name, std::move(*text));
  }
}

Result<Message> cloud_event(const Json& json) {
  Fields fields(json, "EVENT");
  fields.open();  // CloudEvents allows extensions and attributes that we do not use
  if (fields.sentence("specversion") != "1.0") fields.fail("specversion", R"("1.0")");
  CloudEvent event;
  event.id = fields.key("id");
  event.source = fields.key("source");
  event.type = fields.key("type");
  event.subject = fields.sentence_if_any("subject");
  event.actor = fields.sentence_if_any("actor");
  event.entered_by = fields.sentence_if_any("enteredby");
  const std::string coded = fields.sentence_if_any("datacontenttype");
  if (!coded.empty() && coded != "application/json") {
    fields.fail("datacontenttype", "application/json");
  }
  if (json.is_object() && json.contains("data")) read_flat(fields, fields.object("data"), event);
  return finish(fields, std::move(event));
}

Result<Message> accepted(const Json& json) {
  Fields fields(json, "ACCEPTED");
  Accepted accepted{fields.key("event")};
  return finish(fields, std::move(accepted));
}

Result<Message> refused(const Json& json) {
  Fields fields(json, "REFUSED");
  Refused refused{fields.sentence("event"), fields.sentence("reason")};
  return finish(fields, std::move(refused));
}

Result<Message> ask(const Json& json) {
  Fields fields(json, "ASK");
  Ask ask;
  ask.id = fields.number("question", 1, id_max);
  ask.name = fields.name("name");
  ask.args = fields.object("args").dump();
  return finish(fields, std::move(ask));
}

Result<Message> answer(const Json& json) {
  Fields fields(json, "ANSWER");
  Answer answer;
  answer.id = fields.number("question", 1, id_max);
  const std::string outcome = fields.sentence("outcome");
  answer.outcome = outcome == "ok"         ? Answered::ok
                   : outcome == "too slow" ? Answered::too_slow
                                           : Answered::error;
  if (answer.outcome == Answered::error && outcome != "error") {
    fields.fail("outcome", R"("ok", "too slow" or "error")");
  }
  answer.answer = fields.json("answer");
  return finish(fields, std::move(answer));
}

Result<Message> heartbeat(const Json& json) {
  Fields fields(json, "HEARTBEAT");
  const Heartbeat beat{fields.flag("known")};
  return finish(fields, beat);
}

Result<Message> bye(const Json& json) {
  Fields fields(json, "BYE");
  return finish(fields, Bye{});
}

using Reader = Result<Message> (*)(const Json&);
constexpr std::array<std::pair<std::string_view, Reader>, 12> readers = {{
    {"DELIVER", deliver},
    {"DONE", done},
    {"RETRY", retry},
    {"REJECT", reject},
    {"EVENT", cloud_event},
    {"ACCEPTED", accepted},
    {"REFUSED", refused},
    {"ASK", ask},
    {"ANSWER", answer},
    {"HEARTBEAT", heartbeat},
    {"READY", ready},
    {"BYE", bye},
}};

Result<Reader> reader(std::string_view head) {
  const auto slash = head.find('/');
  const std::string_view verb = head.substr(0, slash);
  for (const auto& [name, read] : readers) {
    if (name != verb) continue;
    if (slash != std::string_view::npos && head.substr(slash) == "/1") return read;
    return Error{Fault::too_new,
                 fmt::format("{}: the protocol version here is 1, as in \"{}/1\"", verb, verb)};
  }
  return Error{Fault::invalid, "the first frame is not a verb and version, as in \"READY/1\""};
}

}  // namespace

Result<Message> decode(const Frames& frames) {
  if (frames.size() != 2) {
    return Error{Fault::invalid, fmt::format("a message has two frames, a verb and a JSON object; "
                                             "this one has {}",
                                             frames.size())};
  }
  if (frames[1].size() <= frame_bytes_max && frames[0] == "DONE/1") {
    if (auto all = swift_done(frames[1])) return Message(std::move(*all));
  } else if (frames[1].size() <= frame_bytes_max && frames[0] == "DELIVER/1") {
    if (auto all = swift_deliver(frames[1])) return Message(std::move(*all));
  }
  const auto read = reader(frames[0]);
  if (!read) return read.error();
  if (frames[1].size() > frame_bytes_max || nests_deeper(frames[1], depth_max)) {
    return Error{Fault::invalid,
                 fmt::format("{}: larger than {} bytes or nested deeper than {} levels", frames[0],
                             frame_bytes_max, depth_max)};
  }
  try {
    return (*read)(Json::parse(frames[1]));
  } catch (const Json::exception& fault) {
    return Error{Fault::invalid, fmt::format("{}: {}", frames[0], fault.what())};
  }
}

std::string event_id(const Frames& frames) {
  if (frames.size() != 2 || frames[0] != "EVENT/1" || frames[1].size() > frame_bytes_max) return {};
  if (nests_deeper(frames[1], depth_max)) return {};
  const Json json = Json::parse(frames[1], nullptr, false);
  if (!json.is_object()) return {};
  Fields fields(json, "EVENT");
  fields.open();
  std::string id = fields.key("id");
  return fields.end() ? id : std::string();
}

}  // namespace cadans::protocol
