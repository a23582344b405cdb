#include "tests/simulation/promises/small_organisation.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

#include "engine/rehearsal/paper_world.h"
#include "tests/simulation/promises/auditing.h"
#include "tests/simulation/promises/changing_rules.h"
#include "tests/simulation/promises/growing.h"

namespace cadans::promises {
namespace {

using rehearsal::roll;
using rehearsal::roll_between;

struct Desk {
  std::string key;
  std::string role;
  std::string up;
  std::string team;
  std::vector<std::string> also{};
};

// Those that the duties of stage 1 cannot do without; other roles are taken along by one of
// them until a position of its own takes it.
std::vector<Desk> least() {
  return {{"alderman", "portfolio-holder", "", "staff"},
          {"clerk", "town-clerk", "alderman", "staff"},
          {"secretary", "directie-secretary", "clerk", "staff", {"college-secretary"}},
          {"ciso", "ciso", "clerk", "staff"},
          {"iso", "iso", "ciso", "work"},
          {"ict", "ict-head", "operations", "work", {"internal-auditor"}},
          {"operations", "operations-head", "clerk", "work"},
          {"owner-1", "process-owner", "operations", "work"}};
}

std::vector<Desk> further() {
  return {{"owner-2", "process-owner", "head", "field"},
          {"head", "line-manager", "clerk", "field"},
          {"continuity", "bcm-coordinator", "operations", "work"},
          {"press", "communications", "operations", "staff"},
          {"accounts", "ensia-coordinator", "operations", "work"},
          {"controller", "controller", "clerk", "staff"},
          {"director", "directie", "clerk", "staff"}};
}

class Writing {
 public:
  explicit Writing(std::uint64_t seed) : seed_(seed) {
    const std::chrono::sys_days first = std::chrono::year(2025) / std::chrono::January / 6;
    start_ = LocalDate(first) + std::chrono::days(7 * between("start", 0, 140));
    desks_ = least();
    const auto all = further();
    const int more = between("more", 0, static_cast<int>(all.size()));
    two_processes_ = more >= 2;
    for (int at = 0; at < more; ++at) desks_.push_back(all[static_cast<std::size_t>(at)]);
    if (more < 2) desks_.resize(8);
    take_along("bcm-coordinator");
    take_along("communications");
    take_along("ensia-coordinator");
  }

  std::string organisation() {
    head();
    for (std::size_t at = 0; at < desks_.size(); ++at) position(at);
    for (std::size_t at = 0; at < desks_.size(); ++at) person(at);
    bodies();
    processes();
    cycles();
    return std::move(text_);
  }

 private:
  [[nodiscard]] double chance(const std::string& about) const { return roll(seed_, about); }
  [[nodiscard]] int between(const std::string& about, int least, int most) const {
    return roll_between(seed_, about, least, most);
  }
  [[nodiscard]] std::string day(int after) const {
    return to_string(start_ + std::chrono::days(after));
  }
  template <class... Values>
  void line(fmt::format_string<Values...> form, Values&&... values) {
    text_ += fmt::format(form, std::forward<Values>(values)...) + "\n";
  }

  void take_along(const std::string& role) {
    for (const Desk& desk : desks_) {
      if (desk.role == role) return;
    }
    desks_[6].also.push_back(role);
  }

  void head() {
    line("schema = 2\n[organisation]\nkey = \"town-{}\"\nname = \"Town {}\"", seed_, seed_);
    line("domain = \"town.example\"\nsender = \"cadans@town.example\"");
    line("timezone = \"Europe/Amsterdam\"\nswitches = []\n[stage]\ncurrent = 1");
    line("journey_start = {}", to_string(start_));
    line("project_mode_until = {}", day(7 * between("project", 1, 6) - 1));
    line("[calendar]\nlocal_closure_days = [{}, {}]", day(between("closed", 20, 160)),
         day(between("shut", 161, 330)));
    line("routine_window = [\"08:30\", \"17:00\"]");
    line("[four_eyes]\nthird = [\"operations\", \"ict\"]");
    line("release_before_sending_office_days = {}", between("release", 0, 6));
    for (const std::string team : {"staff", "work", "field"}) {
      line("[[team]]\nkey = \"{}\"\nname = \"Team {}\"\nmanager = \"{}\"\nstaff = {}", team, team,
           team == "field"  ? (two_processes_ ? "head" : "")
           : team == "work" ? "operations"
                            : "clerk",
           team != "field" || two_processes_);
    }
  }

  // Anybody may be away without a deputy, and one or two positions are empty; never the top of the
  // line, so that the work of each reaches somebody.
  void position(std::size_t at) {
    const Desk& desk = desks_[at];
    const bool empty = at >= 4 && chance("vacant/" + desk.key) < 0.12;
    std::string deputy;
    if (chance("deputy/" + desk.key) < 0.75) {
      const auto shift = static_cast<std::size_t>(
          between("which/" + desk.key, 1, static_cast<int>(desks_.size()) - 1));
      deputy = desks_[(at + shift) % desks_.size()].key;
    }
    std::string also;
    for (const std::string& role : desk.also) also += fmt::format("\"{}\", ", role);
    line("[[position]]\nkey = \"{}\"\nrole = \"{}\"\ntitle = \"The {}\"\nteam = \"{}\"", desk.key,
         desk.role, desk.key, desk.team);
    line("occupant = \"{}\"\ndeputy = \"{}\"\nescalate_to = \"{}\"\nalso = [{}]",
         empty ? "" : "p-" + desk.key, deputy, desk.up, also);
  }

  void person(std::size_t at) {
    const std::string& key = desks_[at].key;
    static constexpr std::string_view weeks[] = {
        "\"MO\",\"TU\",\"WE\",\"TH\",\"FR\"", "\"MO\",\"TU\",\"TH\"", "\"TU\",\"WE\",\"TH\",\"FR\"",
        "\"MO\",\"WE\"", "\"MO\",\"TU\",\"WE\",\"TH\""};
    const int week = chance("part/" + key) < 0.6 ? 0 : between("week/" + key, 1, 4);
    line("[[person]]\nkey = \"p-{}\"\nname = \"P. {}\"\nmail = \"{}@town.example\"", key, key, key);
    line("language = \"{}\"\nworking_days = [{}]", chance("english/" + key) < 0.2 ? "en" : "nl",
         weeks[week]);
    const int times = between("absences/" + key, 0, 4);
    for (int k = 0; k < times; ++k) {
      const std::string about = fmt::format("absence/{}/{}", key, k);
      const int from = between(about, 0, 340);
      line("[[absence]]\nperson = \"p-{}\"\nstart = {}\nend = {}", key, day(from),
           day(from + between(about + "/days", 0, 20)));
    }
  }

  void bodies() {
    const int directie = between("directie", 0, 4);
    const int college = between("college", 0, 4);
    static constexpr std::string_view days[] = {"MO", "TU", "WE", "TH", "FR"};
    line("[[meeting_body]]\nkey = \"directie\"\nweekday = \"{}\"\ninterval_weeks = {}",
         days[directie], between("rhythm", 1, 3));
    line("first = {}\npapers_close_office_days = {}\nsecretary = \"secretary\"", day(directie - 28),
         between("papers", 2, 5));
    line("[[meeting_body]]\nkey = \"college\"\nweekday = \"{}\"\ninterval_weeks = {}",
         days[college], between("beat", 1, 2));
    line("first = {}\npapers_close_office_days = {}\nsecretary = \"secretary\"", day(college - 28),
         between("sheets", 3, 6));
    const int recess = between("recess", 30, 300);
    line("[[recess]]\nbody = \"college\"\nstart = {}\nend = {}", day(recess), day(recess + 20));
  }

  void processes() {
    for (int k = 1; k <= (two_processes_ ? 2 : 1); ++k) process(k, k, 1);
    if (!grows(seed_)) return;
    for (int k = 3; k <= 5; ++k) process(k, 1, between("joins/" + std::to_string(k), 2, 3));
  }

  // Two of five leave it to the one that is there without any.
  void cycles() {
    if (chance("cycle") < 0.4) return;
    line("[[cycle]]\nkey = \"isms\"\nname = \"Cycle\"\nstarts_in = {}",
         between("cycle/month", 1, 12));
    line("plan_before = {}\ncheck_after = {}", between("cycle/plan", 0, 6),
         between("cycle/check", 8, 11));
    line("act_after = {}\nclose_after = {}", between("cycle/act", 12, 16),
         between("cycle/close", 17, 20));
    if (chance("cycle/own") < 0.5) return;
    line("[[cycle]]\nkey = \"own\"\nname = \"Own cycle\"\nsubjects = [\"process:process-1\"]");
    line("starts_in = {}", between("cycle/other", 1, 12));
  }

  void process(int number, int owner, int from_stage) {
    line("[[process]]\nkey = \"process-{0}\"\nname = \"Process {0}\"\nowner = \"owner-{1}\"",
         number, owner);
    line("critical = {}\nin_scope_from_stage = {}", number == 1 || number == 4, from_stage);
  }

  std::uint64_t seed_;
  LocalDate start_;
  std::vector<Desk> desks_;
  bool two_processes_ = false;
  std::string text_;
};

constexpr std::string_view form = R"(
[[duty]]
id = "{0}"
title_nl = "Taak {0}"
title_en = "Task {0}"
stage = {1}
component = "PDCA"
role = "{2}"
per = "{3}"
{4}
recurrence = "{5}"
adjust = "previous-office-day"
ladder = "{6}"
effort = "PT4H"
allows_nil = true
validity = "P1Y"
asks = "document"
level = "existence"
evidence_nl = ["Lijst"]
evidence_en = ["List"]
clause_refs = []
basis = "practice"
source = "a test"
confidence = "proposal"
)";

// Days so near to each other that an outage takes more than one; each seed has another rule for it.
std::string often(std::uint64_t seed) {
  constexpr std::array misfire = {"once", "each", "skip"};
  const std::string when = fmt::format(
      "anchor = \"calendar\"\ninterval = \"calendar-month\"\nlead_time = \"P1D\"\n"
      "misfire = \"{}\"",
      misfire.at(seed / 5 % misfire.size()));
  return fmt::format(form, "R.OFTEN", 0, "ict-head", "organisation", when,
                     "RRULE:FREQ=MONTHLY;BYMONTHDAY=4,6,8,20", "standard");
}

// Of one seed in five: a rule that names its days, with a shift; two intervals from the last time;
// two fixed days of the year. Of half of them days of every month beside it.
std::string recurring_duties(std::uint64_t seed) {
  return "schema = 1\n" +
         fmt::format(form, "R.MONTH", 0, "iso", "organisation",
                     "anchor = \"calendar\"\ninterval = \"calendar-month\"\nlead_time = \"P1W\"\n"
                     "shift = \"workday 5\"\nphase = \"check\"\nof_cycle = \"previous\"\n"
                     "ends_check = true",
                     "RRULE:FREQ=MONTHLY;BYMONTHDAY=12", "second-line") +
         (seed % 10 == 7 ? often(seed) : std::string()) +
         fmt::format(form, "R.LAST", 1, "process-owner", "process",
                     "where = \"in-scope\"\nanchor = \"last-done\"\n"
                     "interval = \"max-interval\"\n"
                     "lead_time = \"P3W\"\nfirst = {ask = \"last-done-on\", unknown = \"spread\", "
                     "over = \"P2M\", by = \"risk\"}",
                     "RRULE:FREQ=MONTHLY;INTERVAL=2", "standard") +
         fmt::format(form, "R.NEXT", 1, "process-owner", "process",
                     "where = \"in-scope\"\nanchor = \"last-done\"\n"
                     "interval = \"max-interval\"\n"
                     "lead_time = \"P2W\"\nfirst = {ask = \"last-done-on\", unknown = \"spread\", "
                     "over = \"P3M\", by = \"risk\"}",
                     "RRULE:FREQ=MONTHLY;INTERVAL=4", "standard") +
         fmt::format(form, "R.HALF", 1, "ciso", "organisation",
                     "anchor = \"calendar\"\ninterval = \"calendar-year\"\nlead_time = \"P4W\"\n"
                     "phase = \"plan\"\nof_cycle = \"next\"",
                     "RRULE:FREQ=YEARLY;BYMONTH=4,10;BYMONTHDAY=30", "second-line");
}

// Of another seed in five: two duties that begin with the same event.
std::string duties_after_events() {
  return "schema = 1\n" +
         fmt::format(form, "E.LEARN", 0, "iso", "organisation",
                     "anchor = \"event:exercise\"\nlead_time = \"PT0S\"\nperiod = \"P4W\"", "event",
                     "second-line") +
         fmt::format(form, "E.TELL", 0, "ict-head", "organisation",
                     "anchor = \"event:exercise\"\nlead_time = \"PT0S\"\nperiod = \"P7W\"", "event",
                     "standard");
}

// Beside them: a date that somebody outside has set, what suppliers have to bring, and what one
// person has to learn.
std::string duties_on_other_ladders() {
  return "schema = 1\n" +
         fmt::format(form, "O.REPORT", 0, "ict-head", "organisation",
                     "anchor = \"calendar\"\ninterval = \"calendar-year\"\nlead_time = \"P14W\"\n"
                     "review = \"iso\"",
                     "RRULE:FREQ=YEARLY;BYMONTH=5,10;BYMONTHDAY=15", "external-deadline") +
         fmt::format(form, "O.SUPPLY", 0, "ict-head", "process",
                     "where = \"in-scope\"\nanchor = \"calendar\"\n"
                     "interval = \"calendar-year\"\nlead_time = \"P8W\"",
                     "RRULE:FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=20", "supplier") +
         fmt::format(form, "O.LEARN", 0, "portfolio-holder", "organisation",
                     "anchor = \"calendar\"\ninterval = \"calendar-year\"\nlead_time = \"P26W\"",
                     "RRULE:FREQ=YEARLY;BYMONTH=10,12;BYMONTHDAY=1", "board-training");
}

constexpr std::string_view behaviour = R"(schema = 1
[default]
on_time = 0.5
late = 0.3
in_progress_only = 0.1
silent = 0.1
early_days = [1, 10]
late_days = [1, 30]
helps = 0.5
rung_days = [1, 6]
answers = 0.8
answer_days = [0, 4]
absent = 0.02
absent_days = [1, 6]
bounce = 0.02
advises = 0.5
)";

}  // namespace

settings::ConfigFolder project_folder() {
  const std::string root = CADANS_SOURCE;
  auto folder = settings::read_folder(root + "/config", root + "/workflows/duties");
  invariant(folder.has_value(), folder ? "" : folder.error().what);
  return *std::move(folder);
}

settings::ConfigFolder small_organisation(std::uint64_t seed, settings::ConfigFolder project) {
  project.organisation.text = Writing(seed).organisation();
  project.behaviour.text = behaviour;
  // Eight people do not hold the roles of a whole year, and two hundred of those would take hours.
  std::erase_if(project.catalogue, [](const settings::File& one) {
    return one.name.find("/year-") != std::string::npos;
  });
  if (seed % 5 == 2) project.catalogue.push_back({"recurring duties", recurring_duties(seed)});
  if (grows(seed)) project = with_growth(std::move(project));
  if (is_audited(seed)) project = with_audits(std::move(project));
  if (rules_change(seed)) project = with_rules(std::move(project), seed, 0);
  if (seed % 5 == 3) {
    project.catalogue.push_back({"duties after events", duties_after_events()});
    project.catalogue.push_back({"duties on other ladders", duties_on_other_ladders()});
  }
  return project;
}

}  // namespace cadans::promises
