#include <gtest/gtest.h>

#include "tests/integration/program.h"
#include "tests/unit/connectors/mail_body.h"
#include "tests/unit/dispatch/doors.h"

// cadans-mail as a process of its own, over ipc, into a Maildir.

namespace cadans::integration {
namespace {

constexpr int mails = 150;

class MailProcess : public testing::Test {
 protected:
  std::vector<std::string> words() const {
    return {CADANS_MAIL,
            "--engine",
            endpoint,
            "--maildir",
            directory.file("maildir"),
            "--sent-keys",
            directory.file("keys")};
  }
  static std::vector<protocol::Deliver> outbox(int attempt) {
    std::vector<protocol::Deliver> all = dispatch::outbox_of(mails);
    for (protocol::Deliver& one : all) {
      one.attempt = attempt;
      one.body = paper::mail_body_text();
    }
    return all;
  }
  std::size_t files() const {
    std::size_t count = 0;
    std::error_code fault;
    for (const auto& file :
         std::filesystem::directory_iterator(directory.file("maildir/new"), fault)) {
      count += file.is_regular_file() ? 1U : 0U;
    }
    return count;
  }
  paper::Directory directory;
  dispatch::RealClock clock;
  std::string endpoint = "ipc://" + directory.file("run/engine");
  std::string output = directory.file("output");
  std::unique_ptr<dispatch::Router> router = *dispatch::Router::open({{endpoint}, {}, 1000}, clock);
};

TEST_F(MailProcess, CarriesMailsAndEndsOnBye) {
  dispatch::PaperEngine engine(*router, clock, outbox(1));
  Program mail(words(), output);
  EXPECT_TRUE(within_ten_seconds([&] { return engine.settled == mails; }));
  engine.stop();
  EXPECT_EQ(mail.wait(), 0) << paper::read_file(output);
  EXPECT_EQ(files(), mails);
}

TEST_F(MailProcess, EndsOnSigtermThoughNobodySaysAnything) {
  Program mail(words(), output);
  ASSERT_TRUE(router->receive(clock.now() + seconds(10))) << "its READY";
  mail.signal(SIGTERM);
  EXPECT_EQ(mail.wait(), 0) << paper::read_file(output);
}

TEST_F(MailProcess, KilledHalfwayItSendsEachKeyOnce) {
  {
    dispatch::PaperEngine engine(*router, clock, outbox(1));
    Program mail(words(), output);
    ASSERT_TRUE(within_ten_seconds([&] { return files() >= 20; }));
    mail.kill();
  }
  EXPECT_LT(files(), mails) << "it was killed too late: nothing is shown";
  dispatch::PaperEngine engine(*router, clock, outbox(2));
  Program mail(words(), output);
  EXPECT_TRUE(within_ten_seconds([&] { return engine.settled >= mails && files() >= mails; }));
  EXPECT_EQ(files(), mails);
}

TEST_F(MailProcess, AWrongFlagIsSaidWithTheUsage) {
  Program mail({CADANS_MAIL, "--nonsense"}, output);
  EXPECT_EQ(mail.wait(), 64);
  EXPECT_NE(paper::read_file(output).find("--nonsense is not known"), std::string::npos);
}

}  // namespace
}  // namespace cadans::integration
