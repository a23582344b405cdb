#pragma once
// One mail being written for one reader: what words.h and the digest share. The shape of what it
// makes is told in words.h.

#include <optional>
#include <string_view>
#include <vector>

#include "engine/words/render.h"
#include "engine/words/words.h"

namespace cadans::words {

struct Letter {
  const Messages& messages;
  const Reader& reader;

  // `sections` are put where the message has its sections.
  [[nodiscard]] Result<Mail> write(std::string_view id, const Scope& scope,
                                   const std::vector<Block>& sections) const;

 private:
  using Texts = std::vector<std::string>;

  // Nothing where conditions left nothing to say.
  [[nodiscard]] Result<std::optional<Block>> block(const BlockTemplate& block,
                                                   const Scope& scope) const;
  [[nodiscard]] Result<Block> table(const BlockTemplate& block, const Scope& scope) const;
  [[nodiscard]] Result<Texts> items(const BlockTemplate& block, const Scope& scope) const;
  [[nodiscard]] Result<std::vector<Texts>> each_row(const BlockTemplate& block,
                                                    const Scope& scope) const;
  [[nodiscard]] Result<Texts> texts(const std::vector<Template>& templates,
                                    const Scope& scope) const;
};

// A value that no message knows, in this scope or outward.
[[nodiscard]] std::optional<Error> check_values(const Scope& scope);

}  // namespace cadans::words
