#include "tests/simulation/promises/said.h"

namespace cadans::promises {
namespace {

bool asks(const Notice& notice) {
  return notice.kind == "before" || notice.kind == "due" || notice.kind == "overdue" ||
         notice.kind == "approve";
}

}  // namespace

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
