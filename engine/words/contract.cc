#include "engine/words/contract.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "engine/words/contract_parts.h"

namespace cadans::words {
namespace {

using enum Section;

constexpr std::array all_mails{
    // to the one who does the work
    Shape{"mail.new",
          "task_title subject_name? due_date@ evidence_asked effort? earlier_evidence? "
          "component_name basis_word clauses? own_date! law! body_name? meeting_date@? "
          "papers_close@? papers_closed! next_date@? nil_allowed! date_passed! statutory_date@? "
          "open_years? should_have_come@? passed_count#?",
          fresh},
    Shape{"mail.before",
          "task_title subject_name? due_date@ working_days# evidence_asked law! body_name? "
          "meeting_date@? papers_close@? papers_closed! date_passed! statutory_date@? open_years?",
          week},
    Shape{"mail.due",
          "task_title subject_name? evidence_missing planned_limit@? manager_name? manager_date@? "
          "law! body_name? meeting_date@? papers_close@? statutory_date@? open_years?",
          today, true},
    Shape{"mail.overdue",
          "task_title subject_name? due_date@ days_late# evidence_missing next_date@? next_name? "
          "next_title? next_body! law! body_name? meeting_date@? papers_close@? papers_closed! "
          "statutory_date@? open_years?",
          late, true},
    Shape{"mail.returned", "task_title subject_name? approver_name? remark? due_date@ date_passed!",
          today},
    Shape{"mail.done",
          "task_title subject_name? approver_name? counts_for#? component_done? stage#? "
          "parts_left#? next_month?",
          other},
    Shape{"mail.handed-on",
          "task_title subject_name? by_name reason? due_date@ evidence_asked date_passed!", fresh},
    Shape{"mail.moved", "task_title subject_name? by_name old_date@ due_date@ reason?", other},
    Shape{"mail.rule-moved", "task_title subject_name? by_name old_date@ due_date@ reason?", other},
    Shape{"mail.advised",
          "task_title subject_name? by_name due_date@ agreed_date@? to_body? to_meeting@? "
          "accept_until@? advice?",
          other},
    Shape{"mail.kept", "task_title subject_name? by_name? remark? due_date@ date_passed!", week},
    Shape{"mail.lapsing", "evidence_title lapse_date@ counts_for#", week},
    Shape{"mail.lapsed",
          "task_title subject_name? evidence_title lapse_date@ due_date@ date_passed!", fresh},
    Shape{"mail.offered", "offer_count# source", week},
    Shape{"mail.doubted", "task_title subject_name? evidence evidence_asked remark", week},
    Shape{"mail.deputy", "absent_person absent_position until_date@ task_count# manager_name?",
          other},
    Shape{
        "mail.back",
        "deputy_name? done_count# open_count# task_title? due_date@? kept[task_title "
        "subject_name? due_date@ by_name] told[task_title subject_name? owner_position due_date@]",
        other},
    Shape{"mail.leaving",
          "until_date@ deputy_name? task_count# tasks[task_title subject_name? due_date@]", other},
    Shape{"mail.taken-over",
          "held_position task_count# tasks[task_title subject_name? due_date@ date_passed!] "
          "remind_date@?",
          other},
    // to the second pair of eyes, the helper, the manager
    Shape{"mail.approve", "task_title subject_name? owner_name evidence? again_date@?", approve},
    Shape{"mail.look", "task_title subject_name? owner_name evidence evidence_asked", approve},
    Shape{"mail.audit-announced", "audit_title auditor_name start_date@ criteria scope method",
          other},
    Shape{"mail.audit-answered", "audit_title response?", week},
    Shape{"mail.audit-outcome", "audit_title grade_word evidence findings?", other},
    Shape{"mail.help",
          "task_title subject_name? owner_name owner_position remark? due_date@ evidence_asked "
          "date_passed!",
          manage},
    Shape{"mail.not-mine",
          "task_title subject_name? owner_name owner_position reason suggestion? due_date@ "
          "answer_date@ date_passed!",
          manage},
    Shape{
        "mail.rung-1",
        "team_name task_count# tasks[task_title subject_name? owner_position due_date@ days_late# "
        "evidence_missing handed_in_on@? checker_position? planned_date@? help_remark? law! "
        "date_passed!] next_date@? next_name? next_body!",
        manage, false, "tasks"},
    Shape{"mail.overview",
          "task_count# tasks[task_title subject_name? team_name owner_position due_date@ "
          "planned_date@? help_remark? handed_in_on@? checker_position? date_passed!]",
          manage, false, "tasks"},
    Shape{"mail.summer",
          "task_count# more_count#? tasks[task_title subject_name? owner_position due_date@]",
          manage, false, "tasks"},
    Shape{"mail.overload", "owner_position task_count#", manage},
    Shape{"mail.personal",
          "task_title due_date@ weeks_left# date_passed! evidence_asked clauses? along_name? "
          "next_date@? next_name? next_title? next_body! law!",
          alone},
    Shape{"mail.reads-along",
          "task_title owner_name owner_position due_date@ weeks_left# "
          "date_passed! evidence_asked",
          week},
    Shape{"mail.retention",
          "task_count# more_count#? tasks[task_title subject_name? owner_position due_date@ "
          "date_passed!]",
          week, false, "tasks"},
    Shape{"mail.affected",
          "task_title process_name owner_position due_date@ days_late# next_date@? next_name?",
          other},
    Shape{"mail.solved", "task_title subject_name? owner_position done_date@", other},
    Shape{"mail.ended", "task_title subject_name? owner_position missed! by_name reason?", other},
    // to the CISO
    Shape{"mail.overview-advice",
          "task_count# tasks[task_title subject_name? team_name owner_position due_date@ "
          "planned_date@? help_remark? handed_in_on@? checker_position? date_passed! answered_on@? "
          "agreed_date@?]",
          advise, false, "tasks"},
    Shape{
        "mail.rung-2",
        "task_title subject_name? due_date@ days_late# owner_position manager_name? owner_asked@? "
        "manager_asked@? manager_missed! remark? risk? basis_word gate_stage#? body_name? "
        "meeting_date@? papers_close@? measure_holds! acceptor_position? agenda_date@? "
        "handed_in_on@? checker_position?",
        advise},
    Shape{"mail.monday",
          "choice_count# tasks[team_name task_title subject_name? owner_position due_date@ "
          "days_late# asked_date@? basis_word agenda_date@? body_name? meeting_date@? "
          "handed_in_on@? checker_position?] "
          "meeting_date@? papers_close@? minutes#? running_count# done_count# "
          "coming[task_title owner_position due_date@] bounced[to_position reason?] "
          "passed_over[task_title subject_name? owner_position due_date@] cycles[cycle_said] "
          "vacancies[vacant_position acting_name?]",
          alone},
    // meetings, gates and stages
    Shape{"mail.agenda",
          "topic was_due@? body_name meeting_date@ papers_close@ drafter_name drafter_position "
          "no_advice! advice? adviser_name? accept_until@?",
          today},
    Shape{"mail.agenda-reminder", "topic was_due@? body_name meeting_date@ papers_close@", today},
    Shape{"mail.agenda-undecided", "topic was_due@? body_name meeting_date@ number?", today},
    Shape{"mail.agenda-withdrawn", "topic body_name meeting_date@ number? task_state? reason?",
          today},
    Shape{"mail.agenda-ahead",
          "topic was_due@? body_name meeting_date@ papers_close@ drafter_name drafter_position "
          "advice? adviser_name? accept_until@?",
          week},
    Shape{"mail.agenda-missed",
          "topic was_due@? body_name meeting_date@ times#? next_meeting@? drafter_position",
          manage},
    Shape{"mail.agenda-placed", "topic was_due@? body_name meeting_date@ number?", other},
    Shape{"mail.agenda-outcome",
          "topic body_name decided! deferred! withdrawn! decided_on@ number? decision? link? "
          "reason? next_meeting@?",
          other},
    Shape{"mail.gate-check", "gate_title stage# item_count# decider", approve},
    Shape{"mail.gate",
          "gate_title stage# items[item_title done_date@] checker_position? checker_remark?",
          approve},
    Shape{"mail.gate-outcome",
          "gate_title stage# decider decided_on@ reason? again_date@? "
          "open[item_title owner_position]",
          other},
    Shape{"mail.gate-not-shown", "gate_title stage# decider open[item_title owner_position]",
          other},
    Shape{"mail.stage-reached", "stage# decider decided_on@ teams? next_stage#? start_date@?",
          other},
    // to the municipal secretary
    Shape{"mail.vacant",
          "vacant_count# vacant_position? vacancies[vacant_position task_count# acting_name?]",
          manage, false, "vacancies"},
    Shape{"mail.silent-top",
          "task_title subject_name? owner_position due_date@ days_late# evidence_missing "
          "handed_in_on@? checker_position?",
          manage},
    // clocks in hours: never in a digest
    Shape{"mail.clock",
          "incident_number ack_time aware_day@ aware_time moments[moment_title moment_day@ "
          "moment_time] next_name? first_step? filing_portal? login_holders? duty_phone? doubt!",
          alone},
    Shape{"mail.clock-near",
          "incident_number hours_left# moment_title moment_day@ moment_time holder_name? ack_time?",
          alone},
    Shape{"mail.clock-passed", "incident_number moment_title moment_day@ moment_time told_names?",
          alone},
    // to the administrator, or whoever releases
    Shape{"mail.bounced", "to_position reason? task_title? next_name? doubt!", other},
    Shape{"mail.parked", "to_position reason? task_title? try_count#", other},
    Shape{"mail.clock-ahead", "span shown_date@ shown_time", alone},
    Shape{"mail.forecast", "golive_date@ until_date@ by_team[team_name task_count# passed_count#?]",
          alone},
    Shape{"mail.proposal", "by_name task_count#?", alone},
    Shape{"mail.batch-held",
          "mail_count# needs_release! usual_count#? one_person#? release_until@?", other},
    Shape{"mail.held", "by_name? reason mail_count# since_time until_date@?", other},
    Shape{"mail.restored", "backup_time mail_count#", alone},
    // frames and texts to copy
    Shape{"mail.digest",
          "week_count# fresh_count# later_count# more_count#? overload! manager_name?", alone},
    Shape{"mail.announcement",
          "golive_date@ sender_address council_date@? ciso_name ciso_phone? clerk_name", alone},
};

// The names up to the blank that ends the next one; a bracket keeps its blanks.
std::string_view next_name(std::string_view& names) {
  while (names.starts_with(' ')) names.remove_prefix(1);
  const auto bracket = names.find('[');
  const auto blank = names.find(' ');
  const auto end = bracket < blank ? names.find(']') + 1 : std::min(blank, names.size());
  const auto name = names.substr(0, end);
  names.remove_prefix(end);
  return name;
}

NameRule read_name(std::string_view name) {
  NameRule rule;
  if (name.ends_with(']')) {
    const auto bracket = name.find('[');
    rule.kind = NameRule::Kind::rows;
    rule.row = read_names(name.substr(bracket + 1, name.size() - bracket - 2));
    name = name.substr(0, bracket);
  }
  for (; name.find_last_of("?@#!") == name.size() - 1; name.remove_suffix(1)) {
    if (name.back() == '?') rule.optional = true;
    if (name.back() == '@') rule.kind = NameRule::Kind::day;
    if (name.back() == '#') rule.kind = NameRule::Kind::count;
    if (name.back() == '!') rule.kind = NameRule::Kind::flag;
  }
  rule.name = name;
  return rule;
}

// Asked for every sentence that is said, so by a key.
using Index = std::unordered_map<std::string_view, const Shape*>;

Index index_of(std::span<const Shape> all) {
  Index index;
  for (const Shape& shape : all) index.emplace(shape.id, &shape);
  return index;
}

const Shape* find(const Index& index, std::string_view id) {
  const auto found = index.find(id);
  return found == index.end() ? nullptr : found->second;
}

}  // namespace

std::span<const Shape> mail_shapes() { return all_mails; }

std::span<const Shape> sentence_shapes() {
  static const std::vector<Shape> all = [] {
    std::vector<Shape> shapes;
    for (const auto part : {plain_sentences(), command_sentences(), refusal_sentences()}) {
      shapes.insert(shapes.end(), part.begin(), part.end());
    }
    return shapes;
  }();
  return all;
}

std::string_view foot_names() {
  return "first_name position_title? absent_name? empty_position? helper_name? helper_phone? "
         "portal_address? "
         "formal! task_reference? mail_reference?";
}

const Shape* mail_shape(std::string_view id) {
  static const Index index = index_of(mail_shapes());
  return find(index, id);
}

const Shape* sentence_shape(std::string_view id) {
  static const Index index = index_of(sentence_shapes());
  return find(index, id);
}

bool is_frame(std::string_view mail_id) {
  return mail_id == "mail.digest" || mail_id == "mail.monday" || mail_id == "mail.overview" ||
         mail_id == "mail.overview-advice";
}

std::vector<NameRule> read_names(std::string_view names) {
  std::vector<NameRule> rules;
  for (auto name = next_name(names); !name.empty(); name = next_name(names)) {
    rules.push_back(read_name(name));
  }
  return rules;
}

}  // namespace cadans::words
