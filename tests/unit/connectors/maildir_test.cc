#include "connectors/mail/maildir.h"

#include <gtest/gtest.h>

#include "connectors/mail/mail.h"
#include "tests/unit/connectors/mail_body.h"
#include "tests/unit/connectors/paper.h"

namespace cadans::mail {
namespace {

class InAMaildir : public testing::Test {
 protected:
  client::Outcome carry(const std::string& key, int attempt = 1) {
    return handle({1, key, attempt, false, "mail", paper::mail_body_text()}, road, keys, clock);
  }
  std::size_t files(const char* part) const {
    std::size_t count = 0;
    for (const auto& file : std::filesystem::directory_iterator(directory.file(part))) {
      count += file.is_regular_file() ? 1U : 0U;
    }
    return count;
  }
  paper::Directory directory;
  paper::PaperClock clock;
  client::SentKeys keys = *client::SentKeys::open(directory.file("keys"));
  Maildir road = *Maildir::open(directory.path());
};

bool delivered(const client::Outcome& outcome) {
  const auto* receipt = std::get_if<client::Receipt>(&outcome);
  return receipt != nullptr && receipt->outcome == protocol::Receipted::delivered;
}

TEST_F(InAMaildir, AMailIsOneFileInNewAndNoneInTmp) {
  EXPECT_TRUE(delivered(carry("a")));
  EXPECT_TRUE(delivered(carry("b")));
  EXPECT_EQ(files("new"), 2U);
  EXPECT_EQ(files("tmp"), 0U);
  for (const auto& file : std::filesystem::directory_iterator(directory.file("new"))) {
    EXPECT_EQ(paper::read_file(file.path()).find('\r'), std::string::npos);
  }
}

// A crash after the rename and before the line in the sent keys: only the file knows.
TEST_F(InAMaildir, TheSameKeyMakesNoSecondFileWithoutTheSentKeys) {
  EXPECT_TRUE(delivered(carry("a")));
  client::SentKeys fresh = *client::SentKeys::open(directory.file("other-keys"));
  const protocol::Deliver again{1, "a", 2, false, "mail", paper::mail_body_text()};
  EXPECT_TRUE(delivered(handle(again, road, fresh, clock)));
  EXPECT_EQ(files("new"), 1U);
}

TEST_F(InAMaildir, AMailThatWasReadIsNotWrittenAgain) {
  EXPECT_TRUE(delivered(carry("a")));
  const std::filesystem::path file = *std::filesystem::directory_iterator(directory.file("new"));
  std::filesystem::rename(file, directory.file("cur") + "/" + file.filename().string() + ":2,S");
  client::SentKeys fresh = *client::SentKeys::open(directory.file("other-keys"));
  const protocol::Deliver again{1, "a", 2, false, "mail", paper::mail_body_text()};
  EXPECT_TRUE(delivered(handle(again, road, fresh, clock)));
  EXPECT_EQ(files("new"), 0U);
}

TEST_F(InAMaildir, ADiskThatFailsMeansLater) {
  std::filesystem::remove_all(directory.file("tmp"));
  EXPECT_TRUE(std::holds_alternative<client::RetryAfter>(carry("a")));
  EXPECT_EQ(files("new"), 0U);
}

TEST_F(InAMaildir, ABodyThatCannotBeReadIsRejectedWithItsField) {
  const auto outcome = handle({1, "a", 1, false, "mail", "{}"}, road, keys, clock);
  EXPECT_NE(std::get<client::Rejected>(outcome).reason.find("'to'"), std::string::npos);
}

TEST_F(InAMaildir, TheConnectorCarriesWhatComesUntilBye) {
  paper::PaperStop stop;
  paper::PaperWire wire{clock};
  client::Client engine{wire, clock, stop};
  wire.comes(std::vector<protocol::Deliver>{{1, "a", 1, false, "mail", paper::mail_body_text()},
                                            {2, "b", 1, false, "mail", paper::mail_body_text()}});
  wire.when_idle = [&] { wire.comes(protocol::Bye{}); };
  run(engine, road, keys, clock, {});
  EXPECT_EQ(files("new"), 2U);
  ASSERT_EQ(wire.sent_of<std::vector<protocol::Done>>().size(), 1U);
  EXPECT_EQ(wire.sent_of<std::vector<protocol::Done>>().front().size(), 2U);
}

}  // namespace
}  // namespace cadans::mail
