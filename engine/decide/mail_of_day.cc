#include "engine/decide/mail_of_day.h"

#include <algorithm>
#include <array>
#include <functional>

#include "engine/decide/brake.h"
#include "engine/decide/personal.h"

namespace cadans::decide {
namespace {

bool for_one_alone(const Notice& notice) { return notice.kind == personal_kind; }

// The order of a mail, and which of two notices about one task is the one to say.
int rank(const Notice& notice) {
  static constexpr std::array<std::string_view, 29> order = {"vacant",
                                                             "monday",
                                                             "rung",
                                                             "lapsed",
                                                             "overdue",
                                                             "due",
                                                             "returned",
                                                             "deputy",
                                                             "back",
                                                             "agenda",
                                                             "agenda-reminder",
                                                             "agenda-missed",
                                                             "not-mine",
                                                             "help",
                                                             "approve",
                                                             "look",
                                                             "doubted",
                                                             "gate",
                                                             "handed-on",
                                                             "audit-answered",
                                                             "audit-announced",
                                                             "audit-outcome",
                                                             "summer",
                                                             "taken-over",
                                                             "leaving",
                                                             "before",
                                                             "offered",
                                                             "lapsing",
                                                             "new"};
  const auto found = std::find(order.begin(), order.end(), notice.kind);
  return static_cast<int>(found - order.begin());
}

// These say something else than what a task asks.
bool about_no_task(const Notice& notice) {
  return notice.kind == "overload" || notice.instance.n == 0;
}

}  // namespace

void put_in_order(Mail& mail) {
  std::stable_sort(mail.notices.begin(), mail.notices.end(),
                   [](const Notice& one, const Notice& other) { return rank(one) < rank(other); });
  std::vector<Notice> kept;
  for (Notice& notice : mail.notices) {
    const bool said = std::any_of(kept.begin(), kept.end(), [&](const Notice& other) {
      return other.instance == notice.instance && !about_no_task(notice);
    });
    (said ? mail.merged : kept).push_back(std::move(notice));
  }
  mail.notices = std::move(kept);
}

void set_apart(Mail& mail, const View& state, LocalDate day) {
  const auto alone = std::ranges::find_if(mail.notices, for_one_alone);
  if (alone == mail.notices.end()) return;
  const bool another = std::ranges::any_of(mail.notices, std::not_fn(for_one_alone)) ||
                       mails_today(state, day, mail.person) > 0;
  const InstanceId goes = alone->instance;
  std::erase_if(mail.notices, [&](const Notice& notice) {
    return for_one_alone(notice) && (another || notice.instance != goes);
  });
}

}  // namespace cadans::decide
