// The plan of a time ahead: its UIDs stay, its sequence rises with each change and never goes back.

#include "engine/decide/year_plan.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>

#include "tests/unit/time/dutch_calendars.h"

namespace cadans::decide {
namespace {

using namespace std::chrono;

constexpr LocalDate begun = 2026y / November / 30;
constexpr PlanSpan two_years{begun, 2028y / November / 29};
const std::string may_identity = "task/X.1/organisation/2027-05-01";

// A state in which nothing has happened yet.
class NothingYet final : public View {
 public:
  std::optional<Snapshot> snapshot(InstanceId) const override { return std::nullopt; }
  std::optional<std::string> facts(InstanceId) const override { return std::nullopt; }
  std::optional<InstanceId> find(std::string_view) const override { return made; }
  std::vector<InstanceId> running(std::string_view, InstanceId, int) const override { return {}; }
  std::vector<Notice> notices(LocalDate, int) const override { return {}; }
  std::vector<Notice> notices_of(InstanceId) const override { return {}; }
  std::optional<Waiting> waiting(std::int64_t) const override { return std::nullopt; }
  std::vector<Waiting> sendable(std::string_view, Instant, int) const override { return {}; }
  std::string mark(std::string_view) const override { return {}; }
  std::string contents() const override { return {}; }
  Hash content_hash(std::string_view) const override { return {}; }
  std::optional<Content> content(std::string_view) const override { return std::nullopt; }
  std::optional<Person> person(std::string_view) const override { return std::nullopt; }
  std::string person_called(std::string_view) const override { return {}; }
  std::string text(std::string_view) const override { return {}; }
  bool seen(std::string_view) const override { return false; }
  bool settled(std::string_view) const override { return false; }
  std::int64_t next_instance() const override { return 1; }
  std::int64_t next_notice() const override { return 1; }
  std::int64_t next_delivery() const override { return 1; }

  std::optional<InstanceId> made{};
};

// What content may say otherwise.
struct Otherwise {
  std::string title = "Nagaan";
  std::string person = "person-1";
  unsigned month_day = 1;
  bool ended = false;
};

std::shared_ptr<const Rules> rules_with(const Otherwise& what) {
  people::Organisation organisation;
  organisation.stage.journey_start = begun;
  organisation.roles["iso"] = {};
  organisation.positions.add({.key = "iso", .role = "iso", .occupant = what.person});
  organisation.positions.add({.key = "ciso", .role = "ciso", .occupant = "person-9"});
  organisation.members.add({what.person});
  settings::Duty duty;
  duty.id = "X.1";
  duty.title_nl = what.title;
  duty.role = "iso";
  duty.recurrence = settings::Recurrence::rule;
  duty.anchor = settings::Anchor::calendar;
  duty.rule = time::RecurrenceRule::read("RRULE:FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=" +
                                         std::to_string(what.month_day))
                  .value();
  duty.lead_time = Period{2, Period::Unit::weeks};
  duty.ladder = "standard";
  duty.ended = what.ended;
  settings::Catalogue catalogue({{}, {}, {}, {duty}});
  return std::make_shared<const Rules>(
      Rules{organisation, catalogue, {}, {}, time::dutch_calendars(), time::Zone::utc(), {}});
}

Instant midnight(LocalDate day) { return Instant{} + hours(std::int64_t{24} * day.day); }

Instant week(int number) { return midnight(begun + days(7 * number)); }

std::vector<Rulebook> books(const std::vector<Otherwise>& versions) {
  std::vector<Rulebook> all;
  for (std::size_t n = 0; n < versions.size(); ++n) {
    all.push_back({week(static_cast<int>(n)), rules_with(versions[n])});
  }
  return all;
}

std::map<std::string, PlannedWork> by_identity(const PlanSources& sources) {
  NothingYet nothing;
  if (!sources.tasks.empty()) nothing.made = sources.tasks.front().id;
  std::map<std::string, PlannedWork> all;
  for (PlannedWork& work : year_plan(nothing, sources, two_years)) all[work.identity] = work;
  return all;
}

// As the rules make it; then what a record says of it.
PlanTask task_of_may(const std::vector<Rulebook>& all) {
  const auto facts = facts_by(*all.back().rules, {"X.1", {}, 2027y / May / 1, {}});
  return {{7}, may_identity, {{week(20), facts.value(), "open"}}};
}

TEST(YearPlan, NamesWhatComesWithTheDayThatPeopleSee) {
  const auto plan = by_identity({books({{}}), {}, begun});
  ASSERT_EQ(plan.size(), 2U);
  const PlannedWork& may = plan.at(may_identity);
  EXPECT_EQ(may.day, LocalDate(2027y / April / 30));  // 1 May 2027 is a Saturday
  EXPECT_EQ(may.stands, Stands::coming);
  EXPECT_EQ(may.sequence, 0);
  EXPECT_EQ(may.changed, week(0));
  EXPECT_EQ(may.whose, (Whose{"iso", "person-1"}));
}

TEST(YearPlan, AnotherTitleOrPersonIsAnotherSequenceOfTheSame) {
  const auto titled = by_identity({books({{}, {.title = "Nalopen"}}), {}, begun});
  EXPECT_EQ(titled.at(may_identity).sequence, 1);
  EXPECT_EQ(titled.at(may_identity).changed, week(1));
  EXPECT_TRUE(titled.at(may_identity).before.empty());
  const auto filled = by_identity({books({{}, {.person = "person-2"}}), {}, begun});
  EXPECT_EQ(filled.at(may_identity).sequence, 1);
  EXPECT_EQ(filled.at(may_identity).before, (std::vector<Whose>{{"iso", "person-1"}}));
}

TEST(YearPlan, WhatARuleNoLongerNamesIsCancelledAndNotSilent) {
  for (const Otherwise& what : {Otherwise{.month_day = 15}, Otherwise{.ended = true}}) {
    const auto plan = by_identity({books({{}, what}), {}, begun});
    EXPECT_EQ(plan.at(may_identity).stands, Stands::cancelled);
    EXPECT_EQ(plan.at(may_identity).sequence, 1);
    EXPECT_EQ(plan.at(may_identity).day, LocalDate(2027y / April / 30));
  }
  const auto back = by_identity({books({{}, {.ended = true}, {}}), {}, begun});
  EXPECT_EQ(back.at(may_identity).stands, Stands::coming);
  EXPECT_EQ(back.at(may_identity).sequence, 2);
}

TEST(YearPlan, ATaskGoesOnUnderTheIdentityAndSequenceOfWhatWasToCome) {
  const auto all = books({{}, {.title = "Nalopen"}});
  PlanTask task = task_of_may(all);
  EXPECT_EQ(by_identity({all, {task}, begun}).at(may_identity).sequence, 1);
  TaskThen moved = task.then.back();
  moved.at = week(21);
  moved.facts.old_target = moved.facts.target;
  moved.facts.target = 2027y / May / 12;
  task.then.push_back(moved);
  const PlannedWork later = by_identity({all, {task}, begun}).at(may_identity);
  EXPECT_EQ(later.sequence, 2);
  EXPECT_EQ(later.changed, week(21));
  EXPECT_EQ(later.day, LocalDate(2027y / May / 12));
  EXPECT_EQ(later.task, InstanceId{7});
  moved.at = week(22);
  moved.facts.owner = "ciso";
  task.then.push_back(moved);
  EXPECT_EQ(by_identity({all, {task}, begun}).at(may_identity).whose, (Whose{"ciso", "person-9"}));
  for (const auto& [state, stands] : {std::pair{"done", Stands::done},
                                      {"cancelled", Stands::cancelled},
                                      {"missed", Stands::cancelled},
                                      {"withdrawn", Stands::cancelled}}) {
    PlanTask ended = task;
    moved.at = week(23);
    moved.state = state;
    ended.then.push_back(moved);
    const PlannedWork end = by_identity({all, {ended}, begun}).at(may_identity);
    EXPECT_EQ(end.stands, stands) << state;
    EXPECT_EQ(end.sequence, 4) << state;
  }
}

// Its day of making passed, and the stage had not begun: nobody will ask it.
TEST(YearPlan, WhatWasToBeMadeAndIsNotIsCancelledFromThatDay) {
  const auto plan = by_identity({books({{}}), {}, 2027y / April / 20});
  EXPECT_EQ(plan.at(may_identity).stands, Stands::cancelled);
  EXPECT_EQ(plan.at(may_identity).changed, midnight(2027y / April / 17));
}

TEST(YearPlan, WhatMovedOutOfTheSpanIsToldToWhoHadItThere) {
  const auto all = books({{}});
  PlanTask task = task_of_may(all);
  TaskThen moved = task.then.back();
  moved.at = week(21);
  moved.facts.target = 2027y / June / 30;
  task.then.push_back(moved);
  NothingYet made;
  made.made = task.id;
  const auto april = year_plan(made, {all, {task}, begun}, {2027y / April / 1, 2027y / April / 30});
  ASSERT_EQ(april.size(), 1U);
  EXPECT_EQ(april.front().day, LocalDate(2027y / June / 30));
}

Otherwise anything() {
  return {*rc::gen::element<std::string>("Nagaan", "Nalopen"),
          *rc::gen::element<std::string>("person-1", "person-2"), *rc::gen::element(1U, 3U, 15U),
          *rc::gen::weightedElement<bool>({{4, false}, {1, true}})};
}

// Whatever content comes: who read the file at any time finds each UID again, no sequence lower,
// and a higher one where what is shown of it is another.
TEST(YearPlan, NoSequenceEverGoesBack) {
  EXPECT_TRUE(rc::check([] {
    const auto versions = *rc::gen::resize(
        8, rc::gen::nonEmpty(rc::gen::container<std::vector<Otherwise>>(rc::gen::exec(anything))));
    const auto all = books(versions);
    std::map<std::string, PlannedWork> before;
    for (std::size_t count = 1; count <= all.size(); ++count) {
      const auto part = std::vector(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(count));
      const auto now = by_identity({part, {}, begun});
      for (const auto& [identity, was] : before) {
        RC_ASSERT(now.contains(identity));
        const PlannedWork& is = now.at(identity);
        const bool same = was.day == is.day && was.whose == is.whose && was.stands == is.stands;
        RC_ASSERT(was.sequence <= is.sequence);
        RC_ASSERT(same || was.sequence < is.sequence);
        RC_ASSERT(was.changed <= is.changed);
        RC_ASSERT(was.sequence < is.sequence || was.changed == is.changed);
      }
      before = now;
    }
  }));
}

}  // namespace
}  // namespace cadans::decide
