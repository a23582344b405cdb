#include <gtest/gtest.h>

#include "tests/integration/program.h"
#include "tests/unit/connectors/mail_body.h"
#include "tests/unit/dispatch/doors.h"

// cadans-mail as a process of its own, over ipc, into a Maildir.

namespace cadans::integration {
namespace {

constexpr int mails = 150;
constexpr const char* settings_text = R"(schema = 1
[words]
language = "nl"
[[peer]]
name = "mail"
carries = ["mail"]
run = "process"
credits = 64
[doors]
ipc = "run"
[mail]
way = "maildir"
maildir = "maildir"
)";

class MailProcess : public testing::Test {
 protected:
  MailProcess() { paper::write_file(settings_file, settings_text); }
  std::vector<std::string> words() const {
    return {CADANS_MAIL, "--settings", settings_file, "--data", directory.path()};
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
  std::string settings_file = directory.file("settings.toml");
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

struct Wrong {
  const char* name;
  std::string from;
  std::string to;
  int code;
  const char* says;
};
class WrongSettings : public MailProcess, public testing::WithParamInterface<Wrong> {};

TEST_P(WrongSettings, AreSaidAtStart) {
  const Wrong& row = GetParam();
  std::string text = settings_text;
  text.replace(text.find(row.from), row.from.size(), row.to);
  paper::write_file(settings_file, text);
  Program mail(words(), output);
  EXPECT_EQ(mail.wait(), row.code);
  EXPECT_NE(paper::read_file(output).find(row.says), std::string::npos) << paper::read_file(output);
}

INSTANTIATE_TEST_SUITE_P(
    Process, WrongSettings,
    testing::Values(
        Wrong{"UnknownKey", "way =", "weg =", 65, "settings.toml:12:"},
        Wrong{"Embedded", "\"process\"", "\"embedded\"", 65, "run = \"process\""},
        Wrong{"NoPeerOfThatName", "name = \"mail\"", "name = \"post\"", 66, "[[peer]]"},
        Wrong{"FarWithoutItsKeys", "[mail]",
              "[mail.engine]\naddress = \"tcp://127.0.0.1:1\"\nkey_file = \"no.key\"\nserver_key "
              "= \"0123456789012345678901234567890123456789\"\n[mail]",
              65, "no.key is not there"}),
    [](const auto& c) { return c.param.name; });

TEST_F(MailProcess, AWrongFlagOrAFileThatIsNotThereIsSaid) {
  Program wrong({CADANS_MAIL, "--nonsense"}, output);
  EXPECT_EQ(wrong.wait(), 64);
  EXPECT_NE(paper::read_file(output).find("--nonsense"), std::string::npos);
  Program nowhere({CADANS_MAIL, "--settings", "/nowhere.toml"}, output);
  EXPECT_EQ(nowhere.wait(), 66);
}

}  // namespace
}  // namespace cadans::integration
