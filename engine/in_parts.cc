#include "engine/in_parts.h"

#include <future>
#include <optional>
#include <utility>

#include "engine/store/state_view.h"

namespace cadans {
namespace {

std::size_t size_of_part(std::size_t events) {
  const std::size_t parts = (events + part_events_most - 1) / part_events_most;
  return parts == 0 ? 0 : (events + parts - 1) / parts;
}

// The state before this batch, held aside of the commits for as long as this lives.
class Before {
 public:
  Before(store::Store& store, const decide::Batch& batch) : store_(store) {
    if (batch.events.size() > part_events_most) aside_ = store.hold_aside();
  }
  ~Before() {
    if (aside_ != nullptr) store_.let_aside_go();
  }
  Before(const Before&) = delete;
  Before& operator=(const Before&) = delete;

  [[nodiscard]] bool aside() const { return aside_ != nullptr; }
  [[nodiscard]] const View& view() const {
    if (aside()) return *aside_;
    return store_.view();
  }
  // A decision on a wrong answer is never written. The store itself looks after its own view.
  [[nodiscard]] Result<void> answered() const {
    const auto error = aside() ? aside_->take_error() : std::nullopt;
    return error ? Result<void>(*error) : Result<void>();
  }

 private:
  store::Store& store_;
  const store::StateView* aside_ = nullptr;
};

// A part on its way to the disk.
struct Writing {
  Decision part;
  Decision before;         // acted on, and in nobody's way
  std::size_t events = 0;  // of the batch, with this part
  std::future<Result<void>> done;
};

class Parts {
 public:
  Parts(Engine& engine, const decide::Batch& batch, Acting& acting)
      : engine_(engine),
        acting_(acting),
        before_(engine.store, batch),
        deciding_(before_.view(), batch, engine.rules),
        size_(before_.aside() ? size_of_part(batch.events.size()) : batch.events.size()) {}

  Result<std::size_t> run() {
    do {
      Decision part = deciding_.part(size_);
      if (const auto sound = before_.answered(); !sound) return sound.error();
      if (const auto done = settle(); !done) return stopped(done.error());
      write(std::move(part));
    } while (deciding_.more());
    if (const auto done = settle(); !done) return stopped(done.error());
    return settled_;
  }

 private:
  // Beside what is decided next; the last one has nothing beside it.
  void write(Decision part) {
    writing_.before = std::move(writing_.part);
    writing_.part = std::move(part);
    writing_.events = deciding_.taken();
    if (deciding_.more()) {
      constexpr auto beside = std::launch::async | std::launch::deferred;  // where a thread is had
      writing_.done = std::async(beside, [this] { return commit_and_clear_up(); });
    } else {
      writing_.done = std::async(std::launch::deferred, [this] { return commit(); });
    }
  }

  Result<void> commit() { return engine_.store.commit(writing_.part); }

  // The part is durable: a checkpoint that fails now is tried again after the turn.
  Result<void> commit_and_clear_up() {
    const auto done = commit();
    if (done) static_cast<void>(engine_.store.checkpoint_if_needed());
    writing_.before = {};
    return done;
  }

  // Waits for the disk, then acts.
  Result<void> settle() {
    if (!writing_.done.valid()) return {};
    if (const auto done = writing_.done.get(); !done) return done;
    settled_ = writing_.events;
    return acting_.on(writing_.part);
  }

  [[nodiscard]] Result<std::size_t> stopped(const Error& why) const {
    if (why.fault == Fault::invalid) return settled_;
    return why;
  }

  Engine& engine_;
  Acting& acting_;
  Before before_;
  decide::Deciding deciding_;
  std::size_t size_;
  std::size_t settled_ = 0;
  Writing writing_;
};

}  // namespace

Result<std::size_t> in_parts(Engine& engine, const decide::Batch& batch, Acting& acting) {
  return Parts(engine, batch, acting).run();
}

}  // namespace cadans
