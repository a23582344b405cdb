#include "tests/simulation/promises/growing.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace cadans::promises {
namespace {

constexpr std::string_view form = R"(
[[duty]]
id = "{0}"
title_nl = "Taak {0}"
title_en = "Task {0}"
stage = {1}
component = "{2}"
role = "{3}"
per = "{4}"
{5}
recurrence = "once"
lead_time = "P1W"
adjust = "previous-office-day"
ladder = "second-line"
effort = "PT4H"
allows_nil = false
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

constexpr std::string_view gate = R"(
[[gate]]
id = "G{0}.{1}"
stage = {0}
kind = "{2}"
title_nl = "Poort {1} van {0}"
title_en = "Gate {1} of {0}"
requires = [{3}]
decided_by = "{4}"
checked_by = "iso"
basis = "proposal"
{5}
)";

std::string duties() {
  const auto in_scope = "where = \"in-scope\"\nanchor = \"stage-start\"";
  const auto at_start = "anchor = \"stage-start\"";
  const auto after = [](std::string_view id) {
    return fmt::format("anchor = \"deps-done\"\ndepends_on = [\"{}\"]", id);
  };
  return fmt::format(form, "G.BEGIN", 1, "COMMIT", "ciso", "organisation",
                     "anchor = \"journey-start\"") +
         fmt::format(form, "G.EACH", 1, "RISK", "process-owner", "process", in_scope) +
         fmt::format(form, "G.ALL", 1, "RISK", "iso", "organisation",
                     after("G.EACH") + "\nreview = \"ciso\"") +
         fmt::format(form, "G.AFTER", 1, "RISK", "process-owner", "process",
                     "where = \"in-scope\"\n" + after("G.ALL")) +
         fmt::format(form, "G.JOIN", 2, "SCOPE", "process-owner", "process",
                     "where = \"added-to-scope\"\nreplaces = [\"G.EACH\"]\n" + after("G.WIDE")) +
         fmt::format(form, "G.WIDE", 2, "SCOPE", "operations-head", "organisation", at_start) +
         fmt::format(form, "G.AGAIN", 2, "CHECK", "process-owner", "process",
                     "where = \"in-scope\"\n" + after("G.WIDE")) +
         fmt::format(form, "G.LAST", 3, "BCM", "ict-head", "organisation", at_start);
}

std::string gates() {
  return fmt::format(gate, 1, "IN", "entry", "\"G.BEGIN\"", "town-clerk", "") +
         fmt::format(gate, 1, "OUT", "exit", "\"G.EACH\", \"G.ALL\"", "directie", "") +
         fmt::format(gate, 2, "IN", "entry", "\"G1.OUT\"", "directie", "") +
         fmt::format(gate, 2, "OUT", "exit", "\"G.WIDE\", \"G.AGAIN\"", "directie", "") +
         fmt::format(gate, 3, "IN", "entry", "\"G2.OUT\"", "college", "") +
         fmt::format(gate, 3, "OUT", "exit", "\"G.LAST\", \"G.WIDE\"", "college",
                     "tested_after = \"G.LAST\"");
}

}  // namespace

bool grows(std::uint64_t seed) { return seed % 10 == 0; }

settings::ConfigFolder with_growth(settings::ConfigFolder folder) {
  std::erase_if(folder.catalogue, [](const settings::File& one) {
    return one.name.find("stage-") != std::string::npos || one.name.ends_with("yearly.toml") ||
           one.name.ends_with("gates.toml");
  });
  folder.catalogue.push_back({"growing", "schema = 1\n" + duties() + gates()});
  return folder;
}

}  // namespace cadans::promises
