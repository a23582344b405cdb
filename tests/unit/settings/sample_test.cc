#include "tests/unit/settings/sample.h"

#include <algorithm>
#include <set>

namespace cadans::settings {
namespace {

using namespace std::chrono_literals;
using std::chrono::April;
using std::chrono::May;
using std::chrono::November;

TEST(Sample, HoldsTheDutiesAndGatesOfEveryStage) {
  const Catalogue catalogue = sample_content().catalogue;
  EXPECT_EQ(catalogue.gates().size(), 6U);
  EXPECT_EQ(catalogue.components().size(), 31U);
  EXPECT_EQ(catalogue.roles().size(), 36U);
  const auto of_stage = [&](int stage) {
    return std::ranges::count(catalogue.duties(), stage, &Duty::stage);
  };
  EXPECT_EQ(of_stage(0), 103);
  EXPECT_EQ(of_stage(1), 43);
  EXPECT_EQ(of_stage(2), 33);
  EXPECT_EQ(of_stage(3), 23);
}

TEST(Sample, HoldsTheMunicipality) {
  const OrganisationFile file = sample_content().organisation;
  const people::Organisation& organisation = file.organisation;
  EXPECT_EQ(organisation.positions.size(), 51U);
  EXPECT_EQ(organisation.members.size(), 50U);
  EXPECT_EQ(file.people.size(), 50U);
  EXPECT_EQ(organisation.processes.size(), 12U);
  EXPECT_EQ(organisation.systems.size(), 17U);
  EXPECT_EQ(organisation.suppliers.size(), 15U);
  EXPECT_EQ(organisation.ot_assets.size(), 10U);
  EXPECT_EQ(organisation.board_members.size(), 5U);
  EXPECT_EQ(organisation.connections.size(), 2U);
  EXPECT_EQ(organisation.teams.size(), 11U);
  EXPECT_EQ(organisation.bodies.size(), 2U);
  EXPECT_EQ(organisation.recesses.size(), 5U);
  EXPECT_EQ(organisation.absences.size(), 4U);
  EXPECT_EQ(organisation.name, "Gemeente Voorbeeldstad");
  EXPECT_EQ(organisation.stage.journey_start, LocalDate(2026y / November / 9));
  EXPECT_EQ(organisation.routine_window.opens.minute, 8 * 60 + 30);
}

TEST(Sample, ReadsAPositionAsItStands) {
  const people::Organisation organisation = sample_content().organisation.organisation;
  const people::Position* iso = organisation.positions.find("iso");
  ASSERT_NE(iso, nullptr);
  EXPECT_EQ(iso->occupant, "lam");
  EXPECT_EQ(iso->deputy, "privacy-officer");
  EXPECT_EQ(iso->escalate_to, "ciso");
  EXPECT_EQ(iso->also, std::vector<std::string>{"ibd-contact"});
  EXPECT_DOUBLE_EQ(iso->capacity_hours, 14.0);
  const people::Member* ciso = organisation.members.find("gijs");
  ASSERT_NE(ciso, nullptr);
  EXPECT_TRUE(ciso->working_days.has(std::chrono::Thursday));
  EXPECT_FALSE(ciso->working_days.has(std::chrono::Wednesday));
}

TEST(Sample, ReadsADutyAsItStands) {
  const Catalogue catalogue = sample_content().catalogue;
  const Duty* duty = catalogue.duty("S1.RISK.7");
  ASSERT_NE(duty, nullptr);
  EXPECT_EQ(duty->role, "process-owner");
  EXPECT_EQ(duty->approver, "directie");
  EXPECT_EQ(duty->per, "process");
  EXPECT_EQ(duty->where, "in-scope");
  EXPECT_EQ(duty->bundle, "owner");
  EXPECT_EQ(duty->anchor, Anchor::deps_done);
  EXPECT_EQ(duty->recurrence, Recurrence::once);
  EXPECT_EQ(duty->lead_time, (Period{3, Period::Unit::weeks}));
  EXPECT_EQ(duty->ladder, "governance");
  EXPECT_EQ(duty->depends_on, std::vector<std::string>{"S1.RISK.6"});
}

TEST(Sample, HasTheLaddersOfTheRules) {
  const Ladders ladders = sample_content().ladders;
  const std::set<std::string> known = {"standard",         "second-line",       "governance",
                                       "technical",        "legal-hours",       "legal-days",
                                       "technical-urgent", "supplier",          "audit",
                                       "board-training",   "external-deadline", "retention"};
  EXPECT_EQ(ladders.size(), known.size());
  for (const Ladder& ladder : ladders) EXPECT_TRUE(known.contains(ladder.key)) << ladder.key;
}

TEST(Sample, StandardClimbsAsTheRulesSay) {
  const Ladders ladders = sample_content().ladders;
  const Ladder* standard = ladders.find("standard");
  ASSERT_NE(standard, nullptr);
  std::vector<std::pair<int, std::string>> rungs;
  std::vector<int> asked;
  for (const LadderRow& row : standard->rows) {
    if (row.kind == RowKind::rung) rungs.emplace_back(row.at, row.to);
    if (row.kind != RowKind::rung) asked.push_back(row.at);
  }
  const std::vector<std::pair<int, std::string>> expected = {
      {5, "line-manager"}, {10, "ciso"}, {20, "directie"}, {40, "college"}};
  EXPECT_EQ(rungs, expected);
  EXPECT_EQ(asked, (std::vector<int>{-10, -3, 0, 1, 5, 10}));
  EXPECT_EQ(standard->overdue_every, 5);
  EXPECT_EQ(standard->overdue_most, 8);
  EXPECT_EQ(standard->nobody_left, "town-clerk");
  EXPECT_EQ(standard->rows.back().only_for, (Words{"law", "norm", "gate"}));
}

TEST(Sample, HoursAreKeptInMinutes) {
  const Ladders ladders = sample_content().ladders;
  const Ladder* hours = ladders.find("legal-hours");
  ASSERT_NE(hours, nullptr);
  EXPECT_EQ(hours->unit, LadderUnit::hours);
  EXPECT_EQ(hours->rows[0].at_minutes, 30);
  EXPECT_EQ(hours->rows[0].unless, TakenBack::acknowledged);
  EXPECT_EQ(hours->rows[2].percent, 50);
}

TEST(Sample, NamesTheDecreeDaysAndTheYearsThatAreKnown) {
  const time::CalendarContent content = calendar_content(sample_content().decrees, {});
  EXPECT_EQ(content.decree_years, (std::vector<int>{2025, 2026, 2027, 2028}));
  EXPECT_EQ(content.decree_days.size(), 6U);
  const auto calendars = time::make_calendars(content);
  EXPECT_FALSE(calendars.legal_day(2027y / May / 7)) << "Stcrt. 2025, 24713";
  EXPECT_TRUE(calendars.legal_day(2027y / April / 26)) << "not named by the decree";
  EXPECT_FALSE(calendars.decree_known(2029));
}

TEST(Sample, BehavesDifferentlyByRole) {
  const Behaviour behaviour = sample_content().behaviour;
  EXPECT_DOUBLE_EQ(behaviour.of("ict-head", {"ict-head"}).on_time, 0.42);
  EXPECT_DOUBLE_EQ(behaviour.of("tax", {"process-owner"}).silent, 0.10);
  EXPECT_DOUBLE_EQ(behaviour.of("hr", {"hr"}).on_time, behaviour.usual().on_time);
  EXPECT_EQ(behaviour.of("ciso", {"ciso"}).late_days, behaviour.usual().late_days);
}

TEST(Sample, SettingsKeepMailOnThisMachine) {
  const EngineSettings settings = sample_content().settings;
  EXPECT_EQ(settings.mail.way, MailWay::maildir);
  ASSERT_EQ(settings.peers.size(), 1U);
  EXPECT_TRUE(settings.peers[0].embedded);
  EXPECT_TRUE(settings.doors.tcp.empty());
  EXPECT_EQ(settings.reminders.planned_office_days_max, 10);
  EXPECT_EQ(settings.brake.mails_min, 10);
  EXPECT_EQ(settings.hold_office_days_max, 5);
}

TEST(Sample, SaysWhatTheMunicipalityRisks) {
  const Problems warnings = sample_content().warnings;
  EXPECT_TRUE(std::ranges::any_of(warnings, [](const Problem& one) {
    return one.text.find("ot-coordinator is vacant") != std::string::npos && one.place.line > 1;
  }));
}

}  // namespace
}  // namespace cadans::settings
