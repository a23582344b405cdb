#pragma once
// The clock that the engine goes by: the machine's, for as long as it can be trusted.
//
//   auto clock = TrustedClock::over(store.reader(), machine);
//   clock->now()       the machine's time, no earlier than the store's last record at the opening;
//                      while time is held it runs on from what it was before
//   clock->held()      time stands still: nothing may fall due
//   clock->news()      what it did that nobody was told of yet;  clock->told(news) once it is kept
//   clock->right_again()
//                      held, and now the kernel says that it is synchronised, or it was put back
//   clock->trust()     what the machine's clock shows is right, from now on
//
// Compared are wall time and time since boot, which nobody can set and which counts sleep. Their
// distance moves a little all the time; a step is more than a minute at once. A step forward of
// more than an hour holds time, since what falls due cannot be taken back; any other is followed
// and told.
// At the opening there is nothing to compare with: a gap of more than a week since the last record
// holds time where the kernel does not say that its clock is synchronised; and what was held stays
// so until the clock shows less than it did then (docs/decisions/0018).

#include <optional>
#include <vector>

#include "engine/decide/held_time.h"
#include "engine/result.h"
#include "engine/store/reader.h"
#include "engine/world.h"

namespace cadans {

struct ClockNews {
  std::vector<Elapsed> steps;  // that were followed
  Elapsed held_by;             // so far ahead that time is held; 0 = it is not, or that is known
};

// The instant of the journal's last record; 1970 where there is none.
Result<Instant> last_record(const store::Reader& reader);

class TrustedClock : public Clock {
 public:
  static Result<TrustedClock> over(const store::Reader& reader, MachineClock& machine);

  Instant now() override;
  Elapsed awake() override { return machine_.awake(); }

  [[nodiscard]] bool held() const { return held_; }
  [[nodiscard]] const ClockNews& news() const { return news_; }
  void told(const ClockNews& news);
  bool right_again();
  void trust();

 private:
  struct Reading {
    Instant wall;
    Elapsed awake;
    [[nodiscard]] Elapsed distance() const { return {wall.us - awake.us}; }
  };

  TrustedClock(MachineClock& machine, Instant last) : machine_(machine), last_(last) {}
  void begin(const std::optional<decide::HeldTime>& before);
  Reading read();
  void compare(const Reading& reading);

  MachineClock& machine_;
  Instant last_;
  Elapsed trusted_;  // wall time less time since boot, as it was last right
  bool held_ = false;
  Elapsed wrong_;  // the same as it was at the opening, where time was held then; 0 = it was not
  ClockNews news_;
};

}  // namespace cadans
