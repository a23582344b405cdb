#include <gtest/gtest.h>

#include <sstream>

#include "tests/integration/program.h"
#include "tests/unit/dispatch/doors.h"

// The example of PROTOCOL.md, a peer in another language, against the engine's own doors.

namespace cadans::integration {
namespace {

std::size_t count_of(const std::string& word, const std::string& text) {
  std::size_t count = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

class PythonPeer : public testing::Test {
 protected:
  std::vector<std::string> words(const std::string& type) const {
    return {"/usr/bin/python3", std::string(CADANS_SOURCE) + "/connectors/examples/peer.py",
            "--engine",         endpoint,
            "--name",           "python",
            "--channel",        "mail",
            "--count",          "100",
            "--event",          type,
            "--subject",        "7"};
  }
  paper::Directory directory;
  dispatch::RealClock clock;
  std::string endpoint = "ipc://" + directory.file("run/engine");
  std::string output = directory.file("output");
};

TEST_F(PythonPeer, TakesDeliveriesAnswersThemAndTellsAnEvent) {
  const auto router = *dispatch::Router::open({{endpoint}, {}, 1000}, clock);
  dispatch::PaperEngine engine(*router, clock, dispatch::outbox_of(100));
  Program python(words("nl.cadans.task.start.v1"), output);
  ASSERT_EQ(python.wait(), 0) << paper::read_file(output);
  EXPECT_TRUE(within_ten_seconds([&] { return engine.settled == 100; }));
  engine.stop();
  const std::string printed = paper::read_file(output);
  EXPECT_EQ(count_of("DELIVERED key/", printed), 100U);
  EXPECT_EQ(count_of("ACCEPTED", printed), 1U) << printed;
  ASSERT_EQ(engine.received.size(), 101U);
  for (const auto& one : engine.received) EXPECT_EQ(one.from, "ipc/python");
}

TEST_F(PythonPeer, HearsWhyItsEventIsRefused) {
  const auto router = *dispatch::Router::open({{endpoint}, {}, 1000}, clock);
  dispatch::PaperEngine engine(*router, clock, dispatch::outbox_of(100));
  Program python(words("nl.cadans.task.refuse.v1"), output);
  ASSERT_EQ(python.wait(), 0) << paper::read_file(output);
  EXPECT_EQ(count_of("so asked", paper::read_file(output)), 1U) << paper::read_file(output);
}

TEST_F(PythonPeer, SaysReadyAgainToAnEngineThatStartsAnew) {
  auto router = *dispatch::Router::open({{endpoint}, {}, 1000}, clock);
  auto engine = std::make_unique<dispatch::PaperEngine>(*router, clock, dispatch::outbox_of(40));
  Program python(words("nl.cadans.task.start.v1"), output);
  ASSERT_TRUE(within_ten_seconds([&] { return engine->settled == 40; }));
  engine.reset();
  router.reset();
  router = *dispatch::Router::open({{endpoint}, {}, 1000}, clock);
  engine = std::make_unique<dispatch::PaperEngine>(*router, clock, dispatch::outbox_of(60));
  EXPECT_EQ(python.wait(), 0) << paper::read_file(output);
  EXPECT_TRUE(within_ten_seconds([&] { return engine->settled == 60; }));
}

}  // namespace
}  // namespace cadans::integration
