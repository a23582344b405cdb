#include "connectors/client/sent_keys.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>

#include "tests/unit/connectors/paper.h"

namespace cadans::client {
namespace {

using paper::Directory;
using paper::read_file;
using paper::write_file;

protocol::Deliver delivery(const std::string& key, bool again = false) {
  return {1, key, 1, again, "mail", "{}"};
}

std::string said(const SentKeys& keys, const protocol::Deliver& one) {
  const auto known = keys.known(one);
  if (!known) return "may be sent";
  const auto& receipt = std::get<Receipt>(*known);
  return receipt.outcome == protocol::Receipted::delivered ? "delivered: " + receipt.words
                                                           : "unknown";
}

TEST(SentKeys, ASentKeyAnswersItsReceiptAgainAfterARestart) {
  const Directory directory;
  {
    auto keys = *SentKeys::open(directory.file("keys"));
    ASSERT_TRUE(keys.begin("a"));
    ASSERT_TRUE(keys.sent("a", "250 queued\r\nas 7"));
  }
  const auto keys = SentKeys::open(directory.file("keys"));
  EXPECT_EQ(said(*keys, delivery("a")), "delivered: 250 queued  as 7");
  EXPECT_EQ(said(*keys, delivery("a", true)), "delivered: 250 queued  as 7");
  EXPECT_EQ(said(*keys, delivery("b")), "may be sent");
}

TEST(SentKeys, ABegunKeyIsUnknownUntilTheEngineSaysAgain) {
  const Directory directory;
  auto keys = *SentKeys::open(directory.file("keys"));
  ASSERT_TRUE(keys.begin("a"));
  EXPECT_EQ(said(keys, delivery("a")), "unknown");
  EXPECT_EQ(said(keys, delivery("a", true)), "may be sent");
}

// Each time the connector dies between the mail and its line, and the engine says again. The lines
// of another key make the file be written anew between two copies.
TEST(SentKeys, AgainAfterUnknownTwice_SendsNoThirdCopy) {
  const Directory directory;
  int copies = 0;
  for (int time = 0; time < 6; ++time) {
    auto keys = *SentKeys::open(directory.file("keys"), 2);
    if (said(keys, delivery("a", time > 0)) == "may be sent") {
      ASSERT_TRUE(keys.begin("a"));
      ++copies;
    }
    EXPECT_EQ(said(*SentKeys::open(directory.file("keys"), 2), delivery("a")), "unknown") << time;
    for (int n = 0; n < 5; ++n) {
      ASSERT_TRUE(keys.begin("b"));
      ASSERT_TRUE(keys.sent("b", "250 ok"));
    }
  }
  EXPECT_EQ(copies, 2);
}

TEST(SentKeys, ARefusedKeyMayBeSentAgain) {
  const Directory directory;
  {
    auto keys = *SentKeys::open(directory.file("keys"));
    ASSERT_TRUE(keys.begin("a"));
    ASSERT_TRUE(keys.refused("a"));
  }
  EXPECT_EQ(said(*SentKeys::open(directory.file("keys")), delivery("a")), "may be sent");
}

// Wherever a crash cuts the file: what was a whole line counts, what was torn is as if never begun.
TEST(SentKeys, ACrashAtAnyByteLosesAtMostTheLastLine) {
  const std::string whole = "began a\nsent a 250 ok\nbegan b\n";
  for (std::size_t cut = 0; cut <= whole.size(); ++cut) {
    const Directory directory;
    write_file(directory.file("keys"), whole.substr(0, cut));
    auto keys = SentKeys::open(directory.file("keys"));
    ASSERT_TRUE(keys) << cut;
    EXPECT_EQ(said(*keys, delivery("a")), cut < 8    ? "may be sent"
                                          : cut < 22 ? "unknown"
                                                     : "delivered: 250 ok")
        << cut;
    EXPECT_EQ(said(*keys, delivery("b")), cut < 30 ? "may be sent" : "unknown") << cut;
    ASSERT_TRUE(keys->begin("c"));
    EXPECT_EQ(said(*SentKeys::open(directory.file("keys")), delivery("c")), "unknown") << cut;
  }
}

TEST(SentKeys, ALineOfAnotherKindIsCorruptAndNamed) {
  const Directory directory;
  write_file(directory.file("keys"), "began a\nhello\n");
  const auto keys = SentKeys::open(directory.file("keys"));
  ASSERT_FALSE(keys);
  EXPECT_EQ(keys.error().fault, Fault::corrupt);
  EXPECT_NE(keys.error().what.find("keys:2 "), std::string::npos) << keys.error().what;
}

TEST(SentKeys, TheFileStaysBoundedAndKeepsTheLatestKeys) {
  const Directory directory;
  {
    auto keys = *SentKeys::open(directory.file("keys"), 10);
    for (int n = 0; n < 200; ++n) {
      ASSERT_TRUE(keys.begin("k" + std::to_string(n)));
      ASSERT_TRUE(keys.sent("k" + std::to_string(n), "ok"));
      ASSERT_LT(std::filesystem::file_size(directory.file("keys")), 1000U);
    }
  }
  const auto keys = SentKeys::open(directory.file("keys"), 10);
  for (int n = 190; n < 200; ++n) {
    EXPECT_EQ(said(*keys, delivery("k" + std::to_string(n))), "delivered: ok") << n;
  }
  EXPECT_EQ(said(*keys, delivery("k1")), "may be sent");
}

TEST(SentKeys, ADirectoryThatIsNotThereIsAnError) {
  EXPECT_EQ(SentKeys::open("/nowhere/keys").error().fault, Fault::io);
}

// A file that may not grow is what a full disk looks like to write().
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit now{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &now);
  }
  ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
};

TEST(SentKeys, OnAFullDiskNothingBeginsAndTheFileStaysWhole) {
  const Directory directory;
  auto keys = *SentKeys::open(directory.file("keys"));
  ASSERT_TRUE(keys.begin("a"));
  {
    const FullDisk disk(12);
    const auto begun = keys.begin("bbbb");
    ASSERT_FALSE(begun);
    EXPECT_EQ(begun.error().fault, Fault::disk_full);
  }
  EXPECT_EQ(said(keys, delivery("bbbb")), "may be sent");
  ASSERT_TRUE(keys.begin("c"));
  EXPECT_EQ(read_file(directory.file("keys")), "began a\nbegan c\n");
}

}  // namespace
}  // namespace cadans::client
