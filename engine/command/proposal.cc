#include "engine/command/proposal.h"

#include <sysexits.h>

#include <cstdio>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/content_plan.h"
#include "engine/command/terminal.h"
#include "engine/decide/proposal.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

struct ProposalAsked {
  StoreAt at;
  std::string code;
  std::string as;
  std::string reason;
  bool json = false;
};

void print(const Opened& opened, const decide::Proposal& proposal, const ContentPlan& plan) {
  const decide::Desk desk = opened.desk();
  words::Values by;
  by.text("by_name", decide::person_name(desk, proposal.by));
  by.day("day", opened.rules->day(proposal.at));
  if (!proposal.why.empty()) by.text("reason", opened.state().text(proposal.why));
  std::printf("%s\n\n", printable(decide::word(desk, "apply.by", by)).c_str());
  print_plan(plan, opened);
  const std::string code = decide::code_of(opened.state(), proposal, plan.laid.work);
  std::printf("\n%s\n",
              decide::word(desk, "apply.approve", words::Values().text("code", code)).c_str());
}

Json json_of(const Opened& opened, const decide::Proposal& proposal, const ContentPlan& plan) {
  Json all = plan_json(plan);
  const auto by = opened.state().person(proposal.by);
  all["by"] = by ? by->handle : std::string();
  all["at"] = opened.rules->zone.text(proposal.at);
  all["reason"] = proposal.why.empty() ? std::string() : opened.state().text(proposal.why);
  all["code"] = decide::code_of(opened.state(), proposal, plan.laid.work);
  return all;
}

int show(const ProposalAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto proposal = decide::proposed(opened->state());
  if (!proposal) {
    const std::string none = decide::word(opened->desk(), "apply.none");
    std::printf("%s\n", asked.json ? "null" : none.c_str());
    return EX_OK;
  }
  const auto plan = plan_of_load(decide::load_of(opened->state(), *proposal, opened->now), *opened);
  if (!plan) return fail(plan.error());
  if (asked.json) {
    std::printf("%s\n", json_of(*opened, *proposal, *plan).dump(2).c_str());
  } else {
    print(*opened, *proposal, *plan);
  }
  return EX_OK;
}

void add_show(Command apply, Chosen& chosen) {
  auto asked = std::make_shared<ProposalAsked>();
  const Command command =
      apply.add_subcommand("show", "The proposal that waits: what it changes, and its code");
  add_store_options(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "For example:  cadans apply show\n"
      "With --json {by, at, reason, content, work, code}; null where none waits.");
  command.runs(chosen, [asked] { return show(*asked); });
}

void add_approve(Command apply, Chosen& chosen) {
  auto asked = std::make_shared<ProposalAsked>();
  const Command command = apply.add_subcommand("approve", "Puts the proposal in force");
  add_store_options(command, asked->at);
  command.add_option("code", asked->code, "What 'cadans apply show' ends with").required();
  add_as_option(command, asked->as);
  command.add_option("--reason", asked->reason, "Needed where nobody else is there to approve");
  command.footer("For example:  cadans apply approve 4f3a90c2d1e7 --as ciso");
  command.runs(chosen, [asked] {
    return deliver(asked->at, {"engine.approve-content",
                               "",
                               asked->as,
                               {{"code", asked->code}, {"reason", asked->reason}}});
  });
}

void add_withdraw(Command apply, Chosen& chosen) {
  auto asked = std::make_shared<ProposalAsked>();
  const Command command =
      apply.add_subcommand("withdraw", "Takes the proposal back, or refuses it");
  add_store_options(command, asked->at);
  add_as_option(command, asked->as);
  command.add_option("--reason", asked->reason, "One sentence, kept in the journal");
  command.footer("For example:  cadans apply withdraw --as ciso --reason \"after the recess\"");
  command.runs(chosen, [asked] {
    return deliver(asked->at,
                   {"engine.withdraw-content", "", asked->as, {{"reason", asked->reason}}});
  });
}

}  // namespace

void add_proposal(Command apply, Chosen& chosen) {
  add_show(apply, chosen);
  add_approve(apply, chosen);
  add_withdraw(apply, chosen);
}

}  // namespace cadans::command
