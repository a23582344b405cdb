// An answer of a self-assessment, and what it is worth: the forty of the sample against the column
// that says what is expected of them, and each rule at its edge.

#include "engine/decide/judgement.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <sstream>

#include "engine/settings/csv_file.h"
#include "tests/unit/settings/sample.h"
#include "tests/unit/time/dutch_calendars.h"

namespace cadans::decide {
namespace {

using namespace std::chrono;
using settings::Answer;

constexpr LocalDate import_day = 2027y / January / 12;

const Rules& judged_by() {
  static const Rules rules = [] {
    auto content = settings::sample_content();
    return Rules{std::move(content.organisation.organisation),
                 std::move(content.catalogue),
                 {},
                 {},
                 time::dutch_calendars(),
                 time::Zone::utc(),
                 {}};
  }();
  return rules;
}

settings::File sample_file() {
  const std::string name = std::string(CADANS_SOURCE) + "/config/sample-answers.csv";
  std::ostringstream text;
  text << std::ifstream(name).rdbuf();
  return {name, text.str()};
}

std::vector<Answer> read(const settings::File& file, settings::Problems& problems) {
  return settings::read_answers(file, judged_by().catalogue.norms(), problems);
}

std::vector<Answer> sample_answers() {
  settings::Problems problems;
  auto answers = read(sample_file(), problems);
  EXPECT_TRUE(problems.empty()) << settings::as_error(problems).what;
  return answers;
}

std::string said_of(const Judgement& judgement) {
  const bool names = judgement.reason != Reason::answer && !judgement.entries.empty();
  return fmt::format("{} | {} | {}", word_of(judgement.verdict), word_of(judgement.reason),
                     names ? judgement.entries.front().duty->id : "-");
}

// The column `expected` without the words that a person wrote beside it.
std::vector<std::string> expected_of(const settings::File& file) {
  settings::Problems problems;
  std::vector<settings::CsvColumn> columns;
  for (const char* name :
       {"row", "source", "norm", "question", "measure", "subject", "answer", "remark", "kind",
        "document", "document_date", "valid_until", "expected"}) {
    columns.push_back({name});
  }
  std::vector<std::string> all;
  for (const settings::Node& row : settings::read_csv(file, columns, problems).items) {
    const std::string& text = row.items.back().text;
    all.push_back(text.substr(0, text.rfind(" | ")));
  }
  return all;
}

std::vector<std::string> judged(const std::vector<Answer>& answers) {
  std::vector<std::string> all;
  for (const Judgement& one : judge(answers, {judged_by(), 1, import_day})) {
    all.push_back(said_of(one));
  }
  return all;
}

std::string judged_one(const Answer& answer, int stage = 1) {
  return said_of(judge({answer}, {judged_by(), stage, import_day}).front());
}

// The answer of that row of the sample.
Answer row(int number) { return sample_answers().at(static_cast<std::size_t>(number) - 1); }

TEST(Judgement, TheFortyAnswersOfTheSampleAreJudgedAsExpected) {
  EXPECT_EQ(judged(sample_answers()), expected_of(sample_file()));
}

TEST(Judgement, TenOfThemMayCloseFourShowAPartAndSixAreTraps) {  // EV1
  std::map<std::string, int> count;
  for (const Judgement& one : judge(sample_answers(), {judged_by(), 1, import_day})) {
    ++count[std::string(word_of(one.verdict))];
  }
  EXPECT_EQ(count,
            (std::map<std::string, int>{{"close", 10}, {"part", 4}, {"trap", 6}, {"none", 20}}));
}

TEST(Judgement, AnArticleOfTheLawMatchesNothing) {  // EV4
  Answer answer = row(1);
  answer.norm = "CBW";
  answer.measure = "21.3.f";
  EXPECT_EQ(judged_one(answer), "none | no-entry | -");
}

TEST(Judgement, AnOldIdThatLooksLikeANewOneIsNotTakenForIt) {  // EV5
  Answer answer = row(8);
  answer.measure = "5.30.02";  // a measure of today
  EXPECT_EQ(judged_one(answer), "trap | no-concordance | -");
  EXPECT_TRUE(judge({row(8)}, {judged_by(), 1, import_day}).front().unverified);
  EXPECT_FALSE(judge({row(1)}, {judged_by(), 1, import_day}).front().unverified);
}

TEST(Judgement, AnswersOtherThanYesAreGapsOnTheirEntries) {  // EV6
  const Judgement no = judge({row(7)}, {judged_by(), 1, import_day}).front();
  ASSERT_EQ(no.entries.size(), 1U);
  EXPECT_EQ(no.entries.front().duty->id, "S1.VDW1.5");
  for (const char* given : {"no", "partly", "not-applicable"}) {
    Answer answer = row(1);
    answer.given = given;
    EXPECT_EQ(judged_one(answer), "none | answer | -") << given;
  }
}

TEST(Judgement, ARemarkOfNothingSaysNothing) {  // EV7
  const std::string text = sample_file().text;
  for (const char* nothing : {"", " ", "-", "n.v.t.", "N.v.t."}) {
    settings::Problems problems;
    const std::string other = settings::with(
        text, "\"Inventaris met cloud en thuiswerkplekken, maandelijks bijgewerkt\"", nothing);
    EXPECT_EQ(judged(read({"answers.csv", other}, problems)).front(), "trap | empty-remark | -")
        << nothing;
  }
}

TEST(Judgement, ToTheDayIsStillValidAndADayOverIsNot) {  // EV8
  Answer answer = row(1);                                // counts for a year
  answer.dated = 2026y / January / 12;
  EXPECT_EQ(judged_one(answer), "close | complete | S1.VDW1.2");
  answer.dated = 2026y / January / 11;
  EXPECT_EQ(judged_one(answer), "trap | expired | S1.VDW1.2");
  answer.valid_until = import_day;
  EXPECT_EQ(judged_one(answer), "close | complete | S1.VDW1.2");
  answer.valid_until = 2027y / January / 11;
  EXPECT_EQ(judged_one(answer), "trap | expired | S1.VDW1.2");
  answer.dated = 2027y / January / 13;
  EXPECT_EQ(judged_one(answer), "trap | ahead | S1.VDW1.2");
  answer.dated = {};
  answer.valid_until = {};
  EXPECT_EQ(judged_one(answer), "part | undated | S1.VDW1.2");
}

TEST(Judgement, WhatItIsAboutFitsWhatTheEntryRunsOver) {  // EV9
  Answer answer = row(14);
  EXPECT_EQ(judged_one(answer), "trap | wrong-process | S1.RISK.3");
  answer.subject = "brp";  // in scope from the start
  EXPECT_EQ(judged_one(answer), "close | complete | S1.RISK.3");
  answer.subject = "organisation";
  EXPECT_EQ(judged_one(answer), "trap | other-scope | S1.RISK.3");
  answer.subject = "jeugd-wmo";  // joins with the second stage, and another entry is its own then
  EXPECT_EQ(judged_one(answer, 2), "close | complete | S2.SCOPE.3");
}

TEST(Judgement, CaseAndBlanksMakeNoOtherQuestion) {  // EV10
  Answer again = row(1);
  again.question = "v-014";
  again.subject = "Organisation ";
  EXPECT_EQ(judged({row(1), again}).back(), "trap | doubled | -");
  again.given = "no";
  EXPECT_EQ(judged({row(1), again}).back(), "trap | doubled | -") << "whatever it says";
  again.given = "yes";
  again.question = "V-015";
  again.subject = "organisation";
  EXPECT_EQ(judged({row(1), again}).back(), "close | complete | S1.VDW1.2");
}

TEST(Judgement, WithoutADocumentItIsWrittenDownAtMost) {  // EV11
  EXPECT_EQ(level_of(""), "design");
  EXPECT_EQ(level_of("register"), "existence");
  EXPECT_EQ(level_of("test"), "operation");
  Answer answer = row(19);
  answer.document.clear();
  answer.pieces = 0;
  EXPECT_EQ(judged_one(answer), "part | design-only | S1.VDW1.3");
}

TEST(Judgement, AsManyDocumentsAsPiecesAreAsked) {  // EV13
  Answer answer = row(4);
  EXPECT_EQ(answer.pieces, 2);
  answer.pieces = 1;
  EXPECT_EQ(judged_one(answer), "part | incomplete | S1.VDW1.6");
}

TEST(Judgement, OnePieceIsOfferedToEachEntryThatItServesBest) {  // EV16
  Answer answer = row(5);
  answer.dated = 2026y / June / 14;
  const Judgement document = judge({answer}, {judged_by(), 1, import_day}).front();
  answer.kind = "decision";
  const Judgement decision = judge({answer}, {judged_by(), 1, import_day}).front();
  const auto ids = [](const Judgement& one) {
    std::vector<std::string> all;
    for (const Carrier& carrier : one.entries) all.push_back(carrier.duty->id);
    return all;
  };
  EXPECT_EQ(ids(document), (std::vector<std::string>{"S1.POLICY.1"}));
  EXPECT_EQ(ids(decision), (std::vector<std::string>{"S1.POLICY.3", "S1.POLICY.5"}));
}

TEST(Judgement, RowsWithSomethingWrongAreNamedAndTheOthersAreRead) {  // EV21
  std::string text = sample_file().text;
  text = settings::with(text, "\n2,ENSIA-2026,BIO2,", "\n2,ENSIA-2026,BIO3,");
  text = settings::with(text, "2026-03-19", "2026-02-30");
  text = settings::with(text, "Lijst van logbronnen", "=CMD()");
  settings::Problems problems;
  EXPECT_EQ(read({"answers.csv", text}, problems).size(), 37U);
  ASSERT_EQ(problems.size(), 3U);
  const std::string all = settings::as_error(problems).what;
  EXPECT_NE(
      all.find("answers.csv:3:3: error: 'norm': no norm is called 'BIO3'; did you mean 'BIO2'?"),
      std::string::npos)
      << all;
  EXPECT_NE(all.find("answers.csv:7:11: error: 'document_date': '2026-02-30' is no day"),
            std::string::npos)
      << all;
  EXPECT_NE(all.find("answers.csv:9:8: error: '=CMD() "), std::string::npos) << all;
}

TEST(Judgement, ARowInAnotherEncodingIsNamedAndTheOthersAreRead) {  // EV21
  const std::string text =
      settings::with(sample_file().text, "Cloudbeleid 2025", "Cloudbeleid ge\xEFnd");
  settings::Problems problems;
  EXPECT_EQ(read({"answers.csv", text}, problems).size(), 39U);
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems.front().place.line, 23);
}

TEST(Judgement, AnswersStayTheSameThroughAnEvent) {
  const auto answers = sample_answers();
  const auto again = settings::answers_in(settings::to_json(answers));
  ASSERT_TRUE(again) << again.error().what;
  EXPECT_EQ(*again, answers);
  for (const char* text : {"", "{}", "[{}]", "[{\"row\":1}]", "[1]"}) {
    EXPECT_FALSE(settings::answers_in(text)) << text;
  }
}

}  // namespace
}  // namespace cadans::decide
