#pragma once
// How a fault travels: as a value, never as an exception across a file.
//
//   Result<T>    a T, or the Error that says what the world did
//   Fault        what kind of failure, so that a caller can choose an exit code
//   invariant()  a broken promise of our own code: said, and the process stops (in release too)
//
// A refusal by the domain ("not accepted here, because ...") is not a fault:
// see workflows/workflow.h.

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace cadans {

enum class Fault {
  invalid,       // the input is wrong; the text says where and what would be right
  not_found,     // it does not exist
  out_of_range,  // a calendar, a limit or a date ends too soon
  refused,       // the domain says no; the text says what is possible instead
  locked,        // another engine holds the store
  too_new,       // made by a later version
  foreign,       // made by another program
  corrupt,       // bytes that are not what was written
  disk_full,     // no room, or the quota is used up
  io,            // the disk or the network failed
  unavailable,   // a peer or service does not answer
  too_slow,      // the time allowed is used up
};

struct Error {
  Fault fault = Fault::invalid;
  std::string what;  // one sentence: what, where, and what to do
};

template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
  Result(Error error) : tl::expected<T, Error>(tl::unexpect, std::move(error)) {}
};

[[noreturn]] void broken_invariant(std::string_view promise);

// Checked in every build: a broken promise stops the process before it can be written down.
inline void invariant(bool holds, std::string_view promise) {
  if (!holds) broken_invariant(promise);
}

}  // namespace cadans
