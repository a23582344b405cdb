#include "engine/json.h"
#include "engine/people/json.h"
#include "tests/unit/settings/sample.h"

namespace cadans::settings {
namespace {

PersonKeys keys_for(const OrganisationFile& file) {
  PersonKeys keys;
  for (const Colleague& one : file.people) {
    keys.emplace(one.handle, "k" + std::to_string(1000 + keys.size()));
  }
  return keys;
}

TEST(AssignKeys, LeavesNothingOfAPerson) {
  const OrganisationFile file = sample_content().organisation;
  const people::Organisation keyed = assign_keys(file.organisation, keys_for(file));
  const std::string text = people::to_json(keyed).dump();
  for (const Colleague& one : file.people) {
    EXPECT_EQ(text.find('"' + one.handle + '"'), std::string::npos) << one.handle;
    EXPECT_EQ(text.find(one.name), std::string::npos) << one.name;
    EXPECT_EQ(text.find(one.mail), std::string::npos) << one.mail;
  }
}

TEST(AssignKeys, KeepsWhoHoldsWhat) {
  const OrganisationFile file = sample_content().organisation;
  const PersonKeys keys = keys_for(file);
  const people::Organisation keyed = assign_keys(file.organisation, keys);
  EXPECT_EQ(keyed.positions.find("ciso")->occupant, keys.at("gijs"));
  EXPECT_EQ(keyed.positions.find("ot-coordinator")->occupant, "") << "vacant stays vacant";
  EXPECT_EQ(keyed.positions.holding("griffier").size(), 2U);
  EXPECT_EQ(keyed.members.find(keys.at("gijs"))->working_days,
            file.organisation.members.find("gijs")->working_days);
  EXPECT_EQ(keyed.absences.at(keys.at("lam")), file.organisation.absences.at("lam"));
  EXPECT_EQ(keyed.members.size(), file.organisation.members.size());
}

TEST(AssignKeysDeathTest, StopsAtAPersonWithoutAKey) {
  const OrganisationFile file = sample_content().organisation;
  PersonKeys keys = keys_for(file);
  keys.erase("gijs");
  EXPECT_DEATH(static_cast<void>(assign_keys(file.organisation, keys)), "has a key");
}

}  // namespace
}  // namespace cadans::settings
