// Other content comes into force by two persons: FE4 of the evidence rules. One proposes, another
// approves what they saw, and until then nothing has changed.

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::proposal {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate week_later = 2026y / November / 16;
constexpr LocalDate old_day = 2026y / December / 18;
constexpr LocalDate new_day = 2027y / January / 29;
constexpr LocalTime noon{12 * 60};

TestDuty due(LocalDate target) {
  return {.id = "A", .role = "ict-head", .target = target, .allows_nil = true};
}

// sluis keeps the system running, gijs is the CISO, lam the ISO, weide has the task.
class Proposal : public testing::Test {
 protected:
  Proposal() {
    town.duty(due(old_day));
    town.begin();
    town.until(week_later, noon);
  }

  void proposes(const std::string& person, const TestDuty& duty) {
    town.other_duties();
    town.duty(duty);
    EXPECT_EQ(town.propose(person), "");
  }

  std::string approves(const std::string& person, Fields fields) {
    return town.act("engine.approve-content", {}, person, std::move(fields));
  }

  std::string approves(const std::string& person) {
    return approves(person, {{"code", town.code()}});
  }

  LocalDate target() { return town.task_facts(town.task("A")).target; }

  Town town{start};
};

TEST_F(Proposal, IsInForceOnlyWhenAnotherHasApprovedIt) {
  proposes("sluis", due(new_day));
  EXPECT_EQ(target(), old_day);
  EXPECT_EQ(approves("gijs"), "");
  EXPECT_EQ(target(), new_day);
  EXPECT_EQ(town.code(), "");
}

TEST_F(Proposal, IsNotApprovedByItsAuthor) {
  proposes("sluis", due(new_day));
  EXPECT_EQ(approves("sluis"),
            "You proposed this, or typed it: somebody else approves it. Instead: ask I. Gijs, "
            "CISO.");
  EXPECT_EQ(target(), old_day);
}

TEST_F(Proposal, IsNotApprovedWhereItsAuthorTypesItForAnother) {
  proposes("sluis", due(new_day));
  const Fields code = {{"code", town.code()}};
  EXPECT_NE(town.act("engine.approve-content", {}, "gijs", code, "sluis").find("You proposed this"),
            std::string::npos);
  EXPECT_EQ(target(), old_day);
  EXPECT_EQ(town.act("engine.approve-content", {}, "gijs", code, "lam"), "");
}

TEST_F(Proposal, IsMadeAndApprovedByThoseWhoMay) {
  town.other_duties();
  town.duty(due(new_day));
  EXPECT_NE(town.propose("weide").find("Content is decided on by another"), std::string::npos);
  EXPECT_EQ(town.code(), "");
  EXPECT_EQ(town.propose("gijs"), "");
  EXPECT_NE(approves("weide").find("Content is decided on by another"), std::string::npos);
  EXPECT_EQ(approves("lam"), "");
}

TEST_F(Proposal, IsApprovedOnlyAsItWasSeen) {
  proposes("sluis", due(new_day));
  const std::string seen = town.code();
  EXPECT_EQ(town.act("task.start", town.task("A"), "weide"), "");
  EXPECT_NE(approves("gijs", {{"code", seen}}).find("has changed meanwhile"), std::string::npos);
  EXPECT_EQ(target(), old_day);
  EXPECT_EQ(approves("gijs"), "");
  EXPECT_EQ(target(), old_day) << "who has begun it keeps the day";
}

TEST_F(Proposal, ThatIsMadeLaterTakesThePlaceOfTheOther) {
  proposes("sluis", due(new_day));
  const std::string seen = town.code();
  proposes("gijs", due(2027y / February / 12));
  EXPECT_NE(approves("lam", {{"code", seen}}).find("has changed meanwhile"), std::string::npos);
  EXPECT_EQ(approves("sluis"), "");
  EXPECT_EQ(target(), LocalDate(2027y / February / 12));
}

TEST_F(Proposal, IsTakenBackByItsAuthorOrRefusedByWhoMayApprove) {
  const Fields why = {{"reason", "after the recess"}};
  proposes("sluis", due(new_day));
  EXPECT_NE(town.act("engine.withdraw-content", {}, "weide", why), "");
  EXPECT_EQ(town.act("engine.withdraw-content", {}, "sluis", why), "");
  EXPECT_NE(approves("gijs", {{"code", "4f3a"}}).find("No proposal waits"), std::string::npos);
  proposes("sluis", due(new_day));
  EXPECT_EQ(town.act("engine.withdraw-content", {}, "lam", why), "");
  EXPECT_EQ(town.code(), "");
}

TEST_F(Proposal, ThatTakesADutyOutWhileItsTaskIsOpenIsRefused) {
  TestDuty other = due(new_day);
  other.id = "B";
  town.other_duties();
  town.duty(other);
  EXPECT_NE(town.propose("sluis").find("of A: the catalogue no longer has"), std::string::npos);
  EXPECT_EQ(town.code(), "");
}

TEST_F(Proposal, GoesWithThePersonWhoIsForgotten) {
  proposes("sluis", due(new_day));
  const Fields person = {{"person", town.key("weide")}};
  EXPECT_EQ(town.act("engine.forget-person", {}, "gras", person), "");
  EXPECT_EQ(town.code(), "");
}

TEST_F(Proposal, IsMailedToWhoCanApproveIt) {
  proposes("sluis", due(new_day));
  town.until(week_later + days(1));
  EXPECT_EQ(town.written_to("gijs", week_later, week_later),
            Lines{"2026-11-16 Have a look: X. Sluis wants to change what Cadans holds"});
}

TEST_F(Proposal, LeavesNoNameInTheStoreOnceItIsInForce) {
  proposes("sluis", due(new_day));
  const Lines texts = town.proposed_texts();
  ASSERT_FALSE(texts.empty());
  EXPECT_NE(town.text(texts.front()), "");
  EXPECT_EQ(approves("gijs"), "");
  for (const std::string& text : texts) EXPECT_EQ(town.text(text), "");
}

TEST(ProposalAlone, IsApprovedByItsAuthorWithAReason) {
  Town town(start);
  town.duty(due(old_day));
  for (const char* position : {"ciso", "functional-admin", "iso", "town-clerk"}) {
    town.occupies(position, "gijs");
  }
  town.begin();
  town.until(week_later, noon);
  town.other_duties();
  town.duty(due(new_day));
  EXPECT_EQ(town.propose("gijs"), "");
  EXPECT_NE(town.act("engine.approve-content", {}, "gijs", {{"code", town.code()}}), "");
  EXPECT_EQ(town.act("engine.approve-content", {}, "gijs",
                     {{"code", town.code()}, {"reason", "nobody else is there"}}),
            "");
  EXPECT_EQ(town.task_facts(town.task("A")).target, new_day);
}

}  // namespace
}  // namespace cadans::cases::proposal
