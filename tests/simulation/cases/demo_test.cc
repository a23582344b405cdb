// What `./run` shows on the day that somebody starts it: work that is open, late and put forward.

#include "engine/command/demo.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "engine/decide/agenda.h"
#include "engine/decide/task_facts.h"
#include "engine/rehearsal/rehearsal.h"

namespace cadans::cases::demo {
namespace {

using namespace std::chrono;

// Whole weeks between the sample's own demo Monday and that of the run: holidays stay in place.
class DemoMorning : public ::testing::TestWithParam<int> {
 protected:
  DemoMorning()
      : folder(settings::read_folder(std::string(CADANS_SOURCE) + "/config",
                                     std::string(CADANS_SOURCE) + "/workflows/duties")
                   .value()),
        zone(time::Zone::load("Europe/Amsterdam").value()),
        path((std::filesystem::temp_directory_path() / "cadans-demo-XXXXXX").string()) {
    EXPECT_NE(::mkdtemp(path.data()), nullptr);
    store = store::Store::open({.path = path + "/org.db"}).value();
  }
  ~DemoMorning() override { std::filesystem::remove_all(path); }

  // Open tasks of which something holds.
  template <class Holds>
  int tasks(Holds holds) const {
    const auto all = store->view().running("task", {}, 10'000);
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](InstanceId id) {
      return holds(decide::task_facts(store->view().facts(id).value()));
    }));
  }

  int items_of(const std::string& body) const {
    const auto all = store->view().running("agenda_item", {}, 1000);
    return static_cast<int>(std::count_if(all.begin(), all.end(), [&](InstanceId id) {
      return decide::item_facts(store->view().facts(id).value()).body == body;
    }));
  }

  settings::ConfigFolder folder;
  time::Zone zone;
  std::string path;
  std::unique_ptr<store::Store> store;
  rehearsal::PaperIds ids{command::demo_seed};
};

TEST_P(DemoMorning, ShowsOpenLateAndEscalatedWorkOnEveryDayOfTheWeek) {
  const auto moved = days(7 * GetParam());
  const LocalDate start = LocalDate(2026y / November / 9) + moved;
  const LocalDate monday = LocalDate(2027y / March / 22) + moved;
  rehearsal::Rehearsal rehearsal(*store,
                                 {zone.at(start, LocalTime{8 * 60}), command::demo_seed, ids});
  ASSERT_TRUE(rehearsal.begin(folder, GetParam()));
  for (int day = 0; day < 7; ++day) {
    const LocalDate today = monday + days(day);
    ASSERT_TRUE(rehearsal.run(zone.at(today, LocalTime{9 * 60}), {}));
    const auto rules = rehearsal.rules().read(store->view()).value();
    const auto& organisation = rules->organisation;
    const int of_owners = tasks([&](const decide::TaskFacts& facts) {
      return std::any_of(organisation.processes.begin(), organisation.processes.end(),
                         [&](const auto& process) { return process.owner == facts.owner; });
    });
    const int of_managers = tasks([&](const decide::TaskFacts& facts) {
      return std::any_of(organisation.teams.begin(), organisation.teams.end(),
                         [&](const auto& team) { return team.led_by == facts.owner; });
    });
    const int late = tasks([&](const decide::TaskFacts& facts) { return facts.target < today; });
    const int at_ciso = tasks([&](const decide::TaskFacts& facts) {
      return std::any_of(facts.told.begin(), facts.told.end(), [](const decide::Told& told) {
        return told.rung == 2 && told.position == "ciso" && told.reached;
      });
    });
    EXPECT_GE(of_owners, 1) << to_string(today);
    EXPECT_GE(of_managers, 1) << to_string(today);
    EXPECT_GE(late, 1) << to_string(today);
    EXPECT_GE(at_ciso, 1) << to_string(today);
    if (day == 0) {
      EXPECT_GE(items_of("directie"), 1) << to_string(today);
    }
  }
  ASSERT_TRUE(rehearsal.go_live());
  EXPECT_EQ(store->view().mark("rehearsed"), to_string(start));
  EXPECT_EQ(store->view().mark("live"), to_string(monday + days(6)));
}

INSTANTIATE_TEST_SUITE_P(Weeks, DemoMorning, ::testing::Values(-17, 0, 10, 23, 36),
                         [](const auto& one) {
                           const int weeks = one.param;
                           return (weeks < 0 ? "Back" : "Ahead") +
                                  std::to_string(weeks < 0 ? -weeks : weeks);
                         });

}  // namespace
}  // namespace cadans::cases::demo
