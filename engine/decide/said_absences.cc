#include "engine/decide/said_absences.h"

#include <algorithm>

#include "engine/json.h"

namespace cadans::decide {
namespace {

constexpr std::chrono::days day_beside(1);

using people::Absence;

// What is left of it beside these days.
void keep_outside(std::vector<Absence>& all, const Absence& days) {
  std::vector<Absence> kept;
  for (const Absence& one : all) {
    if (one.last < days.first || days.last < one.first) {
      kept.push_back(one);
      continue;
    }
    if (one.first < days.first) kept.push_back({one.first, days.first - day_beside});
    if (days.last < one.last) kept.push_back({days.last + day_beside, one.last});
  }
  all = std::move(kept);
}

}  // namespace

std::string key_of_person(const View& state, std::string_view name) {
  return state.person(name) ? std::string(name) : state.person_called(name);
}

std::optional<DaysAway> read_days_away(std::string_view text) {
  const auto blank = text.find(' ');
  const auto slash = text.find('/', blank == text.npos ? 0 : blank);
  if (blank == text.npos || slash == text.npos) return std::nullopt;
  const auto first = parse_local_date(text.substr(blank + 1, slash - blank - 1));
  const auto last = parse_local_date(text.substr(slash + 1));
  if (blank == 0 || !first || !last) return std::nullopt;
  return DaysAway{std::string(text.substr(0, blank)), {*first, *last}};
}

std::vector<SaidAbsence> said_absences(const View& state) {
  const Json kept = Json::parse(state.mark(said_mark), nullptr, false);
  std::vector<SaidAbsence> all;
  if (!kept.is_array()) return all;
  for (const Json& one : kept) {
    SaidAbsence said{one.value("text", std::string()), one.value("here", false)};
    if (auto days = read_days_away(state.text(said.text))) {
      said.away = {key_of_person(state, days->person), days->days};
    }
    all.push_back(std::move(said));
  }
  return all;
}

std::string mark_of(const std::vector<SaidAbsence>& all) {
  if (all.empty()) return {};
  Json list = Json::array();
  for (const SaidAbsence& one : all) {
    Json said = {{"text", one.text}};
    if (one.here) said["here"] = true;
    list.push_back(std::move(said));
  }
  return list.dump();
}

void lay_said(const View& state, people::Organisation& organisation) {
  for (const SaidAbsence& said : said_absences(state)) {
    if (said.away.person.empty()) continue;
    auto& all = organisation.absences[said.away.person];
    if (said.here) {
      keep_outside(all, said.away.days);
    } else {
      all.push_back(said.away.days);
    }
  }
  std::erase_if(organisation.absences, [](const auto& one) { return one.second.empty(); });
}

}  // namespace cadans::decide
