#include "engine/decide/proposal.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/decide/authority.h"
#include "engine/decide/laid_content.h"
#include "engine/decide/letter.h"
#include "engine/json.h"

namespace cadans::decide {
namespace {

constexpr const char* proposal_mark = "proposal";
constexpr std::size_t code_length = 12;
constexpr std::size_t why_bytes_max = 600;

std::string as_mark(const Proposal& proposal) {
  return Json({{"by", proposal.by},
               {"entered_by", proposal.entered_by},
               {"at", proposal.at.us},
               {"why", proposal.why},
               {"texts", proposal.texts}})
      .dump();
}

std::optional<Proposal> read(const View& state) {
  const Json kept = Json::parse(state.mark(proposal_mark), nullptr, false);
  if (!kept.is_object()) return std::nullopt;
  return Proposal{kept.value("by", std::string()), kept.value("entered_by", std::string()),
                  Instant{kept.value("at", std::int64_t{0})}, kept.value("why", std::string()),
                  kept.value("texts", std::map<std::string, std::string>())};
}

// The one who decides over content first.
std::vector<std::string> who_decide(const Turn& turn) {
  std::vector<std::string> positions = {position_of(turn, "ciso", {}, "")};
  for (std::string& position : administrators(turn)) positions.push_back(std::move(position));
  return positions;
}

bool may_decide(const Turn& turn) {
  const auto positions = who_decide(turn);
  return std::any_of(positions.begin(), positions.end(), [&](const std::string& position) {
    return holds(turn, position, turn.event.actor);
  });
}

bool had_a_hand_in(const Proposal& proposal, std::string_view person) {
  const bool named = !person.empty() && person != cadans::administrator;
  return named && (person == proposal.by || person == proposal.entered_by);
}

// The position of who can look at it; "" = there is nobody else.
std::string second_position(const Turn& turn, const Proposal& proposal) {
  for (std::string& position : who_decide(turn)) {
    const std::string person = acting_person(turn, position);
    if (!person.empty() && !had_a_hand_in(proposal, person)) return std::move(position);
  }
  return {};
}

void refuse_rights(Turn& turn) {
  refuse(turn, "content_rights", who_may_instead(turn, who_decide(turn)));
}

void refuse_content(Turn& turn, const std::string& why) {
  refuse(turn, "content");
  turn.entry.said += " " + why.substr(0, why_bytes_max);
}

// What is wrong with it, or stands in its way; empty: nothing.
std::string unfit(const Result<LaidContent>& laid) {
  return laid ? what_is_in_the_way(laid->work) : laid.error().what;
}

void take_away(Turn& turn, const Proposal& proposal) {
  for (const auto& [kind, text] : proposal.texts) {
    if (!turn.state.text(text).empty()) add(turn, TextGone{text});
  }
  add(turn, MarkSet{proposal_mark, ""});
}

void ask_second_person(Turn& turn, const Proposal& proposal, std::size_t tasks) {
  if (!live(turn)) return;
  Letter letter;
  letter.person = acting_person(turn, second_position(turn, proposal));
  letter.key = "proposal/" + std::to_string(proposal.at.us) + "/" + letter.person;
  letter.urgency = Urgency::act;
  const auto by = turn.state.person(proposal.by);
  words::Values values;
  values.text("by_name", by ? by->name : "");
  values.count("task_count", static_cast<std::int64_t>(tasks));
  post_alarm(turn, letter, "mail.proposal", values);
}

// Also where its author types the approval for somebody else.
bool by_the_same(const Turn& turn, const Proposal& proposal) {
  return had_a_hand_in(proposal, turn.event.actor) ||
         had_a_hand_in(proposal, turn.event.entered_by);
}

// Another one is needed, and this one is none; or nobody is, and why is not said.
std::string alone_without(const Turn& turn, const Proposal& proposal) {
  if (!by_the_same(turn, proposal)) return {};
  if (!second_position(turn, proposal).empty()) return "own_proposal";
  return turn.event.value("reason").empty() ? "reason_if_alone" : "";
}

}  // namespace

std::optional<Proposal> proposed(const View& state) {
  auto proposal = read(state);
  if (!proposal || proposal->texts.empty()) return std::nullopt;
  const bool whole = std::none_of(proposal->texts.begin(), proposal->texts.end(),
                                  [&](const auto& one) { return state.text(one.second).empty(); });
  return whole ? proposal : std::nullopt;
}

Event load_of(const View& state, const Proposal& proposal, Instant at) {
  Event load;
  load.type = "engine.load";
  load.at = at;
  for (const auto& [kind, text] : proposal.texts) {
    load.texts.push_back({kind, "", state.text(text)});
  }
  return load;
}

std::string code_of(const View& state, const Proposal& proposal,
                    const std::vector<OpenWork>& work) {
  std::vector<std::string> seen;
  for (const auto& [kind, text] : proposal.texts) seen.push_back(fmt::format("{} {}", kind, text));
  for (const std::string& kind : content_kinds()) seen.push_back(hex(state.content_hash(kind)));
  for (const OpenWork& one : work) {
    seen.push_back(fmt::format("{} {} {} {} {} {} {} {} {}", one.task.n, name_of(one.becomes),
                               name_of(one.because), to_string(one.day), to_string(one.new_day),
                               to_string(one.new_end), one.doer.position, one.new_doer.position,
                               one.eyes_gone));
  }
  return hex(digest({fmt::format("{}", fmt::join(seen, "\n"))})).substr(0, code_length);
}

void propose_content(Turn& turn) {
  if (!may_decide(turn)) return refuse_rights(turn);
  Proposal proposal{turn.event.actor, turn.event.entered_by, turn.event.at, {}, {}};
  Event load;
  load.type = "engine.load";
  load.at = turn.event.at;
  for (const auto& [field, value] : turn.event.data) {
    if (field == "reason") {
      proposal.why = value;
      continue;
    }
    proposal.texts[field] = value;
    load.texts.push_back({field, "", text_said(turn, field)});
  }
  RulesInForce rules(turn.state, turn.rules);
  const auto laid = lay_content(turn.state, load, rules);
  if (const std::string why = unfit(laid); !why.empty()) return refuse_content(turn, why);
  if (const auto other = read(turn.state)) take_away(turn, *other);
  add(turn, MarkSet{proposal_mark, as_mark(proposal)});
  ask_second_person(turn, proposal, laid->work.size());
}

void approve_content(Turn& turn) {
  if (!may_decide(turn)) return refuse_rights(turn);
  const auto proposal = proposed(turn.state);
  if (!proposal) return refuse(turn, "no_proposal");
  if (const std::string why = alone_without(turn, *proposal); !why.empty()) {
    return refuse(turn, why, who_may_instead(turn, {second_position(turn, *proposal)}));
  }
  Event load = load_of(turn.state, *proposal, turn.event.at);
  RulesInForce rules(turn.state, turn.rules);
  const auto laid = lay_content(turn.state, load, rules);
  if (const std::string why = unfit(laid); !why.empty()) return refuse_content(turn, why);
  if (turn.event.value("code") != code_of(turn.state, *proposal, laid->work)) {
    return refuse(turn, "proposal_changed");
  }
  if (by_the_same(turn, *proposal)) remark(turn, {}, "two-eyes", "content");
  take_away(turn, *proposal);
  load.actor = turn.event.actor;
  load.entered_by = turn.event.entered_by;
  turn.raised.push_back(std::move(load));
}

void withdraw_content(Turn& turn) {
  const auto proposal = read(turn.state);
  if (!proposal) return refuse(turn, "no_proposal");
  if (!may_decide(turn) && turn.event.actor != proposal->by) return refuse_rights(turn);
  take_away(turn, *proposal);
}

void forget_proposal(Turn& turn) {
  if (const auto proposal = read(turn.state)) take_away(turn, *proposal);
}

}  // namespace cadans::decide
