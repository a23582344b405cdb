#include "engine/people/json.h"

#include <gtest/gtest.h>

#include "engine/json.h"
#include "tests/unit/people/small_town.h"

namespace cadans::people {
namespace {

// Every field away from its default, so that one which is not written does not come back.
Organisation full_town() {
  Organisation town = small_town();
  town.timezone = "Europe/Brussels";
  town.inhabitants = 48'000;
  town.switches = {"digid", "wpg"};
  town.stage = {1, on(2026, 11, 9), on(2027, 1, 11), on(2027, 1, 10), on(2027, 3, 22)};
  town.routine_window = {{9 * 60}, {16 * 60 + 45}};
  town.four_eyes = {{"privacy", "head"}, 0.25, 5};
  town.on_call = {true, "head"};
  town.works_council = {"hr-1", on(2026, 12, 10), "OR-2026-014"};
  town.closure_days = {on(2027, 5, 7), on(2027, 2, 8)};
  town.roles["hr"] = {RoleKind::position, "HR-adviseur", "HR adviser"};
  town.absences["g"] = {{on(2027, 3, 1), on(2027, 3, 9)}, {on(2027, 5, 1), on(2027, 5, 2)}};
  Weekdays sunday;
  sunday.add(std::chrono::Sunday);
  town.members.replace({"a", sunday, 8.5});
  town.positions.add({"full", "hr", {"iso"}, "Title", "works", "a", "hr-1", "head", true, 2.5});
  town.teams.add({"t", "Team", "head", false});
  town.processes.add({"p", "Process", "owner", true, 2, true, true, true, true, {"s"}});
  town.systems.add({"s", "System", "owner", 3, true, true, true});
  town.bodies.add({"b", std::chrono::Sunday, 3, on(2027, 1, 3), 2, "ciso", true});
  town.cycles.add({"c", "Cycle", 9, {"process:p"}, 1, 2, 5, 13});
  return town;
}

TEST(OrganisationJson, ReadsBackWhatItWrote) {
  const Organisation town = full_town();
  const auto read = from_json(Json::parse(to_json(town).dump()));
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(*read, town);
  EXPECT_EQ(to_json(*read).dump(), to_json(town).dump()) << "the same bytes";
  EXPECT_EQ(read->positions.holding("iso").size(), 2U) << "found by role as before";
}

TEST(OrganisationJson, WritesEveryValueUnderItsName) {
  const Json json = to_json(full_town());
  EXPECT_EQ(json["stage"]["journey_start"], "2026-11-09");
  EXPECT_EQ(json["routine_window"]["opens"], "09:00");
  EXPECT_EQ(json["roles"]["directie"]["kind"], "body");
  EXPECT_EQ(json["bodies"][0]["weekday"], "TU");
  EXPECT_EQ(json["positions"][2]["deputy"], "iso");
  EXPECT_EQ(json["absences"]["g"][0]["last"], "2027-03-09");
  EXPECT_EQ(json["members"][8]["working_days"], Json::array({"MO", "TU", "TH"}));
}

TEST(OrganisationJson, KeepsTheDefaultOfAFieldThatAnEarlierVersionDidNotHave) {
  Json json = to_json(full_town());
  json.erase("four_eyes");
  json["positions"][0].erase("title");
  json["of a later version"] = 1;
  const auto read = from_json(json);
  ASSERT_TRUE(read) << read.error().what;
  EXPECT_EQ(read->four_eyes, FourEyes());
}

struct Damage {
  const char* pointer;
  const char* value;
};

TEST(OrganisationJson, NamesTheFieldThatIsDamaged) {
  for (const auto& [pointer, value] : {
           Damage{"/name", "7"},
           Damage{"/inhabitants", "1.5"},
           Damage{"/inhabitants", "3000000000"},
           Damage{"/stage", "[]"},
           Damage{"/stage/started", "\"2027-02-30\""},
           Damage{"/stage/started", "5"},
           Damage{"/routine_window/opens", "\"25:00\""},
           Damage{"/four_eyes/sample_share", "\"much\""},
           Damage{"/on_call/scheme", "\"yes\""},
           Damage{"/roles", "[]"},
           Damage{"/roles/hr/kind", "\"person\""},
           Damage{"/positions", "{}"},
           Damage{"/positions/3/key", "5"},
           Damage{"/members/1/working_days/0", "\"MA\""},
           Damage{"/absences/g/1/last", "\"soon\""},
           Damage{"/bodies/0/weekday", "2"},
       }) {
    Json json = to_json(full_town());
    json[Json::json_pointer(pointer)] = Json::parse(value);
    const auto read = from_json(json);
    ASSERT_FALSE(read) << pointer;
    EXPECT_EQ(read.error().fault, Fault::corrupt);
    EXPECT_NE(read.error().what.find(std::string(pointer) + ":"), std::string::npos)
        << read.error().what;
  }
  EXPECT_FALSE(from_json(Json("no organisation")));
  EXPECT_FALSE(from_json(Json()));
}

TEST(OrganisationJson, RefusesAKeyThatComesTwiceOrIsEmpty) {
  for (const auto* key : {"", "top"}) {
    Json json = to_json(full_town());
    json["positions"][3]["key"] = key;
    const auto read = from_json(json);
    ASSERT_FALSE(read) << key;
    EXPECT_EQ(read.error().fault, Fault::corrupt);
  }
}

}  // namespace
}  // namespace cadans::people
