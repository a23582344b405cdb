#include "engine/decide/week.h"

#include <charconv>

#include "engine/decide/authority.h"
#include "engine/decide/vacancy.h"
#include "engine/json.h"

namespace cadans::decide {
namespace {

constexpr std::chrono::days week{7};
constexpr std::size_t bounces_most = 20;  // of a week; the administrator heard of each at once

LocalDate monday_of(LocalDate day) {
  return day - std::chrono::days(weekday(day).iso_encoding() - 1);
}

std::string done_mark(LocalDate monday) { return "done/" + to_string(monday); }
std::string bounced_mark(LocalDate monday) { return "bounced/" + to_string(monday); }

std::int64_t count_in(const View& state, LocalDate monday) {
  const std::string text = state.mark(done_mark(monday));
  std::int64_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return count;
}

Json list_in(const View& state, LocalDate monday) {
  const Json list = Json::parse(state.mark(bounced_mark(monday)), nullptr, false);
  return list.is_array() ? list : Json::array();
}

}  // namespace

LocalDate week_before(LocalDate day) { return monday_of(day) - week; }
LocalDate next_monday(LocalDate day) { return monday_of(day) + week; }

void count_done(Turn& turn) {
  const LocalDate monday = monday_of(turn.today);
  add(turn, MarkSet{done_mark(monday), std::to_string(count_in(turn.state, monday) + 1)});
  add(turn, MarkSet{done_mark(monday - 2 * week), ""});
}

void count_bounced(Turn& turn, const std::string& position, std::string_view reason) {
  const LocalDate monday = monday_of(turn.today);
  Json list = list_in(turn.state, monday);
  if (list.size() >= bounces_most) return;
  list.push_back({{"position", position}, {"reason", reason}});
  add(turn, MarkSet{bounced_mark(monday), list.dump()});
  add(turn, MarkSet{bounced_mark(monday - 2 * week), ""});
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
  const bool says = !empty_positions(turn.rules.organisation).empty() ||
                    !bounced_since(turn.state, week_before(turn.today)).empty();
  Notice list;
  list.kind = "monday";
  const std::string ciso = position_of(turn, "ciso", {}, {});
  if (says && !acting_person(turn, ciso).empty()) list.position = ciso;
  list.monday = true;
  list.from = monday_of(turn.today) == turn.today ? turn.today : next_monday(turn.today);
  keep_one(turn, std::move(list));
}

std::int64_t done_since(const View& state, LocalDate monday) {
  return count_in(state, monday) + count_in(state, monday + week);
}

std::vector<Bounced> bounced_since(const View& state, LocalDate monday) {
  std::vector<Bounced> all;
  for (const LocalDate from : {monday, monday + week}) {
    for (const Json& one : list_in(state, from)) {
      all.push_back({one.value("position", std::string()), one.value("reason", std::string())});
    }
  }
  return all;
}

}  // namespace cadans::decide
