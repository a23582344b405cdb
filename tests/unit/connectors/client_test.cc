#include "connectors/client/client.h"

#include <gtest/gtest.h>

#include "tests/unit/connectors/paper.h"

namespace cadans::client {
namespace {

using protocol::Deliver;
using protocol::Done;

class ClientOnPaper : public testing::Test {
 protected:
  void deliver(int from, int to) {
    std::vector<Deliver> all;
    for (int id = from; id <= to; ++id) {
      all.push_back({id, "k" + std::to_string(id), 1, false, "mail", "{}"});
    }
    wire.comes(all);
  }
  std::size_t receipts() const {
    std::size_t count = 0;
    for (const auto& frame : wire.sent_of<std::vector<Done>>()) count += frame.size();
    return count;
  }
  paper::PaperClock clock;
  paper::PaperStop stop;
  paper::PaperWire wire{clock};
  Client engine{wire, clock, stop};
};

TEST_F(ClientOnPaper, SaysReadyWithItsChannelAndCredits) {
  engine.ready("mail", 12);
  EXPECT_EQ(wire.sent_of<protocol::Ready>().front(), (protocol::Ready{"mail", {"mail"}, 12}));
}

TEST_F(ClientOnPaper, GivesDeliveriesInOrderAndEndsOnBye) {
  engine.ready("mail", 10);
  deliver(1, 3);
  wire.comes(protocol::Bye{});
  for (int id = 1; id <= 3; ++id) {
    const auto delivery = engine.poll();
    ASSERT_TRUE(delivery);
    EXPECT_EQ(delivery->id, id);
    engine.answer(*delivery, Receipt{});
  }
  EXPECT_FALSE(engine.next());
  EXPECT_TRUE(engine.over());
  EXPECT_EQ(receipts(), 3U);
}

TEST_F(ClientOnPaper, ReceiptsTravelTogetherWhenManyAreCarriedAtOnce) {
  engine.ready("mail", 200);
  deliver(1, 64);
  deliver(65, 100);
  while (const auto delivery = engine.poll()) engine.answer(*delivery, Receipt{});
  const auto frames = wire.sent_of<std::vector<Done>>();
  ASSERT_EQ(frames.size(), 2U);
  EXPECT_EQ(frames[0].size(), 64U);
  EXPECT_EQ(frames[1].size(), 36U);
}

TEST_F(ClientOnPaper, AReceiptDoesNotWaitForASlowMail) {
  engine.ready("mail", 200);
  deliver(1, 3);
  engine.answer(*engine.poll(), Receipt{});
  EXPECT_EQ(receipts(), 0U);
  const auto slow = engine.poll();
  clock.at = clock.at + seconds(1);
  engine.answer(*slow, RetryAfter{minutes(2), "451 later"});
  EXPECT_EQ(receipts(), 1U);
  EXPECT_EQ(wire.sent_of<protocol::Retry>().front(),
            (protocol::Retry{2, "k2", 1, 120, "451 later"}));
}

TEST_F(ClientOnPaper, KeepsTheHeartbeatWhileItWaits) {
  engine.ready("mail", 1);
  for (int times = 0; times < 4; ++times) {
    wire.comes(protocol::Heartbeat{});
    static_cast<void>(engine.poll());
    clock.at = clock.at + protocol::heartbeat;
  }
  EXPECT_GE(wire.sent_of<protocol::Heartbeat>().size(), 3U);
}

TEST_F(ClientOnPaper, SaysReadyAgainToAnEngineThatDoesNotKnowIt) {
  engine.ready("mail", 5);
  deliver(1, 2);
  const auto carried = engine.poll();
  wire.comes(protocol::Heartbeat{false});
  static_cast<void>(engine.poll());
  static_cast<void>(engine.poll());
  const auto said = wire.sent_of<protocol::Ready>();
  ASSERT_EQ(said.size(), 2U);
  EXPECT_EQ(said[1].credits, 3);  // two are in hand
}

TEST_F(ClientOnPaper, SaysReadyAgainAfterThreeHeartbeatsOfSilence) {
  engine.ready("mail", 5);
  clock.at = clock.at + seconds(protocol::heartbeat.us * 3 / 1'000'000 + 1);
  static_cast<void>(engine.poll());
  EXPECT_EQ(wire.sent_of<protocol::Ready>().size(), 2U);
}

TEST_F(ClientOnPaper, KeepsWhatTheWireRefusesAndSendsItInOrder) {
  engine.ready("mail", 5);
  deliver(1, 2);
  wire.shut = true;
  engine.answer(*engine.poll(), Rejected{"550 gone"});
  engine.answer(*engine.poll(), Receipt{});
  static_cast<void>(engine.poll());
  wire.shut = false;
  clock.at = clock.at + protocol::heartbeat;
  static_cast<void>(engine.poll());
  ASSERT_GE(wire.sent.size(), 3U);
  EXPECT_TRUE(std::holds_alternative<protocol::Reject>(wire.sent[1]));
  EXPECT_TRUE(std::holds_alternative<std::vector<Done>>(wire.sent[2]));
}

TEST_F(ClientOnPaper, EndsWhenAskedToStop) {
  engine.ready("mail", 5);
  stop.asked_for = true;
  EXPECT_FALSE(engine.next());
}

const protocol::CloudEvent event{"e-1", "test", "nl.cadans.task.submit.v1", "7", "", "", {}};

TEST_F(ClientOnPaper, AnEventIsAcceptedOrRefusedByName) {
  wire.comes(protocol::Accepted{"other"});
  wire.comes(protocol::Accepted{"e-1"});
  EXPECT_TRUE(engine.send_event(event, seconds(5)));
  wire.comes(protocol::Refused{"e-1", "no such task"});
  const auto refused = engine.send_event(event, seconds(5));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fault, Fault::refused);
  EXPECT_EQ(refused.error().what, "no such task");
}

TEST_F(ClientOnPaper, AnEventWithoutAnswerMayBeSentAgain) {
  const auto silent = engine.send_event(event, seconds(5));
  ASSERT_FALSE(silent);
  EXPECT_EQ(silent.error().fault, Fault::unavailable);
}

TEST_F(ClientOnPaper, DeliveriesThatComeWhileItWaitsForAnAnswerAreKept) {
  engine.ready("mail", 5);
  deliver(1, 1);
  wire.comes(protocol::Accepted{"e-1"});
  EXPECT_TRUE(engine.send_event(event, seconds(5)));
  EXPECT_EQ(engine.poll()->id, 1);
}

TEST_F(ClientOnPaper, AQuestionIsAnsweredTooSlowOrRefused) {
  wire.comes(protocol::Answer{1, protocol::Answered::ok, "[1]"});
  EXPECT_EQ(*engine.ask("tasks", "{}", seconds(5)), "[1]");
  wire.comes(protocol::Answer{2, protocol::Answered::too_slow, "null"});
  EXPECT_EQ(engine.ask("tasks", "{}", seconds(5)).error().fault, Fault::too_slow);
  wire.comes(protocol::Answer{3, protocol::Answered::error, R"("no such question")"});
  EXPECT_EQ(engine.ask("what", "{}", seconds(5)).error().what, "no such question");
  EXPECT_EQ(engine.ask("tasks", "{}", seconds(5)).error().fault, Fault::unavailable);
}

}  // namespace
}  // namespace cadans::client
