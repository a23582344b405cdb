#include "engine/border.h"

#include <gtest/gtest.h>

#include "engine/acts.h"
#include "engine/hash.h"
#include "engine/real_world.h"

namespace cadans {
namespace {

const std::vector<settings::PeerSettings> peers = {
    {"mail", {"mail"}, true, 64, "", {}},
    {"desk", {"ticket"}, false, 64, "its key", {"anna", "bert"}}};

std::string said(const std::string& from, const std::string& type, const std::string& actor,
                 const std::string& entered_by = "") {
  dispatch::Received told;
  told.from = from;
  told.event.type = type;
  told.event.actor = actor;
  told.event.entered_by = entered_by;
  return refused(told, peers);
}

// DESIGN: what a moment, a receipt or another step brings about is nobody's to say.
TEST(Border, TheEnginesOwnEventsAreRefusedAtEveryDoor) {
  for (const char* type : {"task.row-due",
                           "task.rung-delivered",
                           "task.rung-bounced",
                           "task.issue",
                           "task.keep",
                           "task.closed",
                           "task.resumed",
                           "engine.window",
                           "engine.day",
                           "engine.look-around",
                           "engine.start-stage",
                           "engine.send-single",
                           "engine.start",
                           "engine.load",
                           "engine.rehearsed",
                           "engine.live",
                           "agenda_item.papers-close",
                           "agenda_item.meeting-over",
                           "agenda_item.hand-over",
                           "growth_stage_1.criteria-met",
                           "growth_stage_1.start-day",
                           "growth_stage_1.begin",
                           "journey.start-stage-1",
                           "delivery.done",
                           "task",
                           "",
                           "nonsense"}) {
    for (const char* from : {"ipc/desk", "inproc/mail", "tcp/desk"}) {
      EXPECT_NE(said(from, type, "anna"), "") << type << " by " << from;
    }
  }
}

std::string why_not(const std::string& type, const std::string& field, const std::string& value) {
  Event event;
  event.type = type;
  event.data[field] = value;
  return unfit(event);
}

TEST(Acts, AFieldThatTheActDoesNotHaveIsRefusedByName) {
  EXPECT_EQ(why_not("task.submit", "evidence", "https://zaak.example/1"), "");
  EXPECT_NE(why_not("task.submit", "due", "1").find("'due'"), std::string::npos);
  EXPECT_NE(why_not("task.start", "reason", "x").find("none"), std::string::npos);
  EXPECT_NE(why_not("task.plan", "da", "2027-04-20"), "") << "part of a name is no name";
}

TEST(Acts, ANumberHasTheFormOfOne) {
  for (const char* number : {"7", "D-2027-88", "Z/27/0412", "7a", ""}) {
    EXPECT_EQ(why_not("agenda_item.place", "number", number), "") << number;
  }
  for (const char* text : {"Jan Jansen", "bel 06-12345678", "no-digit", "jan@x.test 7",
                           "12345678901234567890123456789012345678901"}) {
    EXPECT_NE(why_not("agenda_item.place", "number", text), "") << text;
  }
  EXPECT_NE(why_not("delivery.drop", "id", "12 of Jan"), "");
  EXPECT_NE(why_not("agenda_item.defer", "extra", "Jan"), "");
}

TEST(Acts, WhatItIsAboutIsANumberOrNothing) {
  Event event;
  event.type = "task.start";
  event.data["subject"] = "Anna";
  EXPECT_NE(unfit(event), "");
  Event hold;
  hold.type = "engine.hold";
  EXPECT_EQ(unfit(hold), "");
  hold.instance = {5};
  EXPECT_NE(unfit(hold), "");
  hold = {};
  hold.type = "engine.hold";
  hold.id = "anna@x.test";
  EXPECT_NE(unfit(hold), "");
}

// Evidence rules, PV7: days and nothing else.
TEST(Acts, AnAbsenceHasNoKindAndNoReason) {
  for (const char* field : {"kind", "reason", "unplanned", "remark"}) {
    for (const char* type : {"engine.away", "engine.back"}) {
      EXPECT_NE(why_not(type, field, "ill").find("has no field"), std::string::npos) << field;
    }
  }
  EXPECT_EQ(why_not("engine.away", "absence", "anna 2027-01-04/2027-01-08"), "");
}

// Evidence rules, PV3: what was said twice cannot be told from what was said once.
TEST(Border, TheSameTextTwiceHasTwoIdsAndTwoDigests) {
  RealWorld real;
  Event event;
  event.data = {{"reason", "the supplier is late"}, {"remark", "the supplier is late"}};
  admit(event, real);
  ASSERT_EQ(event.texts.size(), 2U);
  const Text& one = event.texts.front();
  const Text& other = event.texts.back();
  EXPECT_EQ(one.body, other.body);
  EXPECT_NE(one.id, other.id);
  EXPECT_NE(salted(one.salt, one.body), salted(other.salt, other.body));
  EXPECT_EQ(event.data.at("reason").find("supplier"), std::string::npos);
}

TEST(Border, WhoHasTheAdministratorsRightsSpeaksForAnybody) {
  for (const char* type : {"task.submit", "engine.hold", "delivery.drop", "growth_stage_1.pass"}) {
    EXPECT_EQ(said("ipc/command-12", type, "carla", "dirk"), "") << type;
    EXPECT_EQ(said("inproc/mail", type, ""), "") << type;
  }
}

TEST(Border, ByTcpAPeerSpeaksForWhomItsRowNames) {
  EXPECT_EQ(said("tcp/desk", "task.submit", "anna"), "");
  EXPECT_EQ(said("tcp/desk", "task.submit", "anna", "bert"), "");
  EXPECT_NE(said("tcp/desk", "task.submit", "carla").find("'carla'"), std::string::npos);
  EXPECT_NE(said("tcp/desk", "task.submit", "anna", "carla").find("'carla'"), std::string::npos);
  EXPECT_NE(said("tcp/desk", "task.submit", "").find("'actor' is missing"), std::string::npos);
  EXPECT_NE(said("tcp/mail", "task.submit", "anna"), "") << "its row names nobody";
  EXPECT_NE(said("tcp/stranger", "task.submit", "anna"), "") << "it has no row";
}

TEST(Border, ByTcpNobodyHasTheAdministratorsRights) {
  for (const char* type : {"engine.golive", "engine.release", "engine.forget-person",
                           "engine.export-person", "delivery.release", "delivery.drop"}) {
    EXPECT_NE(said("tcp/desk", type, "anna").find("ipc door"), std::string::npos) << type;
  }
}

TEST(Border, ByTcpAPeerCarriesWhatItsRowNames) {
  const std::vector<Credit> left = carried({{"inproc/mail", {"mail"}, 1},
                                            {"ipc/anything", {"mail", "page"}, 2},
                                            {"tcp/desk", {"mail", "ticket"}, 3},
                                            {"tcp/mail", {"ticket"}, 4},
                                            {"tcp/stranger", {"mail"}, 5}},
                                           peers);
  ASSERT_EQ(left.size(), 3U);
  EXPECT_EQ(left[1].channels.size(), 2U);
  EXPECT_EQ(left[2].peer, "tcp/desk");
  EXPECT_EQ(left[2].channels, std::vector<std::string>{"ticket"});
}

}  // namespace
}  // namespace cadans
