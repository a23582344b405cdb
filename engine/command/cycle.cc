// cadans cycle: the years of the cycles, their phases, and what of each is done, open or carried
// over.

#include <sysexits.h>

#include <cstdint>
#include <cstdio>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/cycle_rows.h"
#include "engine/command/terminal.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

struct CycleAsked {
  StoreAt at;
  std::string key;
  std::uint64_t year = 0;
  bool all = false;
  bool json = false;
};

bool is_asked(const CycleAsked& asked, const CycleRow& row) {
  const auto starts = row.facts.year.starts.ymd();
  return (asked.key.empty() || asked.key == row.facts.year.key) &&
         (asked.year == 0 || static_cast<std::uint64_t>(int{starts.year()}) == asked.year);
}

Result<void> known(const Opened& opened, const std::string& key) {
  const auto& cycles = people::cycles_of(opened.rules->organisation);
  if (key.empty() || cycles.find(key) != nullptr) return {};
  std::string names;
  for (const people::Cycle& cycle : cycles) names += (names.empty() ? "" : ", ") + cycle.key;
  return opened.refusal(Fault::invalid, "unknown_cycle",
                        words::Values().text("asked_for", key).text("known", names));
}

int show(const CycleAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  if (const auto right = known(*opened, asked.key); !right) return fail(right.error());
  auto rows = cycle_rows(*opened, asked.all || asked.year != 0);
  if (!rows) return fail(rows.error());
  std::erase_if(*rows, [&](const CycleRow& row) { return !is_asked(asked, row); });
  const decide::Desk desk = opened->desk();
  if (asked.json) {
    Json all = Json::array();
    for (const CycleRow& row : *rows) all.push_back(to_json(desk, row));
    std::printf("%s\n", all.dump(2).c_str());
    return EX_OK;
  }
  if (rows->empty()) std::printf("%s\n", decide::word(desk, "cycle.none").c_str());
  for (const CycleRow& row : *rows) {
    if (&row != &rows->front()) std::printf("\n");
    print_cycle(desk, row);
    if (asked.year != 0 && !row.tasks.empty()) {
      std::printf("\n");
      print_tasks(desk, row);
    }
  }
  return EX_OK;
}

}  // namespace

void add_cycle(Command app, Chosen& chosen) {
  auto asked = std::make_shared<CycleAsked>();
  const Command command =
      app.add_subcommand("cycle", "The yearly cycles: plan, do, check, act, and what went on");
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  add_language_option(command, asked->at);
  command.add_option("cycle", asked->key, "Its key in organisation.toml; else every one");
  command.add_option("--year", asked->year, "The year in which it starts, with its tasks");
  command.add_flag("--all", asked->all, "Those that are closed too");
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "For example:  cadans cycle --year 2027\n\n"
      "A year plans before it begins and closes after it ends, so two or three run side by side.\n"
      "What comes back belongs to the year of its day; what plans the next one, or accounts for\n"
      "the one before, to that one. What is not done at the close goes on in the next year, with\n"
      "its history. Without a [[cycle]] in organisation.toml there is one, from January.");
  command.runs(chosen, [asked] { return show(*asked); });
}

}  // namespace cadans::command
