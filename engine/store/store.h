#pragma once
// What is durable: the state, the timers, the outbox and the journal of one organisation, in one
// SQLite file. The seam is narrow: open, ask (View), commit a whole turn, claim what is due.
//
//   auto store = Store::open({.path = "/var/lib/cadans/org.db"});
//   Decision decision = decide((*store)->view(), ...);
//   if (auto done = (*store)->commit(decision); !done) ...   // nothing of it was written
//   (*store)->close();  // a clean end; without it the next open checks the file
//
// One object, one thread at a time, one engine: a second one gets Fault::locked. Others read
// (reader.h), and hold_aside() lets one thread ask while another commits.
// Errors of open    locked (by another engine), too_new, foreign (nothing is changed), corrupt, io.
// Errors of commit  invalid: the decision contradicts what is stored (an identity or a key taken,
//                   a timer or row not there, a text that is not UTF-8), and the text names it:
//                   decide again, one by one. Else the world's: disk_full, io, corrupt, locked.
// A question of the View that failed makes the next commit fail:
// a decision on a wrong answer is never written.
// Seen: an event that a timer became, or that settled a delivery, is held by that row, which is
// gone, and is not kept in `seen` besides.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/decision.h"
#include "engine/decide/view.h"
#include "engine/store/due_timer.h"

namespace cadans::store {

class Reader;
class StateView;
class Turn;

struct Options {
  std::string path;
  std::string vfs{};       // an SQLite VFS by name; empty: the system's, with a lock file beside
  bool exclusive = false;  // no shared memory: no other connection can read
  // Of 4 KiB: the WAL is copied whenever it grew by so many (16 MiB), and begun anew at two and a
  // half times that (40), well under its 64. After a crash it is read whole.
  int wal_pages = 4096;
};

class Store {
 public:
  static Result<std::unique_ptr<Store>> open(const Options& options);
  ~Store();
  Store(const Store&) = delete;
  Store& operator=(const Store&) = delete;

  [[nodiscard]] const View& view() const;
  // The list questions and the journal, asked through the writer's own connection.
  [[nodiscard]] const Reader& reader() const;

  // One transaction for the whole decision. An empty one touches no disk.
  Result<void> commit(const Decision& decision);

  // By (urgency, due, instance, kind).
  [[nodiscard]] Result<std::vector<DueTimer>> due(Instant now, int limit) const;
  [[nodiscard]] Result<std::optional<Instant>> next_due() const;
  // When the earliest outbox row may be sent (again): 0 is at once.
  [[nodiscard]] Result<std::optional<Instant>> next_sendable() const;
  // What a delivery says and to which address; none once it is settled.
  [[nodiscard]] Result<std::optional<std::string>> body(std::int64_t delivery) const;

  // The state as it is committed now, whatever is committed meanwhile, asked through a connection
  // of its own: commit() may run on another thread, and nothing else is asked of this object.
  // take_error() of it says whether each question was answered. Good until let_aside_go(); null
  // where this connection is the only one.
  [[nodiscard]] const StateView* hold_aside();
  void let_aside_go();

  // Call it after a turn's sends, or beside the next decision. A commit does it itself only when
  // the WAL grows past bounds.
  Result<void> checkpoint_if_needed();

  // After an unclean end: count an event before it is decided, by itself; the commit that follows
  // takes the count away. 3 is one that stopped the engine three times: one that is only tried
  // again, as where the disk is full, is not counted again.
  Result<int> count_try(std::string_view event);

  [[nodiscard]] bool unclean() const;  // the last engine stopped, and the machine ran on
  [[nodiscard]] std::int64_t last_seq() const;
  [[nodiscard]] Hash head() const;  // of the journal, after last_seq()
  Result<void> close();

 private:
  struct Open;
  explicit Store(std::unique_ptr<Open> open);
  void hold_snapshot() const;
  void give_back();
  Result<void> write(Turn& turn, const Decision& decision);

  std::unique_ptr<Open> open_;
};

}  // namespace cadans::store
