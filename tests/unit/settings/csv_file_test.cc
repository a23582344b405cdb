// People and positions of a spreadsheet, beside those of the organisation file.

#include "engine/settings/csv_file.h"

#include "tests/unit/settings/sample.h"

namespace cadans::settings {
namespace {

constexpr const char* people_head = "key,name,mail,language,working_days,contract_hours\n";

ConfigFolder with_people(const std::string& text) {
  ConfigFolder folder = sample_folder();
  folder.lists.people = {"people.csv", text};
  return folder;
}

ConfigFolder with_positions(const std::string& text) {
  ConfigFolder folder = sample_folder();
  folder.lists.positions = {"positions.csv", text};
  return folder;
}

std::string wrong_in(const ConfigFolder& folder) {
  const auto content = read_content(folder);
  return content ? std::string() : content.error().what;
}

::testing::AssertionResult says(const std::string& wrong, const std::string& part) {
  if (wrong.find(part) != std::string::npos) return ::testing::AssertionSuccess();
  return ::testing::AssertionFailure() << part << " is not in: " << wrong;
}

TEST(CsvFile, APersonAndAPositionStandBesideThoseOfTheOrganisationFile) {
  ConfigFolder folder = with_people(std::string(people_head) +
                                    "nieuw,\"Nieuw, \"\"Y.\"\"\",y.nieuw@voorbeeldstad.example,en,"
                                    "MO TU WE,20.5\n");
  folder.lists.positions = {"positions.csv",
                            "key,title,role,team,occupant,deputy,escalate_to,also,primary\r\n"
                            "archivist,Archivaris,records-keeper,it,nieuw,,ict-head,,\r\n"};
  const auto content = read_content(folder);
  ASSERT_TRUE(content) << content.error().what;
  const Colleague& person = content->organisation.people.back();
  EXPECT_EQ(person, (Colleague{"nieuw", "Nieuw, \"Y.\"", "y.nieuw@voorbeeldstad.example", "en"}));
  const auto* member = content->organisation.organisation.members.find("nieuw");
  ASSERT_NE(member, nullptr);
  EXPECT_EQ(member->contract_hours, 20.5);
  EXPECT_TRUE(member->working_days.has(std::chrono::Tuesday));
  EXPECT_FALSE(member->working_days.has(std::chrono::Thursday));
  const auto* position = content->organisation.organisation.positions.find("archivist");
  ASSERT_NE(position, nullptr);
  EXPECT_EQ(position->occupant, "nieuw");
  EXPECT_EQ(position->escalate_to, "ict-head");
}

TEST(CsvFile, IsReadAsADutchSpreadsheetWritesIt) {
  const auto content =
      read_content(with_people("\xEF\xBB\xBFkey;name;mail;language;working_days;contract_hours\r\n"
                               "nieuw;Zoë Nieuw;z.nieuw@voorbeeldstad.example;;;20,5\r\n\r\n"));
  ASSERT_TRUE(content) << content.error().what;
  EXPECT_EQ(content->organisation.people.back().name, "Zoë Nieuw");
  EXPECT_EQ(content->organisation.people.back().language, "nl");
  EXPECT_EQ(content->organisation.organisation.members.find("nieuw")->contract_hours, 20.5);
}

TEST(CsvFile, EveryBadRowIsNamed) {
  const std::string wrong = wrong_in(with_people(std::string(people_head) +
                                                 "een,Een,een@x.example,nl,MO,36\n"
                                                 "twee,=cmd|' /C calc'!A0,twee@x.example,nl,MO,36\n"
                                                 "drie,Drie,drie.x.example,nl,MO,36\n"
                                                 "vier,Vier,vier@x.example,nl,MAANDAG,36\n"
                                                 "vijf,Vijf,vijf@x.example,nl,MO,veel\n"
                                                 "zes,Zes,zes@x.example\n"
                                                 "gijs,Gijs,gijs@x.example,nl,MO,36\n"));
  EXPECT_TRUE(says(wrong, "people.csv:3:2: error: '=cmd|' /C calc'!A0' begins as a formula does"));
  EXPECT_TRUE(says(wrong, "people.csv:4:3: error: "));
  EXPECT_TRUE(says(wrong, "people.csv:5:5: error: "));
  EXPECT_TRUE(says(wrong, "people.csv:6:6: error: 'veel' is no number"));
  EXPECT_TRUE(says(wrong, "people.csv:7:3: error: the row has 3 fields, and the first row 6"));
  EXPECT_TRUE(says(wrong, "people.csv:8:1: error: 'key': 'gijs' stands here twice"));
}

TEST(CsvFile, AReferenceThatNamesNothingIsShownWhereItStands) {
  const std::string wrong =
      wrong_in(with_positions("key,title,role,team,occupant,deputy,escalate_to\n"
                              "archivist,Archivaris,records-keeper,itt,gijs,,ict-head\n"
                              "own-deputy,Eigen,records-keeper,it,,own-deputy,ict-head\n"));
  EXPECT_TRUE(
      says(wrong, "positions.csv:2:4: error: 'team': no team is called 'itt'; did you mean 'it'?"));
  const std::string own =
      wrong_in(with_positions("key,title,role,team,occupant,deputy,escalate_to\n"
                              "own-deputy,Eigen,records-keeper,it,,own-deputy,ict-head\n"));
  EXPECT_TRUE(says(own, "positions.csv:2:"));
}

// What is written is read again as it was, however much it looks like a formula.
TEST(CsvFile, ACellThatLooksLikeAFormulaIsWrittenAsTextAndReadBack) {
  for (const std::string text :
       {"=SUM(A1)", "+31 6", "-Jan", "@all", "\tblank", "\rline", "\nline", "\uFF1Dwide", "'=once",
        "''@twice", "'quoted", "d'Arc", "Jan, \"J\""}) {
    const std::string row = csv_row({"nieuw", text});
    const std::string cell = row.substr(std::string("nieuw,").size());
    EXPECT_TRUE(cell == text || cell.starts_with('\'') || cell.starts_with('"')) << row;
    Problems problems;
    const Node read =
        read_csv({"people.csv", "key,name\n" + row + "\n"}, {{"key"}, {"name"}}, problems);
    ASSERT_TRUE(problems.empty()) << row << problems.front().text;
    EXPECT_EQ(read.items.at(0).items.at(1).text, text) << row;
  }
}

TEST(CsvFile, AFullWidthSignIsAFormulaToo) {
  for (const char* sign : {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", "="}) {
    const std::string wrong = wrong_in(
        with_people(std::string("key,name,mail\nx,") + sign + "1,x@voorbeeldstad.example\n"));
    EXPECT_TRUE(says(wrong, std::string("people.csv:2:2: error: '") + sign +
                                "1' begins as a "
                                "formula does: write it without '" +
                                sign + "'"));
  }
}

struct Unreadable {
  const char* text;
  const char* says;
};

class CsvRefused : public ::testing::TestWithParam<Unreadable> {};

TEST_P(CsvRefused, WithLineAndField) {
  EXPECT_TRUE(says(wrong_in(with_people(GetParam().text)), GetParam().says));
}

INSTANTIATE_TEST_SUITE_P(
    Whole, CsvRefused,
    ::testing::Values(
        Unreadable{"key\tname\tmail\n", "people.csv:1:1: error: the first row names the columns"},
        Unreadable{"", "people.csv:1:1: error: the first row names the columns"},
        Unreadable{"key,naam,mail\n", "people.csv:1:2: error: no column is called 'naam'"},
        Unreadable{"key,name,key\n", "people.csv:1:3: error: the column 'key' stands here twice"},
        Unreadable{"key,name,mail\nx,Zo\xEB,x@x.example\n",
                   "people.csv:2:0: error: this is not UTF-8"},
        Unreadable{"key,name,mail\nx,\"open,x@x.example\n", "a quote is opened there"},
        Unreadable{"key,name,mail\nx,a \"b\" c,x@x.example\n",
                   "people.csv:2:2: error: a quote stands inside the field"}));

}  // namespace
}  // namespace cadans::settings
