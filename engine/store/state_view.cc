#include "engine/store/state_view.h"

#include <utility>

#include "engine/store/beside.h"
#include "engine/store/instances.h"
#include "engine/store/marks.h"
#include "engine/store/notices.h"
#include "engine/store/outbox.h"

namespace cadans::store {

std::optional<Error> StateView::take_error() const { return std::exchange(error_, std::nullopt); }

template <class Answer>
Answer StateView::answer(Result<Answer> found) const {
  if (found) return std::move(*found);
  if (!error_) error_ = found.error();
  return Answer{};
}

std::optional<Snapshot> StateView::snapshot(InstanceId id) const {
  const auto known = claims_.find(id.n);
  return known != claims_.end() ? known->second.snapshot : answer(store::snapshot(database_, id));
}

std::optional<std::string> StateView::facts(InstanceId id) const {
  return answer(store::facts(database_, id));
}

std::optional<InstanceId> StateView::find(std::string_view identity) const {
  return answer(store::find(database_, identity));
}

std::vector<InstanceId> StateView::running(std::string_view workflow, InstanceId after,
                                           int limit) const {
  return answer(store::running(database_, workflow, after, limit));
}

std::vector<Notice> StateView::notices(LocalDate until, int limit) const {
  return answer(notices_until(database_, until, limit));
}

std::vector<Notice> StateView::notices_of(InstanceId id) const {
  return answer(store::notices_of(database_, id));
}

std::optional<Waiting> StateView::waiting(std::int64_t delivery) const {
  return answer(store::waiting(database_, delivery));
}

std::vector<Waiting> StateView::sendable(std::string_view channel, Instant now, int limit) const {
  return answer(store::sendable(database_, channel, now, limit));
}

std::string StateView::mark(std::string_view name) const {
  return answer(store::mark(database_, name));
}

std::optional<Content> StateView::content(std::string_view kind) const {
  return answer(store::content(database_, kind));
}

std::string StateView::contents() const {
  return contents_ ? *contents_ : answer(contents_in_force(database_));
}

Hash StateView::content_hash(std::string_view kind) const {
  return answer(store::content_hash(database_, kind));
}

std::optional<Person> StateView::person(std::string_view key) const {
  return answer(store::person(database_, key));
}

std::string StateView::person_called(std::string_view handle) const {
  return answer(store::person_called(database_, handle));
}

std::string StateView::text(std::string_view id) const {
  const auto row = answer(written_text(database_, id));
  return row ? row->text.body : std::string();
}

bool StateView::seen(std::string_view event) const { return answer(store::seen(database_, event)); }

bool StateView::settled(std::string_view key) const {
  return answer(store::settled(database_, key)).has_value();
}

std::int64_t StateView::next_instance() const { return answer(next_number(database_, "instance")); }

std::int64_t StateView::next_notice() const { return answer(next_number(database_, "notice")); }

std::int64_t StateView::next_delivery() const { return answer(next_number(database_, "delivery")); }

}  // namespace cadans::store
