#pragma once
// Sentences one after another, each once, until one cannot be said.
// The least needed give way first.
//
//   Saying saying(desk);
//   saying.say("explain.planned", Values()..., Weight::detail);
//   return saying.finish(12);
//   return saying.about(About::date);   all that rest on a rule of that kind, each with its rule

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/desk.h"
#include "engine/decide/why_rule.h"

namespace cadans::decide {

enum class Weight { needed, useful, detail };

class Saying {
 public:
  explicit Saying(const Desk& desk) : desk_(desk) {}

  void say(std::string_view id, const words::Values& values = {}, Weight weight = Weight::needed);
  [[nodiscard]] Result<std::vector<std::string>> finish(std::size_t most) const;
  [[nodiscard]] Result<std::vector<Sentence>> about(About about) const;
  [[nodiscard]] const Desk& desk() const { return desk_; }

 private:
  struct Said {
    std::string text;
    Weight weight = Weight::needed;
    std::string_view rule;
  };
  const Desk& desk_;
  std::vector<Said> all_;
  std::optional<Error> error_;
};

}  // namespace cadans::decide
