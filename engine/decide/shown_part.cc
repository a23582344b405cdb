#include "engine/decide/shown_part.h"

#include "engine/json.h"

namespace cadans::decide {
namespace {

std::string part_mark(std::string_view duty, const people::Subject& subject) {
  return "shown-in-part/" + std::string(duty) + "/" + subject.kind + ":" + subject.key;
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

ShownPart part_shown(const View& state, std::string_view duty, const people::Subject& subject) {
  const Json json = Json::parse(state.mark(part_mark(duty, subject)), nullptr, false);
  if (!json.is_object()) return {};
  return {json.value("shown", std::string()), json.value("missing", std::string())};
}

}  // namespace cadans::decide
