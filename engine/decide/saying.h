#pragma once
// Sentences one after another, each once, until one cannot be said.
// The least needed give way first.
//
//   Saying saying(desk);
//   saying.say("explain.planned", Values()..., Weight::detail);
//   return saying.finish(12);

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/desk.h"

namespace cadans::decide {

enum class Weight { needed, useful, detail };

class Saying {
 public:
  explicit Saying(const Desk& desk) : desk_(desk) {}

  void say(std::string_view id, const words::Values& values = {}, Weight weight = Weight::needed);
  [[nodiscard]] Result<std::vector<std::string>> finish(std::size_t most) const;
  [[nodiscard]] const Desk& desk() const { return desk_; }

 private:
  struct Said {
    std::string text;
    Weight weight = Weight::needed;
  };
  const Desk& desk_;
  std::vector<Said> all_;
  std::optional<Error> error_;
};

}  // namespace cadans::decide
