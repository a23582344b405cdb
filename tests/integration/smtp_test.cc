#include "connectors/mail/smtp.h"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <cstdlib>
#include <optional>

#include "connectors/mail/mail.h"
#include "tests/integration/program.h"
#include "tests/unit/connectors/mail_body.h"
#include "tests/unit/connectors/paper.h"

// A real mail server on this machine, smtp_server.py (python3-aiosmtpd), told what to answer.

namespace cadans::integration {
namespace {

using client::Outcome;
using client::Receipt;
using client::RetryAfter;
using mail::Smtp;
using mail::SmtpSettings;

class OverSmtp : public testing::Test {
 protected:
  void serve(const std::vector<std::string>& how) {
    std::vector<std::string> words = {"/usr/bin/python3",
                                      CADANS_SOURCE "/tests/integration/smtp_server.py",
                                      std::to_string(port)};
    words.insert(words.end(), how.begin(), how.end());
    server.emplace(words, output);
    ASSERT_TRUE(within_ten_seconds([this] { return listens(port); })) << paper::read_file(output);
  }
  void open(SmtpSettings settings = {}) {
    settings.server = "127.0.0.1:" + std::to_string(port);
    road.emplace(*Smtp::open(settings));
  }
  Outcome send(const std::string& key, bool again = false) {
    return mail::handle({1, key, 1, again, "mail", paper::mail_body_text()}, *road, keys, clock);
  }
  bool known(const std::string& key) {
    return keys.known({1, key, 1, false, "mail", "{}"}).has_value();
  }
  paper::Directory directory;
  paper::PaperClock clock;
  std::size_t lines(const std::string& begin) const {
    std::ifstream in(output);
    std::size_t count = 0;
    for (std::string line; std::getline(in, line);) count += line.starts_with(begin) ? 1U : 0U;
    return count;
  }
  std::string output = directory.file("output");
  int port = free_port();
  std::optional<Program> server;
  std::optional<Smtp> road;
  client::SentKeys keys = *client::SentKeys::open(directory.file("keys"));
};

std::string word(const Outcome& outcome) {
  if (std::holds_alternative<RetryAfter>(outcome)) return "retry";
  if (std::holds_alternative<client::Rejected>(outcome)) return "reject";
  return std::get<Receipt>(outcome).outcome == protocol::Receipted::delivered ? "delivered"
                                                                              : "unknown";
}

std::string words(const Outcome& outcome) {
  if (const auto* retry = std::get_if<RetryAfter>(&outcome)) return retry->reason;
  if (const auto* reject = std::get_if<client::Rejected>(&outcome)) return reject->reason;
  return std::get<Receipt>(outcome).words;
}

struct Reply {
  const char* name;
  std::vector<std::string> how;
  const char* comes_to;
  bool known_after;  // a second delivery of the key is answered without sending
};
class SmtpReply : public OverSmtp, public testing::WithParamInterface<Reply> {};

TEST_P(SmtpReply, ComesTo) {
  serve(GetParam().how);
  open();
  const Outcome outcome = send("a");
  EXPECT_EQ(word(outcome), GetParam().comes_to) << words(outcome);
  EXPECT_EQ(known("a"), GetParam().known_after);
}

INSTANTIATE_TEST_SUITE_P(
    Server, SmtpReply,
    testing::Values(
        Reply{"Delivered", {}, "delivered", true},
        Reply{"LaterAtTheAddress", {"--answer", "rcpt", "450 4.2.0 later"}, "retry", false},
        Reply{"NeverAtTheAddress", {"--answer", "rcpt", "550 5.1.1 nobody"}, "reject", false},
        Reply{"LaterAtTheSender", {"--answer", "mail", "451 4.7.1 later"}, "retry", false},
        Reply{"NeverAtTheSender", {"--answer", "mail", "550 5.7.1 not you"}, "reject", false},
        Reply{"LaterAfterTheText", {"--answer", "dot", "452 4.3.1 full"}, "retry", false},
        Reply{"NeverAfterTheText", {"--answer", "dot", "554 5.6.0 not this"}, "reject", false},
        Reply{"NeverAtTheGreeting", {"--answer", "connect", "554 5.3.2 closed"}, "retry", false},
        Reply{"HangsUpBeforeTheText", {"--hang-up", "data"}, "retry", false},
        Reply{"HangsUpAfterTheText", {"--hang-up", "dot"}, "unknown", true}),
    [](const auto& c) { return c.param.name; });

TEST_F(OverSmtp, ARelayTakesManyMailsOverOneConnection) {
  serve({});
  open();
  for (int n = 0; n < 50; ++n) ASSERT_EQ(word(send("k" + std::to_string(n))), "delivered");
  EXPECT_EQ(lines("MAIL cadans@gemeente.test anna@gemeente.test <"), 50U);
  EXPECT_EQ(lines("CONNECT"), 2U) << "one that looked whether it listens, and ours";
}

TEST_F(OverSmtp, NobodyThereMeansLater) {
  open();
  EXPECT_EQ(word(send("a")), "retry");
  EXPECT_FALSE(known("a"));
}

TEST_F(OverSmtp, AKeyGoesOnceAndAnUnknownOneOnceMoreOnlyWhenAsked) {
  serve({"--hang-up", "dot"});
  open();
  EXPECT_EQ(word(send("a")), "unknown");
  server.reset();
  EXPECT_EQ(word(send("a")), "unknown") << "without a server: nothing was sent";
  serve({});
  EXPECT_EQ(word(send("a", true)), "delivered");
  server.reset();
  EXPECT_EQ(word(send("a", true)), "delivered") << "from the sent keys";
}

class OverTls : public OverSmtp {
 protected:
  OverTls() {
    const std::string command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
        " -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1 -keyout " +
        directory.file("key.pem") + " -out " + certificate + " 2>" + output;
    EXPECT_EQ(std::system(command.c_str()), 0) << paper::read_file(output);
    paper::write_file(password, "geheim 7\n");
    ::chmod(password.c_str(), 0600);
    serve({"--tls", certificate, directory.file("key.pem"), "--login", "cadans", "geheim 7"});
  }
  SmtpSettings settings() const { return {"", true, certificate, "cadans", password, "localhost"}; }
  std::string certificate = directory.file("certificate.pem");
  std::string password = directory.file("password");
};

TEST_F(OverTls, ManyMailsGoOverOneConnectionWithLogin) {
  open(settings());
  for (int n = 0; n < 50; ++n) {
    const Outcome outcome = send("k" + std::to_string(n));
    ASSERT_EQ(word(outcome), "delivered") << words(outcome);
    EXPECT_NE(words(outcome).find("queued here"), std::string::npos) << words(outcome);
  }
  EXPECT_EQ(lines("MAIL cadans@gemeente.test anna@gemeente.test <"), 50U);
  EXPECT_EQ(lines("CONNECT"), 2U) << "one that looked whether it listens, and ours";
}

TEST_F(OverTls, AWrongPasswordOrCertificateIsTheSettingsFaultAndNotTheMails) {
  paper::write_file(password, "wrong\n");
  open(settings());
  EXPECT_EQ(word(send("a")), "retry");
  paper::write_file(password, "geheim 7\n");
  SmtpSettings trusting_others = settings();
  trusting_others.ca_file.clear();
  open(trusting_others);
  EXPECT_EQ(word(send("a")), "retry");
  open(settings());
  EXPECT_EQ(word(send("a")), "delivered");
  EXPECT_EQ(lines("MAIL "), 1U);
}

TEST_F(OverTls, WhenTheSentKeysCannotBeWrittenTheFinalDotStaysAway) {
  open(settings());
  const rlimit none{0, RLIM_INFINITY};
  rlimit before{};
  std::signal(SIGXFSZ, SIG_IGN);
  ::getrlimit(RLIMIT_FSIZE, &before);
  ::setrlimit(RLIMIT_FSIZE, &none);
  const Outcome outcome = send("a");
  ::setrlimit(RLIMIT_FSIZE, &before);
  EXPECT_EQ(word(outcome), "retry") << words(outcome);
  EXPECT_NE(words(outcome).find("keys"), std::string::npos) << words(outcome);
  EXPECT_FALSE(known("a"));
  EXPECT_EQ(word(send("b")), "delivered");
  EXPECT_EQ(lines("MAIL "), 1U) << "the first never arrived";
}

TEST_F(OverTls, WithoutStarttlsAtTheServerNothingIsSent) {
  server.reset();
  serve({});
  open(settings());
  EXPECT_EQ(word(send("a")), "retry");
  EXPECT_FALSE(known("a"));
}

TEST_F(OverTls, APasswordThatOthersReadOrWithoutTlsIsRefusedAtStart) {
  ::chmod(password.c_str(), 0644);
  EXPECT_NE(Smtp::open(settings()).error().what.find("chmod 600"), std::string::npos);
  ::chmod(password.c_str(), 0600);
  SmtpSettings plain = settings();
  plain.starttls = false;
  EXPECT_NE(Smtp::open(plain).error().what.find("STARTTLS"), std::string::npos);
}

}  // namespace
}  // namespace cadans::integration
