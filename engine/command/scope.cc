// cadans scope: which processes take part now, from when, and when the work of the others begins.

#include "engine/decide/scope.h"

#include <sysexits.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "engine/command/command.h"
#include "engine/command/store_at.h"
#include "engine/command/terminal.h"
#include "engine/decide/stages.h"
#include "engine/decide/subjects.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

struct ScopeAsked {
  StoreAt at;
  bool json = false;
};

// How one process stands to the scope; its `word` is in the messages, under "scope".
struct ScopeRow {
  const people::Process* process = nullptr;
  std::string word;
  LocalDate begins;  // its work, where it joined later and that is planned
};

std::string standing_of(const Opened& opened, const people::Process& process, LocalDate begins) {
  if (process.in_scope_from_stage == 0) return "out";
  if (process.in_scope_from_stage > decide::stage_now(opened.state())) return "later";
  if (!decide::joined_later(*opened.rules, {"process", process.key})) return "from_start";
  if (!begins.named()) return "waits";
  return begins <= opened.today ? "begun" : "begins";
}

std::vector<ScopeRow> rows_of(const Opened& opened) {
  std::vector<ScopeRow> rows;
  for (const people::Process& process : opened.rules->organisation.processes) {
    const LocalDate begins = decide::scope_day(opened.state(), {"process", process.key});
    rows.push_back({&process, standing_of(opened, process, begins), begins});
  }
  return rows;
}

bool takes_part(const ScopeRow& row) { return row.word != "out" && row.word != "later"; }

std::string owner_of(const Opened& opened, const people::Process& process) {
  const auto* position = opened.rules->organisation.positions.find(process.owner);
  return position == nullptr ? process.owner : position->title;
}

void print_text(const Opened& opened, const std::vector<ScopeRow>& rows) {
  const decide::Desk desk = opened.desk();
  const auto say = [&](const std::string& id, const words::Values& values) {
    std::printf("%s\n", decide::word(desk, id, values).c_str());
  };
  say("scope.head", words::Values()
                        .count("process_count", std::ranges::count_if(rows, takes_part))
                        .count("all_count", static_cast<std::int64_t>(rows.size()))
                        .count("stage", decide::stage_now(opened.state())));
  for (const ScopeRow& row : rows) {
    words::Values values;
    values.text("process_name", row.process->name)
        .text("owner_position", owner_of(opened, *row.process));
    values.flag("critical", row.process->critical);
    if (row.word == "later") values.count("from_stage", row.process->in_scope_from_stage);
    if (row.begins.named()) values.day("begin_date", row.begins);
    say("scope." + row.word, values);
  }
  say("scope.pace", words::Values().count("weeks", opened.rules->settings.scope_every_weeks));
}

void print_json(const Opened& opened, const std::vector<ScopeRow>& rows) {
  Json all = Json::array();
  for (const ScopeRow& row : rows) {
    Json one = {{"key", row.process->key},
                {"name", row.process->name},
                {"owner", row.process->owner},
                {"critical", row.process->critical},
                {"in_scope_from_stage", row.process->in_scope_from_stage},
                {"standing", row.word}};
    if (row.begins.named()) one["begins"] = to_string(row.begins);
    all.push_back(std::move(one));
  }
  std::printf("%s\n", Json({{"stage", decide::stage_now(opened.state())},
                            {"every_weeks", opened.rules->settings.scope_every_weeks},
                            {"processes", std::move(all)}})
                          .dump(2)
                          .c_str());
}

int show(const ScopeAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto rows = rows_of(*opened);
  if (asked.json) {
    print_json(*opened, rows);
  } else {
    print_text(*opened, rows);
  }
  return EX_OK;
}

}  // namespace

void add_scope(Command app, Chosen& chosen) {
  auto asked = std::make_shared<ScopeAsked>();
  const Command command =
      app.add_subcommand("scope", "Which processes take part, and when the work of others begins");
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "For example:  cadans scope\n\n"
      "Start small: one or two critical processes in stage 1, all that is critical in stage 2. "
      "Which\n"
      "process takes part from which stage stands in organisation.toml (in_scope_from_stage). The\n"
      "work of those that join later is spread: one begins, some weeks on the next, critical ones\n"
      "first. What runs already is not touched.");
  command.runs(chosen, [asked] { return show(*asked); });
}

}  // namespace cadans::command
