#include "engine/settings/content_check.h"

#include "tests/unit/settings/sample.h"

namespace cadans::settings {
namespace {

class ContentCheck : public ::testing::Test {
 protected:
  [[nodiscard]] Problems problems(const people::Organisation& of) const {
    return check_content(content.catalogue, content.ladders, of);
  }
  static bool says(const Problems& problems, Severity severity, const std::string& text) {
    return std::ranges::any_of(problems, [&](const Problem& one) {
      return one.severity == severity && one.text.find(text) != std::string::npos;
    });
  }
  // The sample, with the holder of the role in another one.
  [[nodiscard]] people::Organisation without_role(const std::string& role) const {
    people::Organisation few = content.organisation.organisation;
    few.positions = {};
    for (people::Position position : organisation.positions) {
      if (position.role == role) position.role = "hr";
      few.positions.add(position);
    }
    return few;
  }

  const ConfigContent content = sample_content();
  people::Organisation organisation = content.organisation.organisation;
};

TEST_F(ContentCheck, TheSampleFitsTogether) { EXPECT_EQ(problems(organisation), Problems()); }

TEST_F(ContentCheck, ABodyThatDecidesNeedsMeetings) {
  organisation.bodies = {};
  const Problems found = problems(organisation);
  EXPECT_TRUE(says(found, Severity::error, "'S1.POLICY.5': 'college' must decide"));
  EXPECT_TRUE(says(found, Severity::error, "'G1.OUT': 'directie' must decide"));
  EXPECT_TRUE(says(found, Severity::warning, "this rung is never reached"));
}

TEST_F(ContentCheck, AVacantPositionIsNoError) {
  people::Position ciso = *organisation.positions.find("ciso");
  ciso.occupant = "";
  organisation.positions.replace(ciso);
  EXPECT_FALSE(has_errors(problems(organisation)));
}

TEST_F(ContentCheck, ADutyWithoutASubjectIsSaid) {
  organisation.processes = {};
  const Problems found = problems(organisation);
  EXPECT_FALSE(has_errors(found));
  EXPECT_TRUE(says(found, Severity::warning, "'S1.RISK.3': this organisation has no process"));
}

TEST_F(ContentCheck, AProcessInScopeWithoutAnOwnerIsAnError) {
  people::Process process = *organisation.processes.find("brp");
  process.owner = "";
  organisation.processes.replace(process);
  EXPECT_TRUE(says(problems(organisation), Severity::error, "'S1.RISK.3': nobody can own it"));
}

TEST_F(ContentCheck, AProcessOutOfScopeMayLackItsOwner) {
  people::Process process = *organisation.processes.find("belastingen");
  process.owner = "";
  organisation.processes.replace(process);
  EXPECT_FALSE(has_errors(problems(organisation)));
}

TEST_F(ContentCheck, ARoleThatNobodyHoldsCannotOwnADuty) {
  const Problems found = problems(without_role("ensia-coordinator"));
  EXPECT_TRUE(says(found, Severity::error, "'S1.REUSE.1': nobody can own it"));
  EXPECT_GT(found.front().place.line, 1);
  EXPECT_NE(found.front().place.file.find("stage-1.toml"), std::string::npos);
}

TEST_F(ContentCheck, ARoleThatALaterStageNeedsIsOneWarning) {
  const Problems found = problems(without_role("ot-coordinator"));
  EXPECT_FALSE(has_errors(found));
  EXPECT_EQ(std::ranges::count_if(
                found,
                [](const Problem& one) {
                  return one.text.starts_with("stage 2: nobody holds the role ot-coordinator") &&
                         one.text.ends_with(" more would go to the municipal secretary");
                }),
            1);
}

TEST_F(ContentCheck, ARoleThatNobodyHoldsOnARungIsAWarning) {
  EXPECT_TRUE(says(problems(without_role("ciso")), Severity::warning, "this rung is passed over"));
}

TEST_F(ContentCheck, ProblemsStandInOrderOfPlace) {
  organisation.bodies = {};
  const Problems found = problems(organisation);
  EXPECT_TRUE(std::ranges::is_sorted(found));
}

}  // namespace
}  // namespace cadans::settings
