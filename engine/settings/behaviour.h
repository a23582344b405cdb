#pragma once
// Paper people: how the positions of a rehearsal behave. config/behaviour.toml explains each key.
//
//   parse_behaviour(file)                Fault::invalid, one line a problem
//   behaviour.of(position, roles)        the override of the position, else of the first of its
//                                        roles that has one, else the default
//
// The four chances of a task add up to 1; each range runs from its least to its most.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/result.h"
#include "engine/settings/file.h"
#include "engine/settings/problem.h"

namespace cadans::settings {

struct DayRange {
  int least = 0;
  int most = 0;
  friend auto operator<=>(DayRange, DayRange) = default;
};

struct Habits {
  double on_time = 1;
  double late = 0;
  double in_progress_only = 0;
  double silent = 0;
  DayRange early_days;  // office days before the target
  DayRange late_days;   // office days after it
  double helps = 0;     // told at a rung: gets it done
  DayRange rung_days;
  double answers = 1;  // second eyes: approve at once
  DayRange answer_days;
  double absent = 0;  // a week
  DayRange absent_days;
  double bounce = 0;   // a mail
  double advises = 0;  // put to the CISO: gets one of the three answers
  Place place;
};

class Behaviour {
 public:
  using Overrides = std::map<std::string, Habits, std::less<>>;

  Behaviour() = default;
  Behaviour(Habits usual, Overrides by_position, Overrides by_role)
      : usual_(std::move(usual)),
        by_position_(std::move(by_position)),
        by_role_(std::move(by_role)) {}

  [[nodiscard]] const Habits& of(std::string_view position,
                                 const std::vector<std::string>& roles) const;
  [[nodiscard]] const Habits& usual() const { return usual_; }
  [[nodiscard]] const Overrides& by_position() const { return by_position_; }
  [[nodiscard]] const Overrides& by_role() const { return by_role_; }

 private:
  Habits usual_;
  Overrides by_position_;
  Overrides by_role_;
};

[[nodiscard]] Result<Behaviour> parse_behaviour(const File& file);

}  // namespace cadans::settings
