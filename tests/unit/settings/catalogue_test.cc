#include "engine/settings/catalogue.h"

#include "tests/unit/settings/sample.h"

namespace cadans::settings {
namespace {

TEST(Catalogue, FindsNothingUnderAnotherName) {
  const Catalogue catalogue = sample_content().catalogue;
  EXPECT_EQ(catalogue.duty("S1.RISK.99"), nullptr);
  EXPECT_EQ(catalogue.gate("S1.RISK.3"), nullptr);
  EXPECT_EQ(catalogue.role(""), nullptr);
}

TEST(Catalogue, KnowsWhoWaitsForADuty) {
  const Catalogue catalogue = sample_content().catalogue;
  EXPECT_EQ(catalogue.waiting_for("S1.COMMIT.1"),
            (std::vector<std::string>{"G1.IN", "S1.POLICY.4", "S1.COMMIT.2", "S1.COMMIT.3",
                                      "S1.COMMIT.4"}));
  EXPECT_EQ(catalogue.waiting_for("G1.OUT"), std::vector<std::string>{"G2.IN"});
  EXPECT_TRUE(catalogue.waiting_for("S1.POLICY.6").empty());
}

TEST(Catalogue, EveryWaitIsKnownFromBothSides) {
  const Catalogue catalogue = sample_content().catalogue;
  std::size_t forward = 0;
  std::size_t back = 0;
  for (const Duty& duty : catalogue.duties()) {
    forward += duty.depends_on.size();
    back += catalogue.waiting_for(duty.id).size();
  }
  for (const Gate& gate : catalogue.gates()) {
    forward += gate.requires_ids.size();
    back += catalogue.waiting_for(gate.id).size();
  }
  EXPECT_EQ(forward, back);
}

TEST(Catalogue, ADutyThatAGateAsksRestsOnIt) {
  const Catalogue catalogue = sample_content().catalogue;
  EXPECT_TRUE(rests_on_law_norm_or_gate(catalogue, *catalogue.duty("S1.REUSE.1")));
  EXPECT_FALSE(rests_on(catalogue, *catalogue.duty("S1.REUSE.1"), {"law", "norm"}));
  EXPECT_FALSE(rests_on_law_norm_or_gate(catalogue, *catalogue.duty("S1.POLICY.1")));
}

TEST(Catalogue, ADutyOfTheLawRestsOnIt) {
  Duty duty;
  duty.id = "A.CBW.1";
  duty.basis = "law";
  const Catalogue catalogue({{}, {}, {}, {duty}});
  EXPECT_TRUE(rests_on_law_norm_or_gate(catalogue, *catalogue.duty("A.CBW.1")));
  EXPECT_FALSE(rests_on(catalogue, *catalogue.duty("A.CBW.1"), {"gate", "norm"}));
}

TEST(Catalogue, TheDrafterDoesWhatABodyDecides) {
  const Catalogue catalogue = sample_content().catalogue;
  EXPECT_EQ(catalogue.duty("S1.POLICY.5")->doer(), "ciso");
  EXPECT_EQ(catalogue.duty("S1.POLICY.1")->doer(), "ciso");
  EXPECT_EQ(catalogue.duty("S1.COMMIT.2")->doer(), "operations-head");
}

TEST(Catalogue, IsWholeAfterACopy) {
  Catalogue copy;
  {
    const Catalogue catalogue = sample_content().catalogue;
    copy = catalogue;
  }
  ASSERT_NE(copy.duty("S1.RISK.3"), nullptr);
  EXPECT_EQ(copy.duty("S1.RISK.3")->per, "process");
}

}  // namespace
}  // namespace cadans::settings
