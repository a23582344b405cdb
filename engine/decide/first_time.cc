#include "engine/decide/first_time.h"

#include <algorithm>
#include <array>
#include <functional>
#include <sstream>

#include "engine/decide/authority.h"
#include "engine/decide/golive.h"
#include "engine/decide/horizon.h"
#include "engine/decide/occurrence.h"
#include "engine/decide/recurring.h"
#include "engine/decide/stages.h"
#include "engine/decide/subjects.h"
#include "engine/json.h"

namespace cadans::decide {
namespace {

using Known = FirstTime::Known;
using std::chrono::days;

constexpr std::array<std::string_view, 7> known_words = {
    "", "unknown", "said", "overdue", "spread", "still-to-do", "not-this-year"};

std::string found_mark(std::string_view duty, const people::Subject& subject) {
  return "found-last/" + std::string(duty) + "/" + subject.kind + ":" + subject.key;
}

std::string first_mark(const settings::Duty& duty, const people::Subject& subject) {
  return "first/" + duty.id + "/" + subject.kind + ":" + subject.key;
}

std::string mark_of(const AskedFirst& asked) {
  const std::string mark = first_mark(*asked.duty, asked.subject);
  return asked.ahead.named() ? mark + "/" + to_string(asked.ahead) : mark;
}

std::string as_mark(const FirstTime& time) {
  Json json = {{"known", known_words.at(static_cast<std::size_t>(time.known))}};
  if (time.from.named()) json["from"] = to_string(time.from);
  if (time.last.named()) json["last"] = to_string(time.last);
  return json.dump();
}

int risk_of(const people::Organisation& organisation, const people::Subject& subject) {
  if (subject.kind == "process") {
    const people::Process* process = organisation.processes.find(subject.key);
    return process != nullptr && process->critical ? 3 : 1;
  }
  if (subject.kind != "system") return 2;
  const auto& all = organisation.processes;
  const bool critical = std::any_of(all.begin(), all.end(), [&](const people::Process& process) {
    const auto& systems = process.systems;
    return process.critical &&
           std::find(systems.begin(), systems.end(), subject.key) != systems.end();
  });
  const people::System* system = organisation.systems.find(subject.key);
  return (critical ? 2 : 1) + (system != nullptr && system->internet_facing ? 1 : 0);
}

days length(LocalDate from, Period period) {
  return period.in_hours() ? days(0) : time::plus(from, period) - from;
}

// The day of the so-manieth of `most` that a position has.
LocalDate spread_day(const settings::Duty& duty, LocalDate from, std::size_t place,
                     std::size_t most) {
  const days whole = length(from, duty.first->over);
  const days lead = std::min(whole, length(from, duty.lead_time));
  const auto share = static_cast<int>(place);
  return from + lead + (whole - lead) * share / static_cast<int>(most);
}

FirstTime due_on(const settings::Duty& duty, Known known, LocalDate day) {
  return {known, {}, time::minus(day, *duty.rule->interval())};
}

// What its last time comes to, said today.
FirstTime counted(const Turn& turn, const settings::Duty& duty, LocalDate last) {
  const LocalDate next = time::plus(last, *duty.rule->interval());
  FirstTime time{Known::said, last, last};
  if (occurrence_on(duty, next, turn.rules.calendars).due < turn.today) {
    time = due_on(duty, Known::overdue, turn.today + length(turn.today, duty.lead_time));
    time.last = last;
  }
  return time;
}

// The day by its rule that lies ahead of the start, and whose task would have come before it.
LocalDate under_way(const Rules& rules, const settings::Duty& duty, LocalDate begun) {
  const days furthest = furthest_shift(duty);
  const LocalDate journey = rules.organisation.stage.journey_start;
  const LocalDate until = time::plus(begun, duty.lead_time) + furthest;
  const time::Bounds bounds{begun - furthest, until, 10'000};
  for (const Occurrence& one : occurrences(duty, journey, bounds, rules.calendars)) {
    if (one.issue < begun && begun < one.due) return one.nominal;
  }
  return {};
}

// Not named where the duty names no days, or its stage has not begun.
LocalDate day_ahead(const View& state, const Rules& rules, const settings::Duty& duty) {
  if (duty.anchor != settings::Anchor::calendar || !duty.rule) return {};
  const LocalDate begun = begun_since(state, duty.stage);
  return begun.named() ? under_way(rules, duty, begun) : LocalDate();
}

bool asks_last_time(const settings::Duty& duty) {
  return duty.anchor == settings::Anchor::last_done && duty.rule && duty.first;
}

}  // namespace

LocalDate found_last(const View& state, std::string_view duty, const people::Subject& subject) {
  return parse_local_date(state.mark(found_mark(duty, subject))).value_or(LocalDate());
}

void note_found(Turn& turn, const settings::Duty& duty, const people::Subject& subject,
                LocalDate day) {
  const std::string mark = found_mark(duty.id, subject);
  const LocalDate known = parse_local_date(mark_now(turn, mark)).value_or(LocalDate());
  if (!day.named() || day > turn.today || (known.named() && day <= known)) return;
  add(turn, MarkSet{mark, to_string(day)});
}

std::string begun_mark(int stage) { return "recurring-since/" + std::to_string(stage); }

LocalDate begun_since(const View& state, int stage) {
  return parse_local_date(state.mark(begun_mark(stage))).value_or(LocalDate());
}

FirstTime first_time(const View& state, const AskedFirst& asked) {
  const Json kept = Json::parse(state.mark(mark_of(asked)), nullptr, false);
  FirstTime time;
  if (!kept.is_object()) return time;
  const auto word =
      std::find(known_words.begin(), known_words.end(), kept.value("known", std::string()));
  if (word == known_words.end()) return time;
  time.known = static_cast<Known>(word - known_words.begin());
  const auto day = [&](const char* name) {
    return parse_local_date(kept.value(name, std::string())).value_or(LocalDate());
  };
  time.from = day("from");
  time.last = day("last");
  return time;
}

namespace {

bool takes_turn(const Rules& rules, const settings::Duty& duty, const people::Subject& subject,
                LocalDate ahead) {
  return !ahead.named() || settings::takes_turn(duty, rules.organisation, subject, ahead);
}

using DayAhead = LocalDate (*)(const View&, const Rules&, const settings::Duty&);

std::vector<AskedFirst> asked_now(const View& state, const Rules& rules, int stage,
                                  DayAhead day_of) {
  std::vector<AskedFirst> all;
  for (const settings::Duty& duty : rules.catalogue.duties()) {
    if (duty.ended || duty.stage > stage || waits_for_work(state, rules, duty)) continue;
    const LocalDate ahead = day_of(state, rules, duty);
    if (!ahead.named() && !asks_last_time(duty)) continue;
    for (const people::Subject& subject : subjects_now(state, rules, duty)) {
      if (!takes_turn(rules, duty, subject, ahead)) continue;
      const auto holder = people::holder(rules.organisation, duty.doer(), subject);
      all.push_back({&duty, subject, holder ? holder->key : std::string(), ahead});
    }
  }
  return all;
}

// Only of those that count from it: what is still to do recurring.cc makes.
std::vector<AskedFirst> asked_last_times(const View& state, const Rules& rules, int stage) {
  return asked_now(state, rules, stage,
                   [](const View&, const Rules&, const settings::Duty&) { return LocalDate(); });
}

}  // namespace

std::vector<AskedFirst> asked_first_times(const View& state, const Rules& rules, int stage) {
  return asked_now(state, rules, stage, day_ahead);
}

namespace {

// What one position has never done, the highest risk first. What is bundled for its owner comes on
// one day, at the place of the highest among it.
std::vector<std::vector<AskedFirst>> by_risk(const people::Organisation& organisation,
                                             const std::vector<AskedFirst>& all) {
  std::vector<std::vector<AskedFirst>> places;
  for (const AskedFirst& one : all) {
    const auto same = std::ranges::find_if(places, [&](const auto& place) {
      return one.duty->bundle == "owner" && place.front().duty == one.duty;
    });
    if (same == places.end()) {
      places.push_back({one});
    } else {
      same->push_back(one);
    }
  }
  const auto risk = [&](const std::vector<AskedFirst>& place) {
    int most = 0;
    for (const AskedFirst& one : place) most = std::max(most, risk_of(organisation, one.subject));
    return most;
  };
  std::ranges::stable_sort(places, std::greater<>(), risk);
  return places;
}

}  // namespace

FirstTimes::FirstTimes(Turn& turn, int stage) {
  std::map<std::string, std::vector<AskedFirst>> unknown;  // by position
  for (AskedFirst& one : asked_last_times(turn.state, turn.rules, stage)) {
    const FirstTime known = first_time(turn.state, one);
    if (known.from.named()) {
      from_[first_mark(*one.duty, one.subject)] = known.from;
      continue;
    }
    if (!speaks(turn.state, turn.rules, one.owner, turn.today)) continue;
    unknown[one.owner].push_back(std::move(one));
  }
  for (const auto& [position, all] : unknown) {
    const auto places = by_risk(turn.rules.organisation, all);
    for (std::size_t place = 0; place < places.size(); ++place) {
      for (const AskedFirst& one : places[place]) {
        const LocalDate day = spread_day(*one.duty, turn.today, place + 1, places.size());
        const FirstTime time = due_on(*one.duty, Known::spread, day);
        const std::string mark = first_mark(*one.duty, one.subject);
        from_[mark] = time.from;
        add(turn, MarkSet{mark, as_mark(time)});
      }
    }
  }
}

LocalDate FirstTimes::from(const settings::Duty& duty, const people::Subject& subject) const {
  const auto found = from_.find(first_mark(duty, subject));
  return found == from_.end() ? LocalDate() : found->second;
}

namespace {

struct Answer {
  const AskedFirst* asked = nullptr;
  Known known = Known::no;
  LocalDate day;  // where it was said
};

// What was answered in that word; nothing where it is no answer to what is asked.
std::optional<Answer> answer_in(const AskedFirst* asked, const std::string& word) {
  if (const auto day = parse_local_date(word)) return Answer{asked, Known::said, *day};
  const bool of_a_day_ahead = asked != nullptr && asked->ahead.named();
  if (!of_a_day_ahead) {
    return word == "unknown" ? std::optional(Answer{asked, Known::unknown, {}}) : std::nullopt;
  }
  if (word == "still-to-do") return Answer{asked, Known::still_to_do, {}};
  return word == "not-this-year" ? std::optional(Answer{asked, Known::not_this_year, {}})
                                 : std::nullopt;
}

// Its task is there: what it counts from, and what was to be done, is settled.
bool settled(const View& state, const AskedFirst& asked) {
  if (!asked.ahead.named()) return !latest(state, *asked.duty, asked.subject).empty();
  return has_task(state, identity(asked.duty->id, asked.subject, asked.ahead));
}

FirstTime kept_of(const Turn& turn, const Answer& answer) {
  const bool counts = answer.known == Known::said && !answer.asked->ahead.named();
  if (counts) return counted(turn, *answer.asked->duty, answer.day);
  return {answer.known, answer.day, {}};
}

people::Subject subject_named(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return {std::string(text), ""};
  return {std::string(text.substr(0, colon)), std::string(text.substr(colon + 1))};
}

const AskedFirst* asked_for(const std::vector<AskedFirst>& all, std::string_view duty,
                            const people::Subject& subject) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const AskedFirst& one) {
    return one.duty->id == duty && one.subject == subject;
  });
  return found == all.end() ? nullptr : &*found;
}

// Refuses what cannot be; nothing is written before all answers were looked at.
bool fits(Turn& turn, const Answer& answer, const std::string& text) {
  const auto asked = words::Values().text("asked_for", text);
  if (answer.asked == nullptr) return refuse(turn, "asks_no_first_time", asked), false;
  const std::vector<std::string> positions = {
      answer.asked->owner, position_of(turn, "ciso", {}, ""), position_of(turn, "iso", {}, "")};
  const auto holds_it = [&](const std::string& position) {
    return holds(turn, position, turn.event.actor);
  };
  if (!turn.ours && std::ranges::none_of(positions, holds_it)) {
    return refuse(turn, "not_involved", who_may_instead(turn, positions)), false;
  }
  if (answer.day > turn.today) return refuse(turn, "lies_ahead"), false;
  if (settled(turn.state, *answer.asked)) {
    return refuse(turn, "first_time_settled", asked), false;
  }
  return true;
}

}  // namespace

void last_done(Turn& turn) {
  const auto all = asked_first_times(turn.state, turn.rules, stage_now(turn.state));
  std::istringstream answers{std::string(turn.event.value("answers"))};
  std::vector<Answer> read;
  for (std::string text; std::getline(answers, text, ';');) {
    std::istringstream parts(text);
    std::string duty;
    std::string subject;
    std::string word;
    std::string more;
    parts >> duty >> subject >> word;
    const auto answer = answer_in(asked_for(all, duty, subject_named(subject)), word);
    if (!answer || parts >> more) {
      return refuse(turn, "not_a_date", words::Values().text("asked_for", text));
    }
    if (!fits(turn, *answer, text)) return;
    read.push_back(*answer);
  }
  if (read.empty()) return refuse(turn, "not_a_date");
  for (const Answer& one : read) {
    add(turn, MarkSet{mark_of(*one.asked), as_mark(kept_of(turn, one))});
  }
  raise(turn, "engine.follow-content", {});
}

}  // namespace cadans::decide
