// bench_dates: what a date costs. A deadline as people ask it, the next occurrence of each duty
// that comes back, and five years of all of them. The duties have the rules of the whole catalogue,
// of which the stages that are there yet have one: content/rules.txt, "how many" and the rule.

#include <CLI/CLI.hpp>
#include <array>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "engine/command/folder_messages.h"
#include "engine/decide/occurrence.h"
#include "engine/time/deadline.h"
#include "tests/bench/crowd.h"
#include "tests/bench/figures.h"

namespace cadans::bench {
namespace {

using std::chrono::days;

struct Asked {
  int times = 20'000;
  bool json = false;
};

constexpr int days_of_five_years = 5 * 365 + 1;

// One of each kind of term, from each day of a year in turn; the texts are made beforehand.
double us_a_deadline(const command::FolderRules& rules, const time::Calendars& calendars,
                     LocalDate first, int times) {
  constexpr std::array forms = {"P6W from {} legal", "P3M from {}", "P2W before {} legal",
                                "10 workdays from {}"};
  std::vector<time::Term> terms;
  for (int k = 0; k < times; ++k) {
    std::string text = forms.at(static_cast<std::size_t>(k) % forms.size());
    text.replace(text.find("{}"), 2, to_string(first + days(k % 365)));
    terms.push_back(need(time::parse_term(text, rules.zone)));
  }
  const auto began = std::chrono::steady_clock::now();
  for (const time::Term& term : terms) {
    static_cast<void>(need(time::deadline(term, calendars, rules.zone)));
  }
  return us_since(began) / times;
}

using Duties = std::vector<settings::Duty>;

Duties duties_of_the_catalogue() {
  std::ifstream file(CADANS_SOURCE "/tests/bench/content/rules.txt");
  Duties duties;
  int many = 0;
  for (std::string rule; file >> many >> rule;) {
    settings::Duty duty;
    duty.id = rule;
    duty.recurrence = settings::Recurrence::rule;
    duty.anchor = settings::Anchor::calendar;
    duty.rule = need(time::RecurrenceRule::read(rule));
    duty.lead_time = {4, Period::Unit::weeks};
    duties.insert(duties.end(), static_cast<std::size_t>(many), duty);
  }
  if (duties.empty()) give_up("no rule in content/rules.txt");
  return duties;
}

struct Cost {
  double worst_next_us = 0;
  double mean_next_us = 0;
  double five_years_s = 0;
  double occurrences = 0;
  double duties = 0;
};

// The first occurrence of this duty from a day on, asked as often as makes it long enough to time.
double us_a_next(const settings::Duty& duty, LocalDate from, const time::Calendars& calendars) {
  constexpr int times = 50;
  const auto began = std::chrono::steady_clock::now();
  for (int k = 0; k < times; ++k) {
    const time::Bounds bounds{from + days(k), from + days(60 * 366), 1};
    if (decide::occurrences(duty, from, bounds, calendars).empty()) give_up(duty.id + " has none");
  }
  return us_since(began) / times;
}

Cost cost_of(const Duties& duties, const time::Calendars& calendars, LocalDate from) {
  Cost cost;
  for (const settings::Duty& duty : duties) {
    ++cost.duties;
    const double next = us_a_next(duty, from, calendars);
    cost.mean_next_us += next;
    cost.worst_next_us = std::max(cost.worst_next_us, next);
  }
  cost.mean_next_us /= std::max(1.0, cost.duties);
  const time::Bounds bounds{from, from + days(days_of_five_years), 10'000};
  const auto began = std::chrono::steady_clock::now();
  for (const settings::Duty& duty : duties) {
    cost.occurrences +=
        static_cast<double>(decide::occurrences(duty, from, bounds, calendars).size());
  }
  cost.five_years_s = us_since(began) / 1e6;
  return cost;
}

void run(const Asked& asked) {
  const std::string source = CADANS_SOURCE;
  const auto rules = need(command::rules_in(source + "/config", source + "/workflows/duties"));
  const auto calendars = time::make_calendars(rules.calendar);
  const LocalDate from = need(parse_local_date("2027-01-04"));
  const Cost cost = cost_of(duties_of_the_catalogue(), calendars, from);
  Figures figures;
  figures.add("deadline", us_a_deadline(rules, calendars, from, asked.times), "us (aim 20)");
  figures.add("next_occurrence", cost.mean_next_us,
              "us, mean over the duties that come back (aim 20)");
  figures.add("next_occurrence_worst", cost.worst_next_us, "us, of the duty that takes longest");
  figures.add("duties_that_come_back", cost.duties, "");
  figures.add("five_years", cost.five_years_s, "s, of every duty (aim 0.5)");
  figures.add("occurrences", cost.occurrences, "in those five years");
  figures.print(asked.json);
}

}  // namespace
}  // namespace cadans::bench

int main(int count, char** words) {
  cadans::bench::Asked asked;
  CLI::App app("What a deadline, the next occurrence and five years of all duties cost");
  app.add_option("--times", asked.times, "How many deadlines")->check(CLI::Range(1, 10'000'000));
  app.add_flag("--json", asked.json, "One JSON object");
  CLI11_PARSE(app, count, words);
  try {
    cadans::bench::run(asked);
    return 0;
  } catch (const std::exception& fault) {
    std::cerr << fault.what() << "\n";
    return 1;
  }
}
