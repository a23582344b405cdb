#include "engine/decide/why_sent.h"

#include <algorithm>
#include <array>

#include "engine/decide/unnaming.h"

namespace cadans::decide {
namespace {

using words::Values;

struct Message {
  const Delivery* delivery = nullptr;
  Notice notice;
};

std::vector<Message> messages_about(InstanceId id, const Past& past) {
  std::vector<Message> all;
  for (const Entry& entry : past.entries) {
    for (const Change& change : entry.changes) {
      const auto* made = std::get_if<DeliveryNew>(&change);
      if (made == nullptr) continue;
      for (const Notice& notice : made->delivery.notices) {
        if (notice.instance == id) all.push_back({&made->delivery, notice});
      }
    }
  }
  return all;
}

std::string kind_words(const Desk& desk, std::string_view kind) {
  static constexpr std::array<std::string_view, 11> known = {
      "new",  "lapsing", "lapsed",   "before", "due",     "overdue",
      "rung", "approve", "returned", "agenda", "personal"};
  const bool is_known = std::find(known.begin(), known.end(), kind) != known.end();
  return word(desk, "kind." + std::string(is_known ? kind : "other"));
}

bool is_parked(const Desk& desk, const Message& message) {
  const auto waiting = desk.state.waiting(message.delivery->id);
  return waiting && waiting->parked;
}

void say_last(Saying& saying, const Message& last, const Past& past) {
  const Desk& desk = saying.desk();
  const bool unnamed = desk.rules.day(last.delivery->made) < unnamed_before(desk.reader.today);
  std::string name = unnamed ? std::string() : person_name(desk, last.delivery->person);
  if (name.empty()) name = position_title(desk, last.notice.position);
  const auto outcome = past.outcomes.find(last.delivery->id);
  const bool settled = outcome != past.outcomes.end();
  saying.say("explain.sent",
             Values()
                 .text("kind_words", kind_words(desk, last.notice.kind))
                 .text("person_name", name)
                 .day("day", desk.rules.day(last.delivery->made))
                 .flag("parked", is_parked(desk, last))
                 .flag("arrived", settled && outcome->second == Outcome::delivered)
                 .flag("bounced", settled && outcome->second != Outcome::delivered));
  if (last.notice.late) saying.say("explain.sent_late", {}, Weight::useful);
}

std::string_view sentence_of(std::string_view rule) {
  if (rule == "S1-owner") return "explain.passed_owner";
  if (rule == "S1-checker") return "explain.passed_checker";
  if (rule == "S1-told") return "explain.passed_told";
  if (rule == "S3") return "explain.passed_vacant";
  if (rule == "S4-away") return "explain.passed_away";
  if (rule == "acknowledged") return "explain.passed_taken_up";
  if (rule == "handed-in") return "explain.passed_handed_in";
  if (rule == "nobody") return "explain.passed_vacant";
  if (rule == "S2") return "explain.in_its_place";
  if (rule == "S4") return "explain.brought_forward";
  if (rule == "S5") return "explain.nobody_left";
  if (rule == "mandate") return "explain.mandate";
  return {};
}

// S5: the day from which the message to who is left may go out, where that is ahead.
LocalDate told_from(const Desk& desk, const Entry& entry) {
  for (const Change& change : entry.changes) {
    const auto* made = std::get_if<NoticeNew>(&change);
    if (made != nullptr && made->notice.kind == "silent-top") {
      return made->notice.from < desk.reader.today ? LocalDate() : made->notice.from;
    }
  }
  return {};
}

using LastWords = std::map<std::string_view, Values>;

void keep_word(const Desk& desk, const Entry& entry, const Remark& remark, LastWords& last) {
  const std::string_view sentence = sentence_of(remark.rule);
  if (sentence.empty()) return;
  Values values;
  values.text("position_title", position_title(desk, remark.text));
  if (remark.rule == "S5") values.day("day", told_from(desk, entry));
  last[sentence] = std::move(values);
}

// The last word of each rule. Who hears in place of another says more than who was passed over;
// where nobody was left, nobody came in that place either.
void say_passed(Saying& saying, InstanceId id, const Past& past) {
  LastWords last;
  for (const Entry& entry : past.entries) {
    for (const Change& change : entry.changes) {
      const auto* remark = std::get_if<Remark>(&change);
      if (remark != nullptr && remark->id == id) keep_word(saying.desk(), entry, *remark, last);
    }
  }
  if (last.contains("explain.nobody_left")) last.erase("explain.in_its_place");
  for (const auto& [sentence, values] : last) {
    const bool in_place = sentence == "explain.in_its_place" || sentence == "explain.nobody_left";
    saying.say(sentence, values, in_place ? Weight::useful : Weight::detail);
  }
}

}  // namespace

void say_sent(Saying& saying, InstanceId id, const Past& past) {
  const auto messages = messages_about(id, past);
  if (messages.empty()) {
    saying.say("explain.sent_none");
  } else {
    say_last(saying, messages.back(), past);
    if (messages.size() > 1) {
      saying.say("explain.sent_before",
                 Values()
                     .count("message_count", static_cast<std::int64_t>(messages.size()) - 1)
                     .day("day", saying.desk().rules.day(messages.front().delivery->made)),
                 Weight::useful);
    }
  }
  const auto parked = std::count_if(messages.begin(), messages.end(), [&](const Message& one) {
    return is_parked(saying.desk(), one);
  });
  if (parked > 0) saying.say("explain.parked", Values().count("message_count", parked));
  say_passed(saying, id, past);
}

}  // namespace cadans::decide
