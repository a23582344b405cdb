#include "engine/settings/answers.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/json.h"
#include "engine/settings/csv_file.h"
#include "engine/settings/table.h"

namespace cadans::settings {
namespace {

constexpr std::size_t answers_most = 1'000;
constexpr std::size_t text_bytes_most = 2'000;
constexpr std::size_t name_letters_most = 64;

const Choices<std::string> spoken = {
    {"ja", "yes"}, {"yes", "yes"}, {"deels", "partly"},          {"partly", "partly"},
    {"nee", "no"}, {"no", "no"},   {"n.v.t.", "not-applicable"}, {"n/a", "not-applicable"}};

bool names_itself(std::string_view text) {
  return !text.empty() && text.size() <= name_letters_most &&
         std::ranges::all_of(text, [](char byte) {
           return (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z') ||
                  (byte >= 'A' && byte <= 'Z') || byte == '.' || byte == '-' || byte == '_';
         });
}

std::string without_ends(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

bool says_nothing(std::string_view remark) {
  static const Words nothing = {"", "-", "--", "n.v.t.", "nvt", "n/a", "geen", "none"};
  std::string small(remark);
  std::ranges::transform(small, small.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return std::ranges::find(nothing, small) != nothing.end();
}

int pieces_in(std::string_view documents) {
  int pieces = 0;
  while (!documents.empty()) {
    const auto end = std::min(documents.find(';'), documents.size());
    if (!without_ends(documents.substr(0, end)).empty()) ++pieces;
    documents.remove_prefix(std::min(end + 1, documents.size()));
  }
  return pieces;
}

void read_name(Table& table, std::string_view key, std::string& to) {
  if (!table.named(key, to) || names_itself(to)) return;
  table.refuse(key, "is a name of letters, digits, '-', '_' and '.', without blanks");
}

void read_text(Table& table, std::string_view key, std::string& to) {
  if (!table.may(key, to)) return;
  to = without_ends(to);
  if (to.size() <= text_bytes_most) return;
  table.refuse(key, fmt::format("has {} bytes; the most is {}", to.size(), text_bytes_most));
}

void read_day(Table& table, std::string_view key, LocalDate& to) {
  std::string text;
  if (!table.may(key, text) || text.empty()) return;
  if (const auto day = parse_local_date(text)) {
    to = *day;
  } else {
    table.refuse(key, fmt::format("{} is no day such as 2026-11-03", in_quotes(text)));
  }
}

Answer read_answer(Table& table, const std::vector<Norm>& norms) {
  Answer answer;
  read_name(table, "source", answer.source);
  read_name(table, "norm", answer.norm);
  read_name(table, "question", answer.question);
  read_name(table, "measure", answer.measure);
  table.named("subject", answer.subject);
  table.choice("answer", answer.given, spoken);
  read_text(table, "remark", answer.remark);
  if (says_nothing(answer.remark)) answer.remark.clear();
  if (std::string kind; table.may("kind", kind) && !kind.empty()) {
    table.may_word("kind", answer.kind, evidence_kinds());
  }
  read_text(table, "document", answer.document);
  answer.pieces = pieces_in(answer.document);
  read_day(table, "document_date", answer.dated);
  read_day(table, "valid_until", answer.valid_until);
  Words known;
  for (const Norm& norm : norms) known.push_back(norm.key);
  if (!answer.norm.empty() && std::ranges::find(known, answer.norm) == known.end()) {
    table.refuse("norm", unknown("norm", answer.norm, known));
  }
  return answer;
}

std::set<int> lines_of(const Problems& problems) {
  std::set<int> lines;
  for (const Problem& problem : problems) lines.insert(problem.place.line);
  return lines;
}

void take(const Json& json, const char* name, std::string& to) {
  if (const auto found = json.find(name); found != json.end()) to = found->get<std::string>();
}

void take(const Json& json, const char* name, LocalDate& to) {
  std::string text;
  take(json, name, text);
  if (!text.empty()) to = parse_local_date(text).value();
}

Answer answer_in(const Json& json) {
  Answer answer;
  answer.row = json.at("row").get<int>();
  answer.pieces = json.value("pieces", 0);
  take(json, "source", answer.source);
  take(json, "norm", answer.norm);
  take(json, "question", answer.question);
  take(json, "measure", answer.measure);
  take(json, "subject", answer.subject);
  take(json, "answer", answer.given);
  take(json, "remark", answer.remark);
  take(json, "kind", answer.kind);
  take(json, "document", answer.document);
  take(json, "dated", answer.dated);
  take(json, "valid_until", answer.valid_until);
  return answer;
}

bool fits(const Answer& answer) {
  const auto among = [](const Words& known, const std::string& word) {
    return std::ranges::find(known, word) != known.end();
  };
  static const Words given = {"yes", "partly", "no", "not-applicable"};
  const bool named = names_itself(answer.source) && names_itself(answer.norm) &&
                     names_itself(answer.question) && names_itself(answer.measure) &&
                     !answer.subject.empty();
  const bool brief = answer.subject.size() <= text_bytes_most &&
                     answer.remark.size() <= text_bytes_most &&
                     answer.document.size() <= text_bytes_most;
  return named && brief && answer.row > 0 && answer.pieces >= 0 && among(given, answer.given) &&
         (answer.kind.empty() || among(evidence_kinds(), answer.kind));
}

}  // namespace

std::vector<Answer> read_answers(const File& file, const std::vector<Norm>& norms,
                                 Problems& problems) {
  static const std::vector<CsvColumn> columns = {
      {"row"},           {"source"},      {"norm"},    {"question"}, {"measure"},
      {"subject"},       {"answer"},      {"remark"},  {"kind"},     {"document"},
      {"document_date"}, {"valid_until"}, {"expected"}};
  const Node rows = read_csv(file, columns, problems);
  const std::set<int> wrong = lines_of(problems);
  std::vector<Answer> answers;
  int count = 0;
  for (const Node& row : rows.items) {
    ++count;
    const auto before = problems.size();
    Table table(row, file, problems);
    Answer answer = read_answer(table, norms);
    table.noted({"row", "expected"});
    table.finish();
    answer.row = count;
    if (problems.size() > before || wrong.contains(row.line)) continue;
    if (answers.size() < answers_most) {
      answers.push_back(std::move(answer));
    } else {
      table.refuse("row", fmt::format("more than {} answers in one file", answers_most));
    }
  }
  return answers;
}

std::string to_json(const std::vector<Answer>& answers) {
  Json list = Json::array();
  for (const Answer& answer : answers) {
    Json one = {{"row", answer.row},         {"source", answer.source},
                {"norm", answer.norm},       {"question", answer.question},
                {"measure", answer.measure}, {"subject", answer.subject},
                {"answer", answer.given}};
    if (!answer.remark.empty()) one["remark"] = answer.remark;
    if (!answer.kind.empty()) one["kind"] = answer.kind;
    if (!answer.document.empty()) one["document"] = answer.document;
    if (answer.pieces > 0) one["pieces"] = answer.pieces;
    if (answer.dated.named()) one["dated"] = to_string(answer.dated);
    if (answer.valid_until.named()) one["valid_until"] = to_string(answer.valid_until);
    list.push_back(std::move(one));
  }
  return list.dump();
}

Result<std::vector<Answer>> answers_in(std::string_view text) {
  const Error unfit{Fault::invalid, "a list of answers, as 'cadans evidence import' makes it"};
  const Json list = Json::parse(text, nullptr, false);
  if (!list.is_array() || list.size() > answers_most) return unfit;
  std::vector<Answer> answers;
  try {
    for (const Json& one : list) answers.push_back(answer_in(one));
  } catch (const std::exception&) {  // of the library: a field that is missing, or another kind
    return unfit;
  }
  if (!std::ranges::all_of(answers, fits)) return unfit;
  return answers;
}

}  // namespace cadans::settings
