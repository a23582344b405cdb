#pragma once
// The answers of a self-assessment, one by one, as a tool exports them or somebody lists them.
//
//   read_answers(file, norms, problems)   a CSV file, row by row. A row with something wrong in it
//                                         is named by line and column; the others are read
//   to_json(answers)                      as the event of an import carries them
//   answers_in(text)                      from there; Fault::invalid says what does not fit
//
// Columns   source, norm, question, measure, subject, answer, remark, kind, document,
//           document_date, valid_until; row and expected may stand there and are for the reader.
//           Between two documents of one answer stands a semicolon.
// Answers   ja, deels, nee, n.v.t.; yes, partly, no, n/a
// Remark    of blanks, a dash or "n.v.t." it is none
// Limits    1,000 answers; a document or remark of 2,000 bytes
// Source    evidence rules, EV1, EV7, EV21. The export of ENSIA itself has not been seen: names of
//           columns and numbers of questions are our own.

#include <string>
#include <string_view>
#include <vector>

#include "engine/result.h"
#include "engine/settings/catalogue.h"
#include "engine/settings/file.h"
#include "engine/settings/problem.h"
#include "engine/time/local_date.h"

namespace cadans::settings {

struct Answer {
  int row = 0;  // of the file, the first answer 1
  std::string source;
  std::string norm;
  std::string question;
  std::string measure;
  std::string subject;   // a key; or, of what the organisation file does not know, a text
  std::string given;     // "yes", "partly", "no", "not-applicable"
  std::string remark;    // a text; empty = nothing was said
  std::string kind;      // of the evidence, as `asks` of a duty; empty = none
  std::string document;  // a text that names it
  int pieces = 0;        // how many documents it names
  LocalDate dated;
  LocalDate valid_until;  // not named: as long as the entry says
  friend bool operator==(const Answer&, const Answer&) = default;
};

[[nodiscard]] std::vector<Answer> read_answers(const File& file, const std::vector<Norm>& norms,
                                               Problems& problems);
[[nodiscard]] std::string to_json(const std::vector<Answer>& answers);
[[nodiscard]] Result<std::vector<Answer>> answers_in(std::string_view text);

}  // namespace cadans::settings
