// cadans explain T12: why a task is as it is, in at most twelve sentences.

#include <sysexits.h>

#include <cstdio>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/past.h"
#include "engine/command/store_at.h"
#include "engine/command/terminal.h"
#include "engine/decide/why.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

struct ExplainAsked {
  StoreAt at;
  std::string task;
  bool json = false;
};

int explain(const ExplainAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto id = instance_named(*opened, asked.task);
  if (!id) return fail(id.error());
  const auto past = past_of(*opened->reader, *id);
  if (!past) return fail(past.error());
  const auto sentences = decide::why(opened->desk(), *id, *past);
  if (!sentences) return fail(sentences.error());
  if (asked.json) {
    std::printf("%s\n", Json(*sentences).dump(2).c_str());
    return EX_OK;
  }
  for (const std::string& sentence : *sentences) {
    std::printf("%s\n", printable(sentence).c_str());
  }
  return EX_OK;
}

}  // namespace

void add_explain(Command app, Chosen& chosen) {
  auto asked = std::make_shared<ExplainAsked>();
  const Command command = app.add_subcommand(
      "explain", "Why a task is there, whose it is, why then, what was sent and what comes next");
  command.add_option("task", asked->task, "The task, as T12; or the number of an agenda item")
      .required();
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "The sentences as JSON");
  command.footer("For example:  cadans explain T12 --lang en");
  command.runs(chosen, [asked] { return explain(*asked); });
}

}  // namespace cadans::command
