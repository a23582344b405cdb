#include "engine/command/evidence_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "engine/command/terminal.h"
#include "engine/decide/desk.h"

namespace cadans::command {
namespace {

using decide::Desk;
using decide::Judgement;
using decide::OfferAtDesk;
using decide::Reason;
using decide::Verdict;

std::string number_of(const OfferAtDesk& offer) { return "O" + std::to_string(offer.id.n); }

std::string dated(const settings::Answer& answer) {
  return answer.dated.named() ? to_string(answer.dated) : std::string();
}

std::string found(const Desk& desk, const settings::Answer& answer) {
  return answer.document.empty() ? std::string() : decide::text_or_removed(desk, answer.document);
}

// What it is worth, for people; by an old norm with what that rests on.
std::string worth(const Desk& desk, std::string_view reason, bool unverified) {
  std::string text = decide::word(desk, "evidence." + std::string(reason));
  if (unverified) text += ", " + decide::word(desk, "evidence.unverified");
  return text;
}

void print_line(const Desk& desk, const char* label, const std::string& text) {
  if (!text.empty()) print_labelled(desk, label, printable(text));
}

std::string question_of(const settings::Answer& answer) {
  return fmt::format("{} {} ({}, {})", answer.norm, answer.measure, answer.source, answer.question);
}

std::vector<std::string> ids_of(const std::vector<decide::Carrier>& carriers) {
  std::vector<std::string> ids;
  for (const decide::Carrier& carrier : carriers) {
    const std::string& id = carrier.duty->id;
    if (std::ranges::find(ids, id) == ids.end()) ids.push_back(id);
  }
  return ids;
}

std::int64_t count_of(const Judged& judged, Verdict verdict) {
  return std::ranges::count(judged, verdict, &Judgement::verdict);
}

std::int64_t gaps_in(const Judged& judged) {
  return std::ranges::count(judged, Reason::answer, &Judgement::reason);
}

Ink ink_of(Verdict verdict) {
  if (verdict == Verdict::close) return Ink::good;
  return verdict == Verdict::part ? Ink::plain : Ink::faint;
}

}  // namespace

void print_offers(const Desk& desk, const std::vector<OfferAtDesk>& offers) {
  Columns columns(heads(desk, {"offer", "task", "about", "position", "found", "day", "what"}));
  for (const OfferAtDesk& offer : offers) {
    columns.add(
        {number_of(offer), offer.duty->id, decide::subject_name(desk, offer.facts.subject),
         decide::position_title(desk, offer.owner), printable(found(desk, offer.facts.answer)),
         dated(offer.facts.answer), worth(desk, offer.facts.reason, offer.facts.unverified)},
        offer.facts.verdict == "close" ? Ink::good : Ink::plain);
  }
  if (columns.empty()) {
    std::printf("%s\n", decide::word(desk, "evidence.nothing").c_str());
  } else {
    columns.print();
  }
}

void print_offer(const Desk& desk, const OfferAtDesk& offer) {
  const settings::Answer& answer = offer.facts.answer;
  const std::string title = decide::titled(desk, decide::title(desk, *offer.duty),
                                           decide::subject_name(desk, offer.facts.subject));
  std::printf("%s  %s  %s\n", number_of(offer).c_str(), offer.duty->id.c_str(), title.c_str());
  print_line(desk, "state", decide::word(desk, "state." + offer.snapshot.state));
  print_line(desk, "owner", decide::acting_name(desk, offer.owner));
  print_line(desk, "asked", decide::evidence_asked(desk, *offer.duty, {}));
  print_line(desk, "found", found(desk, answer));
  print_line(desk, "of_day", dated(answer));
  print_line(desk, "answered_to", question_of(answer));
  if (!answer.remark.empty()) {
    print_line(desk, "remark", decide::text_or_removed(desk, answer.remark));
  }
  print_line(desk, "worth", worth(desk, offer.facts.reason, offer.facts.unverified));
  if (!offer.facts.why.empty()) {
    print_line(desk, "answer", decide::text_or_removed(desk, offer.facts.why));
  }
  if (!offer.facts.doubt.empty()) {
    print_line(desk, "doubt", decide::text_or_removed(desk, offer.facts.doubt));
  }
}

Json to_json(const Desk& desk, const OfferAtDesk& offer) {
  const settings::Answer& answer = offer.facts.answer;
  Json json = {{"offer", number_of(offer)},
               {"state", offer.snapshot.state},
               {"entry", offer.duty->id},
               {"title", decide::title(desk, *offer.duty)},
               {"about", offer.facts.subject.key.empty() ? offer.facts.subject.kind
                                                         : offer.facts.subject.key},
               {"position", offer.owner},
               {"asked", decide::evidence_asked(desk, *offer.duty, {})},
               {"source", answer.source},
               {"norm", answer.norm},
               {"question", answer.question},
               {"measure", answer.measure},
               {"verdict", offer.facts.verdict},
               {"reason", offer.facts.reason},
               {"level", decide::level_of(answer.document.empty() ? "" : answer.kind)},
               {"unverified", offer.facts.unverified}};
  if (!answer.document.empty()) json["document"] = found(desk, answer);
  if (!answer.remark.empty()) json["remark"] = decide::text_or_removed(desk, answer.remark);
  if (!answer.kind.empty()) json["kind"] = answer.kind;
  if (answer.dated.named()) json["dated"] = to_string(answer.dated);
  if (answer.valid_until.named()) json["valid_until"] = to_string(answer.valid_until);
  if (!offer.facts.looks.empty()) json["looks"] = offer.facts.looks;
  return json;
}

void print_judged(const Desk& desk, const Answers& answers, const Judged& judged) {
  Columns columns(heads(desk, {"row", "answer", "about", "task", "what"}));
  for (std::size_t n = 0; n < answers.size(); ++n) {
    const Judgement& one = judged[n];
    columns.add(
        {std::to_string(answers[n].row), answers[n].norm + " " + answers[n].measure,
         printable(answers[n].subject), fmt::format("{}", fmt::join(ids_of(one.entries), " ")),
         worth(desk, decide::word_of(one.reason), one.unverified)},
        ink_of(one.verdict));
  }
  columns.print();
  std::printf("\n%s\n",
              decide::word(desk, "evidence.counted",
                           words::Values()
                               .count("answer_count", static_cast<std::int64_t>(answers.size()))
                               .count("close_count", count_of(judged, Verdict::close))
                               .count("part_count", count_of(judged, Verdict::part))
                               .count("trap_count", count_of(judged, Verdict::trap))
                               .count("gap_count", gaps_in(judged)))
                  .c_str());
}

Json judged_json(const Desk& desk, const Answers& answers, const Judged& judged) {
  Json rows = Json::array();
  for (std::size_t n = 0; n < answers.size(); ++n) {
    const Judgement& one = judged[n];
    rows.push_back({{"row", answers[n].row},
                    {"norm", answers[n].norm},
                    {"question", answers[n].question},
                    {"measure", answers[n].measure},
                    {"about", answers[n].subject},
                    {"verdict", decide::word_of(one.verdict)},
                    {"reason", decide::word_of(one.reason)},
                    {"says", worth(desk, decide::word_of(one.reason), one.unverified)},
                    {"entries", ids_of(one.entries)},
                    {"last_done_of", ids_of(one.returning)},
                    {"unverified", one.unverified}});
  }
  return rows;
}

}  // namespace cadans::command
