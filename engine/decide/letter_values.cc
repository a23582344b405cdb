#include "engine/decide/letter_values.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/decide/agenda_values.h"
#include "engine/decide/help.h"
#include "engine/decide/letter_lists.h"
#include "engine/decide/passing.h"
#include "engine/decide/personal.h"
#include "engine/decide/position_items.h"
#include "engine/people/acting.h"
#include "engine/time/working_days.h"

namespace cadans::decide {
namespace {

using words::Item;
using words::Values;

// Of a task that just came: what it rests on, what comes next, and what may show it already.
void new_values(const Desk& desk, const TaskAtDesk& task, Values& values) {
  if (!task.facts.earlier.empty()) {
    values.text("earlier_evidence", text_or_removed(desk, task.facts.earlier));
  }
  values.text("clauses", clauses(desk, *task.duty));
  const auto row = next_row(task.facts, task.snapshot.progress, desk.rules);
  if (row) values.day("next_date", row->on);
  if (task.facts.should_have_come.named()) {
    values.day("should_have_come", task.facts.should_have_come);
  }
  values.count("passed_count", task.facts.passed_over);
}

Values values_of(const Desk& desk, const Notice& notice, const TaskAtDesk& task) {
  Values values;
  task_values(desk, task, values);
  const std::string component = task.duty->component;
  if (const auto* known = desk.rules.catalogue.component(component)) {
    values.text("component_name",
                desk.reader.language == words::Language::nl ? known->title_nl : known->title_en);
  }
  values.text("effort", span(desk, task.duty->effort));
  if (notice.kind == "new") new_values(desk, task, values);
  if (notice.kind == "overdue") next_values(desk, task, values);
  if (notice.kind == "before") {
    const LocalDate due = shown_day(*task.duty, task.facts, desk.rules);
    values.count("working_days",
                 std::max(0, time::between(desk.reader.today, due, desk.rules.calendars).count));
  }
  const std::string managing = position_for(desk, "line-manager", task.facts);
  if (notice.kind == "due" && !managing.empty()) {
    const auto told = next_told(desk.rules, desk.reader.today, {task.facts, task.snapshot});
    if (told && task.facts.plan[static_cast<std::size_t>(told->row)].to == "line-manager") {
      values.text("manager_name", acting_name(desk, managing));
      values.day("manager_date", told->on);
    }
  }
  return values;
}

std::string text_body(const Desk& desk, std::string_view id) { return desk.state.text(id); }

// Who decided over the task; the line manager where an older journal does not say.
std::string decided_by(const Desk& desk, const TaskFacts& facts) {
  std::string name = person_name(desk, facts.decided_by);
  return name.empty() ? acting_name(desk, position_for(desk, "line-manager", facts)) : name;
}

void affected_values(const Desk& desk, const Notice& notice, const TaskAtDesk& task,
                     Values& values) {
  for (const auto& process : desk.rules.organisation.processes) {
    if (process.owner == notice.position) values.text("process_name", process.name);
  }
  next_values(desk, task, values);
}

// What management decided over the task: who, why, and what was before it.
void decided_values(const Desk& desk, const TaskAtDesk& task, bool ended, Values& values) {
  values.text("by_name", decided_by(desk, task.facts));
  values.text("reason", text_body(desk, task.facts.decided_why));
  if (ended) {
    values.flag("missed", first_region(task.snapshot.state) == "missed");
    return;
  }
  TaskFacts before = task.facts;
  before.target = task.facts.old_target;
  before.meeting = {};
  values.day("old_date", due_day(*task.duty, before, desk.rules));
}

void approve_values(const Desk& desk, const TaskAtDesk& task, Values& values) {
  const std::string& shown = task.facts.evidence;  // empty: nothing to report
  if (!shown.empty()) values.text("evidence", text_or_removed(desk, shown));
  const auto again = eyes_asked_on(task.facts, task.snapshot.progress);
  if (again) values.day("again_date", *again);
}

// What was shown in the round before, and how much builds on it: the entry itself too.
void lapse_values(const Desk& desk, const TaskAtDesk& task, Values& values) {
  const auto before =
      desk.state.find(identity(task.facts.duty, task.facts.subject, task.facts.round - 1));
  const auto facts = before ? desk.state.facts(*before) : std::nullopt;
  const std::string shown = facts ? task_facts(*facts).evidence : std::string();
  const std::string itself =
      titled(desk, title(desk, *task.duty), subject_name(desk, task.facts.subject));
  values.text("evidence_title",
              shown.empty() ? itself : titled(desk, text_or_removed(desk, shown), itself));
  values.day("lapse_date", task.facts.nominal);
  const auto& waiting = desk.rules.catalogue.waiting_for(task.facts.duty);
  values.count("counts_for", 1 + static_cast<std::int64_t>(waiting.size()));
}

// What the CISO answered, and where it went.
void advised_values(const Desk& desk, const TaskAtDesk& task, Values& values) {
  const Advice& advice = task.facts.advice;
  values.text("by_name", name_or_role(desk, advice.by, "ciso"));
  values.day("agreed_date", day_agreed(task.facts));
  if (!advice.why.empty()) values.text("advice", text_or_removed(desk, advice.why));
  if (day_agreed(task.facts).named()) return;
  for (const Told& told : task.facts.told) {
    const auto item = told.item == 0 ? std::nullopt : desk.state.facts({told.item});
    if (!item) continue;
    const ItemFacts paper = item_facts(*item);
    values.text("to_body", body_name(desk, paper.body)).day("to_meeting", paper.meeting);
    values.day("accept_until", paper.accept_until);
  }
}

void act_values(const Desk& desk, const Notice& notice, const TaskAtDesk& task, Values& values) {
  if (notice.kind == "approve") approve_values(desk, task, values);
  if (notice.kind == "help") values.text("remark", text_body(desk, task.facts.help));
  if (notice.kind == "returned" && !task.facts.sent_back.empty()) {
    values.text("approver_name", acting_name(desk, task.facts.checker));
    values.text("remark", text_or_removed(desk, task.facts.sent_back));
  }
  if (notice.kind == "not-mine") {
    values.text("reason", text_or_removed(desk, task.facts.asked_away));
    values.text("suggestion", text_body(desk, task.facts.suggested));
    values.day("answer_date", time::plus(notice.from, WorkingDays{3}, desk.rules.calendars));
  }
  if (notice.kind == "done" && !task.facts.checker.empty()) {
    values.text("approver_name", acting_name(desk, task.facts.checker));
  }
  if (notice.kind == "solved") values.day("done_date", task.facts.closed);
  const bool ended = notice.kind == "ended";
  const bool moved = notice.kind == "moved" || notice.kind == "rule-moved";
  if (ended || moved || notice.kind == "handed-on") {
    decided_values(desk, task, ended, values);
  }
  if (notice.kind == "overload") {
    const std::string open = desk.state.mark("overload/" + task.facts.owner);
    values.count("task_count", std::atoll(open.c_str()));
  }
  if (notice.kind == "advised") advised_values(desk, task, values);
  if (notice.kind == "affected") affected_values(desk, notice, task, values);
}

Item item_of(const Desk& desk, const Notice& notice, const TaskAtDesk& task) {
  Values values = values_of(desk, notice, task);
  act_values(desk, notice, task, values);
  if (notice.kind == "lapsing" || notice.kind == "lapsed") lapse_values(desk, task, values);
  if (notice.kind == personal_kind || notice.kind == reads_along_kind) {
    personal_values(desk, task, values);
    next_values(desk, task, values);
  }
  return {"mail." + notice.kind, std::move(values)};
}

// The CISO manages a line too: what a ladder puts to the line manager is asked that way of the CISO
// as well. On any other rung, and told with another, the CISO advises.
bool as_line_manager(const Desk& desk, const TaskAtDesk& task, const std::string& position,
                     int rung) {
  if (position_for(desk, "ciso", task.facts) != position) return true;
  if (position_for(desk, "line-manager", task.facts) != position) return false;
  const settings::Ladder* ladder = desk.rules.ladders.find(task.facts.ladder);
  return ladder != nullptr &&
         std::any_of(ladder->rows.begin(), ladder->rows.end(), [&](const settings::LadderRow& row) {
           return row.rung == rung && row.to == "line-manager";
         });
}

// A rung may be whose process it touches: nothing is asked there, it is to be known.
bool as_process_owner(const Desk& desk, const Notice& notice, const TaskAtDesk& task) {
  constexpr std::string_view role = "process-owner";
  const settings::Ladder* ladder = desk.rules.ladders.find(task.facts.ladder);
  if (ladder == nullptr || position_for(desk, role, task.facts) != notice.position) return false;
  return std::any_of(ladder->rows.begin(), ladder->rows.end(), [&](const settings::LadderRow& row) {
    return row.rung == notice.rung && row.to == role;
  });
}

bool manages_line(const Desk& desk, const Notice& notice, const TaskAtDesk& task) {
  return as_line_manager(desk, task, notice.position, notice.rung);
}

bool follows_as_manager(const Desk& desk, const Notice& notice, const TaskAtDesk& task) {
  if (position_for(desk, "ciso", task.facts) != notice.position) return true;
  const auto& told = task.facts.told;
  return std::any_of(told.begin(), told.end(), [&](const Told& one) {
    return one.position == notice.position && as_line_manager(desk, task, one.position, one.rung);
  });
}

// Members of the college and the council are written to formally.
bool read_formally(const Desk& desk) {
  for (const settings::Role& role : desk.rules.catalogue.roles()) {
    if (role.line != "governance") continue;
    for (const auto* position : desk.rules.organisation.positions.holding(role.key)) {
      if (position->occupant == desk.person) return true;
    }
  }
  return false;
}

// What a mail is about by its number: "T12", "A41", "agendapunt 28"; "" for what has none to ask
// for.
std::string reference(const Desk& desk, InstanceId id) {
  const std::string number = std::to_string(id.n);
  const bool in_hand = desk.in_hand != nullptr && desk.in_hand->id == id;
  if (in_hand || task_at(desk, id)) return "T" + number;
  const auto snapshot = desk.state.snapshot(id);
  if (snapshot && snapshot->workflow == "audit") return "A" + number;
  if (!snapshot || snapshot->workflow != "agenda_item") return {};
  const auto text = words::sentence(desk.rules.messages, desk.reader, "text.item",
                                    Values().text("number", number));
  return text ? *text : std::string();
}

// The positions without anybody that this reader acts for today.
std::string empty_positions(const Desk& desk, const std::vector<Notice>& notices) {
  std::set<std::string> seen;
  std::string titles;
  for (const Notice& notice : notices) {
    if (!seen.insert(notice.position).second) continue;
    const auto acting = people::who_acts(desk.rules.organisation, notice.position,
                                         desk.reader.today, desk.rules.calendars);
    if (acting.rule != people::ActingRule::deputy_for_vacancy &&
        acting.rule != people::ActingRule::up_the_line) {
      continue;
    }
    titles += (titles.empty() ? "" : ", ") + position_title(desk, notice.position);
  }
  return titles;
}

// What a mail says, by the list in which a task stands.
struct Gathered {
  std::vector<Item> items;
  std::map<std::string, std::vector<TaskAtDesk>> managed;
  std::vector<TaskAtDesk> advised;
  std::vector<TaskAtDesk> followed;
  std::vector<TaskAtDesk> advised_before;
  bool to_fill = false;
  bool listed = false;
  std::map<std::string, std::size_t>
      bundles;  // the item that lists their subjects, by what is asked
};

// What is asked of one owner for several subjects on one day is one line that names them.
void gather_asked(const Desk& desk, const Notice& notice, const TaskAtDesk& task, Gathered& all) {
  Item item = item_of(desk, notice, task);
  const std::string subject = subject_name(desk, task.facts.subject);
  if (!task.duty->bundle.empty() && !subject.empty()) {
    const std::string what = notice.kind + "/" + task.duty->id + "/" +
                             to_string(shown_day(*task.duty, task.facts, desk.rules));
    const auto [known, first] = all.bundles.emplace(what, all.items.size());
    if (!first) {
      Values& listed = all.items[known->second].values;
      const std::string before = std::get<std::string>(*listed.find("subject_name"));
      listed.text("subject_name", before + ", " + subject);
      return;
    }
  }
  all.items.push_back(std::move(item));
}

bool asks(const Notice& notice) {
  return notice.kind == "new" || notice.kind == "before" || notice.kind == "due" ||
         notice.kind == "overdue";
}

void gather(const Desk& desk, const Notice& notice, const TaskAtDesk& task, Gathered& all) {
  if (notice.kind == "overview") {
    const bool manages = follows_as_manager(desk, notice, task);
    return (manages ? all.followed : all.advised_before).push_back(task);
  }
  if (asks(notice)) return gather_asked(desk, notice, task, all);
  if (notice.kind != "rung") return all.items.push_back(item_of(desk, notice, task));
  if (as_process_owner(desk, notice, task)) {
    Notice touched = notice;
    touched.kind = "affected";
    return all.items.push_back(item_of(desk, touched, task));
  }
  if (manages_line(desk, notice, task)) {
    return all.managed[team_name(desk, task.facts.owner)].push_back(task);
  }
  if (notice.monday) return all.advised.push_back(task);
  all.items.push_back(advice_item(desk, task));
}

}  // namespace

std::string first_name(std::string_view name) {
  const std::string_view first = name.substr(0, name.find(' '));
  return std::string(first.ends_with('.') ? name : first);
}

std::vector<Item> items_of(const Desk& desk, const std::vector<Notice>& notices) {
  Gathered all;
  for (const Notice& notice : notices) {
    if (notice.kind == "vacant") {  // in older stores it names a task
      all.to_fill = true;
    } else if (const auto task = task_at(desk, notice.instance)) {
      gather(desk, notice, *task, all);
    } else if (notice.kind == "monday") {
      all.listed = true;
    } else if (auto about = position_item(desk, notice)) {
      all.items.push_back(*std::move(about));
    } else if (auto item = agenda_values(desk, notice)) {
      all.items.push_back(std::move(*item));
    }
  }
  std::vector<Item> items = std::move(all.items);
  for (const auto& [team, tasks] : all.managed) items.push_back(manager_item(desk, team, tasks));
  if (auto vacant = all.to_fill ? vacant_item(desk) : std::nullopt) {
    items.push_back(*std::move(vacant));
  }
  if (all.listed || !all.advised.empty()) items.push_back(monday_item(desk, all.advised));
  if (!all.followed.empty()) items.push_back(overview_item(desk, all.followed));
  if (!all.advised_before.empty()) {
    items.push_back(advice_overview_item(desk, all.advised_before));
  }
  return items;
}

Values about_person(const Desk& desk, const std::vector<Notice>& notices) {
  Values about;
  about.text("first_name", first_name(person_name(desk, desk.person)));
  if (notices.empty()) return about;
  const auto acting = people::who_acts(desk.rules.organisation, notices.front().position,
                                       desk.reader.today, desk.rules.calendars);
  about.text("position_title", position_title(desk, acting.position));
  const auto* asked = desk.rules.organisation.positions.find(notices.front().position);
  if (acting.rule == people::ActingRule::deputy_for_absence && asked != nullptr) {
    about.text("absent_name", person_name(desk, asked->occupant));
  }
  about.text("empty_position", empty_positions(desk, notices));
  TaskFacts asked_of;
  asked_of.owner = notices.front().position;
  const std::string helps = helper_for(desk.rules, desk.reader.today, asked_of, desk.person);
  if (!helps.empty()) about.text("helper_name", acting_name(desk, helps));
  about.flag("formal", read_formally(desk));
  if (static_cast<int>(notices.size()) > desk.rules.settings.digest.overload_items) {
    about.flag("overload");
    TaskFacts owned;
    owned.owner = notices.back().position;
    const std::string manager = position_for(desk, "line-manager", owned);
    if (!manager.empty()) about.text("manager_name", acting_name(desk, manager));
  }
  std::string references;
  for (const Notice& notice : notices) {
    const std::string one = reference(desk, notice.instance);
    references += (references.empty() || one.empty() ? "" : ", ") + one;
  }
  about.text("task_reference", references);
  return about;
}

}  // namespace cadans::decide
