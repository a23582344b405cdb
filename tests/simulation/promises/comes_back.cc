#include "tests/simulation/promises/comes_back.h"

#include <fmt/format.h>

#include <utility>

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
  if (std::to_string(date.day) != part(rule, "BYMONTHDAY")) return false;
  const std::string months = "," + part(rule, "BYMONTH") + ",";
  return months == ",," || months.find(fmt::format(",{},", date.month)) != std::string::npos;
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

}  // namespace

void ComesBack::begins(int stage, int day) { begun_.emplace(stage, day); }

// The rules of the tests have one shift: the so-manieth working day of the month.
int ComesBack::due(const settings::Duty& duty, int nominal) const {
  if (duty.shift.kind == Shift::Kind::none) return nominal;
  int day = nominal - date_of(nominal).day;
  for (int open = 0; open < duty.shift.count;) open += calendar_.office(++day) ? 1 : 0;
  return day;
}

int ComesBack::issue_day(const settings::Duty& duty, int nominal) const {
  return due(duty, nominal) - 7 * duty.lead_time.count;
}

int ComesBack::target(const std::string& duty, int nominal) const {
  int day = due(*content_.catalogue.duty(duty), nominal);
  while (!calendar_.office(day) || !calendar_.legal(day)) --day;
  return day;
}

int ComesBack::expected(const settings::Duty& duty, const std::string& subject, int day) const {
  const auto begun = begun_.find(duty.stage);
  if (begun == begun_.end()) return 0;
  const std::string& rule = duty.rule->text();
  if (duty.anchor == settings::Anchor::last_done) {
    const auto counted = counted_from_.find({duty.id, subject});
    const int from = counted == counted_from_.end() ? begun->second : counted->second;
    const int next = months_after(from, std::stoi(part(rule, "INTERVAL")));
    return issue_day(duty, next) <= day ? next : 0;
  }
  int last = 0;
  for (int at = begun->second - 31; at <= day + 7 * duty.lead_time.count + 31; ++at) {
    if (!names(rule, at)) continue;
    const int issued = issue_day(duty, at);
    if (begun->second <= issued && issued <= day) last = at;
  }
  return last;
}

std::string ComesBack::made(const Recurring& task, int day) {
  const settings::Duty& duty = *content_.catalogue.duty(task.duty);
  if (!made_[{task.duty, task.subject}].insert(task.nominal).second) return "is made twice";
  const int wanted = expected(duty, task.subject, day);
  if (wanted == task.nominal) return {};
  return fmt::format("is made for {}, not for {}", to_string(LocalDate(task.nominal)),
                     wanted == 0 ? "any day yet" : to_string(LocalDate(wanted)));
}

void ComesBack::ended(const Recurring& task, int day) {
  counted_from_[{task.duty, task.subject}] = day;
}

std::vector<std::string> ComesBack::missing(int day) {
  std::vector<std::string> all;
  if (std::exchange(looked_at_, day) == day) return all;
  for (const settings::Duty& duty : content_.catalogue.duties()) {
    if (!duty.rule) continue;
    for (const std::string& subject : subjects(duty)) {
      const int wanted = expected(duty, subject, day);
      if (wanted == 0 || !made_[{duty.id, subject}].insert(wanted).second) continue;
      all.push_back(fmt::format("lost: {} {} has no task for {}", duty.id, subject,
                                to_string(LocalDate(wanted))));
    }
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
