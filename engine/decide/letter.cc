#include "engine/decide/letter.h"

#include "engine/decide/authority.h"
#include "engine/decide/draft.h"
#include "engine/decide/letter_values.h"
#include "engine/json.h"
#include "engine/words/words.h"

namespace cadans::decide {
namespace {

void address(Json& body, const Rules& rules, const Person& person) {
  const auto& organisation = rules.organisation;
  body["to"] = {{"name", person.name}, {"mail", person.mail}};
  body["from"] = {{"name", organisation.name + " via Cadans"}, {"mail", organisation.sender}};
  body["reply_to"] = "";
  body["language"] = person.language;
  body["list"] = organisation.key;
}

void deliver(Turn& turn, const Letter& letter, const Person& person, Json body) {
  Delivery delivery;
  delivery.id = turn.next_delivery++;
  delivery.urgency = letter.urgency;
  delivery.key = letter.key;
  delivery.channel = mail_channel;
  delivery.person = letter.person;
  delivery.notices = letter.notices;
  delivery.made = turn.event.at;
  Body frozen{delivery.id, body.dump()};
  delivery.hash = salted(person.salt, frozen.json);
  turn.entry.beside.bodies.push_back(std::move(frozen));
  add(turn, DeliveryNew{std::move(delivery)});
}

// Lists stay whole; of single items the first ones, and how many more there are.
std::int64_t keep_most_urgent(std::vector<words::Item>& items, int most) {
  int kept = 0;
  const auto removed = std::erase_if(items, [&](const words::Item& item) {
    const bool list =
        item.id == "mail.rung-1" || item.id == "mail.monday" || item.id == "mail.overview";
    return !list && ++kept > most;
  });
  return static_cast<std::int64_t>(removed);
}

// The thread of a mail about one task; a digest of several is a thread of nobody.
std::string thread_of(const Letter& letter) {
  return letter.notices.size() == 1 ? "task-" + std::to_string(letter.notices[0].instance.n) : "";
}

}  // namespace

Result<Json> compose(const View& state, const Rules& rules, const Letter& letter, LocalDate today) {
  const auto person = state.person(letter.person);
  if (!person || person->mail.empty()) {
    return Error{Fault::not_found, "no mail address is known for this person"};
  }
  const words::Reader reader{words::language_of(person->language), today};
  const Desk desk{state, rules, reader, letter.person};
  auto items = items_of(desk, letter.notices);
  words::Values about = about_person(desk, letter.notices);
  about.count("more_count", keep_most_urgent(items, rules.settings.digest.items_max));
  auto body = words::digest(rules.messages, reader, items, about);
  if (!body) return body.error();
  address(*body, rules, *person);
  (*body)["thread"] = thread_of(letter);
  return body;
}

namespace {

bool post(Turn& turn, const Letter& letter, const View& state) {
  auto body = compose(state, turn.rules, letter, turn.today);
  if (!body) {
    remark(turn, letter.notices.empty() ? InstanceId{} : letter.notices[0].instance, "not-written",
           body.error().what);
    return false;
  }
  deliver(turn, letter, *turn.state.person(letter.person), std::move(*body));
  return true;
}

}  // namespace

bool post(Turn& turn, const Letter& letter) { return post(turn, letter, turn.state); }

void post_at_once(Turn& turn, std::vector<Notice> notices) {
  if (notices.empty() || !live(turn) || !turn.entry.refused.empty()) return;
  Draft after(turn.state);  // the mail says how it stands after this event
  after.apply(turn.entry);
  for (Notice& one : notices) {
    const Notice notice = numbered(turn, std::move(one));
    const std::string person = acting_person(turn, notice.position);
    const std::string key = "clock/" + std::to_string(notice.id) + "/" + person;
    const bool posted =
        !person.empty() && post(turn, {key, person, Urgency::clock, {notice}}, after);
    if (!posted) add(turn, NoticeNew{notice});
  }
}

bool post_alarm(Turn& turn, const Letter& letter, std::string_view message,
                const words::Values& values) {
  const auto person = turn.state.person(letter.person);
  if (!person || person->mail.empty() || turn.state.settled(letter.key)) return false;
  const words::Reader reader{words::language_of(person->language), turn.today};
  words::Values filled = values;
  filled.text("first_name", first_name(person->name));
  auto body = words::mail(turn.rules.messages, reader, message, filled);
  if (!body) {
    remark(turn, {}, "not-written", body.error().what);
    return false;
  }
  address(*body, turn.rules, *person);
  (*body)["thread"] = "";
  deliver(turn, letter, *person, std::move(*body));
  return true;
}

}  // namespace cadans::decide
