// cadans simulate: a rehearsal on a virtual clock, and what it came to.

#include <fmt/format.h>
#include <sysexits.h>

#include <cstdio>
#include <filesystem>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/maildir_road.h"
#include "engine/command/own_place.h"
#include "engine/command/progress.h"
#include "engine/command/shipped.h"
#include "engine/first_load.h"
#include "engine/json.h"
#include "engine/rehearsal/figures.h"
#include "engine/rehearsal/rehearsal.h"

namespace cadans::command {
namespace {

using rehearsal::PaperIds;

constexpr std::chrono::year years_first(2014);  // as far back as the rules of holidays go
constexpr std::chrono::year years_last(2099);
constexpr int span_years_max = 10;

struct SimulateAsked {
  std::string config = shipped_sample();
  std::string duties = shipped_duties();
  std::string data = "run-data/year";
  std::string from;
  std::string span = "P1Y";
  std::uint64_t seed = 1;
  double absent = 0;
  std::string left;
  bool json = false;
};

void print_year(const rehearsal::Figures& figures) {
  std::printf("%-8s %8s %6s %6s %6s  %s\n", "month", "assigned", "done", "late", "mails",
              "rungs reached, gates");
  for (const auto& [name, month] : figures.months) {
    std::string more;
    for (const auto& [level, times] : month.rungs) {
      more += "rung " + std::to_string(level) + ": " + std::to_string(times) + "  ";
    }
    for (const std::string& gate : month.gates) more += gate + "  ";
    std::printf("%-8s %8d %6d %6d %6d  %s\n", name.c_str(), month.assigned, month.done, month.late,
                month.mails, more.c_str());
  }
  std::printf(
      "\nlate: done after its target\n%d tasks assigned, %d done, %d open; %d mails, %d of them "
      "digests, %d reminders; %d came back; %d lost\n",
      figures.assigned, figures.done, figures.open, figures.deliveries, figures.digests,
      figures.reminders, figures.bounced, figures.lost);
}

// The span on the calendar: the journey starts in the week of `from`.
struct Span {
  int weeks = 0;
  LocalDate start;
  LocalDate until;
};

Result<Span> span_of(const SimulateAsked& asked, const people::Stage& stage) {
  LocalDate from = stage.journey_start;
  if (!asked.from.empty()) {
    const auto named = parse_local_date(asked.from);
    if (!named) return named.error();
    from = *named;
  }
  const auto period = parse_period(asked.span);
  if (!period) return period.error();
  if (period->in_hours()) {
    return Error{Fault::invalid, "--for takes days, weeks, months or years: P1Y, P10W, P90D"};
  }
  const LocalDate until = time::plus(from, *period);
  if (from.ymd().year() < years_first || years_last < until.ymd().year() ||
      time::plus(from, Period{span_years_max, Period::Unit::years}) < until) {
    return Error{Fault::invalid, fmt::format("--from and --for lie between {} and {}, and span at "
                                             "most {} years",
                                             int{years_first}, int{years_last}, span_years_max)};
  }
  const int weeks = weeks_to(stage.journey_start, from);
  return Span{weeks, stage.journey_start + std::chrono::days(7 * weeks), until};
}

// A rehearsal begins afresh: what an earlier one wrote in this folder goes.
Result<std::unique_ptr<store::Store>> fresh_store(const std::string& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return Error{Fault::io, "making " + folder + " failed: " + failed.message()};
  const std::string path = folder + "/rehearsal.db";
  for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(path + tail, failed);
  std::filesystem::remove_all(folder + "/mail", failed);
  std::filesystem::remove(folder + "/mail.sent-keys", failed);
  return store::Store::open({.path = path});
}

void print_figures(const SimulateAsked& asked, const rehearsal::Figures& figures) {
  if (asked.json) {
    std::printf("%s\n", rehearsal::to_json(figures).dump(2).c_str());
    return;
  }
  print_year(figures);
  std::printf("mails:   %s/mail\njournal: %s/rehearsal.db\n", asked.data.c_str(),
              asked.data.c_str());
}

Result<void> simulate(const SimulateAsked& asked) {
  const auto folder = settings::read_folder(asked.config, asked.duties);
  if (!folder) return folder.error();
  const auto content = settings::read_content(*folder);
  if (!content) return content.error();
  const auto& organisation = content->organisation.organisation;
  const auto zone = time::Zone::load(organisation.timezone);
  if (!zone) return zone.error();
  const auto span = span_of(asked, organisation.stage);
  if (!span) return span.error();
  if (!asked.left.empty() && organisation.positions.find(asked.left) == nullptr) {
    return Error{Fault::invalid, "--left names a position: there is no " + asked.left};
  }
  auto store = fresh_store(asked.data);
  if (!store) return store.error();
  auto road = MaildirRoad::open(asked.data);
  if (!road) return road.error();
  PaperIds ids(asked.seed);
  const LocalDate halfway = span->start + (span->until - span->start) / 2;
  rehearsal::Rehearsal rehearsal(**store, {zone->at(span->start, LocalTime{8 * 60}),
                                           asked.seed,
                                           ids,
                                           {asked.absent, asked.left, halfway}});
  rehearsal.carry([&](const protocol::Deliver& delivery) {
    return (*road)->carry(delivery, rehearsal.clock());
  });
  if (const auto done = rehearsal.begin(*folder, span->weeks); !done) return done.error();
  const ProgressBar bar(span->start, span->until, !asked.json);
  const Instant end = zone->at(span->until, LocalTime{0});
  const auto run = rehearsal.run(end, [&](LocalDate day) { bar.at(day); });
  bar.end();
  if (!run) return run.error();
  const auto rules = rehearsal.rules().read((*store)->view());
  if (!rules) return rules.error();
  const auto figures = rehearsal::count_figures(**store, **rules, end);
  if (!figures) return figures.error();
  print_figures(asked, *figures);
  return (*store)->close();
}

}  // namespace

void add_simulate(Command app, Chosen& chosen) {
  auto asked = std::make_shared<SimulateAsked>();
  const Command command = app.add_subcommand(
      "simulate", "Rehearses a span of time on a virtual clock, with people on paper");
  command.add_option("--config", asked->config, "Folder of the organisation").shows_default();
  command.add_option("--duties", asked->duties, "Folder of the duties").shows_default();
  command.add_option("--data", asked->data, "Where store and mails are written").shows_default();
  command.add_option("--from", asked->from, "The journey starts in the week of this date");
  command.add_option("--for", asked->span, "How long: P1Y, P10W, P90D").shows_default();
  command.add_option("--seed", asked->seed, "Another seed, another year").shows_default();
  command
      .add_option("--absent", asked->absent,
                  "The share of all people that is away at any time, at random: 0 to 0.9")
      .within(0, 0.9);
  command.add_option("--left", asked->left,
                     "A position whose occupant leaves halfway; nobody is appointed");
  command.add_flag("--json", asked->json, "The figures as JSON");
  command.footer(
      "For example:  cadans simulate --from 2027-01-04 --for P1Y --seed 1\n"
      "              cadans simulate --absent 0.2 --left ict-head\n\n"
      "The same seed gives the same year, to the byte. It replaces the rehearsal of --data.");
  command.runs(chosen, [asked] {
    if (const auto other = in_the_way(asked->data); !other.empty()) return taken(other);
    const auto done = simulate(*asked);
    return done ? EX_OK : fail(done.error());
  });
}

}  // namespace cadans::command
