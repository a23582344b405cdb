#include "engine/people/keyed.h"

#include <gtest/gtest.h>

#include "engine/people/position.h"

namespace cadans::people {
namespace {

TEST(Keyed, FindsByKeyAndKeepsTheOrderOfAdding) {
  Positions positions;
  EXPECT_TRUE(positions.add({.key = "b", .role = "hr"}));
  EXPECT_TRUE(positions.add({.key = "a", .role = "hr", .also = {"ciso"}}));
  EXPECT_EQ(positions.find("a")->role, "hr");
  EXPECT_EQ(positions.find("c"), nullptr);
  EXPECT_EQ(positions.begin()->key, "b");
  EXPECT_EQ(positions.size(), 2U);
}

TEST(Keyed, RefusesAKeyThatIsTakenOrEmpty) {
  Positions positions;
  EXPECT_TRUE(positions.add({.key = "a", .role = "hr"}));
  EXPECT_FALSE(positions.add({.key = "a", .role = "ciso"}));
  EXPECT_FALSE(positions.add({.key = "", .role = "ciso"}));
  EXPECT_EQ(positions.size(), 1U);
  EXPECT_EQ(positions.find("a")->role, "hr");
  EXPECT_TRUE(positions.holding("ciso").empty());
}

TEST(Keyed, CopiesAreIndependent) {
  Positions one;
  EXPECT_TRUE(one.add({.key = "a", .role = "hr"}));
  Positions other = one;
  EXPECT_EQ(one, other);
  EXPECT_TRUE(other.replace({.key = "a", .role = "ciso"}));
  EXPECT_EQ(one.find("a")->role, "hr");
  EXPECT_EQ(other.find("a")->role, "ciso");
}

TEST(Positions, KnowWhoHoldsARoleInFileOrderAndByAlso) {
  Positions positions;
  EXPECT_TRUE(positions.add({.key = "z", .role = "iso", .also = {"ciso", "iso"}}));
  EXPECT_TRUE(positions.add({.key = "a", .role = "ciso"}));
  const auto holders = positions.holding("ciso");
  ASSERT_EQ(holders.size(), 2U);
  EXPECT_EQ(holders[0]->key, "z");
  EXPECT_EQ(holders[1]->key, "a");
  EXPECT_EQ(positions.holding("iso").size(), 1U) << "a role named twice is held once";
}

TEST(Positions, ForgetTheRoleOfAReplacedPosition) {
  Positions positions;
  EXPECT_TRUE(positions.add({.key = "a", .role = "hr"}));
  EXPECT_TRUE(positions.replace({.key = "a", .role = "ciso"}));
  EXPECT_FALSE(positions.replace({.key = "b", .role = "ciso"}));
  EXPECT_TRUE(positions.holding("hr").empty());
  EXPECT_EQ(positions.holding("ciso").size(), 1U);
}

}  // namespace
}  // namespace cadans::people
