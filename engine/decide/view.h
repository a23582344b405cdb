#pragma once
// The questions that a decision may ask of the state: named, bounded, answered from committed
// state. The one `virtual` of the core: the store implements it, and `decide` lays the changes of
// the batch over it (draft.h). Nothing here writes, waits or looks at a clock.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/decision.h"

namespace cadans {

struct Content {
  Hash hash;
  std::string body;
};

// A delivery that waits for its receipt, as the outbox knows it.
struct Waiting {
  Delivery delivery;
  int attempt = 0;     // times sent
  Instant not_before;  // not sent again before this
  Instant lease;       // with a peer until then; 0 = with nobody
  bool again = false;  // the one more after `unknown`
  bool parked = false;
};

class View {
 public:
  virtual ~View() = default;

  [[nodiscard]] virtual std::optional<Snapshot> snapshot(InstanceId id) const = 0;
  [[nodiscard]] virtual std::optional<std::string> facts(InstanceId id) const = 0;
  [[nodiscard]] virtual std::optional<InstanceId> find(std::string_view identity) const = 0;
  // Instances of a workflow that are not at an end, in order of id, from `after` on.
  [[nodiscard]] virtual std::vector<InstanceId> running(std::string_view workflow, InstanceId after,
                                                        int limit) const = 0;

  // Notices whose day has come, in order of id.
  [[nodiscard]] virtual std::vector<Notice> notices(LocalDate until, int limit) const = 0;
  [[nodiscard]] virtual std::vector<Notice> notices_of(InstanceId id) const = 0;

  [[nodiscard]] virtual std::optional<Waiting> waiting(std::int64_t delivery) const = 0;
  // Outbox rows of a channel that may be sent at `now`, by (urgency, made, id).
  [[nodiscard]] virtual std::vector<Waiting> sendable(std::string_view channel, Instant now,
                                                      int limit) const = 0;

  [[nodiscard]] virtual std::string mark(std::string_view name) const = 0;  // "" = not set
  // Another text whenever another content is in force: asked often, and cheap to ask.
  [[nodiscard]] virtual std::string contents() const = 0;
  [[nodiscard]] virtual Hash content_hash(std::string_view kind) const = 0;  // zeros = none
  [[nodiscard]] virtual std::optional<Content> content(std::string_view kind) const = 0;
  [[nodiscard]] virtual std::optional<Person> person(std::string_view key) const = 0;
  // The key of a person by the organisation's own word for the person; "" = nobody.
  [[nodiscard]] virtual std::string person_called(std::string_view handle) const = 0;
  [[nodiscard]] virtual std::string text(std::string_view id) const = 0;  // "" = none, or removed
  [[nodiscard]] virtual bool seen(std::string_view event) const = 0;
  [[nodiscard]] virtual bool settled(std::string_view key) const = 0;

  // The numbers that the next instance, notice and delivery get.
  [[nodiscard]] virtual std::int64_t next_instance() const = 0;
  [[nodiscard]] virtual std::int64_t next_notice() const = 0;
  [[nodiscard]] virtual std::int64_t next_delivery() const = 0;
};

}  // namespace cadans
