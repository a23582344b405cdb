#pragma once
// The View over a database. A question that fails is answered as if there were nothing, and the
// error is kept: take_error() gives it once, and a store refuses to commit on it.

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/decide/view.h"
#include "engine/store/claims.h"
#include "engine/store/database.h"

namespace cadans::store {

class StateView final : public View {
 public:
  explicit StateView(Database& database) : database_(database) {}

  [[nodiscard]] std::optional<Error> take_error() const;
  // What is known without asking; empty again when the transaction ends.
  [[nodiscard]] Claims& claims() const { return claims_; }
  // By the one who writes: as contents_in_force() gives them, whenever they change.
  void know_contents(std::string contents) const { contents_ = std::move(contents); }

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
  [[nodiscard]] std::string mark(std::string_view name) const override;
  [[nodiscard]] std::string contents() const override;
  [[nodiscard]] Hash content_hash(std::string_view kind) const override;
  [[nodiscard]] std::optional<Content> content(std::string_view kind) const override;
  [[nodiscard]] std::optional<Person> person(std::string_view key) const override;
  [[nodiscard]] std::string person_called(std::string_view handle) const override;
  [[nodiscard]] std::string text(std::string_view id) const override;
  [[nodiscard]] bool seen(std::string_view event) const override;
  [[nodiscard]] bool settled(std::string_view key) const override;
  [[nodiscard]] std::int64_t next_instance() const override;
  [[nodiscard]] std::int64_t next_notice() const override;
  [[nodiscard]] std::int64_t next_delivery() const override;

 private:
  template <class Answer>
  Answer answer(Result<Answer> found) const;

  Database& database_;
  mutable Claims claims_;
  mutable std::optional<std::string> contents_;  // where nobody says: asked each time
  mutable std::optional<Error> error_;
};

}  // namespace cadans::store
