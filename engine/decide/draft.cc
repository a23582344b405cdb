#include "engine/decide/draft.h"

#include <algorithm>
#include <array>

namespace cadans::decide {

Draft::Draft(const View& committed)
    : committed_(committed),
      next_instance_(committed.next_instance()),
      next_notice_(committed.next_notice()),
      next_delivery_(committed.next_delivery()) {}

void Draft::apply(const Entry& entry) {
  invariant(entry.refused.empty(), "a refused event changes nothing");
  if (!entry.event.id.empty()) seen_.insert(entry.event.id);
  for (const Change& change : entry.changes) {
    std::visit([this](const auto& one) { lay(one); }, change);
  }
  for (const Text& text : entry.beside.texts) texts_[text.id] = text.body;
  for (const Person& person : entry.beside.people) people_[person.key] = person;
  for (const ContentBody& content : entry.beside.contents) {
    contents_[content.kind] = {digest({content.body}), content.body};
  }
}

void Draft::apply(const Chosen& chosen) {
  auto known = waiting(chosen.id);
  if (!known) return;
  known->attempt = chosen.attempt;
  known->lease = chosen.lease;
  waiting_[chosen.id] = std::move(*known);
}

void Draft::lay(const InstanceNew& change) {
  snapshots_[change.id] = change.snapshot;
  facts_[change.id] = change.facts;
  identities_[change.identity] = change.id;
  next_instance_ = std::max(next_instance_, change.id.n + 1);
}

void Draft::lay(const InstanceSet& change) { snapshots_[change.id] = change.snapshot; }
void Draft::lay(const FactsSet& change) { facts_[change.id] = change.facts; }

void Draft::lay(const NoticeNew& change) {
  notices_[change.notice.id] = change.notice;
  next_notice_ = std::max(next_notice_, change.notice.id + 1);
}

void Draft::lay(const NoticeGone& change) {
  notices_.erase(change.id);
  notices_gone_.insert(change.id);
}

void Draft::lay(const DeliveryNew& change) {
  Waiting waiting;
  waiting.delivery = change.delivery;
  waiting_[change.delivery.id] = waiting;
  next_delivery_ = std::max(next_delivery_, change.delivery.id + 1);
  for (const Notice& notice : change.delivery.notices) {
    next_notice_ = std::max(next_notice_, notice.id + 1);
  }
}

void Draft::lay(const DeliveryWait& change) {
  auto known = waiting(change.id);
  if (!known) return;
  known->not_before = change.not_before;
  known->again = change.again;
  known->lease = {};
  waiting_[change.id] = *known;
}

void Draft::lay(const DeliveryEnd& change) {
  if (change.outcome == Outcome::parked) {
    if (auto known = waiting(change.id)) {
      known->parked = true;
      waiting_[change.id] = *known;
    }
    return;
  }
  waiting_.erase(change.id);
  ended_.insert(change.id);
  settled_.insert(change.key);
}

void Draft::lay(const MarkSet& change) { marks_[change.name] = change.value; }

void Draft::lay(const PersonGone& change) {
  Person forgotten;
  forgotten.key = change.key;
  people_[change.key] = forgotten;
}

void Draft::lay(const TextGone& change) { texts_[change.id].clear(); }

std::optional<Snapshot> Draft::snapshot(InstanceId id) const {
  const auto found = snapshots_.find(id);
  return found == snapshots_.end() ? committed_.snapshot(id) : found->second;
}

std::optional<std::string> Draft::facts(InstanceId id) const {
  if (const auto found = facts_.find(id); found != facts_.end()) return found->second;
  const auto known = known_facts_.find(id.n);
  if (known != known_facts_.end()) return known->second;
  return known_facts_.emplace(id.n, committed_.facts(id)).first->second;
}

std::optional<InstanceId> Draft::find(std::string_view identity) const {
  const auto found = identities_.find(identity);
  return found == identities_.end() ? committed_.find(identity) : found->second;
}

std::vector<InstanceId> Draft::running(std::string_view workflow, InstanceId after,
                                       int limit) const {
  std::set<InstanceId> all;
  for (const InstanceId id : committed_.running(workflow, after, limit)) all.insert(id);
  for (const auto& [id, snapshot] : snapshots_) {
    if (snapshot.workflow != workflow || id <= after) continue;
    if (ended(snapshot.state)) {
      all.erase(id);
    } else {
      all.insert(id);
    }
  }
  std::vector<InstanceId> first(all.begin(), all.end());
  if (first.size() > static_cast<std::size_t>(limit)) first.resize(static_cast<std::size_t>(limit));
  return first;
}

std::vector<Notice> Draft::notices(LocalDate until, int limit) const {
  std::map<std::int64_t, Notice> all;
  for (const Notice& notice : committed_.notices(until, limit)) {
    if (!notices_gone_.contains(notice.id)) all[notice.id] = notice;
  }
  for (const auto& [id, notice] : notices_) {
    if (notice.from <= until) all[id] = notice;
  }
  std::vector<Notice> first;
  for (const auto& [id, notice] : all) {
    if (first.size() < static_cast<std::size_t>(limit)) first.push_back(notice);
  }
  return first;
}

std::vector<Notice> Draft::notices_of(InstanceId id) const {
  std::vector<Notice> all;
  for (const Notice& notice : committed_.notices_of(id)) {
    if (!notices_gone_.contains(notice.id)) all.push_back(notice);
  }
  for (const auto& [number, notice] : notices_) {
    if (notice.instance == id) all.push_back(notice);
  }
  return all;
}

std::optional<Waiting> Draft::waiting(std::int64_t delivery) const {
  if (ended_.contains(delivery)) return std::nullopt;
  const auto found = waiting_.find(delivery);
  return found == waiting_.end() ? committed_.waiting(delivery) : found->second;
}

namespace {

bool can_go(const Waiting& row, std::string_view channel, Instant now) {
  return !row.parked && row.not_before <= now && row.lease <= now &&
         row.delivery.channel == channel;
}

Ready ready_row(const Waiting& row) {
  return {row.delivery.urgency, row.delivery.made, row.delivery.id, row.attempt};
}

}  // namespace

std::vector<Waiting> Draft::sendable(std::string_view channel, Instant now, int limit) const {
  std::vector<Waiting> all;
  for (const Waiting& row : committed_.sendable(channel, now, limit)) {
    if (!ended_.contains(row.delivery.id) && !waiting_.contains(row.delivery.id)) {
      all.push_back(row);
    }
  }
  for (const auto& [id, row] : waiting_) {
    if (can_go(row, channel, now)) all.push_back(row);
  }
  std::sort(all.begin(), all.end(), [](const Waiting& one, const Waiting& other) {
    return ready_row(one) < ready_row(other);
  });
  if (all.size() > static_cast<std::size_t>(limit)) all.resize(static_cast<std::size_t>(limit));
  return all;
}

std::vector<Ready> Draft::ready(std::string_view channel, Instant now, int limit) const {
  std::vector<Ready> all;
  for (const Waiting& row : committed_.sendable(channel, now, limit)) {
    if (!ended_.contains(row.delivery.id) && !waiting_.contains(row.delivery.id)) {
      all.push_back(ready_row(row));
    }
  }
  for (const auto& [id, row] : waiting_) {
    if (can_go(row, channel, now)) all.push_back(ready_row(row));
  }
  std::sort(all.begin(), all.end());
  if (all.size() > static_cast<std::size_t>(limit)) all.resize(static_cast<std::size_t>(limit));
  return all;
}

std::string Draft::mark(std::string_view name) const {
  if (const auto found = marks_.find(name); found != marks_.end()) return found->second;
  const auto known = known_marks_.find(name);
  if (known != known_marks_.end()) return known->second;
  return known_marks_.emplace(name, committed_.mark(name)).first->second;
}

std::string Draft::contents() const {
  std::string all = committed_.contents();
  for (const auto& [kind, content] : contents_) all += " " + kind + ":" + hex(content.hash);
  return all;
}

Hash Draft::content_hash(std::string_view kind) const {
  const auto found = contents_.find(kind);
  return found == contents_.end() ? committed_.content_hash(kind) : found->second.hash;
}

std::optional<Content> Draft::content(std::string_view kind) const {
  const auto found = contents_.find(kind);
  return found == contents_.end() ? committed_.content(kind) : found->second;
}

std::optional<Person> Draft::person(std::string_view key) const {
  if (const auto found = people_.find(key); found != people_.end()) return found->second;
  const auto known = known_people_.find(key);
  if (known != known_people_.end()) return known->second;
  return known_people_.emplace(key, committed_.person(key)).first->second;
}

std::string Draft::person_called(std::string_view handle) const {
  for (const auto& [key, person] : people_) {
    if (!handle.empty() && person.handle == handle) return key;
  }
  return committed_.person_called(handle);
}

std::string Draft::text(std::string_view id) const {
  const auto found = texts_.find(id);
  return found == texts_.end() ? committed_.text(id) : found->second;
}

bool Draft::seen(std::string_view event) const {
  return seen_.contains(event) || committed_.seen(event);
}

bool Draft::settled(std::string_view key) const {
  return settled_.contains(key) || committed_.settled(key);
}

}  // namespace cadans::decide
