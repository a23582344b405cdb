#include "engine/people/roles.h"

#include <gtest/gtest.h>

#include "tests/unit/people/small_town.h"

namespace cadans::people {
namespace {

struct RoleHolder : testing::Test {
  // "position/ciso", or what is wrong.
  std::string held(std::string_view role, const Subject& subject = {}, std::string_view doer = {}) {
    const auto found = holder(town, role, subject, doer);
    if (!found) {
      EXPECT_EQ(found.error().fault, Fault::not_found);
      EXPECT_NE(found.error().what.find(role), std::string::npos) << found.error().what;
      return "nobody";
    }
    return (found->kind == RoleKind::body ? "body/" : "position/") + found->key;
  }

  Organisation town = small_town();
};

TEST_F(RoleHolder, IsTheOnePositionThatHoldsIt) {
  EXPECT_EQ(held("ciso"), "position/ciso");
  EXPECT_EQ(held("ibd-contact"), "position/iso") << "by also";
}

TEST_F(RoleHolder, IsThePrimaryOneOfSeveral) { EXPECT_EQ(held("hr"), "position/hr-2"); }

TEST_F(RoleHolder, IsTheFirstInFileOrderWhereNoneIsPrimary) {
  Position second = *town.positions.find("hr-2");
  second.primary = false;
  town.positions.replace(second);
  EXPECT_EQ(held("hr"), "position/hr-1");
}

TEST_F(RoleHolder, OfAVacantPositionIsStillThatPosition) {
  appoint(town, "ciso", "");
  EXPECT_EQ(held("ciso"), "position/ciso");
}

TEST_F(RoleHolder, IsFoundThroughTheSubject) {
  EXPECT_EQ(held("process-owner", {"process", "brp"}), "position/owner");
  EXPECT_EQ(held("system-owner", {"system", "suite"}), "position/second");
  EXPECT_EQ(held("board-member", {"board-member", "top"}), "position/top");
  EXPECT_EQ(held("line-manager", {"team", "works"}), "position/head");
}

TEST_F(RoleHolder, LineManagerIsThatOfTheDoerWhereTheSubjectIsNoTeam) {
  EXPECT_EQ(held("line-manager", {"process", "brp"}, "owner"), "position/head");
  EXPECT_EQ(held("line-manager", {}, "iso"), "position/ciso");
  EXPECT_EQ(held("line-manager", {"team", "works"}, "iso"), "position/head");
}

TEST_F(RoleHolder, IsTheBodyItself) { EXPECT_EQ(held("directie"), "body/directie"); }

TEST_F(RoleHolder, IsNobodyWhereTheSubjectGivesNone) {
  EXPECT_EQ(held("process-owner"), "nobody");
  EXPECT_EQ(held("process-owner", {"system", "brp"}), "nobody");
  EXPECT_EQ(held("process-owner", {"process", "unknown"}), "nobody");
  EXPECT_EQ(held("board-member", {"board-member", "unknown"}), "nobody");
  EXPECT_EQ(held("line-manager", {}, "top"), "nobody") << "the top has no line manager";
  EXPECT_EQ(held("line-manager", {"team", "board"}, "owner"), "nobody");
  EXPECT_EQ(held("line-manager"), "nobody");
}

TEST_F(RoleHolder, IsNobodyWhereNoneHoldsItOrItStandsOutside) {
  town.roles["dpo"] = {};
  EXPECT_EQ(held("dpo"), "nobody");
  EXPECT_EQ(held("external-auditor"), "nobody");
  EXPECT_EQ(held("unheard-of"), "nobody");
}

}  // namespace
}  // namespace cadans::people
