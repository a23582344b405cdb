#pragma once
// The organisation of a benchmark: as many persons as asked, each owner of one process, under one
// head; duties on a ladder in hours; and tasks of these, issued by the engine's own rules.
//
//   const auto engine = settled(path, {.persons = 1000, .duties = 2}, issues);   // a store, closed
//   issue(store, rules, issues)      further tasks; each is due one hour after its start
// Errors  thrown as std::runtime_error: a benchmark cannot go on with them.

#include <stdexcept>
#include <string>
#include <vector>

#include "engine/decide/rules.h"
#include "engine/store/store.h"

namespace cadans::bench {

struct Crowd {
  int persons = 1000;
  int duties = 1;
};

// The task of one duty for one person's process.
struct Issue {
  int duty = 0;
  int person = 0;
  Instant due;
};

[[noreturn]] inline void give_up(const std::string& what) { throw std::runtime_error(what); }

template <class T>
T need(Result<T> result) {
  if (!result) give_up(result.error().what);
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

[[nodiscard]] std::string person_key(int person);

void begin(store::Store& store, decide::RulesInForce& rules, const Crowd& crowd, Instant at);
void issue(store::Store& store, decide::RulesInForce& rules, const std::vector<Issue>& issues);

}  // namespace cadans::bench
