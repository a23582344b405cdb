#include "engine/store/apply.h"

#include "engine/store/beside.h"
#include "engine/store/instances.h"
#include "engine/store/marks.h"
#include "engine/store/notices.h"
#include "engine/store/outbox.h"

namespace cadans::store {
namespace {

struct Write {
  Database& database;
  const Applied& applied;

  Result<void> operator()(const InstanceNew& change) const {
    return add(database, change, applied.seq);
  }
  Result<void> operator()(const InstanceSet& change) const {
    return set(database, change, applied.seq);
  }
  Result<void> operator()(const FactsSet& change) const { return set(database, change); }
  Result<void> operator()(const TimerSet&) const { return {}; }
  Result<void> operator()(const TimerGone&) const { return {}; }
  Result<void> operator()(const NoticeNew& change) const { return add(database, change.notice); }
  Result<void> operator()(const NoticeGone& change) const { return remove(database, change); }
  Result<void> operator()(const DeliveryNew& change) const {
    return add(database, NewRow{change.delivery, applied.body, applied.chosen});
  }
  Result<void> operator()(const DeliveryWait& change) const { return wait(database, change); }
  Result<void> operator()(const DeliveryEnd& change) const {
    return end(database, change, applied.at);
  }
  Result<void> operator()(const MarkSet& change) const { return set(database, change); }
  Result<void> operator()(const ContentSet& change) const { return set(database, change); }
  Result<void> operator()(const TextNew& change) const { return add(database, change); }
  Result<void> operator()(const TextGone& change) const { return forget(database, change); }
  Result<void> operator()(const PersonNew& change) const { return add(database, change); }
  Result<void> operator()(const PersonGone& change) const { return forget(database, change); }
  Result<void> operator()(const KeysUnnamed& change) const { return unname(database, change); }
  Result<void> operator()(const Remark&) const { return {}; }
};

}  // namespace

Result<void> apply(Database& database, const Change& change, const Applied& applied) {
  return std::visit(Write{database, applied}, change);
}

}  // namespace cadans::store
