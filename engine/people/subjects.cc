#include "engine/people/subjects.h"

namespace cadans::people {
namespace {

bool is_position(const Subject& subject) {
  return subject.kind == "position" || subject.kind == "board-member";
}

template <class T>
std::string name_in(const Keyed<T>& all, const std::string& key) {
  const T* found = all.find(key);
  return found == nullptr ? std::string() : found->name;
}

}  // namespace

std::string name_of(const Organisation& organisation, const Subject& subject) {
  const std::string& key = subject.key;
  if (subject.kind == "process") return name_in(organisation.processes, key);
  if (subject.kind == "system") return name_in(organisation.systems, key);
  if (subject.kind == "supplier") return name_in(organisation.suppliers, key);
  if (subject.kind == "ot-asset") return name_in(organisation.ot_assets, key);
  if (subject.kind == "digid-connection") return name_in(organisation.connections, key);
  if (subject.kind == "team") return name_in(organisation.teams, key);
  const Position* position = is_position(subject) ? organisation.positions.find(key) : nullptr;
  return position == nullptr ? std::string() : position->title;
}

bool is_known(const Organisation& organisation, const Subject& subject) {
  const std::string& key = subject.key;
  if (subject.kind == "organisation") return true;
  if (subject.kind == "process") return organisation.processes.find(key) != nullptr;
  if (subject.kind == "system") return organisation.systems.find(key) != nullptr;
  if (subject.kind == "supplier") return organisation.suppliers.find(key) != nullptr;
  if (subject.kind == "ot-asset") return organisation.ot_assets.find(key) != nullptr;
  if (subject.kind == "digid-connection") return organisation.connections.find(key) != nullptr;
  if (subject.kind == "team") return organisation.teams.find(key) != nullptr;
  if (is_position(subject)) return organisation.positions.find(key) != nullptr;
  if (subject.kind == "person") return organisation.members.find(key) != nullptr;
  return !key.empty();
}

}  // namespace cadans::people
