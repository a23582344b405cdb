#include "engine/decide/week.h"

#include <algorithm>
#include <charconv>

#include "engine/decide/authority.h"
#include "engine/decide/stand_in.h"
#include "engine/decide/vacancy.h"
#include "engine/json.h"

namespace cadans::decide {
namespace {

constexpr std::chrono::days week{7};
// Of a week, in one list. Of each bounce the administrator heard at once; 'cadans tasks' has each
// task that was passed over.
constexpr std::size_t listed_most = 20;

std::string done_mark(LocalDate monday) { return "done/" + to_string(monday); }
std::string bounced_mark(LocalDate monday) { return "bounced/" + to_string(monday); }
constexpr std::string_view dropped_list = "dropped-list";

std::string phase_mark(LocalDate monday) { return "phases/" + to_string(monday); }
std::string passed_mark(LocalDate monday) { return "passed-over/" + to_string(monday); }

std::int64_t count_in(const View& state, LocalDate monday) {
  const std::string text = state.mark(done_mark(monday));
  std::int64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

using MarkName = std::string (*)(LocalDate monday);

Json list_in(const View& state, MarkName name, LocalDate monday) {
  const Json list = Json::parse(state.mark(name(monday)), nullptr, false);
  return list.is_array() ? list : Json::array();
}

void list(Turn& turn, MarkName name, Json one) {
  const LocalDate monday = monday_of(turn.today);
  Json all = list_in(turn.state, name, monday);
  if (all.size() >= listed_most) return;
  all.push_back(std::move(one));
  add(turn, MarkSet{name(monday), all.dump()});
  add(turn, MarkSet{name(monday - 2 * week), ""});
}

}  // namespace

LocalDate monday_of(LocalDate day) {
  return day - std::chrono::days(weekday(day).iso_encoding() - 1);
}
LocalDate week_before(LocalDate day) { return monday_of(day) - week; }
LocalDate next_monday(LocalDate day) { return monday_of(day) + week; }

void count_done(Turn& turn, std::string_view position) {
  count_done_for(turn, position);
  const LocalDate monday = monday_of(turn.today);
  add(turn, MarkSet{done_mark(monday), std::to_string(count_in(turn.state, monday) + 1)});
  add(turn, MarkSet{done_mark(monday - 2 * week), ""});
}

void count_bounced(Turn& turn, const std::string& position, std::string_view reason) {
  list(turn, bounced_mark, {{"position", position}, {"reason", reason}});
}

void note_passed_over(Turn& turn, InstanceId task) { list(turn, passed_mark, task.n); }

void note_phase(Turn& turn, const PhaseNoted& noted) {
  list(turn, phase_mark,
       {{"cycle", noted.cycle.n}, {"n", noted.n}, {"left_open", noted.left_open}});
}

void keep_one(Turn& turn, Notice notice) {
  bool waits = notice.position.empty();
  for (const Notice& one : turn.state.notices_of({})) {
    if (one.kind != notice.kind) continue;
    const bool earlier = one.from <= notice.from && (notice.monday || !one.monday);
    if (one.position == notice.position && earlier && !waits) {
      waits = true;
    } else {
      add(turn, NoticeGone{one.id, "replaced"});
    }
  }
  if (!waits) notify(turn, std::move(notice));
}

void plan_list(Turn& turn) {
  if (!live(turn)) return;
  const LocalDate since = week_before(turn.today);
  const bool says = !empty_positions(turn.rules.organisation).empty() ||
                    !bounced_since(turn.state, since).empty() ||
                    !passed_over_since(turn.state, since).empty() ||
                    std::ranges::any_of(phases_since(turn.state, since), &PhaseNoted::left_open);
  Notice list;
  list.kind = "monday";
  const std::string ciso = position_of(turn, "ciso", {}, {});
  if (says && !acting_person(turn, ciso).empty()) list.position = ciso;
  list.monday = true;
  list.from = monday_of(turn.today) == turn.today ? turn.today : next_monday(turn.today);
  if (turn.state.mark(dropped_list) == to_string(list.from)) return;
  keep_one(turn, std::move(list));
}

void note_dropped_list(Turn& turn, const Notice& notice) {
  if (notice.kind != "monday") return;
  add(turn, MarkSet{std::string(dropped_list), to_string(notice.from)});
}

std::int64_t done_since(const View& state, LocalDate monday) {
  return count_in(state, monday) + count_in(state, monday + week);
}

std::vector<Bounced> bounced_since(const View& state, LocalDate monday) {
  std::vector<Bounced> all;
  for (const LocalDate from : {monday, monday + week}) {
    for (const Json& one : list_in(state, bounced_mark, from)) {
      all.push_back({one.value("position", std::string()), one.value("reason", std::string())});
    }
  }
  return all;
}

std::vector<InstanceId> passed_over_since(const View& state, LocalDate monday) {
  std::vector<InstanceId> all;
  for (const LocalDate from : {monday, monday + week}) {
    for (const Json& one : list_in(state, passed_mark, from)) {
      all.push_back({one.get<std::int64_t>()});
    }
  }
  return all;
}

std::vector<PhaseNoted> phases_since(const View& state, LocalDate monday) {
  std::vector<PhaseNoted> all;
  for (const LocalDate from : {monday, monday + week}) {
    for (const Json& one : list_in(state, phase_mark, from)) {
      all.push_back({{one.value("cycle", std::int64_t{0})},
                     one.value("n", std::size_t{0}),
                     one.value("left_open", false)});
    }
  }
  return all;
}

}  // namespace cadans::decide
