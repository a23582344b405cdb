#include "tests/simulation/promises/years.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/json.h"
#include "tests/simulation/promises/changes.h"

namespace cadans::promises {
namespace {

// Months since the year 0; its first day, and the month that a day lies in.
int first_day(int month) {
  const auto date =
      std::chrono::year(month / 12) / std::chrono::month(static_cast<unsigned>(month % 12 + 1)) / 1;
  return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
}

int month_of(int day) {
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(day))};
  return int{date.year()} * 12 + static_cast<int>(unsigned{date.month()}) - 1;
}

int starts_of(const std::string& year) {
  return month_of(parse_local_date(year.substr(year.rfind('/') + 1)).value().day);
}

std::string name_of(const std::string& key, int month) {
  return key + "/" + to_string(LocalDate(first_day(month)));
}

bool at_an_end(std::string_view state) {
  constexpr std::array<std::string_view, 5> ends = {"done", "cancelled", "missed", "withdrawn",
                                                    "lapsed"};
  return std::ranges::find(ends, state) != ends.end();
}

}  // namespace

Years::Years(const decide::Rules& content) : content_(content) {
  for (const people::Cycle& one : content.organisation.cycles) {
    rounds_.push_back({one.key, one.starts_in, one.plan_before, one.check_after, one.act_after,
                       one.close_after, one.subjects});
  }
  if (rounds_.empty()) rounds_.push_back({"isms"});
}

const Years::Round& Years::over(const std::string& kind, const std::string& key) const {
  const Round* rest = nullptr;
  for (const Round& round : rounds_) {
    if (round.subjects.empty()) rest = &round;
    for (const std::string& subject : round.subjects) {
      if (subject == kind || subject == kind + ":" + key) return round;
    }
  }
  return *rest;
}

const Years::Round* Years::named(const std::string& year) const {
  const auto found = std::ranges::find(rounds_, year.substr(0, year.rfind('/')), &Round::key);
  return found == rounds_.end() ? nullptr : &*found;
}

// The year that a task made on that day belongs to; "" where it belongs to none.
std::string Years::expected(const Json& facts, int day) const {
  const settings::Duty* duty = content_.catalogue.duty(facts.at("duty").get<std::string>());
  if (duty == nullptr || duty->recurrence == settings::Recurrence::once) return {};
  const Json& subject = facts.at("subject");
  const Round& round =
      over(subject.at("kind").get<std::string>(), subject.at("key").get<std::string>());
  int month = month_of(parse_local_date(facts.at("nominal").get<std::string>()).value().day);
  while (month % 12 != round.starts_in - 1) --month;
  if (duty->of_cycle == "next") month += 12;
  if (duty->of_cycle == "previous") month -= 12;
  while (first_day(month + round.close_after) <= day) month += 12;
  return name_of(round.key, month);
}

bool Years::review_open(const std::string& year) const {
  return std::ranges::any_of(tasks_, [&](const auto& one) {
    const Followed& task = one.second;
    return task.open && task.review && !task.years.empty() && task.years.front() == year;
  });
}

std::string Years::state_of(const std::string& year) const {
  const auto found = states_.find(year);
  return found == states_.end() ? std::string() : found->second;
}

std::vector<std::string> Years::take(const Entry& entry, int day) {
  wrong_.clear();
  each<InstanceNew>(entry, [&](const InstanceNew& one) { appears(one, day); });
  each<FactsSet>(entry, [&](const FactsSet& one) { knows(one, entry.event, day); });
  each<InstanceSet>(entry, [&](const InstanceSet& one) { moves(one, day); });
  return wrong_;
}

void Years::appears(const InstanceNew& one, int day) {
  const std::string state(first_region(one.snapshot.state));
  if (one.snapshot.workflow == "journey") begun_ = true;
  if (one.snapshot.workflow == "pdca_cycle") {
    const std::string year = one.identity.substr(std::string_view("cycle/").size());
    year_of_[one.id.n] = year;
    states_[year] = state;
    const std::string wrong = late(year, state, day);
    if (!wrong.empty()) wrong_.push_back(wrong);
    return;
  }
  if (one.snapshot.workflow != "task") return;
  const Json facts = Json::parse(one.facts);
  const settings::Duty* duty = content_.catalogue.duty(facts.at("duty").get<std::string>());
  if (duty == nullptr) return;
  Followed task;
  task.open = !at_an_end(state);
  task.review = duty->ends_check;
  task.years = facts.value("cycles", std::vector<std::string>());
  const std::string year = expected(facts, day);
  const std::vector<std::string> asked =
      year.empty() ? std::vector<std::string>() : std::vector<std::string>{year};
  if (task.years != asked) {
    wrong_.push_back(
        fmt::format("{} belongs to {}, not {}", duty->id, fmt::join(task.years, ", "), year));
  }
  tasks_[one.id.n] = std::move(task);
}

// The years of a task change by the close of one, or when it is taken up after that; not one of
// those before is lost.
void Years::knows(const FactsSet& one, const Event& event, int day) {
  const auto known = tasks_.find(one.id.n);
  if (known == tasks_.end()) return;
  Followed& task = known->second;
  const Json facts = Json::parse(one.facts);
  const auto years = facts.value("cycles", std::vector<std::string>());
  if (years == task.years) return;
  const std::string duty = facts.at("duty").get<std::string>();
  if (event.type == "task.issue") {
    if (years != std::vector<std::string>{expected(facts, day)}) {
      wrong_.push_back(duty + " is asked anew in another year than its own");
    }
  } else {
    const bool longer = years.size() == task.years.size() + 1 &&
                        std::equal(task.years.begin(), task.years.end(), years.begin());
    const std::string last = task.years.empty() ? std::string() : task.years.back();
    const Round* round = last.empty() ? nullptr : named(last);
    int month = round == nullptr ? 0 : starts_of(last) + 12;
    while (round != nullptr && first_day(month + round->close_after) <= day) month += 12;
    if (!longer || round == nullptr || years.back() != name_of(round->key, month)) {
      wrong_.push_back(fmt::format("{} went from {} to {}", duty, fmt::join(task.years, ", "),
                                   fmt::join(years, ", ")));
    } else if (state_of(last) != "closing" && state_of(last) != "closed") {
      wrong_.push_back(fmt::format("{} leaves {}, which is not over", duty, last));
    }
  }
  task.years = years;
}

void Years::moves(const InstanceSet& one, int day) {
  const std::string state(first_region(one.snapshot.state));
  if (const auto known = year_of_.find(one.id.n); known != year_of_.end()) {
    return went_on(known->second, state, day);
  }
  const auto task = tasks_.find(one.id.n);
  if (task != tasks_.end()) task->second.open = !at_an_end(state);
}

void Years::went_on(const std::string& year, const std::string& state, int day) {
  const std::string was = std::exchange(states_[year], state);
  if (was == state) return;
  const int starts = starts_of(year);
  const Round* round = named(year);
  const auto early = [&](int month) { return day < first_day(starts + month); };
  if (round == nullptr) return;
  const bool too_early = (state == "do" && early(0)) ||
                         (state == "check" && early(round->check_after)) ||
                         ((state == "act" || state == "review_due") && early(round->act_after)) ||
                         (state == "closing" && early(round->close_after));
  if (too_early) wrong_.push_back(fmt::format("{} came to {} before its day", year, state));
  if (state == "act" && review_open(year)) {
    wrong_.push_back(year + " acts before its management review");
  }
  if (state == "review_due" && !review_open(year)) {
    wrong_.push_back(year + " waits for a management review that nobody has");
  }
}

// What a year should be and is not.
std::string Years::late(const std::string& year, const std::string& state, int day) const {
  const Round& round = *named(year);
  const int starts = starts_of(year);
  const auto come = [&](int month) { return first_day(starts + month) <= day; };
  std::string should = "plan";
  if (come(0)) should = "do";
  if (come(round.check_after)) should = "check";
  if (come(round.act_after)) should = "act";
  if (come(round.close_after)) should = "closed";
  const bool waits = state == "review_due" && should == "act" && review_open(year);
  if (state == should || waits) return {};
  return fmt::format("{} is {} and should be {}", year, state.empty() ? "not there" : state,
                     should);
}

std::vector<std::string> Years::missing(int day) {
  std::vector<std::string> all;
  if (!begun_) return all;
  const auto tell = [&](std::string what) {
    if (told_.insert(what).second) all.push_back("lost: " + std::move(what));
  };
  for (const Round& round : rounds_) {
    for (int month = month_of(day) - 30; month <= month_of(day) + 12; ++month) {
      if (month % 12 != round.starts_in - 1) continue;
      const std::string year = name_of(round.key, month);
      const bool runs =
          first_day(month - round.plan_before) <= day && day < first_day(month + round.close_after);
      if (!runs && !states_.contains(year)) continue;
      if (const std::string wrong = late(year, state_of(year), day); !wrong.empty()) tell(wrong);
    }
  }
  for (const auto& [id, task] : tasks_) {
    if (!task.open || task.years.empty() || state_of(task.years.back()) != "closed") continue;
    tell(fmt::format("T{} is open in {}, which is closed", id, task.years.back()));
  }
  return all;
}

}  // namespace cadans::promises
