#include "connectors/mail/message.h"

#include <gmime/gmime.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/unit/connectors/mail_body.h"

namespace cadans::mail {
namespace {

constexpr Instant date{1'800'000'000'000'000};  // Fri, 15 Jan 2027 08:00:00 UTC

Message dressed(const Json& body, std::string_view key = "digest/anna/2027-01-15") {
  return dress(*parse_body(body.dump()), key, date);
}

std::string head_of(const std::string& bytes) { return bytes.substr(0, bytes.find("\r\n\r\n")); }

std::string header(const std::string& bytes, const std::string& name) {
  const std::string head = "\r\n" + head_of(bytes) + "\r\n";
  const auto at = head.find("\r\n" + name + ": ");
  if (at == std::string::npos) return "(none)";
  const auto begin = at + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

TEST(Message, CarriesTheHeadersOfAutomaticMail) {
  const Message mail = dressed(paper::mail_body());
  const std::string id = header(mail.bytes, "Message-Id");
  EXPECT_EQ(header(mail.bytes, "From"), "Gemeente via Cadans <cadans@gemeente.test>");
  EXPECT_EQ(header(mail.bytes, "To"), "Anna de Vries <anna@gemeente.test>");
  EXPECT_EQ(header(mail.bytes, "Reply-To"), "ciso@gemeente.test");
  EXPECT_EQ(header(mail.bytes, "Subject"), paper::mail_body().at("subject"));
  EXPECT_EQ(header(mail.bytes, "Date"), "Fri, 15 Jan 2027 08:00:00 +0000");
  EXPECT_EQ(header(mail.bytes, "Auto-Submitted"), "auto-generated");
  EXPECT_EQ(header(mail.bytes, "X-Auto-Response-Suppress"), "All");
  EXPECT_EQ(header(mail.bytes, "List-Id"), "<gemeente.cadans.gemeente.test>");
  EXPECT_EQ(header(mail.bytes, "Content-Language"), "nl");
  EXPECT_EQ(header(mail.bytes, "MIME-Version"), "1.0");
  EXPECT_EQ(id.size(), std::string("<32@gemeente.test>").size() + 30);
  EXPECT_EQ(mail.from, "cadans@gemeente.test");
  EXPECT_EQ(mail.to, "anna@gemeente.test");
}

TEST(Message, OneKeyHasOneMessageIdWhateverTheAttempt) {
  Json later = paper::mail_body();
  later["subject"] = "Anders";
  const auto id = header(dressed(paper::mail_body()).bytes, "Message-Id");
  EXPECT_EQ(header(dressed(later).bytes, "Message-Id"), id);
  EXPECT_NE(header(dressed(later, "another").bytes, "Message-Id"), id);
  EXPECT_EQ(dressed(later).bytes, dressed(later).bytes);
}

TEST(Message, MailsOfOneTaskStandTogether) {
  const std::string one = dressed(paper::mail_body(), "a").bytes;
  const std::string two = dressed(paper::mail_body(), "b").bytes;
  EXPECT_EQ(header(one, "References"), header(two, "References"));
  EXPECT_EQ(header(one, "In-Reply-To"), header(one, "References"));
  EXPECT_NE(header(one, "References"), header(one, "Message-Id"));
  Json alone = paper::mail_body();
  alone["thread"] = "";
  EXPECT_EQ(header(dressed(alone).bytes, "References"), "(none)");
}

TEST(Message, IsUtf8WhateverItsLetters) {
  Json body = paper::mail_body();
  body["subject"] = "Coördinatie en één café";
  body["to"]["name"] = "Zoë Şahin";
  const std::string bytes = dressed(body).bytes;
  EXPECT_NE(header(bytes, "Subject").find("=?UTF-8?"), std::string::npos)
      << header(bytes, "Subject");
  EXPECT_NE(bytes.find("text/plain; charset=utf-8"), std::string::npos) << bytes;
  EXPECT_NE(bytes.find("text/html; charset=utf-8"), std::string::npos);
  EXPECT_NE(bytes.find("co=C3=B6rdinator"), std::string::npos);
  EXPECT_EQ(bytes.find("iso-8859"), std::string::npos);
  EXPECT_TRUE(std::all_of(bytes.begin(), bytes.end(), [](char byte) { return byte > 0; }));
}

TEST(Message, EveryLineEndsInCrlfAndIsShort) {
  Json body = paper::mail_body();
  body["blocks"][0]["text"] = std::string(5000, 'x');
  const std::string bytes = dressed(body).bytes;
  std::size_t begin = 0;
  while (begin < bytes.size()) {
    const auto end = bytes.find('\n', begin);
    ASSERT_NE(end, std::string::npos);
    ASSERT_EQ(bytes[end - 1], '\r');
    ASSERT_LE(end - begin, 998U);
    begin = end + 1;
  }
}

// Whatever a person typed as title or name: the headers are the same in number and name.
RC_GTEST_PROP(Message, NoTextMakesAHeader, (const std::string& name, const std::string& subject)) {
  constexpr auto any = Json::error_handler_t::replace;
  const auto names = [](const std::string& bytes) {
    std::string found;
    const std::string head = "\r\n" + head_of(bytes);
    for (auto at = head.find("\r\n"); at != std::string::npos; at = head.find("\r\n", at + 2)) {
      if (head[at + 2] != ' ' && head[at + 2] != '\t') {
        found += head.substr(at + 2, head.find(':', at) - at - 2) + "\n";
      }
    }
    return found;
  };
  Json body = paper::mail_body();
  const std::string usual = names(dressed(body).bytes);
  body["to"]["name"] = "x" + name + "\r\nBcc: eve@evil.test\r\n\r\n<b>";
  body["subject"] = "s" + subject + "\r\nBcc: eve@evil.test\r\n\r\n" + name;
  const auto read = parse_body(body.dump(-1, ' ', false, any));
  RC_ASSERT(read.has_value());
  RC_ASSERT(names(dress(*read, "k", date).bytes) == usual);
}

TEST(Message, IsReadBackByAMailProgram) {
  const std::string bytes = dressed(paper::mail_body()).bytes;
  GMimeStream* stream = g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size());
  GMimeParser* parser = g_mime_parser_new_with_stream(stream);
  GMimeMessage* message = g_mime_parser_construct_message(parser, nullptr);
  ASSERT_NE(message, nullptr);
  GMimeObject* both = g_mime_message_get_mime_part(message);
  ASSERT_TRUE(GMIME_IS_MULTIPART(both));
  EXPECT_EQ(g_mime_multipart_get_count(GMIME_MULTIPART(both)), 2);
  GMimeObject* plain = g_mime_multipart_get_part(GMIME_MULTIPART(both), 0);
  char* text = g_mime_text_part_get_text(GMIME_TEXT_PART(plain));
  EXPECT_NE(std::string(text).find("coördinator?"), std::string::npos) << text;
  g_free(text);
  g_object_unref(message);
  g_object_unref(parser);
  g_object_unref(stream);
}

}  // namespace
}  // namespace cadans::mail
