#include "tests/property/town_twice.h"

#include <array>
#include <map>

#include "engine/border.h"
#include "engine/store/journal.h"
#include "engine/store/rebuild.h"
#include "tests/simulation/promises/paper_store.h"
#include "tests/simulation/promises/small_organisation.h"

namespace cadans::promises {
namespace {

constexpr std::array<std::string_view, 19> verbs = {
    "task.start",         "task.submit", "task.submit",   "task.approve",      "task.reject",
    "task.plan",          "task.help",   "task.not-mine", "task.delegate",     "task.postpone",
    "task.already-shown", "task.reopen", "task.cancel",   "agenda_item.place", "agenda_item.decide",
    "engine.release",     "engine.hold", "task.solved",   "task.to-directie"};
constexpr std::array<std::string_view, 4> outcomes = {"done", "unknown", "retry", "reject"};

std::unique_ptr<store::Store> opened(const std::string& path) {
  return paper_store("paper-twice", path);
}

template <class All>
const auto& one_of(const All& all, const Pick& pick) {
  return *std::next(std::begin(all), pick(static_cast<int>(std::size(all)) - 1));
}

Begun make(std::uint64_t seed) {
  static const auto project = project_folder();
  const auto texts = small_organisation(seed, project);
  const auto first = settings::read_content(texts)->organisation.organisation.stage.journey_start;
  Begun begun;
  begun.start = time::Zone::load("Europe/Amsterdam")->at(first, LocalTime{8 * 60});
  PaperDisk disk("paper-twice", seed);
  auto store = opened("begun.db");
  rehearsal::PaperIds ids(seed);
  rehearsal::Rehearsal rehearsal(*store, {begun.start, seed, ids});
  const auto done = rehearsal.begin(texts, 0);
  invariant(done.has_value() && store->close().has_value(), done ? "" : done.error().what);
  begun.rules = rehearsal.rules();
  store.reset();
  begun.file = *disk.open("begun.db", false);
  return begun;
}

const Begun& begun(std::uint64_t seed) {
  static std::map<std::uint64_t, Begun> all;
  const auto found = all.find(seed);
  return found == all.end() ? all.emplace(seed, make(seed)).first->second : found->second;
}

}  // namespace

TownTwice::TownTwice(std::uint64_t seed)
    : begun_(begun(seed)), clock_(begun_.start), ids_(seed), disk_("paper-twice", seed) {
  for (const char* path : {"at-once.db", "one-by-one.db"}) *disk_.open(path, true) = begun_.file;
  at_once_ = opened("at-once.db");
  one_by_one_ = opened("one-by-one.db");
  rules_ = begun_.rules;
}

void TownTwice::pass(int days) { clock_.put(clock_.now() + hours(std::int64_t{24} * days)); }

decide::Batch TownTwice::draw(const Pick& pick, int events) {
  decide::Batch batch;
  batch.now = clock_.now();
  const auto due = at_once_->due(clock_.now(), 4096);
  for (const store::DueTimer& timer : *due) batch.add(fired(timer, clock_.now()), true);
  const auto waiting = at_once_->reader().deliveries(0, 1000);
  for (const Waiting& one : *waiting) {
    if (pick(2) != 0) continue;
    batch.add(receipt(pick, one), true);
    if (pick(5) == 0) batch.add(batch.events.back(), true);
  }
  for (int k = 0; k < events; ++k) {
    const bool again = !acts_.empty() && pick(9) == 0;
    if (!again) acts_.push_back(act(pick));
    batch.add(again ? one_of(acts_, pick) : acts_.back(), false);
    batch.events.back().at = clock_.now();
  }
  return batch;
}

Event TownTwice::receipt(const Pick& pick, const Waiting& waiting) {
  Event event;
  const std::string_view verb = one_of(outcomes, pick);
  event.id = "receipt/" + ids_.key();
  event.type = "delivery." + std::string(verb);
  event.at = clock_.now();
  event.data = {{"id", std::to_string(waiting.delivery.id)},
                {"key", waiting.delivery.key},
                {"receipt", "250 2.0.0 queued"},
                {"reason", "451 4.7.1 try again later"}};
  return event;
}

Event TownTwice::act(const Pick& pick) {
  const decide::Rules& rules = **rules_.read(at_once_->view());
  Event event;
  event.id = "act/" + ids_.key();
  event.type = one_of(verbs, pick);
  event.at = clock_.now();
  event.actor = one_of(rules.organisation.members, pick).key;
  const auto all = at_once_->view().running(event.workflow(), {}, 1000);
  if (!all.empty()) event.instance = one_of(all, pick);
  const LocalDate day = rules.day(clock_.now()) + std::chrono::days(pick(40));
  event.data = {{"day", to_string(day)},
                {"to", one_of(rules.organisation.positions, pick).key},
                {"number", "D-" + std::to_string(pick(99))},
                {"reason", pick(3) == 0 ? "" : "there is one"},
                {"suggestion", pick(3) == 0 ? "" : "of facilities"},
                {"evidence", pick(3) == 0 ? "" : "Z-2027-12"}};
  admit(event, ids_);
  return event;
}

std::string TownTwice::take(const decide::Batch& batch) {
  const Decision decision = decide::decide(at_once_->view(), batch, rules_);
  if (const auto done = at_once_->commit(decision); !done) return done.error().what;
  for (std::size_t index = 0; index < batch.events.size(); ++index) {
    decide::Batch single;
    single.now = batch.now;
    single.add(batch.events[index], batch.ours[index]);
    const auto done = one_by_one_->commit(decide::decide(one_by_one_->view(), single, rules_));
    if (!done) return done.error().what;
  }
  return {};
}

std::string TownTwice::difference() const {
  if (at_once_->head() == one_by_one_->head()) {
    return store::compare(at_once_->reader(), one_by_one_->reader()).value();
  }
  const auto first = store::lines(at_once_->reader().database(), 1, 100'000).value();
  const auto second = store::lines(one_by_one_->reader().database(), 1, 100'000).value();
  const auto body = [](const auto& all, std::size_t at) {
    return at < all.size() ? all[at].body : std::string("nothing");
  };
  std::size_t at = 0;
  while (body(first, at) == body(second, at)) ++at;
  return body(first, at) + " at once, " + body(second, at) + " one by one";
}

}  // namespace cadans::promises
