#pragma once
// One mail being written for one reader: what words.h and the digest share. The shape of what it
// makes is told in words.h.

#include <optional>
#include <string_view>
#include <vector>

#include "engine/json_fwd.h"
#include "engine/words/render.h"

namespace cadans::words {

struct Letter {
  const Messages& messages;
  const Reader& reader;

  // `sections` are blocks, put where the message has its sections.
  [[nodiscard]] Result<Json> write(std::string_view id, const Scope& scope,
                                   const Json& sections) const;

 private:
  // null where nothing is left to say
  [[nodiscard]] Result<Json> block(const BlockTemplate& block, const Scope& scope) const;
  [[nodiscard]] Result<Json> each_row(const BlockTemplate& block, const Scope& scope) const;
  [[nodiscard]] Result<Json> texts(const std::vector<Template>& templates,
                                   const Scope& scope) const;
};

// A value that no message knows, in this scope or outward.
[[nodiscard]] std::optional<Error> check_values(const Scope& scope);

}  // namespace cadans::words
