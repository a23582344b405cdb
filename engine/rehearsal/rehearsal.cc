#include "engine/rehearsal/rehearsal.h"

#include <algorithm>

#include "engine/first_load.h"

namespace cadans::rehearsal {
namespace {

constexpr LocalTime people_at{10 * 60};
constexpr int turns_most = 100'000;

}  // namespace

Rehearsal::Rehearsal(store::Store& store, const Terms& terms)
    : store_(store),
      clock_(terms.start),
      ids_(terms.ids),
      world_{clock_, ids_, stop_},
      peers_(wire_, clock_),
      engine_{world_, store, peers_, {}},
      mail_end_(wire_, "inproc/mail"),
      mail_(mail_end_, clock_, stop_),
      carry_([](const protocol::Deliver&) { return client::Outcome(client::Receipt{}); }),
      seed_(terms.seed),
      leaves_(terms.leaves) {
  mail_.ready("mail", 1000);
}

Result<void> Rehearsal::begin(const settings::ConfigFolder& folder, int weeks) {
  const auto say = [this](Event event) { return tell(store_, engine_.rules, std::move(event)); };
  auto load = load_event(folder, store_.view(), ids_, clock_.now(), weeks);
  if (!load) return load.error();
  people_.emplace(seed_, load->content.behaviour, leaves_);
  if (const auto done = say(std::move(load->event)); !done) return done.error();
  const auto rules = engine_.rules.read(store_.view());
  if (!rules) return rules.error();
  const LocalDate golive = (*rules)->organisation.stage.project_mode_until + std::chrono::days(1);
  for (Event event : {engine_event(world_, "golive", {{"day", to_string(golive)}}),
                      engine_event(world_, "rehearsed"), engine_event(world_, "start")}) {
    if (const auto done = say(std::move(event)); !done) return done.error();
  }
  return {};
}

Result<void> Rehearsal::settle() {
  for (int turns = 0; turns < turns_most; ++turns) {
    const auto taken = turn(engine_);
    if (!taken) return taken.error();
    bool carried = false;
    while (const auto delivery = mail_.poll()) {
      carried = true;
      if (people_ && people_->bounces(delivery->key)) {
        mail_.answer(*delivery, client::Rejected{"550 5.1.1 no such mailbox here"});
      } else {
        mail_.answer(*delivery, carry_(*delivery));
      }
    }
    if (*taken == 0 && !carried && wire_.quiet()) return {};
  }
  return Error{Fault::too_slow, "a moment of the rehearsal does not come to rest"};
}

Result<void> Rehearsal::people_act(LocalDate today) {
  const auto rules = engine_.rules.read(store_.view());
  if (!rules) return rules.error();
  acted_ = today;
  if (!people_) return {};
  for (const protocol::CloudEvent& act : people_->acts(store_.view(), **rules, today)) {
    wire_.arrive("ipc/people", protocol::encode(act));
  }
  return settle();
}

// The next timer, delivery or morning on which people act, whichever comes first.
Result<Instant> Rehearsal::next_moment(Instant until) {
  Instant next = until;
  const auto due = store_.next_due();
  if (!due) return due.error();
  if (*due) next = std::min(next, **due);
  const auto sendable = store_.next_sendable();
  if (!sendable) return sendable.error();
  // What could go now and was not carried waits for another moment.
  if (*sendable && clock_.now() < **sendable) next = std::min(next, **sendable);
  const auto rules = engine_.rules.read(store_.view());
  if (!rules) return rules.error();
  const auto& zone = (*rules)->zone;
  LocalDate morning = zone.date(clock_.now());
  if (acted_ == morning || zone.time(clock_.now()) > people_at) {
    morning = morning + std::chrono::days(1);
  }
  return std::max(clock_.now(), std::min(next, zone.at(morning, people_at)));
}

// Whatever is due at that moment, and on a morning what people do.
Result<void> Rehearsal::live_through(Instant moment, const Progress& progress) {
  clock_.put(moment);
  if (const auto done = settle(); !done) return done.error();
  const auto rules = engine_.rules.read(store_.view());
  if (!rules) return rules.error();
  const LocalDate today = (*rules)->day(moment);
  if ((*rules)->zone.time(moment) != people_at || acted_ == today) return {};
  if (const auto done = people_act(today); !done) return done.error();
  if (progress) progress(today);
  return {};
}

Result<void> Rehearsal::run(Instant until, const Progress& progress) {
  while (clock_.now() < until && !stop_.asked()) {
    const auto next = next_moment(until);
    if (!next) return next.error();
    if (const auto done = live_through(*next, progress); !done) return done.error();
  }
  return {};
}

Result<void> Rehearsal::go_live() {
  return tell(store_, engine_.rules, engine_event(world_, "live"));
}

}  // namespace cadans::rehearsal
