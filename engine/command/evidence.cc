// cadans evidence: what was found elsewhere and fits an entry, so that no work is done twice.
//   evidence import    reads the answers of a self-assessment; what fits is offered
//   evidence show      one offer: what is asked beside what was found
//   evidence accept, accept-part, turn-down   the answer of who owns the entry
//   evidence confirm, doubt                   of a second person, on what was drawn

#include <fmt/format.h>
#include <sysexits.h>

#include <array>
#include <cstdio>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/command/evidence_rows.h"
#include "engine/command/input_file.h"
#include "engine/command/terminal.h"
#include "engine/decide/stages.h"

namespace cadans::command {
namespace {

struct EvidenceAsked {
  StoreAt at;
  std::string as;
  std::string position;
  std::string file;
  std::string offer;
  std::vector<std::string> offers;
  Fields fields;
  bool all = false;
  bool dry_run = false;
  bool json = false;
};

using Offers = std::vector<decide::OfferAtDesk>;

Result<Offers> all_offers(const decide::Desk& desk, const Opened& opened,
                          const std::string& position) {
  Offers all;
  const auto rows = opened.reader->instances(
      {.workflow = "offer", .ended_too = true, .limit = decide::offers_most});
  if (!rows) return rows.error();
  for (const store::InstanceRow& row : *rows) {
    auto offer = decide::offer_at(desk, row.id);
    if (offer && (position.empty() || offer->owner == position)) all.push_back(*std::move(offer));
  }
  return all;
}

int list(const EvidenceAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const decide::Desk desk = opened->desk();
  const auto offers = asked.all ? all_offers(desk, *opened, asked.position)
                                : Result<Offers>(decide::open_offers(desk, asked.position));
  if (!offers) return fail(offers.error());
  if (asked.json) {
    Json rows = Json::array();
    for (const decide::OfferAtDesk& offer : *offers) rows.push_back(to_json(desk, offer));
    std::printf("%s\n", rows.dump(2).c_str());
  } else {
    print_offers(desk, *offers);
  }
  return EX_OK;
}

int show(const EvidenceAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const decide::Desk desk = opened->desk();
  const auto id = instance_named(*opened, asked.offer);
  if (!id) return fail(id.error());
  const auto offer = decide::offer_at(desk, *id);
  if (!offer) {
    return fail(opened->refusal(Fault::not_found, "unknown_offer",
                                words::Values().text("asked_for", asked.offer)));
  }
  if (asked.json) {
    std::printf("%s\n", to_json(desk, *offer).dump(2).c_str());
  } else {
    print_offer(desk, *offer);
  }
  return EX_OK;
}

// What is wrong in the file is said row by row; the others are read all the same.
int import(const EvidenceAsked& asked) {
  const auto text = text_of_file(asked.file);
  if (!text) return fail(text.error());
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  settings::Problems problems;
  const auto answers =
      settings::read_answers({asked.file, *text}, opened->rules->catalogue.norms(), problems);
  if (answers.empty() && !problems.empty()) return fail(settings::as_error(problems));
  for (const settings::Problem& problem : problems) {
    std::fprintf(stderr, "%s\n", settings::to_string(problem).c_str());
  }
  const decide::Desk desk = opened->desk();
  const int stage = decide::stage_now(opened->state());
  const auto judged = decide::judge(answers, {*opened->rules, stage, desk.reader.today});
  if (asked.json) {
    std::printf("%s\n", judged_json(desk, answers, judged).dump(2).c_str());
  } else {
    print_judged(desk, answers, judged);
  }
  const int read = problems.empty() ? EX_OK : EX_DATAERR;
  if (asked.dry_run) return read;
  Fields fields = asked.fields;
  fields["rows"] = settings::to_json(answers);
  const int code = deliver(*opened, asked.at, {"engine.import-answers", "", asked.as, fields});
  return code == EX_OK ? read : code;
}

// One alone is a yes of its own; of several a tenth is looked at by a second person.
int accept(const EvidenceAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  std::string numbers;
  for (const std::string& offer : asked.offers) {
    const auto id = instance_named(*opened, offer);
    if (!id) return fail(id.error());
    numbers += (numbers.empty() ? "" : " ") + std::to_string(id->n);
  }
  if (asked.offers.size() == 1) {
    return deliver(*opened, asked.at, {"offer.accept", numbers, asked.as, asked.fields});
  }
  Fields fields = asked.fields;
  fields["offers"] = numbers;
  return deliver(*opened, asked.at, {"engine.accept-offers", "", asked.as, fields});
}

int answer(const EvidenceAsked& asked, const std::string& type) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto id = instance_named(*opened, asked.offer);
  if (!id) return fail(id.error());
  return deliver(*opened, asked.at, {type, std::to_string(id->n), asked.as, asked.fields});
}

struct OfferVerb {
  const char* name;
  const char* says;
  const char* option;  // of its reason
  const char* asks;
  const char* example;
};

constexpr std::array<OfferVerb, 4> offer_verbs = {{
    {"accept-part", "It shows some of it: the entry stays open for what is missing", "--missing",
     "What is still missing, one sentence", "accept-part O12 --missing \"the backup policy\""},
    {"turn-down", "It does not show it", "--reason", "Why not, one sentence",
     "turn-down O12 --reason \"of another system\""},
    {"confirm", "The second person looked: it shows what it should", "--reason",
     "One sentence, kept beside the journal", "confirm O12"},
    {"doubt", "The second person looked and is not sure: back to its owner", "--reason",
     "What is not sure, one sentence", "doubt O12 --reason \"the list is of last year\""},
}};

void add_import(Command evidence, Chosen& chosen) {
  auto asked = std::make_shared<EvidenceAsked>();
  const Command command = evidence.add_subcommand(
      "import", "Reads the answers of a self-assessment from a CSV file; what fits is offered");
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  add_language_option(command, asked->at);
  add_as_option(command, asked->as);
  command.add_option("file", asked->file, "The answers, one a row").required();
  command.add_flag("--dry-run", asked->dry_run, "Only says what each answer is worth");
  command.add_flag("--json", asked->json, "As JSON");
  add_field(command, asked->fields, "--reason", "reason", "One sentence, kept beside the journal");
  command.footer(
      "The first row names the columns: source, norm, question, measure, subject, answer, remark,\n"
      "kind, document, document_date, valid_until. An answer is ja, deels, nee or n.v.t.; the "
      "kind\n"
      "is document, register, decision, test, figure, signature, receipt or certificate; between\n"
      "two documents stands a semicolon. A row with something wrong is named, and the others are\n"
      "read (exit code 65). The same file twice changes nothing.\n\n"
      "For example:  cadans evidence import config/sample-answers.csv --dry-run\n"
      "              cadans evidence import answers.csv --as ensia-coordinator\n"
      "With --json a list of {row, norm, question, measure, about, verdict, reason, says, "
      "entries,\n"
      "last_done_of, unverified}; verdict is close, part, trap or none.");
  command.runs(chosen, [asked] { return import(*asked); });
}

void add_show(Command evidence, Chosen& chosen) {
  auto asked = std::make_shared<EvidenceAsked>();
  const Command command = evidence.add_subcommand("show", "What is asked beside what was found");
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  add_language_option(command, asked->at);
  command.add_option("offer", asked->offer, "The offer, as O12").required();
  command.add_flag("--json", asked->json, "As JSON");
  command.footer("For example:  cadans evidence show O12");
  command.runs(chosen, [asked] { return show(*asked); });
}

void add_accept(Command evidence, Chosen& chosen) {
  auto asked = std::make_shared<EvidenceAsked>();
  const Command command =
      evidence.add_subcommand("accept", "It shows the entry: one, or up to twenty at once");
  add_store_options(command, asked->at);
  add_as_option(command, asked->as);
  command.add_option("offers", asked->offers, "The offers, as O12 O15").required();
  add_field(command, asked->fields, "--reason", "reason", "One sentence, kept beside the journal");
  command.footer(
      "Of several at once a tenth, at least one, waits until a second person looked at it. The\n"
      "second eyes of the entry itself stay as they are.\n\n"
      "For example:  cadans evidence accept O12 O15 O16 --as ict-head");
  command.runs(chosen, [asked] { return accept(*asked); });
}

void add_answer(Command evidence, Chosen& chosen, const OfferVerb& verb) {
  auto asked = std::make_shared<EvidenceAsked>();
  const Command command = evidence.add_subcommand(verb.name, verb.says);
  add_store_options(command, asked->at);
  add_as_option(command, asked->as);
  command.add_option("offer", asked->offer, "The offer, as O12").required();
  add_field(command, asked->fields, verb.option, "reason", verb.asks);
  command.footer(std::string("For example:  cadans evidence ") + verb.example + " --as ict-head");
  command.runs(chosen,
               [asked, type = "offer." + std::string(verb.name)] { return answer(*asked, type); });
}

}  // namespace

void add_evidence(Command app, Chosen& chosen) {
  auto asked = std::make_shared<EvidenceAsked>();
  const Command command = app.add_subcommand(
      "evidence", "What was found elsewhere and fits an entry: offers, and their answers");
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  add_language_option(command, asked->at);
  command.add_option("--position", asked->position, "Only what this position answers");
  command.add_flag("--all", asked->all, "Answered ones and gaps too");
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "Nothing closes by itself: who owns the entry accepts it, accepts it in part, or turns it\n"
      "down.\n\n"
      "For example:  cadans evidence --position ict-head\n"
      "              cadans evidence show O12\n"
      "With --json a list of {offer, state, entry, title, about, position, asked, document, "
      "remark,\n"
      "kind, dated, valid_until, level, source, norm, question, measure, verdict, reason,\n"
      "unverified, looks}.");
  command.allows_subcommand();
  add_import(command, chosen);
  add_show(command, chosen);
  add_accept(command, chosen);
  for (const OfferVerb& verb : offer_verbs) add_answer(command, chosen, verb);
  command.runs(chosen, [asked] { return list(*asked); });
}

}  // namespace cadans::command
