#pragma once
// What an answer of a self-assessment is worth to an entry of the catalogue. Nothing closes by it:
// what fits is offered to the position that owns the entry.
//
//   judge(answers, scope)   one judgement an answer, in their order
//   word_of(verdict), word_of(reason)   as the report has them: "close", "no-concordance"
//
// Close     it shows all that the entry asks
// Part      it shows some of it: another kind than is asked (kind), fewer pieces (incomplete), a
//           lower level (level), no document (design-only) or no date (undated)
// Trap      it looks as if it fits: expired, ahead of the day, of a process that is not in scope
//           (wrong-process) or of something else than the entry runs over (other-scope), an old id
//           without a row (no-concordance), nothing said with it (empty-remark), the same question
//           twice (doubled)
// None      answered other than yes (answer): a gap on the entries that it is about; or no entry of
//           the stages that have begun carries it (no-entry)
//
// Several entries may carry one measure: it is offered to those that it serves best. What falls to
// a duty that comes back is no offer: it may say when that was last done.
// Level     what is written down only is design; test, figure and signature show that it works
// Source    evidence rules, EV2 to EV17.

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/decide/rules.h"
#include "engine/people/roles.h"
#include "engine/settings/answers.h"

namespace cadans::decide {

enum class Verdict : std::uint8_t { close, part, trap, none };
enum class Reason : std::uint8_t {
  complete,
  kind,
  incomplete,
  level,
  design_only,
  undated,
  expired,
  ahead,
  wrong_process,
  other_scope,
  no_concordance,
  empty_remark,
  doubled,
  answer,
  no_entry
};

// An entry that an answer is about, over what it runs there.
struct Carrier {
  const settings::Duty* duty = nullptr;
  people::Subject subject;
};

struct Judgement {
  Verdict verdict = Verdict::none;
  Reason reason = Reason::no_entry;
  std::vector<Carrier> entries;    // to offer it to; of a trap what it looked like; of a gap whose
  std::vector<Carrier> returning;  // duties that come back: it may say when they were last done
  bool unverified = false;         // by a row of the concordance that nobody compared
};

struct JudgedIn {
  const Rules& rules;
  int stage = 1;    // the scope and the entries up to it
  LocalDate today;  // of the import
};

[[nodiscard]] std::vector<Judgement> judge(const std::vector<settings::Answer>& answers,
                                           const JudgedIn& scope);
[[nodiscard]] std::string_view word_of(Verdict verdict);
[[nodiscard]] std::string_view word_of(Reason reason);
// What a piece of evidence of that kind shows; "" = no kind: what is written down only.
[[nodiscard]] std::string_view level_of(std::string_view kind);
// The last day on which evidence of that date counts for the duty; not named: for its event only.
[[nodiscard]] LocalDate valid_to(const settings::Duty& duty, LocalDate dated);

}  // namespace cadans::decide
