#include "engine/decide/shown_part.h"

#include "engine/decide/judgement.h"
#include "engine/json.h"

namespace cadans::decide {
namespace {

std::string part_mark(std::string_view duty, const people::Subject& subject) {
  return "shown-in-part/" + std::string(duty) + "/" + subject.kind + ":" + subject.key;
}

std::string last_mark(std::string_view duty, const people::Subject& subject) {
  return "last-shown/" + std::string(duty) + "/" + subject.kind + ":" + subject.key;
}

}  // namespace

void note_part(Turn& turn, const settings::Duty& duty, const people::Subject& subject,
               const ShownPart& part) {
  const Json json = {{"shown", part.shown}, {"missing", part.missing}};
  add(turn, MarkSet{part_mark(duty.id, subject), json.dump()});
}

void take_part(const View& state, TaskFacts& facts) {
  const ShownPart part = part_shown(state, facts.duty, facts.subject);
  facts.shown = part.shown;
  facts.missing = part.missing;
}

void remember_shown(Turn& turn, const TaskFacts& facts) {
  if (facts.evidence.empty()) return;
  const LocalDate dated = facts.dated.named() ? facts.dated : facts.submitted;
  const Json json = {{"evidence", facts.evidence}, {"dated", to_string(dated)}};
  add(turn, MarkSet{last_mark(facts.duty, facts.subject), json.dump()});
}

void take_earlier(const View& state, const settings::Duty& duty, TaskFacts& facts) {
  const Json json = Json::parse(state.mark(last_mark(duty.id, facts.subject)), nullptr, false);
  if (!json.is_object() || level_of(duty.asks) == "operation") return;
  const LocalDate dated = parse_local_date(json.value("dated", std::string())).value();
  const LocalDate last = valid_to(duty, dated);
  if (!last.named() || last < facts.target) return;
  facts.earlier = json.value("evidence", std::string());
  facts.earlier_dated = dated;
}

ShownPart part_shown(const View& state, std::string_view duty, const people::Subject& subject) {
  const Json json = Json::parse(state.mark(part_mark(duty, subject)), nullptr, false);
  if (!json.is_object()) return {};
  return {json.value("shown", std::string()), json.value("missing", std::string())};
}

}  // namespace cadans::decide
