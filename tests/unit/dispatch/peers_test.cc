#include "engine/dispatch/peers.h"

#include <gtest/gtest.h>

#include <map>

#include "engine/dispatch/peer_name.h"
#include "tests/unit/connectors/paper.h"

namespace cadans::dispatch {
namespace {

using protocol::Deliver;
using protocol::Done;
using protocol::Message;

struct PaperRouter : protocol::EngineWire {
  bool send(const std::string& peer, const protocol::Frames& frames) override {
    if (full) return false;
    said[peer].push_back(*protocol::decode(frames));
    return true;
  }
  std::optional<protocol::Arrived> receive(Instant until) override {
    waited = until;
    if (coming.empty()) return std::nullopt;
    protocol::Arrived arrived = coming.front();
    coming.pop_front();
    return arrived;
  }
  void comes(const std::string& peer, const Message& message) {
    coming.push_back({peer, protocol::encode(message)});
  }
  template <class Kind>
  std::vector<Kind> to(const std::string& peer) {
    std::vector<Kind> found;
    for (const Message& message : said[peer]) {
      if (const auto* one = std::get_if<Kind>(&message)) found.push_back(*one);
    }
    return found;
  }
  bool full = false;
  Instant waited;
  std::map<std::string, std::vector<Message>> said;
  std::deque<protocol::Arrived> coming;
};

class PeersOnPaper : public testing::Test {
 protected:
  std::vector<Received> hear(const std::string& peer, const Message& message) {
    wire.comes(peer, message);
    return peers.receive({});
  }
  int free_of(const std::string& peer) const {
    for (const Credit& credit : peers.credits()) {
      if (credit.peer == peer) return credit.free;
    }
    return 0;
  }
  static std::vector<Deliver> some(int count) {
    std::vector<Deliver> all;
    for (int id = 1; id <= count; ++id) {
      all.push_back({id, "k" + std::to_string(id), 2, false, "mail", "{}"});
    }
    return all;
  }
  paper::PaperClock clock;
  PaperRouter wire;
  Peers peers{wire, clock};
  const protocol::Ready mail{"mail", {"mail"}, 100};
};

TEST_F(PeersOnPaper, ReadyGivesCreditsAndAReceiptGivesOneBack) {
  EXPECT_TRUE(hear("ipc/mail", mail).empty());
  EXPECT_EQ(free_of("ipc/mail"), 100);
  peers.send(some(70), "ipc/mail");
  EXPECT_EQ(free_of("ipc/mail"), 30);
  const auto frames = wire.to<std::vector<Deliver>>("ipc/mail");
  ASSERT_EQ(frames.size(), 2U);
  EXPECT_EQ(frames[0].size(), protocol::listed_max);
  hear("ipc/mail", std::vector<Done>{{1, "k1", 2, protocol::Receipted::delivered, "250"}});
  EXPECT_EQ(free_of("ipc/mail"), 31);
}

TEST_F(PeersOnPaper, ANewPeerEndsTheWaitSoThatTheLoopCanSend) {
  wire.comes("ipc/mail", mail);
  EXPECT_TRUE(peers.receive(clock.at + hours(1)).empty());
  EXPECT_EQ(wire.waited, Instant{});
}

TEST_F(PeersOnPaper, ReceiptsBecomeEventsOfTheDelivery) {
  const auto received =
      hear("ipc/mail", std::vector<Done>{{1, "k1", 2, protocol::Receipted::delivered, "250 ok"},
                                         {2, "k2", 1, protocol::Receipted::unknown, "lost"}});
  ASSERT_EQ(received.size(), 2U);
  EXPECT_EQ(received[0].event.id, "delivery/1/2/done");
  EXPECT_EQ(received[0].event.type, "delivery.done");
  EXPECT_EQ(received[0].event.at, clock.at);
  EXPECT_EQ(received[0].event.value("id"), "1");
  EXPECT_EQ(received[0].event.value("key"), "k1");
  EXPECT_EQ(received[0].event.value("attempt"), "2");
  EXPECT_EQ(received[0].event.value("receipt"), "250 ok");
  EXPECT_EQ(received[0].from, "ipc/mail");
  EXPECT_EQ(received[1].event.type, "delivery.unknown");
  const auto retry = hear("ipc/mail", protocol::Retry{3, "k3", 1, 60, "451"});
  EXPECT_EQ(retry.front().event.type, "delivery.retry");
  EXPECT_EQ(retry.front().event.value("after_s"), "60");
  EXPECT_EQ(retry.front().event.value("reason"), "451");
  const auto reject = hear("ipc/mail", protocol::Reject{4, "k4", 1, "550"});
  EXPECT_EQ(reject.front().event.type, "delivery.reject");
}

TEST_F(PeersOnPaper, AReceiptOfAnUnknownPeerCountsAndInvitesIt) {
  const auto received =
      hear("ipc/mail", std::vector<Done>{{1, "k1", 1, protocol::Receipted::delivered, ""}});
  EXPECT_EQ(received.size(), 1U);
  ASSERT_EQ(wire.to<protocol::Heartbeat>("ipc/mail").size(), 1U);
  EXPECT_FALSE(wire.to<protocol::Heartbeat>("ipc/mail").front().known);
}

protocol::CloudEvent told(const std::string& type, const std::string& subject) {
  return {"e-1", "desk", type, subject, "anna", "bert", {{"link", "https://x.test"}}};
}

TEST_F(PeersOnPaper, AnEventOfAPeerIsOursWithoutPrefixAndVersion) {
  const auto received = hear("tcp/desk", told("nl.cadans.task.submit.v1", "42"));
  ASSERT_EQ(received.size(), 1U);
  const Event& event = received.front().event;
  EXPECT_EQ(event.id, "e-1");
  EXPECT_EQ(event.type, "task.submit");
  EXPECT_EQ(event.instance.n, 42);
  EXPECT_EQ(event.actor, "anna");
  EXPECT_EQ(event.entered_by, "bert");
  EXPECT_EQ(event.value("link"), "https://x.test");
  const auto named = hear("tcp/desk", told("nl.cadans.incident.report.v1", "leak"));
  EXPECT_EQ(named.front().event.value("subject"), "leak");
  EXPECT_EQ(named.front().event.instance.n, 0);
}

TEST_F(PeersOnPaper, NobodySendsAReceiptAsEvent) {
  for (const char* type :
       {"nl.cadans.delivery.done.v1", "nl.cadans.delivery.refused.v1", "org.other.task.submit.v1",
        "nl.cadans.v1", "nl.cadans.task.submit.v2"}) {
    EXPECT_TRUE(hear("tcp/desk", told(type, "")).empty()) << type;
  }
  EXPECT_TRUE(hear("tcp/desk", told("nl.cadans.task.submit.v1", "99999999999999999999")).empty());
  EXPECT_EQ(wire.to<protocol::Refused>("tcp/desk").size(), 6U);
  EXPECT_EQ(hear("tcp/desk", told("nl.cadans.delivery.bounced.v1", "")).size(), 1U);
}

TEST_F(PeersOnPaper, AcceptedIsSaidOnlyWhenTheLoopSaysSo) {
  const auto received = hear("tcp/desk", told("nl.cadans.task.submit.v1", "42"));
  EXPECT_TRUE(wire.to<protocol::Accepted>("tcp/desk").empty());
  peers.answer(received.front(), true, "");
  EXPECT_EQ(wire.to<protocol::Accepted>("tcp/desk").front().event, "e-1");
  peers.answer(received.front(), false, "closed already");
  EXPECT_EQ(wire.to<protocol::Refused>("tcp/desk").front().reason, "closed already");
  const auto receipt = hear("tcp/desk", protocol::Reject{4, "k4", 1, "550"});
  peers.answer(receipt.front(), true, "");
  EXPECT_EQ(wire.to<protocol::Accepted>("tcp/desk").size(), 1U);
}

TEST_F(PeersOnPaper, WhatTheWireRefusesIsAnEventOfTheNextTurn) {
  hear("ipc/mail", mail);
  wire.full = true;
  peers.send(some(3), "ipc/mail");
  EXPECT_EQ(free_of("ipc/mail"), 0);
  const auto received = peers.receive(clock.at + hours(1));
  ASSERT_EQ(received.size(), 3U);
  EXPECT_EQ(received[2].event.type, "delivery.refused");
  EXPECT_EQ(received[2].event.value("id"), "3");
  EXPECT_EQ(received[2].event.value("attempt"), "2");
  EXPECT_EQ(wire.waited, Instant{}) << "it does not wait while there is something to say";
}

TEST_F(PeersOnPaper, SendingToNobodyIsRefusedToo) {
  peers.send(some(1), "ipc/nobody");
  EXPECT_EQ(peers.receive({}).front().event.type, "delivery.refused");
}

TEST_F(PeersOnPaper, APeerThatIsSilentForThreeHeartbeatsGetsNothing) {
  hear("ipc/mail", mail);
  for (int beats = 0; beats < 5; ++beats) {
    clock.at = clock.at + protocol::heartbeat;
    hear("ipc/mail", protocol::Heartbeat{});
  }
  EXPECT_EQ(free_of("ipc/mail"), 100);
  EXPECT_GE(wire.to<protocol::Heartbeat>("ipc/mail").size(), 5U);
  clock.at = clock.at + Elapsed{protocol::heartbeat.us * 3};
  static_cast<void>(peers.receive({}));
  EXPECT_TRUE(peers.credits().empty());
  hear("ipc/mail", protocol::Heartbeat{});
  EXPECT_FALSE(wire.to<protocol::Heartbeat>("ipc/mail").back().known);
}

TEST_F(PeersOnPaper, ByeOfAPeerTakesItsCreditsAndOursReachesAll) {
  hear("ipc/mail", mail);
  hear("tcp/desk", protocol::Ready{"desk", {"ticket"}, 1});
  hear("ipc/mail", protocol::Bye{});
  EXPECT_EQ(peers.credits().size(), 1U);
  peers.bye();
  EXPECT_EQ(wire.to<protocol::Bye>("tcp/desk").size(), 1U);
  EXPECT_TRUE(wire.to<protocol::Bye>("ipc/mail").empty());
}

TEST_F(PeersOnPaper, WhatCannotBeReadIsRefusedAndChangesNothing) {
  wire.coming.push_back({"ipc/odd", {"READY/1", "{"}});
  wire.coming.push_back({"ipc/odd", {}});
  wire.comes("ipc/odd", some(1));
  EXPECT_TRUE(peers.receive({}).empty());
  EXPECT_EQ(wire.to<protocol::Refused>("ipc/odd").size(), 3U);
  EXPECT_TRUE(peers.known().empty());
}

TEST_F(PeersOnPaper, AnEventThatCannotBeReadIsRefusedByItsId) {
  wire.coming.push_back({"ipc/desk", {"EVENT/1", R"({"specversion":"0.3","id":"e-9"})"}});
  wire.coming.push_back({"ipc/desk", {"EVENT/1", R"({"id":"with blanks"})"}});
  wire.coming.push_back({"ipc/desk", {"EVENT/1", R"(["e-9"])"}});
  EXPECT_TRUE(peers.receive({}).empty());
  const auto refused = wire.to<protocol::Refused>("ipc/desk");
  ASSERT_EQ(refused.size(), 3U);
  EXPECT_EQ(refused[0].event, "e-9");
  EXPECT_EQ(refused[1].event, "");
  EXPECT_EQ(refused[2].event, "");
}

TEST_F(PeersOnPaper, ThePeersAreBounded) {
  for (int n = 0; n < 300; ++n) hear("ipc/p" + std::to_string(n), mail);
  EXPECT_EQ(peers.known().size(), 256U);
  EXPECT_EQ(wire.to<protocol::Refused>("ipc/p299").size(), 1U);
}

TEST_F(PeersOnPaper, ATurnTakesAtMost4096EventsAndTheRestNextTime) {
  const std::vector<Done> frame(protocol::listed_max, {1, "k", 1, {}, ""});
  for (int n = 0; n < 70; ++n) wire.comes("ipc/mail", frame);
  EXPECT_EQ(peers.receive({}).size(), 4096U);
  EXPECT_EQ(peers.receive({}).size(), 70 * protocol::listed_max - 4096);
}

TEST_F(PeersOnPaper, AQuestionGoesToAFreeReaderAndItsAnswerBack) {
  hear("inproc/reader-1", protocol::Ready{"reader", {"questions"}, 1});
  EXPECT_TRUE(peers.credits().empty());
  hear("ipc/cli", protocol::Ask{77, "tasks", "{}"});
  const auto asked = wire.to<protocol::Ask>("inproc/reader-1");
  ASSERT_EQ(asked.size(), 1U);
  hear("ipc/cli", protocol::Ask{78, "tasks", "{}"});
  EXPECT_EQ(wire.to<protocol::Ask>("inproc/reader-1").size(), 1U) << "one at a time";
  hear("inproc/reader-1", protocol::Answer{asked.front().id, {}, "[1]"});
  EXPECT_EQ(wire.to<protocol::Answer>("ipc/cli").front(), (protocol::Answer{77, {}, "[1]"}));
  EXPECT_EQ(wire.to<protocol::Ask>("inproc/reader-1").size(), 2U);
}

TEST_F(PeersOnPaper, WhoIsThereIsToldToWhoHasTheAdministratorsRights) {
  hear("ipc/mail", mail);
  peers.send(some(2), "ipc/mail");
  hear("ipc/cli", protocol::Ask{5, "peers", "{}"});
  const auto told = wire.to<protocol::Answer>("ipc/cli");
  ASSERT_EQ(told.size(), 1U);
  EXPECT_EQ(told.front(),
            (protocol::Answer{5,
                              {},
                              R"([{"peer":"ipc/mail","channels":["mail"],"credits":100,)"
                              R"("in_hand":2,"silent_s":0}])"}));
  hear("tcp/desk", protocol::Ask{6, "peers", "{}"});
  EXPECT_TRUE(wire.to<protocol::Answer>("tcp/desk").empty());
}

TEST_F(PeersOnPaper, OnlyAReaderAnswersQuestions) {
  hear("inproc/reader-1", protocol::Ready{"reader", {"questions"}, 1});
  hear("ipc/cli", protocol::Ask{77, "tasks", "{}"});
  const auto number = wire.to<protocol::Ask>("inproc/reader-1").front().id;
  hear("ipc/reader-1", protocol::Answer{number, {}, R"("forged")"});
  EXPECT_TRUE(wire.to<protocol::Answer>("ipc/cli").empty());
}

TEST_F(PeersOnPaper, AfterTwoSecondsAQuestionIsTooSlow) {
  hear("inproc/reader-1", protocol::Ready{"reader", {"questions"}, 1});
  hear("ipc/cli", protocol::Ask{77, "tasks", "{}"});
  static_cast<void>(peers.receive(clock.at + hours(1)));
  EXPECT_EQ(wire.waited, clock.at + seconds(2)) << "the wait ends in time to say so";
  clock.at = clock.at + seconds(2);
  static_cast<void>(peers.receive({}));
  ASSERT_EQ(wire.to<protocol::Answer>("ipc/cli").size(), 1U);
  EXPECT_EQ(wire.to<protocol::Answer>("ipc/cli").front().outcome, protocol::Answered::too_slow);
  const auto number = wire.to<protocol::Ask>("inproc/reader-1").front().id;
  hear("inproc/reader-1", protocol::Answer{number, {}, "[1]"});
  EXPECT_EQ(wire.to<protocol::Answer>("ipc/cli").size(), 1U) << "what comes later is not passed on";
}

TEST_F(PeersOnPaper, TooManyQuestionsAreTooSlowAtOnce) {
  for (int n = 1; n <= 65; ++n) hear("ipc/cli", protocol::Ask{n, "tasks", "{}"});
  ASSERT_EQ(wire.to<protocol::Answer>("ipc/cli").size(), 1U);
  EXPECT_EQ(wire.to<protocol::Answer>("ipc/cli").front().id, 65);
}

TEST(PeerName, GoesThereAndBackForAnyRoutingId) {
  EXPECT_EQ(peer_name("ipc", "sink"), "ipc/sink");
  for (const std::string& id : {std::string("sink-1.a_B"), std::string("\0\x80\x00\xff\x01", 5),
                                std::string("a/b"), std::string("%41"), std::string("a b\n")}) {
    const PeerName name = parse_peer(peer_name("ipc", id));
    EXPECT_EQ(name.door, "ipc");
    EXPECT_EQ(name.routing_id, id);
  }
}

}  // namespace
}  // namespace cadans::dispatch
