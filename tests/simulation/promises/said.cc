#include "tests/simulation/promises/said.h"

namespace cadans::promises {
namespace {

bool asks(const Notice& notice) {
  return notice.kind == "before" || notice.kind == "due" || notice.kind == "overdue" ||
         notice.kind == "personal" || notice.kind == "approve";
}

}  // namespace

AdviceIn advice_in(const Entry& entry, InstanceId task) {
  AdviceIn found = AdviceIn::nothing;
  each<FactsSet>(entry, [&](const FactsSet& one) {
    if (one.id != task && found == AdviceIn::nothing) found = AdviceIn::paper_that_waited;
  });
  each<InstanceNew>(entry, [&](const InstanceNew& one) {
    if (one.snapshot.workflow == "agenda_item") found = AdviceIn::new_paper;
  });
  return found;
}

int arrives_on(const Notice& notice, const std::string& person, const SlowCalendar& calendar) {
  int from = notice.from.day;
  while (notice.monday && SlowCalendar::weekday(from) != 1) ++from;
  return calendar.next_working(person, from);
}

Said said_in(const Entry& entry, InstanceId task) {
  Said said;
  each<NoticeNew>(entry, [&](const NoticeNew& one) {
    if (one.notice.instance != task) return;
    if (one.notice.kind == "rung") said.told = &one.notice;
    if (asks(one.notice)) said.asked = &one.notice;
  });
  each<Remark>(entry, [&](const Remark& one) {
    said.passed_over = said.passed_over || one.rule.starts_with("S") || one.rule == "nobody";
  });
  each<InstanceNew>(entry, [&](const InstanceNew& one) {
    said.passed_over = said.passed_over || one.snapshot.workflow == "agenda_item";
  });
  return said;
}

}  // namespace cadans::promises
