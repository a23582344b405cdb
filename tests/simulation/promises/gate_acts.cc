#include "tests/simulation/promises/gate_acts.h"

#include <fmt/format.h>

#include <array>

#include "engine/decide/agenda.h"
#include "engine/decide/stages.h"
#include "engine/rehearsal/paper_world.h"
#include "tests/simulation/promises/growing.h"

namespace cadans::promises {
namespace {

constexpr double decides_otherwise = 0.3;  // of a gate on the agenda of a meeting that was held
constexpr double opens_again = 0.01;       // a day, of a gate that was passed
constexpr double lays_again = 0.15;        // a day
constexpr double work_comes_back = 0.015;  // a day, of what was done
constexpr int items_most = 100;

class Acts {
 public:
  Acts(std::uint64_t seed, const View& state, const decide::Rules& rules, LocalDate day)
      : seed_(seed), state_(state), rules_(rules), day_(day) {}

  std::vector<protocol::CloudEvent> all() {
    for (const InstanceId id : state_.running("agenda_item", {}, items_most)) on_item(id);
    for (int stage = 1; stage <= decide::last_stage; ++stage) on_stage(stage);
    for (const std::string duty : {"G.ALL", "G.WIDE", "G.LAST"}) {
      const auto task = state_.find("task/" + duty + "/organisation/1");
      if (task && chance(duty) < work_comes_back) {
        act("task.reopen", *task, "p-clerk", {{"reason", "one is missing"}});
      }
    }
    return std::move(acts_);
  }

 private:
  using Fields = std::map<std::string, std::string, std::less<>>;

  [[nodiscard]] double chance(const std::string& about) const {
    return rehearsal::roll(seed_, about + "/" + to_string(day_));
  }

  void act(const std::string& type, InstanceId id, const char* person, Fields fields) {
    protocol::CloudEvent event;
    event.id = fmt::format("gate/{}/{}/{}", type, id.n, to_string(day_));
    event.source = "urn:people";
    event.type = "nl.cadans." + type + ".v1";
    event.subject = std::to_string(id.n);
    event.actor = person;
    event.fields = std::move(fields);
    acts_.push_back(std::move(event));
  }

  void on_item(InstanceId id) {
    const auto snapshot = state_.snapshot(id);
    const decide::ItemFacts item = decide::item_facts(state_.facts(id).value());
    const bool held = first_region(snapshot->state) == "placed" && item.meeting < day_;
    const std::string about = "decides/" + item.gate + "/" + to_string(item.meeting);
    if (item.topic != "gate" || !held || rehearsal::roll(seed_, about) > decides_otherwise) return;
    static constexpr std::array outcomes = {"refuse", "postpone", "pass-with-conditions"};
    const int which = rehearsal::roll_between(seed_, about + "/which", 0, 2);
    const std::string outcome = outcomes.at(static_cast<std::size_t>(which));
    Fields fields = {{"number", "D-" + std::to_string(id.n)},
                     {"day", to_string(item.meeting)},
                     {"reason", "the list is not whole"}};
    if (which > 0) fields["until"] = to_string(day_ + std::chrono::days(which == 1 ? 10 : 40));
    if (which == 2) fields["to"] = "iso";
    const int stage = rules_.catalogue.gate(item.gate)->stage;
    act(decide::stage_workflow(stage) + "." + outcome, id, "p-secretary", std::move(fields));
  }

  void on_stage(int stage) {
    const auto id = decide::stage_at(state_, stage);
    if (!id) return;
    const std::string name = decide::stage_workflow(stage);
    if (chance("lays" + name) < lays_again) act(name + ".lay-again", *id, "p-ciso", {});
    if (chance("opens" + name) < opens_again) {
      act(name + ".reopen", *id,
          stage == 1 && !decide::stage_begun(state_, 1) ? "p-clerk" : "p-secretary",
          {{"number", "D-" + to_string(day_)}, {"reason", "the auditor found a gap"}});
    }
  }

  std::uint64_t seed_;
  const View& state_;
  const decide::Rules& rules_;
  LocalDate day_;
  std::vector<protocol::CloudEvent> acts_;
};

}  // namespace

std::vector<protocol::CloudEvent> gate_acts(std::uint64_t seed, const View& state,
                                            const decide::Rules& rules, LocalDate day) {
  if (!grows(seed)) return {};
  return Acts(seed, state, rules, day).all();
}

}  // namespace cadans::promises
