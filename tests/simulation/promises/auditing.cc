#include "tests/simulation/promises/auditing.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace cadans::promises {
namespace {

constexpr std::string_view audit_form = R"(
[[duty]]
id = "{0}"
title_nl = "Taak {0}"
title_en = "Task {0}"
stage = {1}
component = "PDCA"
role = "{2}"
per = "{3}"
{4}
adjust = "previous-office-day"
ladder = "{5}"
effort = "PT4H"
allows_nil = false
validity = "P2Y"
asks = "document"
level = "existence"
evidence_nl = ["Rapport"]
evidence_en = ["Report"]
clause_refs = []
basis = "practice"
source = "a test"
confidence = "proposal"
)";

std::string said_by(std::string_view event, std::string_view more) {
  return fmt::format("recurrence = \"event\"\nanchor = \"event:{}\"\n{}", event, more);
}

std::string on_a_day(std::string_view day, std::string_view more) {
  return fmt::format(
      "recurrence = \"RRULE:FREQ=YEARLY;{}\"\nanchor = \"calendar\"\n"
      "interval = \"calendar-year\"\n{}",
      day, more);
}

std::string audit_duties() {
  const std::string planned =
      "lead_time = \"P8W\"\naudit = \"internal\"\nreview = \"town-clerk\"\n";
  return fmt::format(audit_form, "U.ADOPT", 1, "internal-auditor", "organisation",
                     "recurrence = \"once\"\nanchor = \"journey-start\"\nlead_time = \"P1W\"\n"
                     "approver = \"directie\"\napproves = \"audit-programme\"",
                     "governance") +
         fmt::format(audit_form, "U.EACH", 0, "internal-auditor", "process",
                     said_by("audit-planned", planned + "answers = \"process-owner\""), "audit") +
         fmt::format(audit_form, "U.WHOLE", 0, "internal-auditor", "organisation",
                     said_by("audit-planned", planned + "answers = \"ciso\""), "audit") +
         fmt::format(audit_form, "U.LAW", 0, "internal-auditor", "organisation",
                     on_a_day("BYMONTH=3,9;BYMONTHDAY=15",
                              "lead_time = \"P8W\"\naudit = \"wpg-external\"\nanswers = \"iso\"\n"
                              "review = \"ciso\""),
                     "audit") +
         fmt::format(
             audit_form, "U.YEAR", 0, "internal-auditor", "organisation",
             on_a_day("BYMONTH=11;BYMONTHDAY=15", "lead_time = \"P12W\"\naudit = \"programme\""),
             "second-line");
}

std::string asked_of_others() {
  return fmt::format(audit_form, "U.DRAFT", 0, "named", "audit",
                     said_by("audit-draft", "lead_time = \"PT0S\"\nperiod = \"P2W\""), "standard") +
         fmt::format(
             audit_form, "U.RED", 0, "named", "audit",
             said_by("audit-red", "lead_time = \"PT0S\"\nperiod = \"P3W\"\ngrade = \"red\""),
             "audit") +
         fmt::format(
             audit_form, "U.AMBER", 0, "named", "audit",
             said_by("audit-amber", "lead_time = \"PT0S\"\nperiod = \"P6W\"\ngrade = \"amber\""),
             "audit");
}

constexpr std::string_view audit_themes = R"(
[[theme]]
key = "5"
title_nl = "Vijf"
title_en = "Five"
clause_refs = ["BIO2:5."]
basis = "norm"

[[theme]]
key = "8"
title_nl = "Acht"
title_en = "Eight"
clause_refs = ["BIO2:8."]
basis = "norm"
)";

}  // namespace

bool is_audited(std::uint64_t seed) { return seed % 5 == 1; }

settings::ConfigFolder with_audits(settings::ConfigFolder folder) {
  folder.organisation.text += "[audits]\nprogramme_years = 3\ncritical_every = 1\n";
  folder.catalogue.push_back(
      {"audits", "schema = 1\n" + audit_duties() + asked_of_others() + std::string(audit_themes)});
  return folder;
}

}  // namespace cadans::promises
