// What the loading of the catalogue refuses, and with which words.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <regex>

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

// An earlier program had other messages, and the organisation words of its own.
TEST(Catalogue, OfBeforeIsFilledWithTheProgramsOwnWords) {
  auto nl = shipped(Language::nl);
  auto en = shipped(Language::en);
  nl.body = replaced(nl.body, "\nl5 = ", "\nl99 = ");  // one that it lacks, one that nobody sends
  nl.body = replaced(nl.body, "new = \"de eerste vraag\"", "new = \"{{nobody_fills}}\"");
  nl.body = replaced(nl.body, "removed = \"deze tekst is verwijderd\"", "removed = \"weg\"");
  ASSERT_FALSE(load_messages(nl, en));
  const auto messages = messages_of_before(nl, en);
  ASSERT_TRUE(messages) << messages.error().what;
  const auto own = load_messages(shipped(Language::nl), shipped(Language::en)).value();
  const Reader reader{Language::nl, LocalDate(std::chrono::sys_days{})};
  for (const char* id : {"rule.l5", "kind.new", "kind.due"}) {
    EXPECT_EQ(sentence(*messages, reader, id).value(), sentence(own, reader, id).value()) << id;
  }
  EXPECT_EQ(sentence(*messages, reader, "text.removed").value(), "weg") << "it fits, and stays";
}

TEST(Catalogue, KeepsWordsOfTheTradeOutOfMails) {
  const auto nl = shipped(Language::nl);
  auto en = shipped(Language::en);
  EXPECT_TRUE(load_messages(nl, en, {"escalat"}));
  en.body = replaced(en.body, "Hi {{first_name}}, thank you", "Hi {{first_name}}, Escalations end");
  const auto messages = load_messages(nl, en, {"escalat"});
  ASSERT_FALSE(messages);
  EXPECT_NE(messages.error().what.find("mail.returned: says 'escalat'"), std::string::npos)
      << messages.error().what;
}

TEST_P(Slips, AreNamedWithFileLineAndMessage) {
  auto en = shipped(Language::en);
  en.body = replaced(en.body, GetParam().found, GetParam().instead);
  const auto messages = load_messages(shipped(Language::nl), en);
  ASSERT_FALSE(messages);
  EXPECT_EQ(messages.error().fault, Fault::invalid);
  const std::string& what = messages.error().what;
  static const std::regex placed("^[^:]*en\\.toml:[1-9][0-9]*:[1-9][0-9]*: error: ");
  EXPECT_TRUE(std::regex_search(what, placed)) << what;
  EXPECT_NE(what.find(GetParam().said), std::string::npos) << what;
}

int line_of(const std::string& text, const std::string& words) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(text.find(words));
  return static_cast<int>(std::count(text.begin(), end, '\n')) + 1;
}

// Wrong as it is written, by the contract, and against the other language.
TEST(Catalogue, NamesTheLineOfTheBlockOrMessageThatIsWrong) {
  for (const auto& [found, instead, stands_at] : std::vector<std::array<std::string, 3>>{
           {"{ rule = true }", "{ ruler = true }", "{ ruler"},
           {"blocks = [\n", "blocks = [\n{ text = \"{{law}}\" },", "{ text = \"{{law}}"},
           {"[[nil_allowed: ", "[[law: ", "[mail.new]"},
           {"open = \"open\"", "open = \"\"", "open = \"\""}}) {
    auto en = shipped(Language::en);
    en.body = replaced(en.body, found, instead);
    const auto messages = load_messages(shipped(Language::nl), en);
    ASSERT_FALSE(messages);
    const std::string place = fmt::format("en.toml:{}:", line_of(en.body, stands_at));
    EXPECT_NE(messages.error().what.find(place), std::string::npos) << messages.error().what;
  }
}

const Slip slips[] = {
    {"UnknownName", "{{task_title}}, please [[", "{{title}}, please [[",
     "mail.new: nobody fills the name title; this message has first_name"},
    {"UnknownCondition", "if = \"earlier_evidence\"", "if = \"earlier\"",
     "mail.new: nobody fills the name earlier"},
    {"UnknownRows", "{ list = \"tasks\"", "{ list = \"work\"",
     "mail.overview: nobody fills the name work"},
    {"UnknownMessage", "[mail.new]",
     "[mail.old]\nsubject = \"x\"\nline = \"x\"\nblocks = [{ text = \"x\" }]\n[mail.new]",
     "there is no message mail.old"},
    {"UnknownSentence", "[state]", "[state]\nlost = \"lost\"", "there is no message state.lost"},
    {"MissingMessage", "[mail.parked]", "[mail.set-aside]", "mail.parked is missing"},
    {"MissingSentence", "open = \"open\"\n", "", "state.open is missing"},
    {"UnknownKey", "[mail.due]", "[mail.due]\nlin = \"x\"",
     "mail.due: lin: a mail has a subject, a line and blocks"},
    {"MissingLine",
     "line = \"Stage {{stage}} is complete: decision of {{decider}}, {{decided_on}}.\"", "",
     "mail.stage-reached: a line for the digest is missing"},
    {"LineOutsideADigest", "[mail.restored]", "[mail.restored]\nline = \"x\"",
     "mail.restored: a line is there, but this message is never in a digest"},
    {"MayBeAbsent", "If I hear nothing", "{{effort}}",
     "mail.new: {{effort}} may be absent: write it inside [[effort: ..]]"},
    {"FlagAsText", "blocks = [\n", "blocks = [\n{ text = \"{{law}}\" },",
     "mail.new: {{law}} has no text of its own"},
    {"PluralWithoutCount", "Could you take", "{{task_title}} task|tasks",
     "mail.new: task|tasks has no count before it"},
    {"OtherThanDutch",
     "[[nil_allowed: ", "[[law: ", "mail.new: in one language only: if nil_allowed"},
    {"GapNotClosed", "{{task_title}}, please [[", "{{task_title, please [[",
     "mail.new: subject: a gap is written {{name}} or {{op name}}"},
    {"ConditionNotClosed", "Hi {{first_name}},", "[[effort: Hi",
     "mail.new: block 1: \"[[\" without \"]]\""},
    {"ConditionTooMuch", "by\n  {{due_date}}]]\"\"\"", "by\n  {{due_date}}]]]]\"\"\"",
     "mail.new: subject: \"]]\" without \"[[name: \" before it"},
    {"BlockOfTwoKinds", "{ rule = true }", "{ rule = true, text = \"x\" }",
     "mail.new: block 7: a block is one thing only"},
    {"BlockOfNoKind", "{ rule = true }", "{ ruler = true }",
     "mail.new: block 7: a block is text, heading"},
    {"BlockWithOtherKey", "{ rule = true }", "{ rule = true, colour = \"red\" }",
     "mail.new: block 7: a key is there"},
    {"RowLongerThanHead", "head = [\"Task\", ", "head = [",
     "mail.rung-1: block 3: head and row differ in length"},
    {"SectionsElsewhere", "{ rule = true }", "{ sections = true }",
     "mail.new: this message carries no sections"},
    {"SixWeekdays", "Mon Tue Wed Thu Fri Sat Sun", "Mon Tue Wed Thu Fri Sat",
     "date.weekdays: 7 words belong here"},
    {"NotToml", "# All", "All", "Error while parsing"},
    {"NumberForText", "open = \"open\"", "open = 1",
     "a text, true, a list or a table belongs here"},
    {"EmptyText", "open = \"open\"", "open = \"\"", "state.open: the text is empty"},
};

INSTANTIATE_TEST_SUITE_P(Catalogue, Slips, testing::ValuesIn(slips),
                         [](const auto& slip) { return slip.param.name; });

}  // namespace
}  // namespace cadans::words
