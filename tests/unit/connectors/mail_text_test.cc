#include <gtest/gtest.h>

#include "connectors/mail/body.h"
#include "connectors/mail/html.h"
#include "connectors/mail/marks.h"
#include "connectors/mail/plain.h"
#include "tests/unit/connectors/mail_body.h"
#include "tests/unit/connectors/paper.h"

namespace cadans::mail {
namespace {

TEST(Marks, BoldAndLinksAreRunsOfTheirOwn) {
  EXPECT_EQ(runs("on **Thursday** see https://x.test/a?b=1."),
            (std::vector<mail::Run>{{"on ", false, false},
                                    {"Thursday", true, false},
                                    {" see ", false, false},
                                    {"https://x.test/a?b=1", false, true},
                                    {".", false, false}}));
  EXPECT_EQ(without_marks("2 ** 3 is plain"), "2 ** 3 is plain");
  EXPECT_EQ(without_marks("**a** and **b"), "a and **b");
  EXPECT_TRUE(runs("").empty());
}

TEST(PlainText, ReadsAsAPersonWouldTypeIt) {
  EXPECT_EQ(plain_text(*parse_body(paper::mail_body_text())),
            paper::read_file(CADANS_SOURCE "/tests/golden/connectors/mail.plain"));
}

TEST(PlainText, ATableThatIsTooWideHasALineACell) {
  Json body = paper::mail_body();
  const std::string wide(50, 'x');
  body["blocks"] = Json::parse(R"([{"kind":"table","head":["Taak","Wie"],"rows":[]}])");
  body["blocks"][0]["rows"] = Json::array({Json::array({wide, wide})});
  body["foot"] = Json::array();
  EXPECT_EQ(plain_text(*parse_body(body.dump())), "- Taak: " + wide + "\n  Wie: " + wide + "\n");
}

TEST(HtmlPage, EscapesEveryText) {
  const std::string bad = "<script>alert(\"x\")</script>&'";
  Json body = paper::mail_body();
  body["subject"] = bad;
  body["blocks"] = Json::array({{{"kind", "text"}, {"text", bad}},
                                {{"kind", "heading"}, {"text", bad}},
                                {{"kind", "list"}, {"items", {bad, bad}}},
                                {{"kind", "actions"}, {"items", {bad, "**" + bad + "**"}}},
                                {{"kind", "table"},
                                 {"head", {bad, bad}},
                                 {"rows", Json::array({Json::array({bad, bad})})}}});
  body["foot"] = {bad, "https://x.test/\"onclick=\"y"};
  const std::string page = html_page(*parse_body(body.dump()));
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_EQ(page.find("\"onclick"), std::string::npos) << page;
  EXPECT_NE(page.find("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;"),
            std::string::npos);
}

TEST(HtmlPage, HasALanguageAndFitsAPhone) {
  const std::string page = html_page(*parse_body(paper::mail_body_text()));
  EXPECT_NE(page.find("<html lang=\"nl\">"), std::string::npos);
  EXPECT_NE(page.find("width=device-width"), std::string::npos);
  EXPECT_NE(page.find("max-width:600px"), std::string::npos);
  EXPECT_NE(page.find("<strong>do 14 januari</strong>"), std::string::npos);
  EXPECT_NE(page.find("href=\"https://cadans.gemeente.test/t/7\""), std::string::npos);
  EXPECT_EQ(page.find("<img"), std::string::npos);
  EXPECT_EQ(page.find("src="), std::string::npos);
}

struct Bad {
  const char* name;
  const char* at;  // JSON pointer
  Json value;
  const char* says;
};
class BadBody : public testing::TestWithParam<Bad> {};

TEST_P(BadBody, IsRefusedNamingTheField) {
  Json body = paper::mail_body();
  body[Json::json_pointer(GetParam().at)] = GetParam().value;
  const auto read = parse_body(body.dump());
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().fault, Fault::invalid);
  EXPECT_NE(read.error().what.find(GetParam().says), std::string::npos) << read.error().what;
}

INSTANTIATE_TEST_SUITE_P(
    Mail, BadBody,
    testing::Values(Bad{"AddressWithLineFeed", "/to/mail", "a@b.test\r\nRCPT TO:<x@y.test>",
                        "to.mail"},
                    Bad{"TwoAddresses", "/to/mail", "a@b.test,c@d.test", "to.mail"},
                    Bad{"AddressWithBrackets", "/to/mail", "<a@b.test>", "to.mail"},
                    Bad{"NoDomain", "/from/mail", "cadans@", "from.mail"},
                    Bad{"ReplyToMany", "/reply_to", "a@b.test c@d.test", "reply_to"},
                    Bad{"OtherLanguage", "/language", "fr", "language"},
                    Bad{"NoSubject", "/subject", "", "subject"},
                    Bad{"ThreadWithSpace", "/thread", "a b", "thread"},
                    Bad{"ListWithDot", "/list", "a.b\r\nX: y", "list"},
                    Bad{"UnknownBlock", "/blocks/0/kind", "image", "kind of a block"},
                    Bad{"TextIsNumber", "/blocks/0/text", 7, "mail: "},
                    Bad{"RowTooShort", "/blocks/4/rows/0", Json::array({"x"}), "row of a table"}),
    [](const auto& c) { return c.param.name; });

TEST(Body, AMissingFieldIsNamed) {
  EXPECT_NE(parse_body("{}").error().what.find("'to'"), std::string::npos)
      << parse_body("{}").error().what;
}

}  // namespace
}  // namespace cadans::mail
