// cadans agenda: work for a body. list shows the items; place, decide, defer and withdraw record.

#include "engine/decide/agenda.h"

#include <sysexits.h>

#include <array>
#include <cstdio>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/command/terminal.h"
#include "engine/decide/agenda_values.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

constexpr int items_most = 10'000;

struct AgendaAsked {
  StoreAt at;
  std::string item;
  std::string as;
  Fields fields;
  bool extra = false;
  bool all = false;
  bool json = false;
};

struct ItemVerb {
  const char* name;
  const char* says;
  const char* example;
};
constexpr std::array<ItemVerb, 4> item_verbs{
    {{"place", "It stands on an agenda: day and number",
      "place 41 --day 2027-04-20 --number 7 --as directie-secretary"},
     {"decide", "What was decided: day and number of the resolution, its text and where it lies",
      "decide 41 --day 2027-04-20 --number D-2027-88 --decision \"two people from May on\" "
      "--link Z-2027-0498 --as directie-secretary"},
     {"defer", "It moves to another meeting: its day and the reason",
      "defer 41 --day 2027-05-18 --reason \"no time\" --as directie-secretary"},
     {"withdraw", "It is taken back: reason", "withdraw 41 --reason \"superseded\" --as ciso"}}};

void print_items(const std::vector<store::InstanceRow>& rows, const decide::Desk& desk) {
  Columns columns(heads(
      desk, {"item", "body", "meeting", "papers_close", "state", "rung", "task", "what", "asks"}));
  const auto day = [](LocalDate date) { return date.named() ? to_string(date) : std::string(); };
  for (const store::InstanceRow& row : rows) {
    const decide::ItemFacts item = decide::item_facts(row.facts);
    const std::string state(first_region(row.snapshot.state));
    columns.add({std::to_string(row.id.n), decide::role_title(desk, item.body), day(item.meeting),
                 day(item.papers_close), decide::word(desk, "state." + state),
                 item.rung > 0 ? std::to_string(item.rung) : "",
                 item.topic == "gate" ? "" : "T" + std::to_string(item.about.n),
                 decide::item_topic(desk, item), decide::item_question(desk, item)});
  }
  columns.print();
}

Json item_json(const store::InstanceRow& row, const decide::Desk& desk) {
  const decide::ItemFacts item = decide::item_facts(row.facts);
  const auto text = [](LocalDate day) { return day.named() ? to_string(day) : std::string(); };
  return {{"item", row.id.n},
          {"body", item.body},
          {"state", first_region(row.snapshot.state)},
          {"meeting", text(item.meeting)},
          {"papers_close", text(item.papers_close)},
          {"number", item.number},
          {"reason", desk.state.text(item.reason)},
          {"decision", desk.state.text(item.decision)},
          {"link", desk.state.text(item.link)},
          {"asks", item.topic},
          {"rung", item.rung},
          {"question", decide::item_question(desk, item)},
          {"task", item.topic == "gate" ? "" : "T" + std::to_string(item.about.n)},
          {"topic", decide::item_topic(desk, item)}};
}

int list(const AgendaAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const decide::Desk desk = opened->desk();
  const auto rows = opened->reader->instances(
      {.workflow = "agenda_item", .ended_too = asked.all, .limit = items_most});
  if (!rows) return fail(rows.error());
  if (asked.json) {
    Json items = Json::array();
    for (const store::InstanceRow& row : *rows) items.push_back(item_json(row, desk));
    std::printf("%s\n", items.dump(2).c_str());
  } else if (rows->empty()) {
    std::printf("%s\n", decide::word(desk, "status.no_items").c_str());
  } else {
    print_items(*rows, desk);
  }
  return EX_OK;
}

int send(const AgendaAsked& asked, const std::string& verb) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto id = instance_named(*opened, asked.item);
  if (!id) return fail(id.error());
  Fields fields = asked.fields;
  if (asked.extra) fields["extra"] = "yes";
  return deliver(*opened, asked.at,
                 {"agenda_item." + verb, std::to_string(id->n), asked.as, fields});
}

void add_own_options(Command act, AgendaAsked& asked, std::string_view verb) {
  if (verb == "decide") {
    add_field(act, asked.fields, "--decision", "decision",
              "What was decided, kept beside the journal");
    add_field(act, asked.fields, "--link", "evidence",
              "A link or case number: where the decision lies");
  }
  if (verb == "defer") {
    act.add_flag("--extra", asked.extra, "The body meets that day, outside its calendar");
  }
}

void add_verbs(Command command, const std::shared_ptr<AgendaAsked>& asked, Chosen& chosen) {
  for (const ItemVerb& verb : item_verbs) {
    const Command act = command.add_subcommand(verb.name, verb.says);
    add_store_options(act, asked->at);
    add_as_option(act, asked->as);
    act.add_option("item", asked->item, "Its number in 'cadans agenda list'").required();
    if (verb.name != std::string_view("withdraw")) {
      add_field(act, asked->fields, "--day", "day", "The day of the meeting, 2027-04-20")
          .required();
    }
    add_field(act, asked->fields, "--number", "number", "On the agenda, or of the resolution");
    add_field(act, asked->fields, "--reason", "reason", "One sentence, kept in the journal");
    add_own_options(act, *asked, verb.name);
    act.footer(std::string("For example:  cadans agenda ") + verb.example);
    act.runs(chosen, [asked, name = std::string(verb.name)] { return send(*asked, name); });
  }
}

}  // namespace

void add_agenda(Command app, Chosen& chosen) {
  auto asked = std::make_shared<AgendaAsked>();
  const Command command =
      app.add_subcommand("agenda", "Work for a body: what waits, and what was decided");
  command.needs_subcommand();
  const Command shown =
      command.add_subcommand("list", "Items that wait for a meeting or a decision");
  add_store_options(shown, asked->at);
  add_day_option(shown, asked->at);
  add_language_option(shown, asked->at);
  shown.add_flag("--all", asked->all, "Also what was decided or withdrawn");
  shown.add_flag("--json", asked->json, "As JSON");
  shown.runs(chosen, [asked] { return list(*asked); });
  add_verbs(command, asked, chosen);
  command.footer(
      "Only the secretary of the body records, never who drafted the item.\n"
      "For example:  cadans agenda list");
}

}  // namespace cadans::command
