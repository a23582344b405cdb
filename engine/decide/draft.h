#pragma once
// The state as a decision sees it: what is committed, with the changes of this batch laid over it.
//
//   Draft draft(store.view());
//   draft.apply(entry);   // an accepted entry, so that the next event sees it
//   draft.apply(chosen);  // a delivery that leaves
//
// It only remembers; nothing is written here. Cost: one look into a map before each question. What
// many events of a batch ask again (a mark, a person, the facts of a task) is asked of the
// committed state once: that does not change meanwhile.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "engine/decide/view.h"
#include "engine/text_map.h"

namespace cadans::decide {

// What choosing looks at of a delivery that may be sent.
struct Ready {
  Urgency urgency = Urgency::routine;
  Instant made;
  std::int64_t id = 0;
  int attempt = 0;
  friend auto operator<=>(const Ready&, const Ready&) = default;  // in order of urgency
};

class Draft final : public View {
 public:
  explicit Draft(const View& committed);

  void apply(const Entry& entry);
  void apply(const Chosen& chosen);

  [[nodiscard]] std::optional<Snapshot> snapshot(InstanceId id) const override;
  [[nodiscard]] std::optional<std::string> facts(InstanceId id) const override;
  [[nodiscard]] std::optional<InstanceId> find(std::string_view identity) const override;
  [[nodiscard]] std::vector<InstanceId> running(std::string_view workflow, InstanceId after,
                                                int limit) const override;
  [[nodiscard]] std::vector<Notice> notices(LocalDate until, int limit) const override;
  [[nodiscard]] std::vector<Notice> notices_of(InstanceId id) const override;
  [[nodiscard]] std::optional<Waiting> waiting(std::int64_t delivery) const override;
  [[nodiscard]] std::vector<Waiting> sendable(std::string_view channel, Instant now,
                                              int limit) const override;
  // The same as sendable(), without the copies.
  [[nodiscard]] std::vector<Ready> ready(std::string_view channel, Instant now, int limit) const;
  [[nodiscard]] std::string mark(std::string_view name) const override;
  [[nodiscard]] std::string contents() const override;
  [[nodiscard]] Hash content_hash(std::string_view kind) const override;
  [[nodiscard]] std::optional<Content> content(std::string_view kind) const override;
  [[nodiscard]] std::optional<Person> person(std::string_view key) const override;
  [[nodiscard]] std::string person_called(std::string_view handle) const override;
  [[nodiscard]] std::string text(std::string_view id) const override;
  [[nodiscard]] bool seen(std::string_view event) const override;
  [[nodiscard]] bool settled(std::string_view key) const override;
  [[nodiscard]] std::int64_t next_instance() const override { return next_instance_; }
  [[nodiscard]] std::int64_t next_notice() const override { return next_notice_; }
  [[nodiscard]] std::int64_t next_delivery() const override { return next_delivery_; }

 private:
  void lay(const InstanceNew& change);
  void lay(const InstanceSet& change);
  void lay(const FactsSet& change);
  void lay(const NoticeNew& change);
  void lay(const NoticeGone& change);
  void lay(const DeliveryNew& change);
  void lay(const DeliveryWait& change);
  void lay(const DeliveryEnd& change);
  void lay(const MarkSet& change);
  void lay(const PersonGone& change);
  void lay(const TextGone& change);
  template <class Other>
  void lay(const Other&) {}  // timers, texts and remarks answer no question

  const View& committed_;
  mutable TextMap<std::string> known_marks_;
  mutable TextMap<std::optional<Person>> known_people_;
  mutable std::unordered_map<std::int64_t, std::optional<std::string>> known_facts_;
  std::map<InstanceId, Snapshot> snapshots_;
  std::map<InstanceId, std::string> facts_;
  std::map<std::string, InstanceId, std::less<>> identities_;
  std::map<std::int64_t, Notice> notices_;
  std::set<std::int64_t> notices_gone_;
  std::map<std::int64_t, Waiting> waiting_;
  std::set<std::int64_t> ended_;
  std::set<std::string, std::less<>> settled_;
  std::set<std::string, std::less<>> seen_;
  std::map<std::string, std::string, std::less<>> marks_;
  std::map<std::string, Content, std::less<>> contents_;
  std::map<std::string, Person, std::less<>> people_;
  std::map<std::string, std::string, std::less<>> texts_;
  std::int64_t next_instance_;
  std::int64_t next_notice_;
  std::int64_t next_delivery_;
};

}  // namespace cadans::decide
