#include "tests/simulation/promises/comes_back.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "tests/simulation/promises/changes.h"
#include "tests/simulation/promises/changing_rules.h"

namespace cadans::promises {
namespace {

struct Date {
  int year;
  int month;
  int day;
};

Date date_of(int day) {
  const auto ymd = LocalDate(day).ymd();
  return {int{ymd.year()}, static_cast<int>(unsigned{ymd.month()}),
          static_cast<int>(unsigned{ymd.day()})};
}

// The value of one part of a rule; empty where it has none.
std::string part(const std::string& rule, const std::string& name) {
  const auto at = rule.find(name + "=");
  if (at == std::string::npos) return {};
  const auto from = at + name.size() + 1;
  return rule.substr(from, rule.find(';', from) - from);
}

bool names(const std::string& rule, int day) {
  const Date date = date_of(day);
  const auto holds = [&](const std::string& list, int number) {
    return ("," + list + ",").find(fmt::format(",{},", number)) != std::string::npos;
  };
  const std::string months = part(rule, "BYMONTH");
  return holds(part(rule, "BYMONTHDAY"), date.day) && (months.empty() || holds(months, date.month));
}

// So many months later on the same number, or on the last day of a shorter month.
int months_after(int day, int months) {
  const Date from = date_of(day);
  const int wanted = from.year * 12 + from.month - 1 + months;
  int found = day;
  for (int at = day;; ++at) {
    const Date date = date_of(at);
    const int month = date.year * 12 + date.month - 1;
    if (month > wanted) return found;
    if (month == wanted && date.day <= from.day) found = at;
  }
}

// And as many back.
int months_before(int day, int months) {
  const Date from = date_of(day);
  const int wanted = from.year * 12 + from.month - 1 - months;
  for (int at = day;; --at) {
    const Date date = date_of(at);
    if (date.year * 12 + date.month - 1 == wanted && date.day <= from.day) return at;
  }
}

}  // namespace

std::vector<std::string> ComesBack::take(const Entry& entry, int day) {
  const std::string& type = entry.event.type;
  if (type == "engine.start") {
    begun_.emplace(0, day);
    midnight_ = day;
  }
  if (type == "engine.start-stage") begun_.emplace(std::stoi(entry.event.data.at("stage")), day);
  if (type == "engine.day") midnight(day);
  if (type == "engine.last-done") answered(std::string(entry.event.value("answers")), day);
  return spread_as(entry, day);
}

// "R.LAST process:process-1 2025-02-03", "O.REPORT organisation still-to-do": one, as the people of
// the tests say it.
void ComesBack::answered(const std::string& answers, int day) {
  const auto space = answers.find(' ');
  const settings::Duty& duty = *content_.catalogue.duty(answers.substr(0, space));
  if (answers.ends_with(" still-to-do")) {
    still_to_do_[{duty.id, ""}] = ahead(duty);
    return;
  }
  const std::string subject =
      answers.substr(answers.find(':') + 1, answers.rfind(' ') - answers.find(':') - 1);
  const int months = std::stoi(part(duty.rule->text(), "INTERVAL"));
  const int last = parse_local_date(answers.substr(answers.rfind(' ') + 1)).value().day;
  const bool passed = due(duty, months_after(last, months)) < day;
  const int soon = day + 7 * duty.lead_time.count;
  counted_from_[{duty.id, subject}] = passed ? months_before(soon, months) : last;
}

int ComesBack::ahead(const settings::Duty& duty) const {
  const int begun = begun_.at(duty.stage);
  const int last = begun + 7 * duty.lead_time.count;
  for (int at = begun + 1; at <= last; ++at) {
    if (names(duty.rule->text(), at) && issue_day(duty, at) < begun) return at;
  }
  return 0;
}

bool ComesBack::unknown(const settings::Duty& duty, const std::string& subject, int day) const {
  return duty.rule && duty.anchor == settings::Anchor::last_done && begun_.contains(duty.stage) &&
         !counted_from_.contains({duty.id, subject}) && begins_.from(owner(subject)) <= day;
}

std::string ComesBack::owner(const std::string& subject) const {
  return content_.organisation.processes.find(subject)->owner;
}

std::map<ComesBack::Subject, int> ComesBack::spread(int day) const {
  std::map<std::string, std::vector<std::pair<int, Subject>>> all;  // by owner: risk, and what
  for (const settings::Duty& duty : content_.catalogue.duties()) {
    for (const std::string& subject : subjects(duty)) {
      if (!unknown(duty, subject, day)) continue;
      const bool critical = content_.organisation.processes.find(subject)->critical;
      all[owner(subject)].push_back({critical ? 0 : 1, {duty.id, subject}});
    }
  }
  std::map<Subject, int> from;
  for (auto& [position, waiting] : all) {
    std::stable_sort(waiting.begin(), waiting.end(),
                     [](const auto& one, const auto& other) { return one.first < other.first; });
    int place = 0;
    for (const auto& [risk, what] : waiting) {
      const settings::Duty& duty = *content_.catalogue.duty(what.first);
      const int whole = months_after(day, duty.first->over.count) - day;
      const int lead = 7 * duty.lead_time.count;
      const int at = day + lead + (whole - lead) * ++place / static_cast<int>(waiting.size());
      from[what] = months_before(at, std::stoi(part(duty.rule->text(), "INTERVAL")));
    }
  }
  return from;
}

// Those of one entry, as they were spread, against all that were to be.
std::vector<std::string> ComesBack::spread_as(const Entry& entry, int day) {
  std::map<std::string, std::string> said;
  each<MarkSet>(entry, [&](const MarkSet& mark) {
    const bool spread = mark.value.find("\"spread\"") != std::string::npos;
    if (mark.name.starts_with("first/") && spread) said[mark.name] = mark.value;
  });
  if (said.empty()) return {};
  std::vector<std::string> wrong;
  for (const auto& [what, from] : spread(day)) {
    const std::string name = "first/" + what.first + "/process:" + what.second;
    const std::string value = std::exchange(said[name], {});
    counted_from_[what] = from;
    if (value.find("\"" + to_string(LocalDate(from)) + "\"") != std::string::npos) continue;
    wrong.push_back(
        fmt::format("{} is spread as {}, not from {}", name, value, to_string(LocalDate(from))));
  }
  for (const auto& [name, value] : said) {
    if (!value.empty()) wrong.push_back(name + " is spread, and was not to be");
  }
  return wrong;
}

void ComesBack::midnight(int day) { first_ = std::exchange(midnight_, day) + 1; }

bool ComesBack::misfired(const settings::Duty& duty, int nominal, int day) const {
  const int issue = issue_day(duty, nominal);
  const bool before_all = issue < begun_.at(duty.stage);  // nobody was to ask: it was under way
  return !before_all && first_ <= issue && issue < day;
}

// The rules of the tests have one shift: the so-manieth working day of the month.
int ComesBack::due(const settings::Duty& duty, int nominal) const {
  if (duty.shift.kind == Shift::Kind::none) return nominal;
  int day = nominal - date_of(nominal).day;
  for (int open = 0; open < duty.shift.count;) open += calendar_.office(++day) ? 1 : 0;
  return day;
}

int ComesBack::issue_day(const settings::Duty& duty, int nominal) const {
  const int days = duty.lead_time.unit == Period::Unit::weeks ? 7 : 1;
  return due(duty, nominal) - days * duty.lead_time.count;
}

int ComesBack::target(const std::string& duty, int nominal) const {
  int day = due(*content_.catalogue.duty(duty), nominal);
  while (!calendar_.office(day) || !calendar_.legal(day)) --day;
  return day;
}

std::set<int> ComesBack::expected(const settings::Duty& duty, const std::string& subject,
                                  int day) const {
  std::set<int> all;
  const auto begun = begun_.find(duty.stage);
  if (begun == begun_.end()) return all;
  const std::string& rule = duty.rule->text();
  if (duty.anchor == settings::Anchor::last_done) {
    const auto counted = counted_from_.find({duty.id, subject});
    if (counted == counted_from_.end()) return all;
    const int next = months_after(counted->second, std::stoi(part(rule, "INTERVAL")));
    if (issue_day(duty, next) <= day) all.insert(next);
    return all;
  }
  const auto still = still_to_do_.find({duty.id, subject});
  if (still != still_to_do_.end()) all.insert(still->second);
  for (int at = begun->second - 31; at <= day + 7 * duty.lead_time.count + 31; ++at) {
    if (!names(rule, at)) continue;
    const int issued = issue_day(duty, at);
    if (begun->second <= issued && issued <= day) all.insert(at);
  }
  return all;
}

// Late: what can be done in time, and what its rule asks for of the rest.
bool ComesBack::still_comes(const settings::Duty& duty, const std::set<int>& all, int nominal,
                            int day) const {
  if (!misfired(duty, nominal, day) || target(duty.id, nominal) >= day) return true;
  if (duty.misfire == settings::Misfire::skip) return false;
  return duty.misfire == settings::Misfire::each || nominal == *all.rbegin();
}

std::string ComesBack::entered(const Recurring& task, int day, bool comes) {
  const settings::Duty& duty = *content_.catalogue.duty(task.duty);
  const std::string which = to_string(LocalDate(task.nominal));
  if (!there_[{task.duty, task.subject}].insert(task.nominal).second) return which + " came twice";
  const auto all = expected(duty, task.subject, day);
  if (!all.contains(task.nominal)) return which + " comes, and should not yet";
  if (still_comes(duty, all, task.nominal, day) != comes) {
    return which +
           (comes ? " comes, and was to be passed over" : " is passed over, and was to come");
  }
  const int says = misfired(duty, task.nominal, day) ? issue_day(duty, task.nominal) : 0;
  if (task.should_have_come == says) return {};
  return fmt::format("{} says {} for the day on which it should have come, not {}", which,
                     task.should_have_come, says);
}

std::string ComesBack::made(const Recurring& task, int day) { return entered(task, day, true); }

std::string ComesBack::passed_over(const Recurring& task, int day) {
  const std::string wrong = entered(task, day, false);
  ended(task, task.nominal);
  return wrong;
}

void ComesBack::ended(const Recurring& task, int day) {
  counted_from_[{task.duty, task.subject}] = day;
}

void ComesBack::look_for(const settings::Duty& duty, const std::string& subject, int day,
                         std::vector<std::string>& lost) {
  if (unknown(duty, subject, day)) {
    lost.push_back(fmt::format("lost: {} {} is counted from nowhere", duty.id, subject));
    counted_from_[{duty.id, subject}] = day;
  }
  for (const int wanted : expected(duty, subject, day)) {
    if (!there_[{duty.id, subject}].insert(wanted).second) continue;
    lost.push_back(fmt::format("lost: {} {} has no task for {}", duty.id, subject,
                               to_string(LocalDate(wanted))));
  }
}

std::vector<std::string> ComesBack::missing(int day) {
  std::vector<std::string> all;
  if (std::exchange(looked_at_, day) == day) return all;
  for (const settings::Duty& duty : content_.catalogue.duties()) {
    if (!duty.rule || rules_change(duty.id)) continue;
    for (const std::string& subject : subjects(duty)) look_for(duty, subject, day, all);
  }
  return all;
}

std::vector<std::string> ComesBack::subjects(const settings::Duty& duty) const {
  if (duty.per == "organisation") return {""};
  std::vector<std::string> keys;
  for (const auto& process : content_.organisation.processes) keys.push_back(process.key);
  return keys;
}

}  // namespace cadans::promises
