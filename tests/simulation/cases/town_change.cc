// Other content for the town: what it would do to its open tasks, and how it comes into force.

#include <fmt/format.h>

#include <algorithm>

#include "engine/decide/laid_content.h"
#include "engine/decide/proposal.h"
#include "engine/json.h"
#include "engine/people/json.h"
#include "tests/simulation/cases/town.h"

namespace cadans::cases {
namespace {

std::string line(const Town& town, const decide::OpenWork& work) {
  std::string said =
      fmt::format("{}{}: {}", work.duty, work.subject.key.empty() ? "" : " " + work.subject.key,
                  decide::name_of(work.becomes));
  if (work.because != decide::Because::same) {
    said += fmt::format(", {}", decide::name_of(work.because));
  }
  if (work.new_day.named()) said += " " + to_string(work.new_day);
  if (work.new_end.named()) said += ", ends " + to_string(work.new_end);
  if (work.doer.position != work.new_doer.position) said += ", to " + work.new_doer.position;
  if (work.doer.person != work.new_doer.person) {
    said +=
        fmt::format(", {} to {}", town.handle(work.doer.person), town.handle(work.new_doer.person));
  }
  if (work.eyes_gone) said += ", other eyes";
  return said;
}

// Everybody reads English. The keys of the people, by handle.
std::map<std::string, std::string> in_english(Text& people) {
  std::map<std::string, std::string> keys;
  Json all = Json::parse(people.body);
  for (Json& one : all) {
    one["language"] = "en";
    keys[one["handle"]] = one["key"];
  }
  people.body = all.dump();
  return keys;
}

void end_positions(people::Organisation& organisation, const std::set<std::string>& gone) {
  people::Positions kept;
  for (people::Position position : organisation.positions) {
    if (gone.contains(position.key)) continue;
    if (gone.contains(position.deputy)) position.deputy.clear();
    kept.add(std::move(position));
  }
  organisation.positions = std::move(kept);
  std::erase_if(organisation.four_eyes.third,
                [&](const std::string& one) { return gone.contains(one); });
}

}  // namespace

void Town::change_people(Event& load) const {
  std::map<std::string, std::string> keys;
  for (Text& text : load.texts) {
    if (text.id == "people") keys = in_english(text);
    if (text.id != "organisation") continue;
    auto organisation = people::from_json(Json::parse(text.body)).value();
    for (const auto& [position, person] : occupants_) {
      people::Position changed = *organisation.positions.find(position);
      changed.occupant = person.empty() ? "" : keys.at(person);
      organisation.positions.replace(changed);
    }
    for (const std::string& position : without_deputy_) {
      people::Position changed = *organisation.positions.find(position);
      changed.deputy.clear();
      organisation.positions.replace(changed);
    }
    end_positions(organisation, ended_);
    organisation.cycles = cycles_;
    organisation.absences.clear();
    for (const auto& [person, days] : absences_) organisation.absences[keys.at(person)] = days;
    text.body = people::to_json(organisation).dump();
  }
}

Lines Town::would_become() {
  decide::RulesInForce rules;
  const auto laid = decide::lay_content(store_->view(), content(), rules);
  if (!laid) throw std::runtime_error(laid.error().what);
  Lines lines;
  for (const auto& work : laid->work) lines.push_back(line(*this, work));
  return lines;
}

std::string Town::put_in_force(const std::string& person) {
  Event load = content();
  load.actor = key(person);
  const auto done = tell(*store_, engine_.rules, std::move(load));
  settle();
  return done ? std::string() : done.error().what;
}

std::string Town::propose(const std::string& person) {
  Fields fields;
  for (const Text& text : content().texts) fields[text.id] = text.body;
  return act("engine.propose-content", {}, person, std::move(fields));
}

std::string Town::code() {
  const View& state = store_->view();
  const auto proposal = decide::proposed(state);
  if (!proposal) return {};
  decide::RulesInForce rules;
  const auto laid =
      decide::lay_content(state, decide::load_of(state, *proposal, clock_.now()), rules);
  if (!laid) throw std::runtime_error(laid.error().what);
  return decide::code_of(state, *proposal, laid->work);
}

Lines Town::proposed_texts() const {
  Lines ids;
  if (const auto proposal = decide::proposed(store_->view())) {
    for (const auto& [kind, id] : proposal->texts) ids.push_back(id);
  }
  return ids;
}

}  // namespace cadans::cases
