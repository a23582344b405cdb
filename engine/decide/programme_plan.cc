#include "engine/decide/programme_plan.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/decide/audit_facts.h"
#include "engine/decide/stages.h"

namespace cadans::decide {
namespace {

constexpr std::chrono::weeks first_report{12};  // after it is planned: eight of them for its task
constexpr std::chrono::month begins = std::chrono::March;
constexpr LocalDate last_day_of(int year) {
  return LocalDate{std::chrono::year(year) / std::chrono::October / 15};
}

int year_of(LocalDate day) { return static_cast<int>(day.ymd().year()); }

struct Candidate {
  people::Subject subject;
  bool critical = false;  // a process, or a supplier of class high
  LastAudit last;
  std::size_t n = 0;  // by the files
};

std::vector<Candidate> candidates(const View& state, const Rules& rules) {
  std::vector<Candidate> all;
  const auto add = [&](people::Subject subject, bool critical) {
    LastAudit last = last_audit(state, subject);
    all.push_back({std::move(subject), critical, std::move(last), all.size()});
  };
  for (const people::Process& one : rules.organisation.processes) {
    const people::Subject subject{"process", one.key};
    if (may_be_audited(state, rules, subject)) add(subject, one.critical);
  }
  for (const people::Supplier& one : rules.organisation.suppliers) {
    const people::Subject subject{"supplier", one.key};
    if (may_be_audited(state, rules, subject)) add(subject, true);
  }
  std::ranges::stable_sort(all, {}, [](const Candidate& one) {
    const bool red = one.last.grade == "red";
    const bool amber = one.last.grade == "amber";
    return std::tuple(!red, !one.critical, !amber, one.last.on.named(), one.last.on.day, one.n);
  });
  return all;
}

std::string why_of(const Candidate& one) {
  if (one.last.grade == "red") return "red";
  if (one.critical) return one.subject.kind == "process" ? "critical" : "class-high";
  return one.last.grade == "amber" ? "amber" : "once";
}

// In force, and its day lies ahead in a year that has begun: nothing moves it any more.
bool comes_this_year(const PlannedAudit& one, LocalDate today) {
  return !one.left_out && one.year == year_of(today) && today <= one.on;
}

// One programme as it is being laid: its open years, and how many audits each has so far.
class Laying {
 public:
  Laying(const View& state, const Rules& rules, const ProgrammeFacts& facts, LocalDate today)
      : state_(state), rules_(rules), facts_(facts), today_(today) {
    const int from = std::max(facts.first, first_year(today));
    for (int year = from; year <= facts.last; ++year) open_.push_back(year);
  }

  std::vector<ProgrammeLine> lines() {
    if (open_.empty()) return facts_.lines;
    std::vector<ProgrammeLine> all;
    for (const Candidate& one : candidates(state_, rules_)) all.push_back(line_of(one));
    load_.clear();
    for (const settings::Theme& theme : rules_.catalogue.themes()) all.push_back(line_of(theme));
    return all;
  }

 private:
  // Years in which it has its task, and that audit was not given up; or the day of it is to come.
  [[nodiscard]] std::vector<int> covered(const people::Subject& subject) const {
    std::vector<int> years;
    for (const PlannedAudit& one : facts_.planned) {
      if (touches(one, subject) && holds_still(one)) years.push_back(one.year);
    }
    return years;
  }

  static bool touches(const PlannedAudit& one, const people::Subject& subject) {
    if (subject.kind != "theme") return one.subject == subject;
    return std::ranges::find(one.themes, subject.key) != one.themes.end();
  }

  [[nodiscard]] bool holds_still(const PlannedAudit& one) const {
    if (one.task.empty()) return comes_this_year(one, today_);
    const auto audit = state_.find(audit_identity(one.task));
    const auto snapshot = audit ? state_.snapshot(*audit) : std::nullopt;
    return !snapshot || snapshot->state != "cancelled";
  }

  // What it had, of the years that are open still.
  [[nodiscard]] std::vector<int> had(const people::Subject& subject) const {
    const auto line = std::ranges::find(facts_.lines, subject, &ProgrammeLine::subject);
    return line == facts_.lines.end() ? std::vector<int>() : of_open(line->years);
  }

  [[nodiscard]] std::vector<int> of_open(const std::vector<int>& years) const {
    std::vector<int> all;
    for (const int year : years) {
      if (std::ranges::find(open_, year) != open_.end()) all.push_back(year);
    }
    return all;
  }

  // The emptiest of the first so many open years.
  int emptiest(int among) {
    int best = open_.front();
    for (const int year : open_) {
      if (year < open_.front() + among && load_[year] < load_[best]) best = year;
    }
    return best;
  }

  // Of what has no year yet the first: in turn after the one before, else in the emptiest.
  int first_of(int every, const std::vector<int>& before) {
    if (before.empty()) return emptiest(every > 0 ? every : facts_.last);
    return std::max(before.back() + every, open_.front());
  }

  // Red is looked at again in the year after.
  void add_after_red(const Candidate& one, std::vector<int>& years) const {
    if (one.last.grade != "red") return;
    const std::vector<int> after = of_open({year_of(one.last.on) + 1});
    const bool there = after.empty() || std::ranges::find(years, after[0]) != years.end();
    if (!there) years.push_back(after[0]);
  }

  std::vector<int> laid(const Candidate& one, const std::vector<int>& before) {
    std::vector<int> years = had(one.subject);
    const int every = one.critical ? rules_.organisation.audits.critical_every : 0;
    const bool asked = every > 0 || before.empty();
    if (years.empty() && asked) years.push_back(first_of(every, before));
    while (every > 0 && years.back() + every <= facts_.last) years.push_back(years.back() + every);
    std::erase_if(years, [&](int year) { return year > facts_.last; });
    add_after_red(one, years);
    return years;
  }

  ProgrammeLine line_of(const Candidate& one) {
    const std::vector<int> before = covered(one.subject);
    std::vector<int> years = laid(one, before);
    std::string why = why_of(one);
    const auto chosen = std::ranges::find(facts_.chosen, one.subject, &ChosenYears::subject);
    const auto theirs = chosen == facts_.chosen.end() ? std::vector<int>() : of_open(chosen->years);
    if (!theirs.empty()) {  // once they are over it is laid like any other
      years = theirs;
      why = "chosen";
    }
    for (const int year : years) ++load_[year];
    return line(one.subject, std::move(why), std::move(years), before);
  }

  ProgrammeLine line_of(const settings::Theme& theme) {
    const people::Subject subject{"theme", theme.key};
    const std::vector<int> before = covered(subject);
    std::vector<int> years = had(subject);
    if (years.empty() && before.empty()) years.push_back(emptiest(facts_.last));
    for (const int year : years) ++load_[year];
    return line(subject, "theme", std::move(years), before);
  }

  static ProgrammeLine line(const people::Subject& subject, std::string why, std::vector<int> years,
                            const std::vector<int>& before) {
    years.insert(years.end(), before.begin(), before.end());
    std::ranges::sort(years);
    years.erase(std::unique(years.begin(), years.end()), years.end());
    return {subject, std::move(why), std::move(years)};
  }

  const View& state_;
  const Rules& rules_;
  const ProgrammeFacts& facts_;
  LocalDate today_;
  std::vector<int> open_;
  std::map<int, int> load_;
};

// The audits of one year, in the order of the lines: the first come first. Its themes are one.
std::vector<PlannedAudit> audits_of(const ProgrammeFacts& facts, int year) {
  std::vector<PlannedAudit> all;
  PlannedAudit whole{year, {}, {}, {}, {}, false};
  for (const ProgrammeLine& line : facts.lines) {
    if (std::ranges::find(line.years, year) == line.years.end()) continue;
    if (line.subject.kind == "theme") {
      whole.themes.push_back(line.subject.key);
    } else {
      all.push_back({year, line.subject, {}, {}, {}, false});
    }
  }
  if (!whole.themes.empty()) all.push_back(std::move(whole));
  return all;
}

// It has its task, or a part of it has: of themes those that are left are one more audit.
bool has_begun(const std::vector<PlannedAudit>& begun, PlannedAudit& one) {
  bool had = false;
  for (const PlannedAudit& other : begun) {
    if (other.year != one.year || other.subject != one.subject) continue;
    had = true;
    std::erase_if(one.themes, [&](const std::string& theme) {
      return std::ranges::find(other.themes, theme) != other.themes.end();
    });
  }
  return had && one.themes.empty();
}

// One after another, evenly between the first day that an audit can have its report and the last.
void spread(std::vector<PlannedAudit>& audits, int year, LocalDate today) {
  const LocalDate spring{std::chrono::year(year) / begins / 1};
  const LocalDate from = std::max(spring, today + std::chrono::days(first_report));
  const auto room = std::max(std::chrono::days(0), last_day_of(year) - from);
  const auto count = static_cast<int>(audits.size());
  for (int n = 0; n < count; ++n) {
    audits[static_cast<std::size_t>(n)].on = from + room * (2 * n + 1) / (2 * count);
  }
}

}  // namespace

int first_year(LocalDate today) {
  const int year = year_of(today);
  return today + std::chrono::days(first_report) <= last_day_of(year) ? year : year + 1;
}

bool may_be_audited(const View& state, const Rules& rules, const people::Subject& subject) {
  const people::Process* process = rules.organisation.processes.find(subject.key);
  if (subject.kind == "process") {
    return process != nullptr && people::in_scope(*process, std::max(1, stages_begun(state)));
  }
  const people::Supplier* supplier = rules.organisation.suppliers.find(subject.key);
  if (subject.kind == "supplier") return supplier != nullptr && supplier->risk_class == "high";
  return subject.kind == "organisation";
}

std::vector<ProgrammeLine> lay(const View& state, const Rules& rules, const ProgrammeFacts& facts,
                               LocalDate today) {
  return Laying(state, rules, facts, today).lines();
}

std::vector<PlannedAudit> plan(const ProgrammeFacts& facts, LocalDate today) {
  std::vector<PlannedAudit> all;
  for (const PlannedAudit& one : facts.planned) {
    if (!one.task.empty() || one.left_out || comes_this_year(one, today)) all.push_back(one);
  }
  for (int year = std::max(facts.first, year_of(today)); year <= facts.last; ++year) {
    std::vector<PlannedAudit> audits = audits_of(facts, year);
    std::erase_if(audits, [&](PlannedAudit& one) { return has_begun(all, one); });
    spread(audits, year, today);
    all.insert(all.end(), audits.begin(), audits.end());
  }
  return all;
}

bool chosen_fits(const ProgrammeFacts& facts, LocalDate today, const ChosenYears& chosen) {
  const auto line = std::ranges::find(facts.lines, chosen.subject, &ProgrammeLine::subject);
  const int from = std::max(facts.first, first_year(today));
  return line != facts.lines.end() && line->subject.kind != "theme" && !chosen.years.empty() &&
         std::ranges::all_of(chosen.years,
                             [&](int year) { return from <= year && year <= facts.last; });
}

}  // namespace cadans::decide
