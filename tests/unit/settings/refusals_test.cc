// Each kind of wrong content is refused with the file, the line and what would be right.
#include <fmt/format.h>

#include "tests/unit/settings/sample.h"

namespace cadans::settings {
namespace {

File ConfigFolder::*const in_organisation = &ConfigFolder::organisation;
File ConfigFolder::*const in_ladders = &ConfigFolder::ladders;
File ConfigFolder::*const in_engine = &ConfigFolder::settings;
File ConfigFolder::*const in_behaviour = &ConfigFolder::behaviour;
File ConfigFolder::*const in_calendar = &ConfigFolder::calendar;
File ConfigFolder::*const in_duties = nullptr;  // the one of the catalogue that holds `from`

struct Refusal {
  const char* name;
  File ConfigFolder::*file;
  const char* from;  // the first of it is replaced ...
  const char* to;    // ... by this
  const char* line;  // the problem stands on the first line that holds this; empty = `to`
  const char* says;
};

std::ostream& operator<<(std::ostream& out, const Refusal& refusal) { return out << refusal.name; }

class Refused : public ::testing::TestWithParam<Refusal> {};

TEST_P(Refused, WithFileAndLineAndWhatWouldBeRight) {
  const Refusal& row = GetParam();
  ConfigFolder folder = sample_folder();
  File* file = row.file ? &(folder.*row.file) : nullptr;
  for (File& one : folder.catalogue) {
    if (!row.file && !file && one.text.find(row.from) != std::string::npos) file = &one;
  }
  ASSERT_NE(file, nullptr) << "no file holds " << row.from;
  file->text = with(file->text, row.from, row.to);
  const auto content = read_content(folder);
  ASSERT_FALSE(content) << "accepted";
  EXPECT_EQ(content.error().fault, Fault::invalid);
  const int line = line_of(file->text, *row.line ? row.line : row.to);
  EXPECT_NE(content.error().what.find(fmt::format("{}:{}:", file->name, line)), std::string::npos)
      << content.error().what;
  EXPECT_NE(content.error().what.find(row.says), std::string::npos) << content.error().what;
}

const std::string long_title = "title = \"" + std::string(201, 'x') + '"';

const Refusal catalogue_rows[] = {
    {"BrokenToml", in_duties, "id = \"S1.RISK.3\"", "id = \"S1.RISK.3", "", "this is no TOML"},
    {"UnknownKey", in_duties, "allows_nil = false", "alows_nil = false", "",
     "did you mean 'allows_nil'?"},
    {"MissingKey", in_duties, "lead_time = \"P4W\"\n", "", "[[duty]]\nid",
     "'lead_time' is missing here"},
    {"WrongType", in_duties, "allows_nil = false", "allows_nil = \"no\"", "",
     "must be true or false; here stands a text"},
    {"WrongPeriod", in_duties, "lead_time = \"P10W\"", "lead_time = \"10 weeks\"", "",
     "'lead_time'"},
    {"WrongWord", in_duties, "asks = \"document\"", "asks = \"dokument\"", "",
     "did you mean 'document'?"},
    {"EvidenceOfOneLanguage", in_duties, "evidence_en = [\"Role matrix\", \"CISO",
     "evidence_en = [\"CISO", "", "names other pieces than evidence_nl"},
    {"WrongSchema", in_duties, "schema = 1", "schema = 9", "",
     "not the one that this version reads"},
    {"DoubleDuty", in_duties, "id = \"S1.POLICY.2\"", "id = \"S1.POLICY.1\"",
     "[[duty]]\nid = \"S1.POLICY.1\"\ntitle_nl = \"Strategisch", "stands at"},
    {"DoubleRole", in_duties, "key = \"college\"", "key = \"council\"",
     "[[role]]\nkey = \"council\"\ntitle_nl = \"College", "stands at"},
    {"UnknownRole", in_duties, "role = \"bcm-coordinator\"", "role = \"bcm-cordinator\"",
     "[[duty]]\nid = \"S1.RISK.1\"", "did you mean 'bcm-coordinator'?"},
    {"UnknownReviewer", in_duties, "review = \"iso\"", "review = \"ios\"",
     "[[duty]]\nid = \"S1.REUSE.1\"", "'review': no role is called 'ios'; did you mean 'iso'?"},
    {"UnknownComponent", in_duties, "component = \"REUSE\"", "component = \"REUZE\"",
     "[[duty]]\nid = \"S1.REUSE.1\"", "did you mean 'REUSE'?"},
    {"UnknownLadder", in_duties, "ladder = \"technical\"", "ladder = \"technicl\"",
     "[[duty]]\nid = \"S1.VDW1.2\"", "did you mean 'technical'?"},
    {"UnknownDuty", in_duties, "depends_on = [\"S1.RISK.3\"]", "depends_on = [\"S1.RISK.33\"]",
     "[[duty]]\nid = \"S1.RISK.4\"", "'depends_on': no duty or gate is called 'S1.RISK.33'"},
    {"UnknownInGate", in_duties, "requires = [\"S1.COMMIT.1\"]", "requires = [\"S1.COMIT.1\"]",
     "[[gate]]\nid = \"G1.IN\"", "did you mean 'S1.COMMIT.1'?"},
    {"TestedAfterNothing", in_duties, "tested_after = \"S3.CYCLE.4\"",
     "tested_after = \"S3.CYCLE.44\"", "[[gate]]\nid = \"G3.OUT\"", "did you mean 'S3.CYCLE.4'?"},
    {"TestedBeforeTheLast", in_duties, "requires = [\"S1.COMMIT.1\"]",
     "requires = [\"S1.COMMIT.1\"]\ntested_after = \"S3.CYCLE.4\"", "[[gate]]\nid = \"G1.IN\"",
     "belongs to the gate that ends stage 3"},
    {"WaitsForWhatEnded", in_duties, "id = \"S1.RISK.3\"", "id = \"S1.RISK.3\"\nended = true",
     "[[duty]]\nid = \"S1.RISK.4\"", "'depends_on': S1.RISK.3 has ended; take it out here"},
    {"GoesRound", in_duties, "depends_on = [\"S1.POLICY.1\"]", "depends_on = [\"S1.POLICY.6\"]",
     "[[duty]]\nid = \"S1.POLICY.2\"",
     "goes round: S1.POLICY.2 > S1.POLICY.6 > S1.POLICY.5 > S1.POLICY.2"},
    {"WaitsForItself", in_duties, "depends_on = [\"S1.RISK.3\"]", "depends_on = [\"S1.RISK.4\"]",
     "[[duty]]\nid = \"S1.RISK.4\"", "goes round: S1.RISK.4 > S1.RISK.4"},
    {"BodyWithoutDrafter", in_duties, "drafter = \"operations-head\"\n", "",
     "[[duty]]\nid = \"S1.COMMIT.2\"", "nobody can own it: 'directie' is a body, name a drafter"},
    {"BodyAsDrafter", in_duties, "drafter = \"operations-head\"", "drafter = \"college\"",
     "[[duty]]\nid = \"S1.COMMIT.2\"", "nobody can own it"},
    {"OutsideAsOwner", in_duties, "role = \"communications\"", "role = \"external-auditor\"",
     "[[duty]]\nid = \"S1.POLICY.6\"", "nobody can own it: 'external-auditor' has no task"},
    {"RelativeWithoutSubject", in_duties, "per = \"process\"\nwhere = \"in-scope\"",
     "per = \"organisation\"", "[[duty]]\nid = \"S1.RISK.3\"", "is found through a process"},
    {"LooksAtOwnWork", in_duties, "review = \"iso\"", "review = \"ensia-coordinator\"",
     "[[duty]]\nid = \"S1.REUSE.1\"", "its own work"},
    {"NothingToWaitFor", in_duties, "depends_on = [\"S1.RISK.3\"]\n", "",
     "[[duty]]\nid = \"S1.RISK.4\"", "deps-done needs at least one id"},
    {"EventWithoutName", in_duties, "anchor = \"journey-start\"", "anchor = \"event:\"", "",
     "'anchor'"},
    {"RuleWithoutAnchor", in_duties, "recurrence = \"once\"", "recurrence = \"RRULE:FREQ=YEARLY\"",
     "[[duty]]\nid = \"S1.POLICY.1\"", "goes with an anchor calendar or last-done"},
    {"RuleThatGoesWrong", in_duties, "recurrence = \"once\"",
     "recurrence = \"RRULE:FREQ=YEARLY;BYWEEKNO=53\"", "", "libical 3.0.16"},
    {"NoRule", in_duties, "recurrence = \"once\"", "recurrence = \"RRULE:YEARLY\"", "",
     "is not a rule that Cadans follows"},
    {"NoShift", in_duties, "adjust = \"previous-office-day\"",
     "shift = \"nearby\"\nadjust = \"previous-office-day\"", "", "is no shift: write previous"},
    {"RuleWithoutADay", in_duties, "recurrence = \"once\"\nanchor = \"journey-start\"",
     "recurrence = \"RRULE:FREQ=YEARLY\"\nanchor = \"calendar\"\ninterval = \"calendar-year\"",
     "[[duty]]\nid = \"S1.COMMIT.1\"", "names no day of the year"},
    {"LastTimeWithDays", in_duties, "recurrence = \"once\"\nanchor = \"journey-start\"",
     "recurrence = \"RRULE:FREQ=YEARLY;BYMONTH=4\"\nanchor = \"last-done\"\n"
     "interval = \"max-interval\"",
     "[[duty]]\nid = \"S1.COMMIT.1\"", "counts from the last time"},
    {"NoFirstTime", in_duties, "recurrence = \"once\"\nanchor = \"journey-start\"",
     "recurrence = \"RRULE:FREQ=YEARLY\"\nanchor = \"last-done\"\ninterval = \"max-interval\"",
     "[[duty]]\nid = \"S1.COMMIT.1\"", "'first' is missing"},
    {"LeadInHours", in_duties,
     "recurrence = \"once\"\nanchor = \"journey-start\"\nlead_time = \"P4W\"",
     "recurrence = \"RRULE:FREQ=YEARLY\"\nanchor = \"last-done\"\ninterval = \"max-interval\"\n"
     "lead_time = \"PT12H\"",
     "[[duty]]\nid = \"S1.COMMIT.1\"", "is in days or weeks"},
    {"LeadAsLongAsTheInterval", in_duties, "recurrence = \"once\"\nanchor = \"journey-start\"",
     "recurrence = \"RRULE:FREQ=WEEKLY\"\nanchor = \"last-done\"\ninterval = \"max-interval\"",
     "[[duty]]\nid = \"S1.COMMIT.1\"", "'lead_time' is as long as the interval"},
    {"MisfireOfWhatComesOnce", in_duties, "recurrence = \"once\"\nanchor = \"journey-start\"",
     "misfire = \"each\"\nrecurrence = \"once\"\nanchor = \"journey-start\"", "",
     "is of what comes back by a rule"},
    {"EachOfAnInterval", in_duties, "recurrence = \"once\"\nanchor = \"journey-start\"",
     "recurrence = \"RRULE:FREQ=YEARLY\"\nanchor = \"last-done\"\ninterval = \"max-interval\"\n"
     "misfire = \"each\"",
     "[[duty]]\nid = \"S1.COMMIT.1\"", "one comes at a time"},
    {"NoMisfire", in_duties, "recurrence = \"once\"\nanchor = \"journey-start\"",
     "misfire = \"twice\"\nrecurrence = \"RRULE:FREQ=MONTHLY;BYMONTHDAY=1\"\n"
     "anchor = \"calendar\"",
     "", "'misfire'"},
    {"CisoOnALadderOfTheCiso", in_duties, "ladder = \"second-line\"", "ladder = \"standard\"",
     "[[duty]]\nid = \"S1.POLICY.1\"", "has a rung of the CISO, and this is work of the ciso"},
    {"OptionalInAGate", in_duties, "id = \"S1.REUSE.1\"", "id = \"S1.REUSE.1\"\noptional = true",
     "[[duty]]\nid = \"S1.REUSE.1\"", "is optional, and G1.OUT asks it"},
    {"ReplacesNothing", in_duties, "id = \"S1.REUSE.1\"",
     "id = \"S1.REUSE.1\"\nreplaces = [\"S1.RISK.99\"]", "[[duty]]\nid = \"S1.REUSE.1\"",
     "'replaces': no duty or gate is called 'S1.RISK.99'"},
    {"ReplacesItself", in_duties, "id = \"S1.REUSE.1\"",
     "id = \"S1.REUSE.1\"\nreplaces = [\"S1.REUSE.1\"]", "[[duty]]\nid = \"S1.REUSE.1\"",
     "it would replace itself"},
    {"ReplacesWhatRunsOverOthers", in_duties, "id = \"S1.REUSE.1\"",
     "id = \"S1.REUSE.1\"\nreplaces = [\"S1.RISK.3\"]", "[[duty]]\nid = \"S1.REUSE.1\"",
     "S1.RISK.3 runs per process, and this per organisation"},
    {"ReplacedTwice", in_duties, "id = \"S1.REUSE.1\"",
     "id = \"S1.REUSE.1\"\nreplaces = [\"S1.RISK.1\", \"S1.RISK.1\"]",
     "[[duty]]\nid = \"S1.REUSE.1\"", "S1.RISK.1 is replaced by S1.REUSE.1 already"},
    {"LongName", in_duties, "id = \"S1.RISK.3\"", "id = \"S1/RISK\\n3\"", "", "'id'"},
};
const Refusal organisation_rows[] = {
    {"NoPosition", in_organisation, "deputy = \"sysadmin-lead\"", "deputy = \"sysadmin\"", "",
     "no position is called 'sysadmin'"},
    {"NobodyOnDuty", in_organisation, "positions = [\"incident-coordinator\", \"iso\"",
     "positions = [\"incident-coordinator\", \"isso\"", "", "did you mean 'iso'?"},
    {"NoPerson", in_organisation, "occupant = \"gijs\"", "occupant = \"gijz\"", "",
     "did you mean 'gijs'?"},
    {"NoTeam", in_organisation, "team = \"veil\"", "team = \"veill\"", "", "did you mean 'veil'?"},
    {"NoRole", in_organisation, "role = \"ict-head\"", "role = \"it-head\"", "",
     "did you mean 'ict-head'?"},
    {"NoSystem", in_organisation, "systems = [\"telemetrie\"]", "systems = [\"telemetry\"]", "",
     "did you mean 'telemetrie'?"},
    {"NoSupplier", in_organisation, "supplier = \"groenlicht\"", "supplier = \"groenlict\"", "",
     "did you mean 'groenlicht'?"},
    {"NoProcessOfASupplier", in_organisation, "processes = [\"riool\"]", "processes = [\"rioul\"]",
     "", "did you mean 'riool'?"},
    {"NoRiskClass", in_organisation, "risk_class = \"high\"", "risk_class = \"hoog\"", "",
     "'risk_class'"},
    {"NoConsequence", in_organisation, "consequence = \"high\"", "consequence = \"grave\"", "",
     "'consequence'"},
    {"NoBody", in_organisation, "body = \"directie\"", "body = \"direktie\"", "",
     "did you mean 'directie'?"},
    {"NobodyAbsent", in_organisation, "person = \"uil\"", "person = \"uul\"", "",
     "did you mean 'uil'?"},
    {"PersonTwice", in_organisation, "key = \"noot\"", "key = \"aap\"",
     "key = \"aap\"\nname = \"B. Noot\"", "'aap' stands here twice"},
    {"OwnDeputy", in_organisation, "deputy = \"hr-2\"", "deputy = \"hr\"",
     "[[position]]\nkey = \"hr\"", "is its own deputy"},
    {"LineGoesRound", in_organisation, "escalate_to = \"ciso\"", "escalate_to = \"iso\"",
     "[[position]]\nkey = \"iso\"", "comes back to itself"},
    {"NoDate", in_organisation, "start = 2027-04-19", "start = \"19 april\"", "",
     "must be a date, as 2027-01-11; here stands a text"},
    {"ImpossibleDate", in_organisation, "start = 2027-04-19", "start = 2027-02-30", "",
     "this is no TOML"},
    {"EndsBefore", in_organisation, "end = 2027-04-30", "end = 2027-04-01", "",
     "ends before it starts, on 2027-04-19"},
    {"NoMailAddress", in_organisation, "mail = \"f.jet@voorbeeldstad.example\"", "mail = \"f.jet\"",
     "", "'f.jet' is no mail address"},
    {"TwoLinesInAName", in_organisation, "name = \"F. Jet\"",
     "name = \"F. Jet\\r\\nBcc: x@example.org\"", "", "stands on one line"},
    {"TitleTooLong", in_organisation, "title = \"Burgemeester\"", long_title.c_str(), "",
     "'title': has 201 characters; the most is 200"},
    {"NoSuchZone", in_organisation, "Europe/Amsterdam", "Europe/Amsterdm", "",
     "'timezone': the system knows no time zone Europe/Amsterdm"},
    {"NoWeekday", in_organisation, "working_days = [\"TU\", \"TH\"]",
     "working_days = [\"DI\", \"TH\"]", "", "'working_days'"},
    {"NoWorkingDay", in_organisation, "working_days = [\"TU\", \"TH\"]", "working_days = []", "",
     "at least one"},
    {"WindowBackwards", in_organisation, "routine_window = [\"08:30\", \"17:00\"]",
     "routine_window = [\"17:00\", \"08:30\"]", "", "closes before it opens"},
    {"NoSuchHour", in_organisation, "routine_window = [\"08:30\", \"17:00\"]",
     "routine_window = [\"08:30\", \"25:00\"]", "", "'routine_window'"},
    {"StageOutOfRange", in_organisation, "current = 1", "current = 7", "", "7 is not from 0 to 3"},
    {"SectionTwice", in_organisation, "[stage]", "[organisation]\n[stage]", "", "this is no TOML"},
    {"ListForATable", in_organisation, "[four_eyes]", "[[four_eyes]]", "",
     "must be a table, [four_eyes]; here stands a list"},
};
const Refusal other_rows[] = {
    {"RungOfNobody", in_ladders, "to = \"ciso\", list", "to = \"cisso\", list", "",
     "did you mean 'ciso'?"},
    {"RungWithoutNumber", in_ladders, "kind = \"rung\", rung = 1, to", "kind = \"rung\", to", "",
     "a number of rung goes with kind rung"},
    {"RungsFall", in_ladders, "rung = 2, to = \"ciso\", list", "rung = 1, to = \"ciso\", list",
     "row = [", "rungs rise"},
    {"PersonalClock", in_ladders, "at_once = true", "at_once = true\npersonal = \"ciso\"",
     "personal = \"ciso\"", "a clock does not wait"},
    {"ListWithRows", in_ladders, "personal = \"college-secretary\"",
     "monthly_list = \"college-secretary\"", "", "goes with row = []"},
    {"NobodyReadsAlong", in_ladders, "personal = \"college-secretary\"",
     "personal = \"colleg-secretary\"", "[[ladder]]\nkey = \"board-training\"",
     "did you mean 'college-secretary'?"},
    {"RosterWithoutAClock", in_ladders, "personal = \"college-secretary\"",
     "roster  = \"legal-clocks\"", "", "goes with a clock"},
    {"OwnerOnARung", in_ladders, "rung = 1, to = \"line-manager\"", "rung = 1, to = \"owner\"", "",
     "a rung is above the owner"},
    {"BodyByMail", in_ladders, "to = \"directie\", body = true", "to = \"directie\"", "",
     "is a body, it gets agenda items"},
    {"NoBodyAtAll", in_ladders, "to = \"ciso\", list", "to = \"ciso\", body = true, list", "",
     "'ciso' is no body"},
    {"HalfADay", in_ladders, "at = -10,", "at = -9.5,", "", "only hours may be a fraction"},
    {"TwoMoments", in_ladders, "percent = 50, kind = \"before\"",
     "percent = 50, at = 3, kind = \"before\"", "", "either at or percent"},
    {"UnknownGround", in_ladders, "[\"law\",\"norm\",\"gate\"]", "[\"laws\",\"norm\",\"gate\"]", "",
     "did you mean 'law'?"},
    {"OnceHandedInOfTheOwner", in_ladders, "owner\", unless = \"acknowledged\"",
     "owner\", unless = \"handed-in\"", "", "what was handed in is asked of its owner no more"},
    {"AtOnceInOfficeDays", in_ladders, "nobody_left = { to = \"town-clerk\", at = 30 }",
     "at_once = true", "at_once = true\nrow = [\n  {at = -20,",
     "goes with hours or calendar-days from the start"},
    {"NoRows", in_ladders, "row = [\n  {hours = 4", "roww = [\n  {hours = 4", "",
     "a ladder has its rows"},
    {"UnknownUnit", in_ladders, "unit = \"office-days\"", "unit = \"workdays\"", "",
     "it is one of: office-days, calendar-days, hours"},
    {"LadderTwice", in_ladders, "key = \"second-line\"", "key = \"standard\"",
     "key = \"standard\"\ntitle_nl = \"Werk", "stands on line"},
    {"PeerTwice", in_engine, "[doors]",
     "[[peer]]\nname = \"mail\"\ncarries = [\"mail\"]\nrun = \"process\"\ncredits = 1\n[doors]",
     "name = \"mail\"\ncarries = [\"mail\"]\nrun = \"process\"", "stands here twice"},
    {"ManyCredits", in_engine, "credits = 64", "credits = 100000", "", "is not from 1 to 4096"},
    {"NoPort", in_engine, "port = 587", "port = \"smtp\"", "", "must be a whole number"},
    {"PasswordInTheClear", in_engine,
     "security = \"starttls\"   # starttls, or none for a relay on this machine\nuser = \"\"",
     "security = \"none\"\nuser = \"cadans\"", "user = \"cadans\"", "needs a password_file"},
    {"PlainDoor", in_engine, "tcp = \"\"", "tcp = \"0.0.0.0:7411\"", "", "is an address as tcp://"},
    {"ShortKey", in_engine, "credits = 64", "credits = 64\ncurve_key = \"abc\"",
     "curve_key = \"abc\"", "has 40 characters, this has 3"},
    {"UnknownLanguage", in_engine, "language = \"nl\"", "language = \"de\"", "", "'language'"},
    {"NoWords", in_engine, "[words]\nlanguage = \"nl\"", "[word]\nlanguage = \"nl\"",
     "# How Cadans", "the section [words] is missing"},
    {"PlainTcp", in_engine, "tcp = \"\"", "tcp = \"tcp://0.0.0.0:7411\"", "",
     "plain tcp is not opened: 'key_file'"},
    {"KeyTwice", in_engine, "[doors]",
     "[[peer]]\nname = \"desk\"\ncarries = []\nrun = \"process\"\ncredits = 1\n"
     "curve_key = \"0123456789012345678901234567890123456789\"\n"
     "[[peer]]\nname = \"pager\"\ncarries = []\nrun = \"process\"\ncredits = 1\n"
     "curve_key =  \"0123456789012345678901234567890123456789\"\n[doors]",
     "curve_key =  ", "another peer has this key"},
    {"ActorsWithoutAKey", in_engine, "credits = 64", "credits = 64\nactors = [\"gijs\"]",
     "actors = [\"gijs\"]", "goes with a curve_key"},
    {"EmbeddedTickets", in_engine, "carries = [\"mail\"]", "carries = [\"ticket\"]", "",
     "only mail runs embedded"},
    {"FarWithoutAKey", in_engine, "address = \"\"", "address = \"tcp://cadans.example:7411\"", "",
     "needs a server_key"},
    {"ChancesBeyondOne", in_behaviour, "silent = 0.10", "silent = 0.50", "on_time = 0.52",
     "they must make 1"},
    {"ChanceOfNobody", in_behaviour, "role = \"iso\"", "role = \"isso\"",
     "[[override]]\nrole = \"isso\"", "did you mean 'iso'?"},
    {"RangeBackwards", in_behaviour, "early_days = [1, 10]", "early_days = [10, 1]", "",
     "the least and the most"},
    {"DayOutsideTheDecree", in_calendar, "years = [2026, 2027, 2028]", "years = [2027, 2028]",
     "days = [2026-01-02", "2026-01-02 lies in none of the years"},
};

std::string name_of(const ::testing::TestParamInfo<Refusal>& row) { return row.param.name; }
INSTANTIATE_TEST_SUITE_P(Catalogue, Refused, ::testing::ValuesIn(catalogue_rows), name_of);
INSTANTIATE_TEST_SUITE_P(Organisation, Refused, ::testing::ValuesIn(organisation_rows), name_of);
INSTANTIATE_TEST_SUITE_P(Other, Refused, ::testing::ValuesIn(other_rows), name_of);

TEST(Refusal, PointsAtTheColumn) {
  const auto read = parse_ladders({"l.toml", "schema = 1\nlader = 3\n"});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().what,
            "l.toml:2:9: error: no key here is called 'lader'; did you mean 'ladder'?");
}

TEST(Refusal, SaysTheFirstTwentyAndHowManyMore) {
  std::string text = "schema = 1\n";
  for (int i = 0; i < 30; ++i) text += fmt::format("key_{:02} = {}\n", i, i);
  const auto read = parse_ladders({"l.toml", text});
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().what.find("\nand 10 more"), std::string::npos) << read.error().what;
}

TEST(Refusal, AnEmptyFileLacksItsSchema) {
  const auto read = parse_ladders({"l.toml", ""});
  ASSERT_FALSE(read);
  EXPECT_NE(read.error().what.find("'schema' is missing"), std::string::npos);
}

TEST(Refusal, DeepNestingEndsInAMessage) {
  const std::string deep(200, '[');
  const auto read = parse_ladders({"l.toml", "a = " + deep + std::string(200, ']')});
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().fault, Fault::invalid);
}

}  // namespace
}  // namespace cadans::settings
