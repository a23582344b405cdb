#include "tests/simulation/promises/simulation.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/people/acting.h"
#include "engine/rehearsal/rehearsal.h"
#include "tests/simulation/promises/paper_store.h"
#include "tests/simulation/promises/redecision.h"
#include "tests/simulation/promises/reports.h"
#include "tests/simulation/promises/run_folder.h"
#include "tests/simulation/promises/running.h"
#include "tests/simulation/promises/small_organisation.h"

namespace cadans::promises {
namespace {

constexpr double turn_goes_wrong = 6;  // once in so many
constexpr double down_for_long = 120;
constexpr double clock_goes_ahead = 60;
constexpr double clock_is_set_ahead = 150;
constexpr int calm_days = 14;
constexpr LocalTime people_at{10 * 60};
constexpr int turns_most = 2'000;
const std::string file = "org.db";

enum class Mishap { none, dies_in_commit, dies_before_sending, dies_after_sending, disk_fails };

class Simulation {
 public:
  explicit Simulation(const SimulationAsked& asked)
      : asked_(asked),
        chance_(asked.seed),
        disk_("paper", asked.seed),
        texts_(small_organisation(asked.seed, project_folder())),
        machine_(Instant{}),
        clock_(machine_),
        ids_(asked.seed),
        outside_{machine_, ids_, stop_},
        wire_(chance_),
        mail_(wire_, clock_, chance_, folder_.path()),
        people_(asked.seed, settings::parse_behaviour(texts_.behaviour).value()) {
    run_.seed = asked.seed;
    mail_.bounces([this](std::string_view key) { return people_.bounces(key); });
  }

  Run run() {
    begin();
    const LocalDate first = run_.content->organisation.stage.journey_start;
    const LocalDate last = first + std::chrono::days(7 * asked_.weeks);
    live_until(at(last - std::chrono::days(calm_days), LocalTime{0}));
    chance_.calm(true);
    run_.until = at(last, LocalTime{0});
    live_until(run_.until);
    look_back();
    return std::move(run_);
  }

 private:
  [[nodiscard]] Instant at(LocalDate day, LocalTime time) const {
    return run_.content->zone.at(day, time);
  }
  void broken(std::string promise, const std::string& what) {
    run_.broken.push_back({std::move(promise), fmt::format("{}: {}", to_string(today()), what)});
  }
  void broken(const std::string& what) { broken("P6/P7", what); }
  [[nodiscard]] LocalDate today() { return run_.content->zone.date(clock_.now()); }

  void begin() {
    auto store = paper_store("paper", file);
    const auto content = settings::read_content(texts_);
    invariant(content.has_value(), content ? "" : content.error().what);
    const auto& stage = content->organisation.organisation.stage;
    const auto zone = time::Zone::load("Europe/Amsterdam");
    clock_.pass_to(zone->at(stage.journey_start, LocalTime{8 * 60}));
    rehearsal::Rehearsal first(*store, {clock_.now(), asked_.seed, ids_});
    const auto begun = first.begin(texts_, 0);
    invariant(begun.has_value(), begun ? "" : begun.error().what);
    run_.content = first.rules().read(store->view()).value();
    running_ = std::make_unique<Running>(std::move(store), outside_, wire_, first.rules());
    acknowledge();
  }

  void acknowledge() {
    known_.seq = running_->store->last_seq();
    known_.head = running_->store->head();
  }

  // How often a delivery was sent stands in no journal, and a decision may rest on it.
  void count_tries() {
    const auto waiting = running_->store->reader().deliveries(0, 10'000);
    invariant(waiting.has_value(), "what waits can be read");
    for (const Waiting& one : *waiting) {
      int& known = attempts_[one.delivery.id];
      for (; known < one.attempt; ++known) {
        tries_.push_back({known_.seq, one.delivery.id, known + 1});
      }
    }
  }

  // The process is gone, and with it what the disk had not synced.
  void die() {
    ++run_.crashes;
    decide::RulesInForce rules = running_->engine.rules;
    disk_.stop();
    running_.reset();
    disk_.crash();
    wire_.lose_all(false);
    wire_.engine_died();
    come_up(std::move(rules));
  }

  void come_up(decide::RulesInForce rules) {
    auto store = paper_store("paper", file);
    const auto seq = store->last_seq();
    if (seq < known_.seq) broken(fmt::format("entries {} to {} were forgotten", seq, known_.seq));
    if (seq == known_.seq && store->head() != known_.head) broken("the chain's head is another");
    running_ = std::make_unique<Running>(std::move(store), outside_, wire_, std::move(rules));
    acknowledge();
    count_tries();
    follow_the_engine();
    run_.ups.push_back(clock_.now());
  }

  // Where it goes by a clock that is set ahead, accepted or after a crash, that is the time.
  void follow_the_engine() {
    if (!time_held()) clock_.be_as_the_machine();
  }

  [[nodiscard]] bool time_held() const { return running_->clock.held(); }

  // By whoever may as the engine sees the day, which is the one on which time was held.
  void accept_clock() {
    const auto now = rules_of_people();
    const decide::Rules& rules = *now;
    const LocalDate day = rules.zone.date(running_->clock.now());
    protocol::CloudEvent event;
    event.id = "accept/" + ids_.key();
    event.source = "urn:people";
    event.type = "nl.cadans.engine.accept-clock.v1";
    event.actor = people::who_acts(rules.organisation, "iso", day, rules.calendars).person;
    wire_.arrive("ipc/people", protocol::encode(event));
    settle();
  }

  // Whoever set the clock ahead says that it is right, or puts it back; after a week without a
  // record that alone is not believed.
  void end_of_set_ahead() {
    if (chance_.next() < 0.5) accept_clock();
    if (!time_held()) return;
    clock_.set_machine_ahead({});
    settle();
    if (time_held()) accept_clock();
  }

  void set_ahead() {
    ++run_.faults;
    machine_.synchronise(false);
    clock_.set_machine_ahead(hours(chance_.between(2, 100)));
    set_ahead_until_ = clock_.now() + hours(chance_.between(1, 60));
  }

  Mishap mishap() {
    if (!chance_.once_in(turn_goes_wrong)) return Mishap::none;
    return static_cast<Mishap>(chance_.between(1, 4));
  }

  // What is to go wrong in the turn that follows.
  void arrange(Mishap mishap) {
    if (mishap == Mishap::dies_in_commit) disk_.stop_at(chance_.between(1, 25));
    if (mishap == Mishap::disk_fails) {
      disk_.fail_at(chance_.between(1, 12),
                    chance_.next() < 0.5 ? SQLITE_FULL : SQLITE_IOERR_FSYNC);
    }
    wire_.lose_all(mishap == Mishap::dies_before_sending);
  }

  // One turn; how much it did. What goes wrong counts where there was something to do.
  int one_turn() {
    const Mishap mishap = this->mishap();
    const std::int64_t before = disk_.syncs();
    arrange(mishap);
    const auto taken = turn(running_->engine);
    wire_.lose_all(false);
    const bool wrote = disk_.syncs() > before || !taken;
    const bool stopped = disk_.stopped();
    disk_.forget_faults();
    if (wrote) ++run_.transactions;
    if (taken) acknowledge();
    if (taken && wrote) count_tries();
    follow_the_engine();
    if (!taken && mishap == Mishap::none) broken("a turn failed: " + taken.error().what);
    if (mishap == Mishap::none || !wrote) return taken ? *taken : 1;
    ++run_.faults;
    if (stopped || mishap != Mishap::disk_fails) die();
    return 1;
  }

  void settle() {
    for (int turns = 0; turns < turns_most; ++turns) {
      const int taken = one_turn();
      const bool carried = mail_.carry_all();
      if (taken == 0 && !carried && wire_.quiet()) {
        if (!time_held()) run_.rests.push_back(clock_.now());
        return;
      }
    }
    broken("P1", "a moment does not come to rest");
    stuck_ = true;
  }

  // As they were loaded; with who is away, where that is said.
  [[nodiscard]] std::shared_ptr<const decide::Rules> rules_of_people() {
    if (!reports_.says_who_is_away()) return run_.content;
    decide::RulesInForce rules = running_->engine.rules;
    return rules.read(running_->store->view()).value();
  }

  void people_act() {
    const auto rules = rules_of_people();
    const View& state = running_->store->view();
    for (const auto& event :
         reports_.of_today(state, running_->engine.rules, today(), clock_.now())) {
      wire_.arrive("ipc/people", protocol::encode(event));
    }
    for (const auto& act : people_.acts(state, *rules, today())) {
      wire_.arrive("ipc/people", protocol::encode(act));
    }
    acted_ = today();
    settle();
  }

  // Where no connector has credits, as after a clock was put back, one says that it is there within
  // some heartbeats: time has to pass for it.
  [[nodiscard]] Instant leaves(Instant sendable) {
    const bool waits = running_->peers.credits().empty() && sendable <= clock_.now();
    return waits ? clock_.now() + seconds(1) : sendable;
  }

  [[nodiscard]] Instant next_moment(Instant until) {
    Instant next = until;
    if (time_held()) {
      next = std::min(next, set_ahead_until_);
    } else {
      const auto due = running_->store->next_due();
      const auto sendable = running_->store->next_sendable();
      if (due && *due) next = std::min(next, **due);
      if (sendable && *sendable) next = std::min(next, leaves(**sendable));
    }
    LocalDate morning = today();
    if (acted_ == morning || run_.content->zone.time(clock_.now()) > people_at) {
      morning = morning + std::chrono::days(1);
    }
    return std::max(clock_.now(), std::min(next, at(morning, people_at)));
  }

  // Off for hours or days, by a crash or at an administrator's wish.
  void down() {
    ++run_.outages;
    ++run_.faults;
    decide::RulesInForce rules = running_->engine.rules;
    const bool clean = chance_.next() < 0.3;
    if (clean && !running_->store->close()) broken("a store cannot be closed");
    if (!clean) disk_.stop();
    running_.reset();
    if (!clean) disk_.crash();
    wire_.engine_died();
    const bool days = chance_.next() < 0.4;
    clock_.pass_to(clock_.now() +
                   (days ? hours(chance_.between(24, 120)) : hours(chance_.between(1, 20))));
    come_up(std::move(rules));
  }

  // Whether a moment has come so often that no other one ever will.
  bool stands_still(Instant before) {
    looks_ = clock_.now() > before ? 0 : looks_ + 1;
    if (looks_ < turns_most) return false;
    broken("P1", "time stands still at one moment");
    return stuck_ = true;
  }

  // Between two moments the machine may be off, and somebody may set its clock.
  void pass_badly() {
    if (chance_.once_in(down_for_long)) down();
    if (chance_.once_in(clock_goes_ahead)) {
      ++run_.faults;
      clock_.pass_to(clock_.now() + minutes(chance_.between(1, 55)));
    }
    if (clock_.machine_is_right() && chance_.once_in(clock_is_set_ahead)) set_ahead();
  }

  void live_until(Instant until) {
    while (clock_.now() < until && !stuck_) {
      const Instant before = clock_.now();
      clock_.pass_to(next_moment(until));
      if (stands_still(before)) return;
      pass_badly();
      settle();
      if (time_held() && set_ahead_until_ <= clock_.now()) end_of_set_ahead();
      look_for_due();
      const LocalTime now = run_.content->zone.time(clock_.now());
      if (now >= people_at && now < LocalTime{17 * 60} && acted_ != today()) people_act();
    }
  }

  // At rest nothing is due: else the clock would stand still with it.
  void look_for_due() {
    const auto due = running_->store->next_due();
    if (!due || !*due || **due > clock_.now() || time_held()) return;
    broken("P1", "lost: a moment is due, and the engine rests");
    stuck_ = true;
  }

  void look_back() {
    const store::Store& store = *running_->store;
    run_.faults += wire_.faults() + mail_.faults();
    run_.sent = mail_.sent();
    run_.doubtful = mail_.doubtful();
    for (const std::string& what : wire_.sent_twice()) broken("P3", what);
    const auto verdict = store.reader().verify(store::Tail{known_.seq, known_.head});
    if (!verdict || !verdict->holds()) {
      broken("the journal does not hold: " + (verdict ? verdict->why : verdict.error().what));
    }
    for (std::int64_t from = 1; from <= store.last_seq();) {
      auto records = store.reader().journal(from, 2000);
      invariant(records.has_value() && !records->empty(), "the journal can be read");
      from = records->back().place.seq + 1;
      std::move(records->begin(), records->end(), std::back_inserter(run_.journal));
    }
    const auto waiting = store.reader().deliveries(0, 10'000);
    for (const Waiting& one : *waiting) {
      if (!one.parked) run_.waiting.insert(one.delivery.key);
    }
    const auto rebuilt =
        difference_when_rebuilt(store.reader(), known_.head, folder_.path() + "/again.db");
    if (!rebuilt.empty()) broken(rebuilt);
    if (!asked_.decided_anew || run_.versions.size() > 1) return;
    const auto otherwise = redecide(store.reader(), run_.journal, tries_, running_->engine.rules);
    if (!otherwise.empty()) broken(otherwise);
  }

  SimulationAsked asked_;
  Folder folder_;
  Chance chance_;
  PaperDisk disk_;
  settings::ConfigFolder texts_;
  rehearsal::PaperClock machine_;
  TrueTime clock_;
  rehearsal::PaperIds ids_;
  rehearsal::PaperStop stop_;
  Outside outside_;
  Instant set_ahead_until_;
  int looks_ = 0;  // at one moment
  FaultyWire wire_;
  PaperConnector mail_;
  rehearsal::PaperPeople people_;
  std::unique_ptr<Running> running_;
  store::Tail known_;
  std::map<std::int64_t, int> attempts_;
  std::vector<Try> tries_;
  LocalDate acted_;
  bool stuck_ = false;
  Run run_;
  Reports reports_{asked_.seed, texts_, run_};
};

}  // namespace

Run simulate(const SimulationAsked& asked) { return Simulation(asked).run(); }

}  // namespace cadans::promises
