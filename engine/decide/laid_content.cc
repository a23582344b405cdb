#include "engine/decide/laid_content.h"

#include <fmt/format.h>

#include <utility>

#include "engine/decide/draft.h"
#include "engine/decide/load_content.h"

namespace cadans::decide {
namespace {

constexpr int named_most = 10;

}  // namespace

Result<LaidContent> lay_content(const View& state, const Event& load, RulesInForce& rules) {
  LaidContent laid;
  if (const auto before = rules.read(state)) laid.before = *before;
  laid.entry.event = load;
  load_content(state, load, laid.entry, rules);
  if (!laid.entry.refused.empty()) return Error{Fault::invalid, laid.entry.said};
  auto with = std::make_unique<Draft>(state);
  with->apply(laid.entry);
  auto then = rules.read(*with);
  invariant(then.has_value(), "content that was accepted is read");
  laid.rules = *std::move(then);
  laid.state = std::move(with);
  if (laid.before) {
    laid.work = open_work(state, *laid.before, *laid.rules, laid.rules->day(load.at));
  }
  return laid;
}

std::string what_is_in_the_way(const std::vector<OpenWork>& work) {
  std::string names;
  int count = 0;
  for (const OpenWork& one : work) {
    if (one.becomes != Becomes::in_the_way || ++count > named_most) continue;
    names += fmt::format("{}T{} of {}", names.empty() ? "" : ", ", one.task.n, one.duty);
  }
  if (count == 0) return {};
  if (count > named_most) names += fmt::format(" and {} more", count - named_most);
  return names +
         ": the catalogue no longer has what is open. Leave the duty there with ended = true";
}

}  // namespace cadans::decide
