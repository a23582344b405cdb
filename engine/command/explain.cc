// cadans explain T12: why a task is as it is, in at most twelve sentences; or one thing of it, with
// every fact and the rule behind each.

#include <fmt/format.h>
#include <sysexits.h>

#include <cstdio>
#include <map>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/past.h"
#include "engine/command/store_at.h"
#include "engine/command/terminal.h"
#include "engine/decide/why_one.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

using decide::About;

struct ExplainAsked {
  StoreAt at;
  std::string task;
  std::string about;
  bool json = false;
};

const std::map<std::string_view, About> things = {{"date", About::date},
                                                  {"owner", About::owner},
                                                  {"reminders", About::reminders},
                                                  {"rungs", About::rungs}};

int explain_all(const ExplainAsked& asked, const Opened& opened, InstanceId id,
                const decide::Past& past) {
  const auto sentences = decide::why(opened.desk(), id, past);
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

Json to_json(const std::string& about, const decide::OneWhy& why) {
  Json all = {{"about", about}, {"title", why.title}};
  all["sentences"] = all["rows"] = all["looks"] = Json::array();
  all["rules"] = Json::object();
  for (const auto& one : why.sentences) {
    all["sentences"].push_back({{"text", one.text}, {"rule", std::string(one.rule)}});
  }
  for (const auto& row : why.rows) {
    all["rows"].push_back({{"offset", row.offset},
                           {"day", to_string(row.on)},
                           {"what", row.what},
                           {"who", row.who},
                           {"stands", row.stands},
                           {"rule", std::string(row.rule)}});
  }
  for (const auto& look : why.looks) {
    all["looks"].push_back({{"position", look.who}, {"as", look.as}, {"is", look.is}});
  }
  for (const auto& rule : why.rules) all["rules"][rule.rule] = rule.says;
  return all;
}

void print_rows(const decide::Desk& desk, const std::vector<decide::RowWhy>& rows) {
  if (rows.empty()) return;
  const auto head = [&](const char* name) {
    return decide::word(desk, std::string("column.") + name);
  };
  Columns columns({"", head("day"), head("what"), head("who"), head("state"), head("rule")});
  for (const auto& row : rows) {
    columns.add({fmt::format("{:+}", row.offset), to_string(row.on), row.what, row.who, row.stands,
                 std::string(row.rule)});
  }
  std::printf("\n");
  columns.print();
}

void print_looks(const decide::Desk& desk, const std::vector<decide::LookWhy>& looks) {
  if (looks.empty()) return;
  Columns columns({decide::word(desk, "column.position"), decide::word(desk, "column.about"),
                   decide::word(desk, "column.state")});
  for (const auto& look : looks) columns.add({look.who, look.as, look.is});
  std::printf("\n");
  columns.print();
}

void print(const decide::Desk& desk, const decide::OneWhy& why) {
  std::printf("%s\n", inked(Ink::strong, printable(why.title)).c_str());
  for (const auto& one : why.sentences) {
    const std::string rule = one.rule.empty() ? "" : fmt::format(" [{}]", one.rule);
    std::printf("%s%s\n", printable(one.text).c_str(), rule.c_str());
  }
  print_rows(desk, why.rows);
  print_looks(desk, why.looks);
  if (!why.rules.empty()) std::printf("\n");
  for (const auto& rule : why.rules) {
    std::printf("%-4s %s\n", rule.rule.c_str(), printable(rule.says).c_str());
  }
}

int explain_one(const ExplainAsked& asked, const Opened& opened, InstanceId id,
                const decide::Past& past) {
  const decide::Desk desk = opened.desk();
  const auto why = decide::why_one(desk, id, past, things.at(asked.about));
  if (!why) return fail(why.error());
  if (asked.json) {
    std::printf("%s\n", to_json(asked.about, *why).dump(2).c_str());
  } else {
    print(desk, *why);
  }
  return EX_OK;
}

int explain(const ExplainAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto id = instance_named(*opened, asked.task);
  if (!id) return fail(id.error());
  const auto past = past_of(*opened->reader, *id);
  if (!past) return fail(past.error());
  return asked.about.empty() ? explain_all(asked, *opened, *id, *past)
                             : explain_one(asked, *opened, *id, *past);
}

}  // namespace

void add_explain(Command app, Chosen& chosen) {
  auto asked = std::make_shared<ExplainAsked>();
  const Command command = app.add_subcommand(
      "explain", "Why a task is there, whose it is, why then, what was sent and what comes next");
  command.add_option("task", asked->task, "The task, as T12; or the number of an agenda item")
      .required();
  command
      .add_option("about", asked->about,
                  "One thing of it, with each fact and the rule behind it (docs/rules.md)")
      .one_of({"date", "owner", "reminders", "rungs"});
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "The sentences as JSON");
  command.footer(
      "For example:  cadans explain T12 --lang en\n"
      "              cadans explain T12 rungs      who is told when, who is passed over, and why");
  command.runs(chosen, [asked] { return explain(*asked); });
}

}  // namespace cadans::command
