#pragma once
// Small questions that every message asks: the title of a thing in the language of the reader, the
// name of who acts, what a body is called.

#include <optional>
#include <string>
#include <string_view>

#include "engine/decide/letter_values.h"
#include "engine/decide/who_has.h"

namespace cadans::decide {

inline constexpr int tasks_most = 10'000;  // running tasks that a list looks through

struct TaskAtDesk {
  InstanceId id;
  Snapshot snapshot;
  TaskFacts facts;
  const settings::Duty* duty = nullptr;
};
[[nodiscard]] std::optional<TaskAtDesk> task_at(const Desk& desk, InstanceId id);

[[nodiscard]] std::string title(const Desk& desk, const settings::Duty& duty);
// A task by its title and its subject, "Risico's bepalen (Uitkeringen verstrekken)".
[[nodiscard]] std::string titled(const Desk& desk, std::string_view title,
                                 std::string_view subject);
[[nodiscard]] std::string gate_title(const Desk& desk, const settings::Gate& gate);
[[nodiscard]] std::string role_title(const Desk& desk, std::string_view role);
// A body inside a sentence, "de directie"; the title of a role that has no such name.
[[nodiscard]] std::string body_name(const Desk& desk, std::string_view role);
[[nodiscard]] std::string position_title(const Desk& desk, std::string_view position);
[[nodiscard]] std::string subject_name(const Desk& desk, const people::Subject& subject);
[[nodiscard]] std::string team_name(const Desk& desk, std::string_view position);
// Who was forgotten since is named by the role.
[[nodiscard]] std::string name_or_role(const Desk& desk, std::string_view person,
                                       std::string_view role);
// Who acts for the position on the reader's day; the title of the position when nobody does.
[[nodiscard]] std::string acting_name(const Desk& desk, std::string_view position);
// The same for a task: who has it.
[[nodiscard]] std::string name_of_who_has(const Desk& desk, const TaskFacts& facts);
[[nodiscard]] std::string person_name(const Desk& desk, std::string_view person);
[[nodiscard]] std::string position_for(const Desk& desk, std::string_view role,
                                       const TaskFacts& facts);
// What a person wrote, or that it was removed.
[[nodiscard]] std::string text_or_removed(const Desk& desk, std::string_view id);
// Of several ids with a blank between.
[[nodiscard]] std::string texts_or_removed(const Desk& desk, std::string_view ids);
[[nodiscard]] std::string word(const Desk& desk, const std::string& id,
                               const words::Values& values = {});
[[nodiscard]] std::string span(const Desk& desk, const Period& period);
// The pieces that show it; of a task of which something was shown, what is missing.
[[nodiscard]] std::string evidence_asked(const Desk& desk, const settings::Duty& duty,
                                         const TaskFacts& task);
// What a duty rests on, as people write it, in mails and in *explain*: "art. 21 lid 3 onder b Cbw,
// maatregelen 5.24.01 en 5.24.02 van de BIO2". Each norm once, in the order of the duty.
[[nodiscard]] std::string clauses(const Desk& desk, const settings::Duty& duty);
[[nodiscard]] std::int64_t days_late(const Desk& desk, const TaskAtDesk& task);

}  // namespace cadans::decide
