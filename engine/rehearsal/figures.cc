#include "engine/rehearsal/figures.h"

#include <charconv>
#include <set>

#include "engine/decide/plan.h"
#include "engine/decide/stages.h"
#include "engine/decide/task_facts.h"
#include "engine/json.h"
#include "engine/store/reader.h"

namespace cadans::rehearsal {
namespace {

constexpr int read_at_once = 2000;

int number(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

bool reminds(const Notice& notice) {
  return notice.kind == "before" || notice.kind == "due" || notice.kind == "overdue";
}

class Counting {
 public:
  Counting(const View& state, const decide::Rules& rules) : state_(state), rules_(rules) {}

  void take(const Entry& entry) {
    month_ = &figures_.months[to_string(rules_.day(entry.event.at)).substr(0, 7)];
    for (const Change& change : entry.changes) {
      std::visit([&](const auto& one) { count(one, entry.event); }, change);
    }
    if (entry.event.type == "task.rung-delivered") {
      const int rung = number(entry.event.value("rung"));
      ++figures_.rungs[rung];
      ++month_->rungs[rung];
    }
  }

  Figures finish(Instant until) {
    figures_.open = 0;
    for (const InstanceId id : state_.running("task", {}, 100'000)) {
      ++figures_.open;
      if (lost(id, until)) ++figures_.lost;
    }
    for (const InstanceId id : cycles_) {
      figures_.cycles.push_back(decide::cycle_facts(state_.facts(id).value()));
    }
    return std::move(figures_);
  }

 private:
  void count(const InstanceNew& change, const Event&) {
    if (change.snapshot.workflow == "pdca_cycle") cycles_.push_back(change.id);
    if (change.snapshot.workflow != "task") return;
    ++figures_.assigned;
    ++month_->assigned;
  }

  void count(const InstanceSet& change, const Event& event) {
    if (change.snapshot.workflow == "task" && first_region(change.snapshot.state) == "done") {
      ++figures_.done;
      ++month_->done;
      const auto facts = state_.facts(change.id);
      if (facts && rules_.day(event.at) > decide::task_facts(*facts).target) ++month_->late;
    }
    const int stage = decide::stage_of(change.snapshot.workflow);
    if (stage == 0 || !event.value("component").empty() || !is_outcome(event)) return;
    const std::string outcome =
        std::string(event.verb()) + " on " + to_string(rules_.day(event.at));
    const std::string_view gate = first_region(change.snapshot.state);
    const bool entry = gate == "entered" || gate == "enterable" || gate == "not_entered";
    figures_.gates.push_back("G" + std::to_string(stage) + (entry ? ".IN " : ".OUT ") + outcome);
    month_->gates.push_back(figures_.gates.back());
  }

  void count(const DeliveryEnd& change, const Event&) {
    if (change.outcome == Outcome::rejected) ++figures_.bounced;
    if (change.outcome != Outcome::delivered) return;
    ++figures_.deliveries;
    ++month_->mails;
    if (!ended_.insert(change.key).second) ++figures_.duplicate;
    if (change.key.starts_with("digest/")) ++figures_.digests;
    for (const Notice& notice : carried_[change.id]) {
      if (reminds(notice)) ++figures_.reminders;
    }
    carried_.erase(change.id);
  }

  void count(const DeliveryNew& change, const Event&) {
    carried_[change.delivery.id] = change.delivery.notices;
  }

  template <class Other>
  void count(const Other&, const Event&) {}

  static bool is_outcome(const Event& event) {
    const auto verb = event.verb();
    return verb == "pass" || verb == "pass-with-conditions" || verb == "refuse" ||
           verb == "postpone";
  }

  // A row whose day has passed and that nobody handled.
  [[nodiscard]] bool lost(InstanceId id, Instant until) const {
    const auto snapshot = state_.snapshot(id);
    if (!snapshot) return true;
    const Progress& progress = snapshot->progress;
    return progress.due_us != 0 && Instant{progress.due_us} + hours(24) < until;
  }

  const View& state_;
  const decide::Rules& rules_;
  Figures figures_;
  Month* month_ = nullptr;
  std::vector<InstanceId> cycles_;
  std::set<std::string> ended_;
  std::map<std::int64_t, std::vector<Notice>> carried_;
};

Json rungs_json(const std::map<int, int>& rungs) {
  Json json = Json::object();
  for (const auto& [level, times] : rungs) json[std::to_string(level)] = times;
  return json;
}

Json cycles_json(const std::vector<decide::CycleFacts>& cycles) {
  Json all = Json::array();
  for (const decide::CycleFacts& one : cycles) {
    Json phases = Json::array();
    for (const decide::PhaseBegan& phase : one.phases) {
      phases.push_back(
          {{"phase", phase.phase}, {"on", to_string(phase.on)}, {"open_before", phase.open}});
    }
    all.push_back({{"cycle", one.year.key},
                   {"starts", to_string(one.year.starts)},
                   {"phases", std::move(phases)},
                   {"carried_over", one.carried},
                   {"closed", one.phases.back().phase == "closed"}});
  }
  return all;
}

}  // namespace

Result<Figures> count_figures(const store::Store& store, const decide::Rules& rules,
                              Instant until) {
  Counting counting(store.view(), rules);
  std::int64_t from = 1;
  while (true) {
    const auto records = store.reader().journal(from, read_at_once);
    if (!records) return records.error();
    if (records->empty()) break;
    for (const store::Record& record : *records) counting.take(record.entry);
    from = records->back().place.seq + 1;
  }
  return counting.finish(until);
}

Json to_json(const Figures& figures) {
  Json months = Json::object();
  for (const auto& [name, month] : figures.months) {
    months[name] = {{"assigned", month.assigned},
                    {"done", month.done},
                    {"late", month.late},
                    {"mails", month.mails},
                    {"escalations", rungs_json(month.rungs)},
                    {"gates", month.gates}};
  }
  return {
      {"tasks", {{"assigned", figures.assigned}, {"done", figures.done}, {"open", figures.open}}},
      {"reminders", {{"sent", figures.reminders}}},
      {"digests", {{"sent", figures.digests}}},
      {"escalations", rungs_json(figures.rungs)},
      {"gates", figures.gates},
      {"cycles", cycles_json(figures.cycles)},
      {"deliveries",
       {{"sent", figures.deliveries},
        {"duplicate", figures.duplicate},
        {"bounced", figures.bounced}}},
      {"occurrences", {{"lost", figures.lost}}},
      {"months", months}};
}

}  // namespace cadans::rehearsal
