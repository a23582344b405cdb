#include "engine/command/past.h"

#include <algorithm>

namespace cadans::command {
namespace {

constexpr int past_most = 1000;

// Under its key, or under its number where the key names nobody any more.
Result<std::optional<store::Settled>> outcome_of(const store::Reader& reader,
                                                 const Delivery& delivery) {
  auto settled = reader.settled(delivery.key);
  if (!settled || *settled) return settled;
  return reader.settled(store::unnamed_key(delivery.id));
}

}  // namespace

Result<decide::Past> past_of(const store::Reader& reader, InstanceId id) {
  auto records = reader.history(id, past_most);
  if (!records) return records.error();
  std::reverse(records->begin(), records->end());
  decide::Past past;
  for (store::Record& record : *records) {
    for (const Change& change : record.entry.changes) {
      const auto* made = std::get_if<DeliveryNew>(&change);
      if (made == nullptr) continue;
      const auto settled = outcome_of(reader, made->delivery);
      if (!settled) return settled.error();
      if (*settled) past.outcomes[made->delivery.id] = (*settled)->outcome;
    }
    past.entries.push_back(std::move(record.entry));
  }
  return past;
}

}  // namespace cadans::command
