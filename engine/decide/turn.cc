#include "engine/decide/turn.h"

#include <algorithm>
#include <charconv>

#include "engine/decide/golive.h"
#include "workflows/registry.h"

namespace cadans::decide {
std::int64_t number(std::string_view text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

void add(Turn& turn, Change change) { turn.entry.changes.push_back(std::move(change)); }

void remark(Turn& turn, InstanceId id, std::string_view rule, std::string text) {
  add(turn, Remark{id, std::string(rule), std::move(text)});
}

words::Reader reader_of(const Turn& turn) {
  const auto person = turn.state.person(turn.event.actor);
  return {words::language_of(person ? person->language : "nl"), turn.today};
}

std::string state_word(const Turn& turn, std::string_view state) {
  const auto word = words::sentence(turn.rules.messages, reader_of(turn),
                                    "state." + std::string(first_region(state)));
  return word ? *word : std::string(state);
}

void refuse(Turn& turn, std::string_view rule, const words::Values& values) {
  turn.entry.refused = rule;
  turn.entry.changes.clear();
  turn.entry.beside = {};
  turn.raised.clear();
  const auto said =
      words::sentence(turn.rules.messages, reader_of(turn), "refusal." + std::string(rule), values);
  turn.entry.said = said ? *said : said.error().what;
}

void refuse_date(Turn& turn, std::string_view name) {
  refuse(turn, "not_a_date", words::Values().text("asked_for", turn.event.value(name)));
}

void raise(Turn& turn, std::string type, InstanceId instance, const Named& named) {
  Event event;
  event.type = std::move(type);
  event.at = turn.event.at;
  event.actor = turn.event.actor;
  event.entered_by = turn.event.entered_by;
  event.instance = instance;
  for (const auto& [name, value] : named) event.data[name] = value;
  turn.raised.push_back(std::move(event));
}

bool live(const Turn& turn) { return speaks(turn.state, turn.rules, turn.whose, turn.today); }

Notice numbered(Turn& turn, Notice notice) {
  notice.id = turn.next_notice++;
  if (!notice.from.named()) notice.from = turn.today;
  notice.late = notice.late || handled_late(turn);
  return notice;
}

void notify(Turn& turn, Notice notice) {
  if (live(turn)) add(turn, NoticeNew{numbered(turn, std::move(notice))});
}

void notify(Turn& turn, InstanceId about, std::string kind, const std::string& position) {
  if (position.empty()) return;
  Notice notice;
  notice.instance = about;
  notice.kind = std::move(kind);
  notice.position = position;
  notify(turn, std::move(notice));
}

bool waits(const Turn& turn, std::string_view kind, std::string_view position) {
  const auto all = turn.state.notices_of({});
  return std::any_of(all.begin(), all.end(), [&](const Notice& one) {
    return one.kind == kind && one.position == position;
  });
}

std::string mark_now(const Turn& turn, std::string_view name) {
  std::string value = turn.state.mark(name);
  for (const Change& change : turn.entry.changes) {
    const auto* set = std::get_if<MarkSet>(&change);
    if (set != nullptr && set->name == name) value = set->value;
  }
  return value;
}

void start_machine(Turn& turn, std::string_view workflow) {
  const workflows::Workflow* machine = workflows::workflow(workflow);
  invariant(machine != nullptr, "a machine of the organisation has a table");
  const std::string name(workflow);
  add(turn, InstanceNew{{turn.next_instance++},
                        name + "/organisation",
                        {name, machine->version, machine->start, {}},
                        "{}"});
}

void withdraw_notices(Turn& turn, InstanceId id, std::string_view why) {
  for (const Notice& notice : turn.state.notices_of(id)) {
    if (notice.kind == "overview" && why != "closed") continue;
    add(turn, NoticeGone{notice.id, std::string(why)});
  }
}

bool handled_late(const Turn& turn) {
  const std::string_view due = turn.event.value("due");
  return !due.empty() && turn.event.at - Instant{number(due)} > hours(1);
}

LocalDate day_said(const Turn& turn, std::string_view name) {
  const auto day = parse_local_date(turn.event.value(name));
  return day ? *day : LocalDate();
}

std::string text_said(const Turn& turn, std::string_view name) {
  return text_by_id(turn, turn.event.value(name));
}

std::string text_by_id(const Turn& turn, std::string_view id) {
  for (const Text& text : turn.event.texts) {
    if (text.id == id) return text.body;
  }
  return turn.state.text(id);
}

Timer fired_timer(const Event& event) {
  Timer timer;
  timer.urgency = static_cast<Urgency>(number(event.value("urgency")));
  timer.due = Instant{number(event.value("due"))};
  timer.instance = event.instance;
  timer.kind = std::string(event.verb());
  return timer;
}

}  // namespace cadans::decide
