// What other content would do to the town's open tasks.

#include <fmt/format.h>

#include "engine/decide/draft.h"
#include "engine/decide/load_content.h"
#include "engine/decide/open_work.h"
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
  if (work.doer.position != work.new_doer.position) said += ", to " + work.new_doer.position;
  if (work.doer.person != work.new_doer.person) {
    said +=
        fmt::format(", {} to {}", town.handle(work.doer.person), town.handle(work.new_doer.person));
  }
  return said;
}

}  // namespace

Lines Town::would_become() {
  const Event load = content();
  decide::Draft fresh(store_->view());
  Entry entry;
  decide::RulesInForce rules;
  decide::load_content(fresh, load, entry, rules);
  if (!entry.refused.empty()) throw std::runtime_error(entry.said);
  fresh.apply(entry);
  const auto then = rules.read(fresh).value();
  const auto now = engine_.rules.read(store_->view()).value();
  Lines lines;
  for (const auto& work :
       decide::open_work(store_->view(), *now, *then, zone_.date(clock_.now()))) {
    lines.push_back(line(*this, work));
  }
  return lines;
}

std::string Town::put_in_force(const std::string& person) {
  Event load = content();
  load.actor = key(person);
  const auto done = tell(*store_, engine_.rules, std::move(load));
  settle();
  return done ? std::string() : done.error().what;
}

}  // namespace cadans::cases
