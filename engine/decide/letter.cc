#include "engine/decide/letter.h"

#include <algorithm>

#include "engine/decide/authority.h"
#include "engine/decide/letter_values.h"
#include "engine/decide/roster.h"
#include "engine/json_text.h"
#include "engine/people/acting.h"
#include "engine/words/words.h"

namespace cadans::decide {
namespace {

void write(JsonText& json, const char* name, const std::string& person, const std::string& mail) {
  json.key(name).open('{').text("name", person).text("mail", mail).close('}');
}

void write(JsonText& json, const words::Block& block) {
  json.open('{').text("kind", words::name_of(block.kind));
  if (!block.text.empty()) json.text("text", block.text);
  if (!block.items.empty()) json.texts("items", block.items);
  if (!block.rows.empty()) {
    json.texts("head", block.head).key("rows").open('[');
    for (const auto& row : block.rows) json.texts(row);
    json.close(']');
  }
  json.close('}');
}

// Answers reach a person: whoever acts as CISO today. Empty where nobody does.
std::string answers_to(const Desk& desk) {
  const std::string ciso = position_for(desk, "ciso", {});
  const auto acting =
      people::who_acts(desk.rules.organisation, ciso, desk.reader.today, desk.rules.calendars);
  const auto person = desk.state.person(acting.person);
  return person ? person->mail : std::string();
}

// The body as DELIVER has it (connectors/PROTOCOL.md).
Result<std::string> body_of(const words::Mail& mail, const Desk& desk, const Person& person,
                            const std::string& thread) {
  const auto& organisation = desk.rules.organisation;
  std::string body;
  JsonText json(body);
  json.open('{').text("subject", mail.subject).key("blocks").open('[');
  for (const words::Block& block : mail.blocks) write(json, block);
  json.close(']').texts("foot", mail.foot);
  write(json, "to", person.name, person.mail);
  write(json, "from", organisation.name + " via Cadans", organisation.sender);
  json.text("reply_to", answers_to(desk)).text("language", person.language);
  json.text("list", organisation.key);
  json.text("thread", thread).close('}');
  if (!json.utf8()) return Error{Fault::invalid, "a text of this mail is not UTF-8"};
  return body;
}

void deliver(Turn& turn, const Letter& letter, const Person& person, std::string body) {
  Delivery delivery;
  delivery.id = turn.next_delivery++;
  delivery.urgency = letter.urgency;
  delivery.key = letter.key;
  delivery.channel = mail_channel;
  delivery.person = letter.person;
  delivery.notices = letter.notices;
  delivery.made = turn.event.at;
  delivery.hash = salted(person.salt, body);
  turn.entry.beside.bodies.push_back({delivery.id, std::move(body)});
  add(turn, DeliveryNew{std::move(delivery)});
}

// Lists stay whole; of single items the first ones, and how many more there are.
std::int64_t keep_most_urgent(std::vector<words::Item>& items, int most) {
  int kept = 0;
  const auto removed = std::erase_if(items, [&](const words::Item& item) {
    const bool list = item.id == "mail.rung-1" || item.id == "mail.monday" ||
                      item.id == "mail.overview" || item.id == "mail.overview-advice" ||
                      item.id == "mail.vacant";
    return !list && ++kept > most;
  });
  return static_cast<std::int64_t>(removed);
}

// The thread of a mail about one task; a digest of several is a thread of nobody.
std::string thread_of(const Letter& letter) {
  const bool one = letter.notices.size() == 1 && letter.notices[0].instance.n != 0;
  return one ? "task-" + std::to_string(letter.notices[0].instance.n) : "";
}

}  // namespace

Result<std::string> compose(const View& state, const Rules& rules, const Letter& letter,
                            LocalDate today, const TaskAtDesk* in_hand) {
  const auto person = state.person(letter.person);
  if (!person || person->mail.empty()) {
    return Error{Fault::not_found, "no mail address is known for this person"};
  }
  const words::Reader reader{words::language_of(person->language), today};
  const Desk desk{state, rules, reader, letter.person, in_hand};
  auto items = items_of(desk, letter.notices);
  words::Values about = about_person(desk, letter.notices);
  about.count("more_count", keep_most_urgent(items, rules.settings.digest.items_max));
  const auto mail = words::digest(rules.messages, reader, items, about);
  if (!mail) return mail.error();
  return body_of(*mail, desk, *person, thread_of(letter));
}

namespace {

bool post(Turn& turn, const Letter& letter, const TaskAtDesk* in_hand) {
  auto body = compose(turn.state, turn.rules, letter, turn.today, in_hand);
  if (!body) {
    remark(turn, letter.notices.empty() ? InstanceId{} : letter.notices[0].instance, "not-written",
           body.error().what);
    return false;
  }
  deliver(turn, letter, *turn.state.person(letter.person), std::move(*body));
  return true;
}

}  // namespace

bool post(Turn& turn, const Letter& letter) { return post(turn, letter, nullptr); }

bool says_nothing(const Turn& turn, const Letter& letter) {
  const Desk desk{turn.state, turn.rules, {words::Language::nl, turn.today}, letter.person};
  const bool of_task = std::ranges::any_of(letter.notices, [&](const Notice& notice) {
    return task_at(desk, notice.instance).has_value();
  });
  return !of_task && items_of(desk, letter.notices).empty();
}

void post_at_once(Turn& turn, const TaskAtDesk& task, std::vector<Notice> notices) {
  if (!live(turn) || !turn.entry.refused.empty()) return;
  for (Notice& one : notices) {
    const Notice notice = numbered(turn, std::move(one));
    const std::string person = hears(turn.rules, task.facts, notice.position, turn.today);
    const std::string key = "clock/" + std::to_string(notice.id) + "/" + person;
    const bool posted =
        !person.empty() && post(turn, {key, person, Urgency::clock, {notice}}, &task);
    if (!posted) add(turn, NoticeNew{notice});
  }
}

bool post_alarm(Turn& turn, const Letter& letter, std::string_view message,
                const words::Values& values) {
  const auto person = turn.state.person(letter.person);
  if (!person || person->mail.empty() || turn.state.settled(letter.key)) return false;
  const words::Reader reader{words::language_of(person->language), turn.today};
  const Desk desk{turn.state, turn.rules, reader, letter.person};
  words::Values filled = values;
  filled.text("first_name", first_name(person->name));
  const auto mail = words::mail(turn.rules.messages, reader, message, filled);
  auto body = mail ? body_of(*mail, desk, *person, "") : Result<std::string>(mail.error());
  if (!body) {
    remark(turn, {}, "not-written", body.error().what);
    return false;
  }
  deliver(turn, letter, *person, std::move(*body));
  return true;
}

}  // namespace cadans::decide
