#pragma once
// What a message is filled with: named values, free of language. Dates and counts stay dates and
// counts until a reader is known, so that one set of values serves both languages.
//
//   Values().text("task_title", "Contextanalyse uitvoeren").day("due_date", due).count("n", 3)
//           .flag("law").rows("tasks", {Values()..., Values()...})
//
// An empty text, an unnamed date, a count of 0, a false flag and an empty list are "not there": a
// condition of that name does not hold. Inside a row the values around it can be read too.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/time/local_date.h"

namespace cadans::words {

class Values {
 public:
  using Rows = std::vector<Values>;
  using Value = std::variant<std::string, LocalDate, std::int64_t, bool, Rows>;

  Values& text(std::string_view name, std::string_view value);
  Values& day(std::string_view name, LocalDate value);
  Values& count(std::string_view name, std::int64_t value);
  Values& flag(std::string_view name, bool value = true);
  Values& rows(std::string_view name, Rows value);

  [[nodiscard]] const Value* find(std::string_view name) const;
  [[nodiscard]] bool there(std::string_view name) const;
  [[nodiscard]] const auto& all() const { return values_; }

 private:
  Value& under(std::string_view name);

  std::vector<std::pair<std::string, Value>> values_;  // a few: looked through, not searched
};

// A value is there when it says something.
[[nodiscard]] bool says_something(const Values::Value& value);

}  // namespace cadans::words
