// What the loading of the catalogue refuses, and with which words.

#include <gtest/gtest.h>

#include "tests/unit/words/sample.h"

namespace cadans::words {
namespace {

struct Slip {
  const char* name;
  std::string found;    // in the English file
  std::string instead;  // what an editor made of it
  std::string said;     // part of the fault
};

std::ostream& operator<<(std::ostream& out, const Slip& slip) { return out << slip.name; }

class Slips : public testing::TestWithParam<Slip> {};

std::string replaced(std::string text, const std::string& found, const std::string& instead) {
  const auto at = text.find(found);
  EXPECT_NE(at, std::string::npos) << found;
  return text.replace(at, found.size(), instead);
}

TEST(Catalogue, ShipsWithBothLanguagesWholeAndTheSame) {
  const auto messages = load_messages(shipped(Language::nl), shipped(Language::en));
  ASSERT_TRUE(messages) << messages.error().what;
}

TEST(Catalogue, KeepsWordsOfTheTradeOutOfMails) {
  const auto nl = shipped(Language::nl);
  auto en = shipped(Language::en);
  EXPECT_TRUE(load_messages(nl, en, {"escalat"}));
  en.body = replaced(en.body, "Hi {{first_name}}, thank you", "Hi {{first_name}}, Escalations end");
  const auto messages = load_messages(nl, en, {"escalat"});
  ASSERT_FALSE(messages);
  EXPECT_NE(messages.error().what.find("en.toml: mail.returned: says 'escalat'"), std::string::npos)
      << messages.error().what;
}

TEST_P(Slips, AreNamedWithFileAndMessage) {
  auto en = shipped(Language::en);
  en.body = replaced(en.body, GetParam().found, GetParam().instead);
  const auto messages = load_messages(shipped(Language::nl), en);
  ASSERT_FALSE(messages);
  EXPECT_EQ(messages.error().fault, Fault::invalid);
  EXPECT_NE(messages.error().what.find(GetParam().said), std::string::npos)
      << messages.error().what;
}

const Slip slips[] = {
    {"UnknownName", "{{task_title}}, please [[", "{{title}}, please [[",
     "en.toml: mail.new: nobody fills the name title; this message has first_name"},
    {"UnknownCondition", "if = \"earlier_evidence\"", "if = \"earlier\"",
     "en.toml: mail.new: nobody fills the name earlier"},
    {"UnknownRows", "{ list = \"tasks\"", "{ list = \"work\"",
     "en.toml: mail.overview: nobody fills the name work"},
    {"UnknownMessage", "[mail.new]",
     "[mail.old]\nsubject = \"x\"\nline = \"x\"\nblocks = [{ text = \"x\" }]\n[mail.new]",
     "en.toml: there is no message mail.old"},
    {"UnknownSentence", "[state]", "[state]\nlost = \"lost\"", "there is no message state.lost"},
    {"MissingMessage", "[mail.parked]", "[mail.set-aside]", "en.toml: mail.parked is missing"},
    {"MissingSentence", "open = \"open\"\n", "", "en.toml: state.open is missing"},
    {"UnknownKey", "[mail.due]", "[mail.due]\nlin = \"x\"",
     "en.toml: mail.due: lin: a mail has a subject, a line and blocks"},
    {"MissingLine",
     "line = \"Stage {{stage}} is complete: decision of {{decider}}, {{decided_on}}.\"", "",
     "en.toml: mail.stage-reached: a line for the digest is missing"},
    {"LineOutsideADigest", "[mail.restored]", "[mail.restored]\nline = \"x\"",
     "en.toml: mail.restored: a line is there, but this message is never in a digest"},
    {"MayBeAbsent", "If I hear nothing", "{{effort}}",
     "en.toml: mail.new: {{effort}} may be absent: write it inside [[effort: ..]]"},
    {"FlagAsText", "blocks = [\n", "blocks = [\n{ text = \"{{law}}\" },",
     "en.toml: mail.new: {{law}} has no text of its own"},
    {"PluralWithoutCount", "Could you take", "{{task_title}} task|tasks",
     "en.toml: mail.new: task|tasks has no count before it"},
    {"OtherThanDutch",
     "[[nil_allowed: ", "[[law: ", "mail.new: in one language only: if nil_allowed"},
    {"GapNotClosed", "{{task_title}}, please [[", "{{task_title, please [[",
     "en.toml: mail.new: subject: a gap is written {{name}} or {{op name}}"},
    {"ConditionNotClosed", "Hi {{first_name}},", "[[effort: Hi",
     "en.toml: mail.new: block 1: \"[[\" without \"]]\""},
    {"ConditionTooMuch", "by\n  {{due_date}}]]\"\"\"", "by\n  {{due_date}}]]]]\"\"\"",
     "en.toml: mail.new: subject: \"]]\" without \"[[name: \" before it"},
    {"BlockOfTwoKinds", "{ rule = true }", "{ rule = true, text = \"x\" }",
     "en.toml: mail.new: block 6: a block is one thing only"},
    {"BlockOfNoKind", "{ rule = true }", "{ ruler = true }",
     "en.toml: mail.new: block 6: a block is text, heading"},
    {"BlockWithOtherKey", "{ rule = true }", "{ rule = true, colour = \"red\" }",
     "en.toml: mail.new: block 6: a key is there"},
    {"RowLongerThanHead", "head = [\"Task\", ", "head = [",
     "en.toml: mail.rung-1: block 3: head and row differ in length"},
    {"SectionsElsewhere", "{ rule = true }", "{ sections = true }",
     "en.toml: mail.new: this message carries no sections"},
    {"SixWeekdays", "Mon Tue Wed Thu Fri Sat Sun", "Mon Tue Wed Thu Fri Sat",
     "en.toml: date.weekdays: 7 words belong here"},
    {"NotToml", "# All", "All", "en.toml:1:5: Error while parsing"},
    {"NumberForText", "open = \"open\"", "open = 1",
     "a text, true, a list or a table belongs here"},
    {"EmptyText", "open = \"open\"", "open = \"\"", "en.toml: state.open: the text is empty"},
};

INSTANTIATE_TEST_SUITE_P(Catalogue, Slips, testing::ValuesIn(slips),
                         [](const auto& slip) { return slip.param.name; });

}  // namespace
}  // namespace cadans::words
