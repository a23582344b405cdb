#pragma once
// What must go out and has no receipt yet, and the keys under which anything ever went out.
//
// A row may be sent when it is not parked, and neither waits (not_before) nor is with a peer
// (lease). A key is used once, ever; it is settled once it has an outcome. Parked is no outcome:
// the row stays, is shown, and a wait takes it out again.
// Errors  invalid: an id or key that is taken, a delivery that is not there or settled, an attempt
//         that is not the next one.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/view.h"
#include "engine/store/database.h"

namespace cadans::store {

struct Settled {
  std::int64_t delivery = 0;
  Outcome outcome = Outcome::delivered;
  Instant at;
  std::string receipt;
};

struct NewRow {
  const Delivery& delivery;
  std::string_view body;           // empty: only the chain is known
  const Chosen* chosen = nullptr;  // where the turn that makes it sends it as well
};
Result<void> add(Database& database, const NewRow& made);
Result<void> wait(Database& database, const DeliveryWait& change);
Result<void> end(Database& database, const DeliveryEnd& change, Instant at);
// What was settled before then keeps its number for a key: settled(unnamed_key(delivery)).
Result<void> unname(Database& database, const KeysUnnamed& change);
[[nodiscard]] std::string unnamed_key(std::int64_t delivery);
Result<void> choose(Database& database, const Chosen& chosen);

Result<std::optional<std::string>> delivery_body(Database& database, std::int64_t delivery);
Result<std::optional<Waiting>> waiting(Database& database, std::int64_t delivery);
Result<std::vector<Waiting>> sendable(Database& database, std::string_view channel, Instant now,
                                      int limit);
Result<std::optional<Instant>> next_sendable(Database& database);
Result<std::vector<Waiting>> deliveries(Database& database, std::int64_t after, int limit);
Result<std::optional<Settled>> settled(Database& database, std::string_view key);

}  // namespace cadans::store
