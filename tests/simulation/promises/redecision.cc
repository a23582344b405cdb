#include "tests/simulation/promises/redecision.h"

#include <fmt/format.h>

#include <memory>
#include <set>

#include "engine/decide/decide.h"
#include "engine/dispatch/receipts.h"
#include "engine/json.h"
#include "engine/store/rebuild.h"
#include "engine/store/store.h"
#include "tests/simulation/promises/paper_disk.h"
#include "tests/simulation/promises/paper_store.h"

namespace cadans::promises {
namespace {

// A timer's event has no id; a peer's has one, and so has a receipt. What the engine says to itself
// has one too, and nobody who decided it.
bool ours(const Event& event) {
  const bool to_itself = event.workflow() == "engine" && event.actor.empty();
  return event.id.empty() || dispatch::is_receipt(event.type) || to_itself;
}

// Not "with nobody": a peer had it, until long ago.
constexpr Instant ran_out{1};

class Redecision {
 public:
  Redecision(const store::Reader& here, const std::vector<store::Record>& journal,
             const std::vector<Try>& tries, decide::RulesInForce rules)
      : here_(here),
        journal_(journal),
        next_try_(tries.begin()),
        tries_end_(tries.end()),
        rules_(std::move(rules)) {}

  std::string run() {
    while (next_ < journal_.size()) {
      decide::Batch batch;
      Event event = as_it_came(journal_[next_].entry);
      batch.now = event.at;
      const bool by_us = ours(event);
      batch.add(std::move(event), by_us);
      Decision decision = decide::decide(store_->view(), batch, rules_);
      for (const Entry& entry : decision.entries) {
        if (auto difference = hold_against_journal(entry); !difference.empty()) return difference;
      }
      if (auto difference = commit(std::move(decision)); !difference.empty()) return difference;
    }
    return {};
  }

 private:
  // The event with the texts that stand beside its entry.
  [[nodiscard]] Event as_it_came(const Entry& entry) const {
    Event event = entry.event;
    Json people = Json::array();
    for (const Change& change : entry.changes) {
      if (const auto* made = std::get_if<PersonNew>(&change)) people.push_back(person(made->key));
      if (const auto* made = std::get_if<TextNew>(&change)) {
        event.texts.push_back(here_.text(made->id).value().value().text);
      }
      if (const auto* set = std::get_if<ContentSet>(&change)) {
        event.texts.push_back({set->kind, "", here_.view().content(set->kind).value().body});
      }
    }
    if (!people.empty()) event.texts.insert(event.texts.begin(), {"people", "", people.dump()});
    return event;
  }

  [[nodiscard]] Json person(const std::string& key) const {
    const Person one = here_.view().person(key).value();
    return {{"key", one.key},   {"handle", one.handle},     {"name", one.name},
            {"mail", one.mail}, {"language", one.language}, {"salt", one.salt}};
  }

  std::string hold_against_journal(const Entry& now) {
    if (next_ == journal_.size()) return "the last event comes to more than was written";
    const store::Record& then = journal_[next_++];
    const std::string was = line_of(then.entry, then.place);
    const std::string is =
        now.refused.empty() ? line_of(now, then.place) : "refused: " + now.refused;
    if (is == was) return {};
    return fmt::format("entry {} is decided otherwise: {}, not {}", then.place.seq, is, was);
  }

  static std::string line_of(const Entry& entry, const store::Place& place) {
    std::string line;
    const auto written = store::write_record(entry, place, line);
    return written ? line : written.error().what;
  }

  // With the tries up to here. A delivery is sent once in a commit.
  std::string commit(Decision decision) {
    const std::int64_t seq = journal_[next_ - 1].place.seq;
    while (true) {
      std::set<std::int64_t> chosen;
      for (; next_try_ != tries_end_ && next_try_->seq <= seq; ++next_try_) {
        if (!chosen.insert(next_try_->delivery).second) break;
        decision.chosen.push_back(
            {next_try_->delivery, "inproc/mail", next_try_->attempt, ran_out});
      }
      const auto done = store_->commit(decision);
      if (!done) return fmt::format("entry {}: {}", seq, done.error().what);
      if (chosen.empty()) return {};
      decision = {};
    }
  }

  const store::Reader& here_;
  const std::vector<store::Record>& journal_;
  std::vector<Try>::const_iterator next_try_;
  std::vector<Try>::const_iterator tries_end_;
  decide::RulesInForce rules_;
  PaperDisk disk_{"paper-again", 1};
  std::unique_ptr<store::Store> store_ = paper_store("paper-again", "again.db");
  std::size_t next_ = 0;
};

}  // namespace

std::string redecide(const store::Reader& here, const std::vector<store::Record>& journal,
                     const std::vector<Try>& tries, decide::RulesInForce rules) {
  return Redecision(here, journal, tries, std::move(rules)).run();
}

std::string difference_when_rebuilt(const store::Reader& here, const Hash& head,
                                    const std::string& path) {
  const auto tail = store::rebuild(store::bodies_of(here.database()), path);
  if (!tail) return "the journal cannot be applied: " + tail.error().what;
  if (tail->head != head) return "a rebuilt journal has another head";
  const auto again = store::Reader::open(path);
  if (!again) return "a rebuilt store cannot be opened: " + again.error().what;
  const auto difference = store::compare(here, **again);
  if (!difference) return difference.error().what;
  return difference->empty() ? "" : "a rebuilt store differs: " + *difference;
}

}  // namespace cadans::promises
