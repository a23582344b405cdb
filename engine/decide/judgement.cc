#include "engine/decide/judgement.h"

#include <algorithm>
#include <array>
#include <set>

#include "engine/decide/subjects.h"
#include "engine/people/subjects.h"

namespace cadans::decide {
namespace {

using settings::Answer;
using settings::Duty;
using settings::Norm;

constexpr std::array<std::string_view, 4> verdict_words = {"close", "part", "trap", "none"};
constexpr std::array<std::string_view, 15> reason_words = {
    "complete",       "kind",         "incomplete", "level",         "design-only",
    "undated",        "expired",      "ahead",      "wrong-process", "other-scope",
    "no-concordance", "empty-remark", "doubled",    "answer",        "no-entry"};

std::size_t place_of(std::string_view level) {
  const auto& levels = settings::evidence_levels();
  return static_cast<std::size_t>(std::ranges::find(levels, level) - levels.begin());
}

// Case and blanks do not make another question.
std::string plain(std::string_view text) {
  std::string all;
  for (const char letter : text) {
    if (letter == ' ') continue;
    all += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  }
  return all;
}

std::string question_of(const Answer& answer) {
  return plain(answer.norm) + "/" + plain(answer.question) + "/" + plain(answer.subject);
}

// The ids of the catalogue that an answer is about.
class Sought {
 public:
  Sought(const Answer& answer, const settings::Catalogue& catalogue) {
    const Norm* norm = catalogue.norm(answer.norm);
    if (norm == nullptr || norm->kind == Norm::Kind::law) return;
    if (norm->kind == Norm::Kind::measures) {
      ids_.push_back(answer.norm + ":" + answer.measure);
      return;
    }
    row_ = catalogue.control(answer.norm, answer.measure);
    unknown_ = row_ == nullptr;
    for (const std::string& today : norm->became) {
      if (row_ != nullptr) ids_.push_back(today + ":" + row_->control);
    }
  }

  [[nodiscard]] bool in(const Duty& duty) const {
    return std::ranges::any_of(duty.clause_refs, [&](const std::string& ref) {
      return std::ranges::any_of(ids_, [&](const std::string& id) {
        return ref == id || (row_ != nullptr && ref.starts_with(id + "."));
      });
    });
  }
  [[nodiscard]] bool without_row() const { return unknown_; }
  [[nodiscard]] bool unverified() const { return row_ != nullptr && !row_->verified; }

 private:
  std::vector<std::string> ids_;
  const settings::Concordance* row_ = nullptr;  // of an old norm: at the level of the control
  bool unknown_ = false;
};

struct Assessed {
  Carrier carrier;
  Verdict verdict = Verdict::trap;
  Reason reason = Reason::other_scope;
};

class Judging {
 public:
  explicit Judging(const JudgedIn& scope) : scope_(scope) {}

  Judgement judge(const Answer& answer) {
    const bool first = asked_.insert(question_of(answer)).second;
    const Sought sought(answer, scope_.rules.catalogue);
    Judgement judgement = by_entries(answer, sought);
    judgement.unverified = sought.unverified();
    const auto set_aside = [&](Verdict verdict, Reason reason) {
      judgement.verdict = verdict;
      judgement.reason = reason;
      if (reason != Reason::answer) judgement.entries.clear();
      judgement.returning.clear();
      return judgement;
    };
    if (!first) return set_aside(Verdict::trap, Reason::doubled);
    if (answer.given != "yes") return set_aside(Verdict::none, Reason::answer);
    if (answer.remark.empty()) return set_aside(Verdict::trap, Reason::empty_remark);
    if (sought.without_row()) return set_aside(Verdict::trap, Reason::no_concordance);
    return judgement;
  }

 private:
  // Those that it serves best, of the entries that carry it.
  Judgement by_entries(const Answer& answer, const Sought& sought) const {
    Judgement judgement;
    const std::vector<Assessed> all = carriers(answer, sought, judgement);
    if (all.empty()) return judgement;
    const auto best = std::ranges::min_element(all, {}, &Assessed::verdict);
    judgement.verdict = best->verdict;
    judgement.reason = best->reason;
    for (const Assessed& one : all) {
      const bool serves = one.verdict == best->verdict || answer.given != "yes";
      if (serves) judgement.entries.push_back(one.carrier);
    }
    return judgement;
  }

  // The entries that carry it; duties that come back are noted beside them.
  std::vector<Assessed> carriers(const Answer& answer, const Sought& sought,
                                 Judgement& judgement) const {
    std::vector<Assessed> all;
    for (const Duty& duty : scope_.rules.catalogue.duties()) {
      if (duty.ended || duty.stage > scope_.stage || !sought.in(duty)) continue;
      if (duty.anchor == settings::Anchor::last_done) add_returning(answer, duty, judgement);
      const bool entry = duty.stage > 0 && duty.recurrence == settings::Recurrence::once;
      if (entry && !is_replaced(answer, duty)) all.push_back(assess(answer, duty));
    }
    if (answer.given != "yes") std::erase_if(all, beside_scope);
    return all;
  }

  [[nodiscard]] std::vector<people::Subject> subjects(const Duty& duty) const {
    return subjects_at(scope_.rules, duty, scope_.stage);
  }

  // Over this subject another duty runs in its place.
  [[nodiscard]] bool is_replaced(const Answer& answer, const Duty& duty) const {
    const Duty* other = scope_.rules.catalogue.replacing(duty.id);
    if (other == nullptr || other->ended || other->stage > scope_.stage) return false;
    const auto theirs = subjects(*other);
    return std::ranges::find(theirs, subject_of(answer, duty)) != theirs.end();
  }

  static people::Subject subject_of(const Answer& answer, const Duty& duty) {
    const bool whole = duty.per == "organisation";
    return {duty.per, whole ? std::string() : answer.subject};
  }

  // What was said of the organisation may be of any of its subjects: their owner knows of which.
  void add_returning(const Answer& answer, const Duty& duty, Judgement& judgement) const {
    for (const people::Subject& subject : subjects(duty)) {
      const bool meant = answer.subject == "organisation" || answer.subject == subject.key;
      if (meant) judgement.returning.push_back({&duty, subject});
    }
  }

  // Whether it is about what the entry runs over; if not, why not.
  [[nodiscard]] std::optional<Reason> out_of_scope(const Answer& answer, const Duty& duty) const {
    const people::Subject subject = subject_of(answer, duty);
    if (duty.per == "organisation") {
      return answer.subject == "organisation" ? std::nullopt : std::optional(Reason::other_scope);
    }
    const auto all = subjects(duty);
    if (std::ranges::find(all, subject) != all.end()) return std::nullopt;
    const bool process =
        duty.per == "process" && people::is_known(scope_.rules.organisation, subject);
    return process ? Reason::wrong_process : Reason::other_scope;
  }

  [[nodiscard]] std::optional<Reason> out_of_time(const Answer& answer, const Duty& duty) const {
    if (answer.dated > scope_.today) return Reason::ahead;
    LocalDate last = answer.valid_until;
    if (!last.named() && answer.dated.named()) last = valid_to(duty, answer.dated);
    return last.named() && last < scope_.today ? std::optional(Reason::expired) : std::nullopt;
  }

  // What is lacking there is no gap of the entry.
  static bool beside_scope(const Assessed& one) {
    return one.reason == Reason::other_scope || one.reason == Reason::wrong_process;
  }

  static Reason shortcoming(const Answer& answer, const Duty& duty) {
    if (answer.document.empty()) return Reason::design_only;
    if (!answer.dated.named()) return Reason::undated;
    if (answer.kind != duty.asks) return Reason::kind;
    if (place_of(level_of(answer.kind)) < place_of(duty.level)) return Reason::level;
    const bool whole = answer.pieces >= static_cast<int>(duty.evidence_nl.size());
    return whole ? Reason::complete : Reason::incomplete;
  }

  [[nodiscard]] Assessed assess(const Answer& answer, const Duty& duty) const {
    Assessed one{{&duty, subject_of(answer, duty)}};
    if (const auto trap = out_of_scope(answer, duty)) return one.reason = *trap, one;
    if (const auto trap = out_of_time(answer, duty)) return one.reason = *trap, one;
    one.reason = shortcoming(answer, duty);
    one.verdict = one.reason == Reason::complete ? Verdict::close : Verdict::part;
    return one;
  }

  const JudgedIn& scope_;
  std::set<std::string> asked_;
};

}  // namespace

std::vector<Judgement> judge(const std::vector<Answer>& answers, const JudgedIn& scope) {
  Judging judging(scope);
  std::vector<Judgement> all;
  all.reserve(answers.size());
  for (const Answer& answer : answers) all.push_back(judging.judge(answer));
  return all;
}

std::string_view word_of(Verdict verdict) {
  return verdict_words.at(static_cast<std::size_t>(verdict));
}

std::string_view word_of(Reason reason) {
  return reason_words.at(static_cast<std::size_t>(reason));
}

std::string_view level_of(std::string_view kind) {
  if (kind.empty()) return "design";
  const bool works = kind == "test" || kind == "figure" || kind == "signature";
  return works ? "operation" : "existence";
}

LocalDate valid_to(const Duty& duty, LocalDate dated) {
  return duty.validity ? time::plus(dated, *duty.validity) : LocalDate();
}

}  // namespace cadans::decide
