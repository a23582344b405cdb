#include "engine/command/past_organisations.h"

#include "engine/json.h"
#include "engine/people/json.h"

namespace cadans::command {
namespace {

constexpr int loads_most = 10'000;

Result<void> take(const store::Reader& reader, const store::Record& record,
                  std::vector<PastOrganisation>& all) {
  for (const Change& change : record.entry.changes) {
    const auto* set = std::get_if<ContentSet>(&change);
    if (set == nullptr || set->kind != "organisation") continue;
    const auto body = reader.content_of(set->hash);
    if (!body) return body.error();
    if (!*body) continue;
    const Json json = Json::parse(**body, nullptr, false);
    auto organisation = people::from_json(json);
    if (!organisation) return organisation.error();
    const Event& event = record.entry.event;
    all.push_back({event.at, event.actor, *std::move(organisation)});
  }
  return {};
}

}  // namespace

Result<std::vector<PastOrganisation>> past_organisations(const store::Reader& reader) {
  const auto records = reader.loads(loads_most);
  if (!records) return records.error();
  std::vector<PastOrganisation> all;
  for (const store::Record& record : *records) {
    if (const auto done = take(reader, record, all); !done) return done.error();
  }
  return all;
}

}  // namespace cadans::command
