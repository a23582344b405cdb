// cadans audit: the audits, each with what comes next.
//   audit show        one with its terms, its response and its outcome
//   audit programme   what is audited in which year, and why
//   audit choose      other years for a part of it
//   audit announce, begin, report, conclude   the steps of who audits

#include <sysexits.h>

#include <cstdint>
#include <cstdio>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/audit_rows.h"
#include "engine/command/command.h"
#include "engine/command/terminal.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

struct AuditAsked {
  StoreAt at;
  std::string as;
  std::string audit;
  std::uint64_t year = 0;
  Fields fields;
  bool json = false;
};
using Asked = std::shared_ptr<AuditAsked>;

void print_json(const Json& json) { std::printf("%s\n", json.dump(2).c_str()); }

int list(const AuditAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto rows = audit_rows(*opened, static_cast<int>(asked.year));
  if (!rows) return fail(rows.error());
  const decide::Desk desk = opened->desk();
  if (!asked.json) {
    print_audits(desk, *rows);
    return EX_OK;
  }
  Json all = Json::array();
  for (const AuditRow& row : *rows) all.push_back(to_json(desk, row));
  print_json(all);
  return EX_OK;
}

int show(const AuditAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto id = instance_named(*opened, asked.audit);
  if (!id) return fail(id.error());
  const decide::Desk desk = opened->desk();
  const auto audit = decide::audit_at(desk, *id);
  const auto task = audit ? desk.state.facts(audit->facts.task) : std::nullopt;
  if (!task) {
    return fail(opened->refusal(Fault::not_found, "unknown_audit",
                                words::Values().text("asked_for", asked.audit)));
  }
  const AuditRow row{*audit, decide::task_facts(*task)};
  if (asked.json) {
    print_json(to_json(desk, row));
  } else {
    print_audit(desk, row);
  }
  return EX_OK;
}

int show_programme(const AuditAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const decide::Desk desk = opened->desk();
  const auto all = decide::programmes(desk.state);
  if (asked.json) {
    Json rows = Json::array();
    for (const decide::Programme& one : all) rows.push_back(to_json(desk, one));
    print_json(rows);
    return EX_OK;
  }
  if (all.empty()) std::printf("%s\n", decide::word(desk, "refusal.unknown_programme").c_str());
  for (const decide::Programme& one : all) {
    if (&one != &all.front()) std::printf("\n");
    print_programme(desk, one);
  }
  return EX_OK;
}

int say(const AuditAsked& asked, const std::string& verb) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto id = instance_named(*opened, asked.audit);
  if (!id) return fail(id.error());
  return deliver(*opened, asked.at,
                 {"audit." + verb, std::to_string(id->n), asked.as, asked.fields});
}

// The newest programme is the one that can be changed.
int choose(const AuditAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto all = decide::programmes(opened->state());
  if (all.empty()) return fail(opened->refusal(Fault::not_found, "unknown_programme", {}));
  Fields fields = asked.fields;
  for (char& letter : fields["years"]) letter = letter == ',' ? ' ' : letter;
  return deliver(*opened, asked.at,
                 {"audit_programme.choose", std::to_string(all.back().id.n), asked.as, fields});
}

Command add_reading(const Command& audit, const Asked& asked, const char* name, const char* says) {
  const Command command = audit.add_subcommand(name, says);
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "As JSON");
  return command;
}

Command add_step(const Command& audit, Chosen& chosen, const char* name, const char* says,
                 const Asked& asked) {
  const Command command = audit.add_subcommand(name, says);
  add_store_options(command, asked->at);
  add_as_option(command, asked->as);
  command.add_option("audit", asked->audit, "The audit, as A12").required();
  command.runs(chosen, [asked, verb = std::string(name)] { return say(*asked, verb); });
  return command;
}

void add_announce(const Command& audit, Chosen& chosen) {
  auto asked = std::make_shared<AuditAsked>();
  const Command command = add_step(audit, chosen, "announce",
                                   "Says beforehand by which criteria, over what and how", asked);
  Fields& fields = asked->fields;
  add_field(command, fields, "--criteria", "criteria", "Against what: \"BIO2 5.15 to 5.18\"");
  add_field(command, fields, "--scope", "scope", "Over what: which part, which period");
  add_field(command, fields, "--method", "method", "How: papers, talks, a sample");
  add_field(command, fields, "--independence", "statement",
            "That nothing of it is your own, in your own words");
  add_field(command, fields, "--external", "outside",
            "The party from outside that carries it out; the statement is then theirs");
  add_field(command, fields, "--start", "day", "The day on which the fieldwork begins");
  command.footer(
      "Who answers for what is audited gets a mail. Announced again, what is said anew counts.\n\n"
      "For example:  cadans audit announce A12 --criteria \"BIO2 5.15 to 5.18\" \\\n"
      "                --scope \"access to the population register, 2027\" \\\n"
      "                --method \"papers, two talks, ten accounts\" \\\n"
      "                --independence \"no part in this process\" --as internal-auditor");
}

void add_steps(const Command& audit, Chosen& chosen) {
  auto begin = std::make_shared<AuditAsked>();
  add_step(audit, chosen, "begin", "The fieldwork begins", begin)
      .footer("For example:  cadans audit begin A12 --as internal-auditor");
  auto report = std::make_shared<AuditAsked>();
  const Command draft =
      add_step(audit, chosen, "report",
               "Hands over the draft: who answers for it is asked to respond", report);
  add_field(draft, report->fields, "--evidence", "evidence", "Where the draft lies");
  add_field(draft, report->fields, "--sample", "sample", "What was looked at");
  draft.footer(
      "For example:  cadans audit report A12 --evidence Z-2027-0812 --sample \"ten of 84 "
      "accounts\" "
      "\\\n                --as internal-auditor");
  auto conclude = std::make_shared<AuditAsked>();
  const Command final = add_step(audit, chosen, "conclude",
                                 "Hands in the final report, after the response", conclude);
  add_field(final, conclude->fields, "--evidence", "evidence", "Where the report lies");
  add_field(final, conclude->fields, "--grade", "grade", "green, amber or red");
  add_field(final, conclude->fields, "--findings", "findings", "What was found, unless green");
  add_field(final, conclude->fields, "--reason", "reason",
            "Where nobody else can look at it: one sentence");
  final.footer(
      "The task of the audit is handed in with it. Amber and red begin a task that mends what was\n"
      "found, for who answers for it.\n\n"
      "For example:  cadans audit conclude A12 --evidence Z-2027-0901 --grade amber \\\n"
      "                --findings \"two accounts of leavers\" --as internal-auditor");
}

void add_choose(const Command& audit, Chosen& chosen) {
  auto asked = std::make_shared<AuditAsked>();
  const Command command =
      audit.add_subcommand("choose", "Other years for a part of the programme, with the reason");
  add_store_options(command, asked->at);
  add_as_option(command, asked->as);
  add_field(command, asked->fields, "about", "about", "The part, as process:brp or supplier:KEY")
      .required();
  add_field(command, asked->fields, "--years", "years", "The years, as 2028,2030").required();
  add_field(command, asked->fields, "--reason", "reason", "One sentence, kept beside the journal");
  command.footer(
      "It counts once the programme is adopted again. What is adopted goes on until then.\n\n"
      "For example:  cadans audit choose process:brp --years 2028,2030 \\\n"
      "                --reason \"a new system in 2028\" --as internal-auditor");
  command.runs(chosen, [asked] { return choose(*asked); });
}

}  // namespace

void add_audit(Command app, Chosen& chosen) {
  auto asked = std::make_shared<AuditAsked>();
  const Command command = add_reading(app, asked, "audit", "The audits and their programme");
  command.add_option("--year", asked->year, "Only those of this year");
  command.allows_subcommand();
  const Command one = add_reading(command, asked, "show", "One audit, whole");
  one.add_option("audit", asked->audit, "The audit, as A12").required();
  one.footer("For example:  cadans audit show A12");
  one.runs(chosen, [asked] { return show(*asked); });
  const Command programme = add_reading(command, asked, "programme",
                                        "What is audited in which year, why, and what is planned");
  programme.footer(
      "With --json a list of {programme, first_year, last_year, state, version, adopted, number,\n"
      "hash, lines[about, why, years], planned[year, about, themes, on, task, left_out]}.");
  programme.runs(chosen, [asked] { return show_programme(*asked); });
  add_choose(command, chosen);
  add_announce(command, chosen);
  add_steps(command, chosen);
  command.footer(
      "An audit comes with its task: planned by the programme, asked by a scheme or a law, or by\n"
      "an event ('cadans happened external-audit'). Nobody audits what is their own.\n\n"
      "For example:  cadans audit --year 2027\n"
      "With --json a list of {audit, kind, title, about, themes, entry, task, position, target,\n"
      "state, criteria, scope, method, independence, external, sample, draft, response, report,\n"
      "findings, grade, reported_to, response_task, mending_task} with the days of each step.");
  command.runs(chosen, [asked] { return list(*asked); });
}

}  // namespace cadans::command
