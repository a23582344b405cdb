// cadans task ACT T12: what a person does with a task, as the event that a screen sends too.

#include <array>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/command.h"

namespace cadans::command {
namespace {

struct TaskAsked {
  StoreAt at;
  std::string task;
  std::string as;
  Fields fields;
};

struct TaskVerb {
  const char* name;
  const char* says;
  const char* options;  // letters: e evidence, d day, r reason, t to, s suggestion
  const char* example;
};

constexpr std::array<TaskVerb, 15> task_verbs{{
    {"start", "Says that the work is in hand", "", "start T12 --as functional-admin"},
    {"submit", "Hands in: where the evidence lies", "er", "submit T12 --evidence Z-2027-0412"},
    {"done", "The same as submit", "er", "done T12 --evidence Z-2027-0412"},
    {"plan", "Names an own day, up to ten office days after the target", "d",
     "plan T12 --day 2027-04-20"},
    {"not-mine", "Asks the line manager to place it elsewhere", "rs",
     "not-mine T12 --reason \"it is no system\" --suggestion facilities"},
    {"help", "Asks for help", "r", "help T12"},
    {"nothing-to-report", "Closes a question that has no answer this time, where that is allowed",
     "r", "nothing-to-report T12"},
    {"already-shown", "Points to evidence that is there already; alone to that of last time", "er",
     "already-shown T12 --evidence Z-2027-0101"},
    {"approve", "Agrees with what was handed in", "r", "approve T12 --as ciso"},
    {"reject", "Gives it back, with what is missing", "r",
     "reject T12 --as ciso --reason \"the date is missing\""},
    {"delegate", "Hands the task to another position", "tr",
     "delegate T12 --to iso --reason \"knows this system\""},
    {"postpone", "Gives more time, once, where no law sets the date", "dr",
     "postpone T12 --day 2027-05-04 --reason \"supplier is late\""},
    {"cancel", "Ends the task because it is not needed", "r", "cancel T12 --reason \"merged\""},
    {"miss", "Closes the task as not done", "r", "miss T12 --reason \"the moment has passed\""},
    {"reopen", "Opens a closed task again", "r", "reopen T12 --reason \"evidence is gone\""},
}};

void add_fields(Command command, TaskAsked& asked, std::string_view letters) {
  for (const char letter : letters) {
    switch (letter) {
      case 'e':
        add_field(command, asked.fields, "--evidence", "evidence",
                  "A link or case number: where it lies");
        add_field(command, asked.fields, "--dated", "dated",
                  "The day of the evidence itself; today without it");
        add_field(command, asked.fields, "--valid-until", "until",
                  "The last day on which it counts; as long as the task says without it");
        break;
      case 'd':
        add_field(command, asked.fields, "--day", "day", "The day, 2027-04-20").required();
        break;
      case 'r':
        add_field(command, asked.fields, "--reason", "reason", "One sentence, kept in the journal");
        break;
      case 't':
        add_field(command, asked.fields, "--to", "to", "Key of the position that gets it")
            .required();
        break;
      default:
        add_field(command, asked.fields, "--suggestion", "suggestion", "Whose it is, as you see it")
            .required();
    }
  }
}

int send(const TaskAsked& asked, const std::string& said) {
  const std::string verb = said == "done" ? "submit" : said;
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto id = instance_named(*opened, asked.task);
  if (!id) return fail(id.error());
  return deliver(*opened, asked.at,
                 {"task." + verb, std::to_string(id->n), asked.as, asked.fields});
}

}  // namespace

void add_task(Command app, Chosen& chosen) {
  auto asked = std::make_shared<TaskAsked>();
  const Command command = app.add_subcommand("task", "Acts on a task: submit, plan, approve ...");
  command.needs_subcommand();
  command.footer(
      "For example:  cadans task submit T12 --as functional-admin --evidence Z-2027-0412\n"
      "The answer is ACCEPTED, or REFUSED with what is possible instead (exit code 77).");
  for (const TaskVerb& verb : task_verbs) {
    const Command act = command.add_subcommand(verb.name, verb.says);
    add_store_options(act, asked->at);
    add_as_option(act, asked->as);
    act.add_option("task", asked->task, "The task, as T12").required();
    add_fields(act, *asked, verb.options);
    act.footer(std::string("For example:  cadans task ") + verb.example);
    act.runs(chosen, [asked, name = std::string(verb.name)] { return send(*asked, name); });
  }
}

}  // namespace cadans::command
