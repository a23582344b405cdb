#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "connectors/protocol/fields.h"
#include "connectors/protocol/frames.h"
#include "engine/json.h"

// DELIVER and DONE are written by hand: they are the two of which there are many.

namespace cadans::protocol {
namespace {

bool plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) {
    return byte >= ' ' && byte < 127 && byte != '"' && byte != '\\';
  });
}

void quote(std::string& json, std::string_view text) {
  if (plain(text)) {
    json.append(1, '"').append(text).append(1, '"');
  } else {
    json += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
  }
}

// One line, no longer than a reader takes: receipts and reasons are other people's words.
std::string line(std::string_view words) {
  std::string text(words.substr(0, sentence_bytes_max));
  std::replace_if(
      text.begin(), text.end(),
      [](char byte) {
        return !one_line({&byte, 1});
      },
      ' ');
  if (words.size() > text.size()) {  // do not cut within a character
    while (!text.empty() && (static_cast<unsigned char>(words[text.size()]) & 0xC0U) == 0x80U) {
      text.pop_back();
    }
  }
  return text;
}

std::string written(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void number(std::string& json, std::int64_t value) {
  const fmt::format_int digits(value);
  json.append(digits.data(), digits.size());
}

template <class One>
void write_name(std::string& json, const One& one) {
  json.append(R"({"id":)");
  number(json, one.id);
  json.append(R"(,"key":)");
  quote(json, one.key);
  json.append(R"(,"attempt":)");
  number(json, one.attempt);
}

void write(std::string& json, const Deliver& one) {
  write_name(json, one);
  json.append(one.again ? R"(,"again":true,"channel":)" : R"(,"again":false,"channel":)");
  quote(json, one.channel);
  json.append(R"(,"body":)").append(one.body).append(1, '}');
}

void write(std::string& json, const Done& one) {
  write_name(json, one);
  json.append(one.outcome == Receipted::delivered ? R"(,"outcome":"delivered","receipt":)"
                                                  : R"(,"outcome":"unknown","receipt":)");
  quote(json, line(one.receipt));
  json.append(1, '}');
}

template <class Each>
Frames list(std::string_view verb, std::string_view field, const std::vector<Each>& all) {
  std::string json = fmt::format(R"({{"{}":[)", field);
  for (const Each& one : all) {
    if (&one != &all.front()) json.append(1, ',');
    write(json, one);
  }
  return {std::string(verb), json.append("]}")};
}

Frames frames(const std::vector<Deliver>& all) { return list("DELIVER/1", "deliveries", all); }
Frames frames(const std::vector<Done>& all) { return list("DONE/1", "done", all); }

Frames frames(const Ready& ready) {
  return {
      "READY/1",
      written({{"name", ready.name}, {"channels", ready.channels}, {"credits", ready.credits}})};
}

Frames frames(const Retry& retry) {
  return {"RETRY/1", written({{"id", retry.id},
                              {"key", retry.key},
                              {"attempt", retry.attempt},
                              {"after", retry.after_s},
                              {"reason", line(retry.reason)}})};
}

Frames frames(const Reject& reject) {
  return {"REJECT/1", written({{"id", reject.id},
                               {"key", reject.key},
                               {"attempt", reject.attempt},
                               {"reason", line(reject.reason)}})};
}

Frames frames(const CloudEvent& event) {
  Json json = {
      {"specversion", "1.0"}, {"id", event.id}, {"source", event.source}, {"type", event.type}};
  if (!event.subject.empty()) json["subject"] = event.subject;
  if (!event.actor.empty()) json["actor"] = event.actor;
  if (!event.entered_by.empty()) json["enteredby"] = event.entered_by;
  json["datacontenttype"] = "application/json";
  json["data"] = Json::object();
  for (const auto& [name, value] : event.fields) json["data"][name] = value;
  return {"EVENT/1", written(json)};
}

Frames frames(const Accepted& accepted) {
  return {"ACCEPTED/1", written({{"event", accepted.event}})};
}

Frames frames(const Refused& refused) {
  return {"REFUSED/1", written({{"event", refused.event}, {"reason", line(refused.reason)}})};
}

Frames frames(const Ask& ask) {
  std::string json = fmt::format(R"({{"question":{},"name":)", ask.id);
  quote(json, ask.name);
  return {"ASK/1", json.append(R"(,"args":)").append(ask.args).append(1, '}')};
}

Frames frames(const Answer& answer) {
  constexpr std::string_view outcomes[] = {"ok", "too slow", "error"};
  return {"ANSWER/1", fmt::format(R"({{"question":{},"outcome":"{}","answer":{}}})", answer.id,
                                  outcomes[static_cast<std::size_t>(answer.outcome)],
                                  answer.answer.empty() ? "null" : answer.answer)};
}

Frames frames(const Heartbeat& beat) { return {"HEARTBEAT/1", written({{"known", beat.known}})}; }

Frames frames(const Bye&) { return {"BYE/1", "{}"}; }

}  // namespace

Frames encode(const Message& message) {
  return std::visit([](const auto& one) { return frames(one); }, message);
}

std::size_t bytes(const Deliver& deliver) {
  return deliver.body.size() + 6 * (deliver.key.size() + deliver.channel.size()) + 128;
}

}  // namespace cadans::protocol
