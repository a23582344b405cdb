#include "engine/decide/load_content.h"

#include <algorithm>

#include "engine/decide/draft.h"
#include "engine/json.h"

namespace cadans::decide {
namespace {

// Who is known keeps the key; name and address stand beside the chain, and are the new ones.
void read_people(const View& state, const std::string& list, Entry& entry) {
  const Json people = Json::parse(list, nullptr, false);
  for (const Json& one : people) {
    Person person;
    person.key = one.value("key", std::string());
    person.handle = one.value("handle", std::string());
    person.name = one.value("name", std::string());
    person.mail = one.value("mail", std::string());
    person.language = one.value("language", std::string("nl"));
    person.salt = one.value("salt", std::string());
    if (!state.person(person.key)) entry.changes.push_back(PersonNew{person.key});
    entry.beside.people.push_back(std::move(person));
  }
}

Result<void> whole_messages(const Event& event, const Rules& rules) {
  for (const Text& text : event.texts) {
    if (text.id != "messages") continue;
    const auto messages = new_messages(text.body, rules.settings.jargon);
    if (!messages) return messages.error();
  }
  return {};
}

}  // namespace

void load_content(const View& state, const Event& event, Entry& entry, RulesInForce& rules) {
  for (const Text& text : event.texts) {
    if (text.id == "people") {
      read_people(state, text.body, entry);
      continue;
    }
    const auto& kinds = content_kinds();
    if (std::find(kinds.begin(), kinds.end(), text.id) == kinds.end()) {
      entry.refused = "unknown_event";
      entry.said = "there is no content of the kind '" + text.id + "'";
      return;
    }
    entry.changes.push_back(ContentSet{text.id, digest({text.body})});
    entry.beside.contents.push_back({text.id, text.body});
  }
  if (entry.changes.empty()) {
    entry.refused = "content";
    entry.said = "an engine.load brings content; this one brings none";
    return;
  }
  Draft with(state);
  with.apply(entry);
  const auto parsed = rules.read(with);
  const auto whole = parsed ? whole_messages(event, **parsed) : Result<void>(parsed.error());
  if (!whole) {
    entry.changes.clear();
    entry.beside = {};
    entry.refused = "content";
    entry.said = whole.error().what;
  }
}

}  // namespace cadans::decide
