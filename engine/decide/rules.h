#pragma once
// The content in force, parsed: organisation, catalogue, ladders, calendar, settings and messages.
// To the organisation belongs who is away as it was said since (said_absences.h).
// The store keeps the texts by hash; this keeps what they mean, until one of them changes.
//
//   RulesInForce rules;
//   Result<const Rules*> now = rules.read(state);   // parses again only what differs by its hash
//
// Errors  Fault::not_found when a kind of content is not there yet;
//         Fault::invalid with file and line.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/view.h"
#include "engine/people/organisation.h"
#include "engine/settings/catalogue.h"
#include "engine/settings/engine_settings.h"
#include "engine/settings/file.h"
#include "engine/settings/ladders.h"
#include "engine/time/calendar.h"
#include "engine/time/zone.h"
#include "engine/words/messages.h"

namespace cadans::decide {

struct Rules {
  people::Organisation organisation;
  settings::Catalogue catalogue;
  settings::Ladders ladders;
  settings::EngineSettings settings;
  time::Calendars calendars;
  time::Zone zone;
  words::Messages messages;

  [[nodiscard]] LocalDate day(Instant instant) const { return zone.date(instant); }
};

// The kinds of content, in the order in which they are read.
[[nodiscard]] const std::vector<std::string>& content_kinds();

// Whether these rules are others after this entry: content, or who is away.
[[nodiscard]] bool changes_rules(const Entry& entry);

// Files as one content body, and back. "organisation" is JSON of its own (people/json.h).
[[nodiscard]] std::string content_body(const std::vector<settings::File>& files);

// Of content that comes into force now: held to every message of this program. What is in force
// may be of an earlier one, and what it lacks is said in the program's own words.
[[nodiscard]] Result<words::Messages> new_messages(const std::string& body,
                                                   const std::vector<std::string>& jargon);

class RulesInForce {
 public:
  RulesInForce() = default;
  RulesInForce(const View& state, const Rules& known);  // as they were read of this state
  Result<std::shared_ptr<const Rules>> read(const View& state);

 private:
  std::string contents_;  // of the last look; the hashes say whether they are other ones
  std::string said_;      // which absences were said
  std::vector<Hash> hashes_;
  std::shared_ptr<const Rules> rules_;
};

}  // namespace cadans::decide
