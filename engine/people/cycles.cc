#include "engine/people/cycles.h"

#include <algorithm>

namespace cadans::people {
namespace {

using std::chrono::months;

LocalDate on_by(LocalDate first_of_month, int by) {
  return LocalDate(first_of_month.ymd() + months(by));
}

CycleYear year_from(const Cycle& cycle, LocalDate starts) {
  return {cycle.key,
          starts,
          on_by(starts, -cycle.plan_before),
          on_by(starts, cycle.check_after),
          on_by(starts, cycle.act_after),
          on_by(starts, cycle.close_after)};
}

bool names(const Cycle& cycle, const Subject& subject) {
  return std::ranges::any_of(cycle.subjects, [&](const std::string& one) {
    return one == subject.kind || one == subject.kind + ":" + subject.key;
  });
}

}  // namespace

const Keyed<Cycle>& cycles_of(const Organisation& organisation) {
  static const Keyed<Cycle> one_over_all = [] {
    Keyed<Cycle> all;
    all.add({"isms"});
    return all;
  }();
  return organisation.cycles.empty() ? one_over_all : organisation.cycles;
}

const Cycle& cycle_over(const Organisation& organisation, const Subject& subject) {
  const Keyed<Cycle>& all = cycles_of(organisation);
  const Cycle* rest = nullptr;
  for (const Cycle& cycle : all) {
    if (names(cycle, subject)) return cycle;
    if (cycle.subjects.empty()) rest = &cycle;
  }
  invariant(rest != nullptr, "one cycle is over all that no other names");
  return *rest;
}

CycleYear year_of(const Cycle& cycle, LocalDate day) {
  const auto month = std::chrono::month(static_cast<unsigned>(cycle.starts_in));
  const auto starts = day.ymd().year() / month / 1;
  const LocalDate this_year{starts};
  return year_from(cycle, this_year <= day ? this_year : on_by(this_year, -12));
}

CycleYear year_after(const CycleYear& year, const Cycle& cycle) {
  return year_of(cycle, on_by(year.starts, 12));
}

CycleYear year_before(const CycleYear& year, const Cycle& cycle) {
  return year_of(cycle, on_by(year.starts, -12));
}

std::string years_text(LocalDate starts) {
  const std::string first = std::to_string(int{starts.ymd().year()});
  const std::string last = std::to_string(int{on_by(starts, 11).ymd().year()});
  return first == last ? first : first + "/" + last;
}

YearName year_named(std::string_view name) {
  const auto slash = name.rfind('/');
  if (slash == std::string_view::npos) return {};
  const auto starts = parse_local_date(name.substr(slash + 1));
  return starts ? YearName{std::string(name.substr(0, slash)), *starts} : YearName{};
}

}  // namespace cadans::people
