#include "engine/dispatch/router.h"

#include <gtest/gtest.h>

#include "tests/unit/dispatch/doors.h"

namespace cadans::dispatch {
namespace {

using client::Address;
using client::Client;
using client::Dealer;

class AtTheDoors : public testing::Test {
 protected:
  AtTheDoors() {
    doors.keys = Keys{engine_keys.secret, {}};
    admit("desk", desk_keys);
    doors.endpoints = {"ipc://" + directory.path() + "/run/engine", "tcp://127.0.0.1:*"};
  }
  void admit(const std::string& name, const KeyPair& pair) {
    std::array<unsigned char, 32> bytes{};
    zmq_z85_decode(bytes.data(), pair.open.c_str());
    doors.keys->peers.emplace(std::string(bytes.begin(), bytes.end()), name);
  }
  Address by_tcp(const KeyPair& pair) const {
    return {router->bound(1), "", engine_keys.open, pair.open, pair.secret};
  }
  void open() { router = *Router::open(doors, clock); }

  paper::Directory directory;
  RealClock clock;
  paper::PaperStop stop;
  KeyPair engine_keys = key_pair();
  KeyPair desk_keys = key_pair();
  Doors doors;
  std::unique_ptr<Router> router;
};

// Takes `count` deliveries at the address and answers each, then says one event.
std::string carry(Client& engine, int count) {
  engine.ready("mail", 100);
  for (int carried = 0; carried < count; ++carried) {
    const auto delivery = engine.next();
    if (!delivery) return "ended early";
    engine.answer(*delivery, client::Receipt{protocol::Receipted::delivered, "250"});
  }
  static_cast<void>(engine.poll());  // nothing is left: the last receipts go
  const auto told =
      engine.send_event({"e", "test", "nl.cadans.task.start.v1", "7", "", "", {}}, seconds(10));
  return told ? "accepted" : told.error().what;
}

TEST_F(AtTheDoors, EachDoorCarriesDeliveriesReceiptsAndEventsAndNamesItsPeer) {
  open();
  const std::vector<std::pair<Address, std::string>> ways = {
      {{inproc_door, "mail", "", "", ""}, "inproc/mail"},
      {{doors.endpoints[0], "sink", "", "", ""}, "ipc/sink"},
      {by_tcp(desk_keys), "tcp/desk"}};
  for (const auto& [address, name] : ways) {
    PaperEngine engine(*router, clock, outbox_of(300));
    const auto wire = Dealer::connect(address, clock, router->context());
    ASSERT_TRUE(wire) << wire.error().what;
    Client peer(**wire, clock, stop);
    EXPECT_EQ(carry(peer, 300), "accepted") << name;
    engine.stop();
    EXPECT_EQ(engine.settled, 300) << name;
    ASSERT_EQ(engine.received.size(), 301U);
    EXPECT_EQ(engine.received.back().event.type, "task.start");
    for (const Received& one : engine.received) EXPECT_EQ(one.from, name);
    EXPECT_FALSE(peer.next()) << "BYE ends it";
  }
}

TEST_F(AtTheDoors, PlainTcpIsNotOpened) {
  doors.keys.reset();
  const auto opened = Router::open(doors, clock);
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().fault, Fault::invalid);
  EXPECT_NE(opened.error().what.find("CURVE"), std::string::npos);
}

TEST_F(AtTheDoors, AnAddressOfAnotherKindIsRefused) {
  for (const char* endpoint : {"udp://127.0.0.1:1", "5790", "http://x"}) {
    doors.endpoints = {endpoint};
    EXPECT_EQ(Router::open(doors, clock).error().fault, Fault::invalid) << endpoint;
  }
}

TEST_F(AtTheDoors, AnIpcDirectoryThatOthersMayEnterIsRefused) {
  std::filesystem::create_directory(directory.file("run"));
  ASSERT_EQ(::chmod(directory.file("run").c_str(), 0755), 0);
  const auto opened = Router::open(doors, clock);
  ASSERT_FALSE(opened);
  EXPECT_NE(opened.error().what.find("chmod 700"), std::string::npos) << opened.error().what;
}

TEST_F(AtTheDoors, TheIpcDirectoryIsMadeForTheOwnerAlone) {
  open();
  struct stat state {};
  ASSERT_EQ(::stat(directory.file("run").c_str(), &state), 0);
  EXPECT_EQ(state.st_mode & 0777U, 0700U);
}

TEST_F(AtTheDoors, AnAddressThatIsTakenIsSaid) {
  open();
  doors.endpoints = {router->bound(1)};
  EXPECT_EQ(Router::open(doors, clock).error().fault, Fault::unavailable);
}

TEST_F(AtTheDoors, AKeyThatIsNotKnownStaysOutside) {
  open();
  PaperEngine engine(*router, clock, {});
  const auto wire = Dealer::connect(by_tcp(key_pair()), clock);
  Client stranger(**wire, clock, stop);
  EXPECT_EQ(stranger.ask("tasks", "{}", milliseconds(500)).error().fault, Fault::unavailable);
  engine.stop();
  EXPECT_TRUE(engine.received.empty());
}

TEST_F(AtTheDoors, ARoutingIdOfItsOwnIsNotHeardByTcp) {
  open();
  zmq::context_t context;
  zmq::socket_t socket(context, zmq::socket_type::dealer);
  socket.set(zmq::sockopt::curve_serverkey, engine_keys.open);
  socket.set(zmq::sockopt::curve_publickey, desk_keys.open);
  socket.set(zmq::sockopt::curve_secretkey, desk_keys.secret);
  socket.set(zmq::sockopt::routing_id, "mail");
  socket.set(zmq::sockopt::linger, 0);
  socket.connect(router->bound(1));
  const protocol::Frames frames = protocol::encode(protocol::Ready{"mail", {"mail"}, 1});
  socket.send(zmq::buffer(frames[0]), zmq::send_flags::sndmore);
  socket.send(zmq::buffer(frames[1]), zmq::send_flags::none);
  EXPECT_FALSE(router->receive(clock.now() + milliseconds(500)));
}

TEST_F(AtTheDoors, AFrameThatIsTooLargeIsNotRead) {
  open();
  const auto wire = Dealer::connect({doors.endpoints[0], "big", "", "", ""}, clock);
  EXPECT_TRUE((*wire)->send({"ASK/1", std::string(protocol::frame_bytes_max + 1, ' ')}));
  EXPECT_FALSE(router->receive(clock.now() + milliseconds(300)));
}

TEST_F(AtTheDoors, SendingToNobodyOrToAFullPeerIsRefusedAndDoesNotWait) {
  doors.queued_max = 2;
  open();
  const protocol::Frames frames = protocol::encode(protocol::Heartbeat{});
  for (const char* peer : {"ipc/nobody", "tcp/desk", "inproc/x", "http/x", "x", "ipc/%00"}) {
    EXPECT_FALSE(router->send(peer, frames)) << peer;
  }
  const auto slow = Dealer::connect({inproc_door, "slow", "", "", ""}, clock, router->context());
  ASSERT_TRUE((*slow)->send(frames));
  ASSERT_TRUE(router->receive(clock.now() + seconds(5)));
  int taken = 0;
  while (taken < 100'000 && router->send("inproc/slow", frames)) ++taken;
  EXPECT_LT(taken, 100'000);
  EXPECT_GT(taken, 0);
}

TEST_F(AtTheDoors, AWaitEndsAtItsInstantAndNotBefore) {
  open();
  for (const std::int64_t us : {1, 700, 3'300, 20'000}) {
    const Instant until = clock.now() + microseconds(us);
    EXPECT_FALSE(router->receive(until));
    EXPECT_GE(clock.now(), until);
  }
}

TEST_F(AtTheDoors, AnybodyCanWakeAWait) {
  open();
  const Instant begin = clock.now();
  std::thread other([this] { router->wake(); });
  EXPECT_FALSE(router->receive(begin + seconds(30)));
  other.join();
  EXPECT_LT(clock.now(), begin + seconds(20));
}

TEST_F(AtTheDoors, ReceiptsThatWaitReachTheNextEngine) {
  open();
  const auto wire = Dealer::connect({doors.endpoints[0], "sink", "", "", ""}, clock);
  Client peer(**wire, clock, stop);
  peer.ready("mail", 10);
  std::optional<protocol::Deliver> delivery;
  {
    Peers peers(*router, clock);
    while (peers.credits().empty()) static_cast<void>(peers.receive(clock.now() + seconds(1)));
    peers.send(outbox_of(1), "ipc/sink");
    delivery = peer.next();
  }
  router.reset();  // without BYE, as a crash would
  peer.answer(*delivery, client::Receipt{});
  static_cast<void>(peer.poll());
  open();
  PaperEngine next(*router, clock, outbox_of(2));
  for (int carried = 0; carried < 2; ++carried) {  // READY was said again
    const auto more = peer.next();
    ASSERT_TRUE(more);
    peer.answer(*more, client::Receipt{});
  }
  const Instant until = clock.now() + seconds(10);
  while (next.settled < 3 && clock.now() < until) static_cast<void>(peer.poll());
  next.stop();
  ASSERT_EQ(next.received.size(), 3U);
  EXPECT_EQ(next.received.front().event.id, "delivery/1/1/done");
}

TEST_F(AtTheDoors, QuestionsAreAnsweredByReadersAndNeverHoldTheLoop) {
  open();
  std::atomic<bool> release = false;
  PaperEngine engine(*router, clock, {});
  Readers readers(router->context(),
                  [&](std::string_view name, std::string_view args) -> Result<std::string> {
                    if (name == "slow") {
                      while (!release) std::this_thread::yield();
                      return std::string("1");
                    }
                    if (name == "large") return '"' + std::string(3U << 20, 'x') + '"';
                    if (name != "echo") return Error{Fault::invalid, "no such question"};
                    return std::string(args);
                  });
  const auto wire = Dealer::connect({doors.endpoints[0], "cli", "", "", ""}, clock);
  Client cli(**wire, clock, stop);
  EXPECT_EQ(*cli.ask("echo", R"({"a":[1,2]})", seconds(10)), R"({"a":[1,2]})");
  EXPECT_EQ(cli.ask("what", "{}", seconds(10)).error().what, "no such question");
  EXPECT_NE(cli.ask("large", "{}", seconds(10)).error().what.find("too large"), std::string::npos);
  EXPECT_EQ(cli.ask("slow", "{}", seconds(10)).error().fault, Fault::too_slow);
  EXPECT_TRUE(cli.send_event({"e", "cli", "nl.cadans.task.start.v1", "1", "", "", {}}, seconds(10)))
      << "a reader that is busy holds nobody";
  EXPECT_EQ(*cli.ask("echo", "{}", seconds(10)), "{}") << "the second reader is free";
  release = true;
}

TEST_F(AtTheDoors, KeysComeFromAFileAndFromTheTableOfPeers) {
  const std::string file = directory.file("engine.key");
  const auto fault = [&](const std::map<std::string, std::string>& peers) {
    return read_keys(file, peers).error().what;
  };
  EXPECT_NE(fault({}).find("engine.key is not there"), std::string::npos);
  const auto open = make_key_file(file);
  ASSERT_TRUE(open) << open.error().what;
  EXPECT_EQ(make_key_file(file).error().fault, Fault::io) << "never over one that is there";
  const auto keys = read_keys(file, {{"desk", desk_keys.open}});
  ASSERT_TRUE(keys) << keys.error().what;
  EXPECT_EQ(keys->peers, doors.keys->peers);
  EXPECT_NE(fault({{"desk", *open}, {"twin", *open}}).find("a key of its own"), std::string::npos);
  EXPECT_NE(fault({{"desk", "short"}}).find("the key of peer desk"), std::string::npos);
  EXPECT_NE(fault({{"desk", std::string(40, '~')}}).find("Z85"), std::string::npos);
  ASSERT_EQ(::chmod(file.c_str(), 0644), 0);
  EXPECT_NE(fault({}).find("chmod 600"), std::string::npos);
  paper::write_file(file, *open + "\n");
  ASSERT_EQ(::chmod(file.c_str(), 0600), 0);
  EXPECT_NE(fault({}).find("should hold two keys"), std::string::npos);
}

}  // namespace
}  // namespace cadans::dispatch
