#include "engine/decide/why_rule.h"

#include <gtest/gtest.h>

#include <cctype>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "engine/words/contract.h"

namespace cadans::decide {
namespace {

std::string in_capitals(std::string_view text) {
  std::string all(text);
  for (char& letter : all) letter = static_cast<char>(std::toupper(letter));
  return all;
}

// "rule.t1" of the messages, as "T1".
std::set<std::string> told_to_people() {
  constexpr std::string_view prefix = "rule.";
  std::set<std::string> rules;
  for (const words::Shape& shape : words::sentence_shapes()) {
    if (shape.id.starts_with(prefix)) rules.insert(in_capitals(shape.id.substr(prefix.size())));
  }
  return rules;
}

std::set<std::string> told_on_the_page() {
  std::ostringstream page;
  page << std::ifstream(CADANS_SOURCE "/docs/rules.md").rdbuf();
  const std::string text = page.str();
  const std::regex row("\n\\| ([TORSL][0-9]+) \\|");
  std::set<std::string> rules;
  for (std::sregex_iterator at(text.begin(), text.end(), row), end; at != end; ++at) {
    rules.insert((*at)[1]);
  }
  return rules;
}

TEST(WhyRule, EachThatStandsBehindASentenceIsToldToPeople) {
  const auto told = told_to_people();
  std::size_t behind = 0;
  for (const words::Shape& shape : words::sentence_shapes()) {
    const std::string rule(rule_behind(shape.id));
    if (rule.empty()) continue;
    ++behind;
    EXPECT_TRUE(told.contains(rule)) << shape.id << " rests on " << rule;
    EXPECT_NE(about(rule), About::all) << rule;
  }
  EXPECT_GT(behind, 40U);
}

TEST(WhyRule, ThePageTellsTheSameRules) { EXPECT_EQ(told_on_the_page(), told_to_people()); }

TEST(WhyRule, ASentenceThatIsNotThereHasNone) {
  EXPECT_EQ(rule_behind("explain.unknown"), "");
  EXPECT_EQ(about(""), About::all);
}

}  // namespace
}  // namespace cadans::decide
