#include "engine/settings/catalogue_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace cadans::settings {
namespace {

using people::RoleKind;

bool not_shorter(const Period& lead, const Period& interval) {
  constexpr LocalDate any{std::chrono::year(2027) / std::chrono::January / 31};
  if (lead.in_hours()) return false;
  return time::plus(any, interval) <= time::plus(any, lead);
}

// Every name of one kind, and the refusal of the second time it comes.
class Names {
 public:
  Names(std::string_view kind, Problems& problems) : kind_(kind), problems_(&problems) {}

  void add(const std::string& name, const Place& place) {
    const auto [at, fresh] = places_.emplace(name, place);
    if (fresh) {
      known_.push_back(name);
    } else if (!name.empty()) {
      refuse(place, fmt::format("{} {} stands at {}:{} already", kind_, in_quotes(name),
                                at->second.file, at->second.line));
    }
  }
  void want(std::string_view key, const std::string& name, const Place& place) {
    if (name.empty() || places_.contains(name)) return;
    refuse(place, fmt::format("'{}': {}", key, unknown(kind_, name, known_)));
  }

 private:
  void refuse(const Place& place, std::string text) {
    problems_->push_back({place, Severity::error, std::move(text)});
  }

  std::string_view kind_;
  Problems* problems_;
  std::map<std::string, Place, std::less<>> places_;
  Words known_;
};

class CatalogueCheck {
 public:
  CatalogueCheck(const CatalogueParts& parts, Problems& problems)
      : parts_(parts),
        problems_(problems),
        roles_("role", problems),
        components_("component", problems),
        steps_("duty or gate", problems),
        norms_("norm", problems),
        themes_("theme", problems) {}

  void run() {
    for (const Role& role : parts_.roles) {
      roles_.add(role.key, role.place);
      kinds_.emplace(role.key, role.kind);
    }
    for (const Component& one : parts_.components) components_.add(one.key, one.place);
    for (const Duty& duty : parts_.duties) steps_.add(duty.id, duty.place);
    for (const Gate& gate : parts_.gates) steps_.add(gate.id, gate.place);
    for (const Duty& duty : parts_.duties) check(duty);
    for (const Gate& gate : parts_.gates) check(gate);
    for (const Theme& theme : parts_.themes) themes_.add(theme.key, theme.place);
    check_norms();
    find_circles();
  }

 private:
  // Nothing can wait for what is asked of nobody any more.
  void want_step(std::string_view key, const std::string& id, const Place& place) {
    steps_.want(key, id, place);
    const auto duty = std::ranges::find(parts_.duties, id, &Duty::id);
    if (duty == parts_.duties.end() || !duty->ended) return;
    problems_.push_back(
        {place, Severity::error, fmt::format("'{}': {} has ended; take it out here", key, id)});
  }

  void check(const Duty& duty) {
    components_.want("component", duty.component, duty.place);
    roles_.want("role", duty.role, duty.place);
    roles_.want("drafter", duty.drafter, duty.place);
    roles_.want("approver", duty.approver, duty.place);
    if (duty.review != "sample") roles_.want("review", duty.review, duty.place);
    check_audit(duty);
    for (const std::string& id : duty.depends_on) want_step("depends_on", id, duty.place);
    check_replaced(duty);
    check_owner(duty);
    check_timing(duty);
    if (duty.approver == duty.doer() || duty.review == duty.doer()) {
      refuse(duty, fmt::format("'{}' would look at its own work; name another", duty.doer()));
    }
  }

  // Nobody answers for what they audit.
  void check_audit(const Duty& duty) {
    roles_.want("answers", duty.answers, duty.place);
    if (duty.answers.empty()) return;
    if (is(duty.answers, RoleKind::body) || is(duty.answers, RoleKind::outside)) {
      refuse(duty,
             fmt::format("'answers': '{}' writes no response, name a position", duty.answers));
    }
    if (duty.answers == duty.doer()) {
      refuse(duty, fmt::format("'{}' would audit its own work; name another", duty.answers));
    }
  }

  void check_replaced(const Duty& duty) {
    for (const std::string& id : duty.replaces) {
      want_step("replaces", id, duty.place);
      if (id == duty.id) refuse(duty, "'replaces': it would replace itself");
      const auto other = std::ranges::find(parts_.duties, id, &Duty::id);
      if (other != parts_.duties.end() && other->per != duty.per) {
        refuse(duty, fmt::format("'replaces': {} runs per {}, and this per {}", id, other->per,
                                 duty.per));
      }
      const auto [at, first] = replaced_.emplace(id, duty.id);
      if (first || id == duty.id) continue;
      refuse(duty, fmt::format("'replaces': {} is replaced by {} already", id, at->second));
    }
  }

  void check_owner(const Duty& duty) {
    if (is(duty.role, RoleKind::body) && duty.drafter.empty()) {
      refuse(duty, fmt::format("nobody can own it: '{}' is a body, name a drafter", duty.role));
    }
    const std::string& doer = duty.doer();
    if (is(doer, RoleKind::outside) || (!duty.drafter.empty() && is(doer, RoleKind::body))) {
      refuse(duty,
             fmt::format("nobody can own it: '{}' has no task and no mail, name a position", doer));
    }
    static const std::map<std::string, Words, std::less<>> found_through = {
        {"process-owner", {"process", "supplier", "risk", "finding", "incident", "ot-asset"}},
        {"system-owner", {"system", "vulnerability", "finding"}},
        {"line-manager", {"team", "person", "position"}},
        {"board-member", {"board-member"}},
        {"named", {"condition", "audit"}}};
    const auto subjects = found_through.find(doer);
    if (subjects == found_through.end() || !is(doer, RoleKind::relative)) return;
    if (std::ranges::find(subjects->second, duty.per) != subjects->second.end()) return;
    refuse(duty, fmt::format("nobody can own it: '{}' is found through a {}, and this is per {}",
                             doer, fmt::join(subjects->second, ", "), duty.per));
  }

  void check_timing(const Duty& duty) {
    if (duty.anchor == Anchor::deps_done && duty.depends_on.empty()) {
      refuse(duty, "'anchor': deps-done needs at least one id in depends_on");
    }
    const bool event = duty.recurrence == Recurrence::event;
    if (event != (duty.anchor == Anchor::event)) {
      refuse(duty, "'recurrence' event goes with an anchor event:NAME, and only with it");
    }
    const bool dated = duty.anchor == Anchor::calendar || duty.anchor == Anchor::last_done;
    const bool ruled = duty.recurrence == Recurrence::rule;
    const bool on_a_day = duty.recurrence == Recurrence::once && duty.first_due.named();
    if (duty.first_due.named() && duty.anchor != Anchor::calendar) {
      refuse(duty, "'first_due' goes with an anchor calendar");
    }
    if (ruled != dated && !(on_a_day && duty.anchor == Anchor::calendar)) {
      refuse(duty, "'recurrence' by a rule goes with an anchor calendar or last-done, and only so");
    }
    if (ruled && duty.rule) check_rule(duty, duty.rule->interval().has_value());
    if (!duty.effort.in_hours()) refuse(duty, "'effort' is in hours, as PT8H");
  }

  // Counted from the last time it is an interval; by the calendar it names its own days.
  void check_rule(const Duty& duty, bool is_interval) {
    const bool by_calendar = duty.anchor == Anchor::calendar;
    if (by_calendar && is_interval) {
      refuse(duty, "'recurrence' names no day of the year; add BYMONTH and BYMONTHDAY");
    }
    if (!by_calendar && !is_interval) {
      refuse(duty,
             "'recurrence' names days, and an anchor last-done counts from the last time; "
             "write FREQ and INTERVAL alone");
    }
    if (duty.interval.empty()) {
      refuse(duty, "'interval' is missing: calendar-year, calendar-month or max-interval");
    }
    if (by_calendar && duty.interval == "max-interval") {
      refuse(duty, "'interval': max-interval counts from the last time; anchor it at last-done");
    }
    if (duty.interval == "max-interval" && duty.misfire == Misfire::each) {
      refuse(duty, "'misfire': counted from the last time one comes at a time; write once or skip");
    }
    if (duty.lead_time.in_hours() && !duty.lead_time.zero()) {
      refuse(duty, "'lead_time' of what comes back is in days or weeks, as P2W");
    }
    if (is_interval && not_shorter(duty.lead_time, *duty.rule->interval())) {
      refuse(duty,
             "'lead_time' is as long as the interval: the next task would come before the last "
             "is done");
    }
    if (!by_calendar && !duty.first) {
      refuse(duty, "'first' is missing: what happens when nobody knows when it was last done");
    }
  }

  void check(const Gate& gate) {
    roles_.want("decided_by", gate.decided_by, gate.place);
    roles_.want("checked_by", gate.checked_by, gate.place);
    for (const std::string& id : gate.requires_ids) {
      want_step("requires", id, gate.place);
      const auto duty = std::ranges::find(parts_.duties, id, &Duty::id);
      if (duty == parts_.duties.end() || !duty->optional) continue;
      refuse(*duty, fmt::format("is optional, and {} asks it; one of the two", gate.id));
    }
    check_test(gate);
    if (gate.requires_ids.empty()) {
      problems_.push_back({gate.place, Severity::error, "'requires' names no duty"});
    }
    if (is(gate.checked_by, RoleKind::body) || is(gate.checked_by, RoleKind::outside)) {
      problems_.push_back({gate.place, Severity::error, "'checked_by' must be a position"});
    }
  }

  // Only the last gate has a machine for it, and only what comes back tests it again.
  void check_test(const Gate& gate) {
    if (gate.tested_after.empty()) return;
    want_step("tested_after", gate.tested_after, gate.place);
    if (!gate.exit || gate.stage != 3) {
      problems_.push_back(
          {gate.place, Severity::error, "'tested_after' belongs to the gate that ends stage 3"});
    }
  }

  // One id of an old norm becomes one control.
  void check_norms() {
    for (const Norm& norm : parts_.norms) norms_.add(norm.key, norm.place);
    Names ids("concordance of", problems_);
    for (const Concordance& row : parts_.concordance) {
      norms_.want("norm", row.norm, row.place);
      ids.add(row.norm + ":" + row.id, row.place);
      const auto norm = std::ranges::find(parts_.norms, row.norm, &Norm::key);
      if (norm == parts_.norms.end() || norm->kind == Norm::Kind::old) continue;
      problems_.push_back({row.place, Severity::error,
                           fmt::format("'norm': {} is no old norm; its ids stand as they are",
                                       in_quotes(row.norm))});
    }
  }

  // A walk in depth over what each step waits for; grey steps are on the path.
  void find_circles() {
    for (const Duty& duty : parts_.duties) waits_[duty.id] = {&duty.depends_on, duty.place};
    for (const Gate& gate : parts_.gates) waits_[gate.id] = {&gate.requires_ids, gate.place};
    for (const Duty& duty : parts_.duties) {
      if (!done_.contains(duty.id)) walk(duty.id);
    }
    for (const Gate& gate : parts_.gates) {
      if (!done_.contains(gate.id)) walk(gate.id);
    }
  }

  void walk(const std::string& start) {
    struct Step {
      std::string id;
      std::size_t next = 0;
    };
    std::vector<Step> path = {{start}};
    while (!path.empty()) {
      Step& step = path.back();
      const std::vector<std::string>& ids = *waits_.find(step.id)->second.ids;
      if (step.next == ids.size()) {
        done_.insert(step.id);
        path.pop_back();
        continue;
      }
      const std::string id = ids[step.next++];
      if (!waits_.contains(id) || done_.contains(id)) continue;
      const auto met = std::ranges::find_if(path, [&](const Step& one) { return one.id == id; });
      if (met == path.end()) {
        path.push_back({id});
        continue;
      }
      std::string circle;
      for (auto at = met; at != path.end(); ++at) circle += at->id + " > ";
      problems_.push_back(
          {waits_.find(id)->second.place, Severity::error,
           fmt::format("'depends_on' goes round: {}{}; take one of them out", circle, id)});
    }
  }

  [[nodiscard]] bool is(const std::string& role, RoleKind kind) const {
    const auto found = kinds_.find(role);
    return found != kinds_.end() && found->second == kind;
  }
  void refuse(const Duty& duty, std::string text) {
    problems_.push_back(
        {duty.place, Severity::error, fmt::format("{}: {}", in_quotes(duty.id), text)});
  }

  struct Waits {
    const std::vector<std::string>* ids = nullptr;
    Place place;
  };

  const CatalogueParts& parts_;
  Problems& problems_;
  Names roles_;
  Names components_;
  Names steps_;
  Names norms_;
  Names themes_;
  std::map<std::string, RoleKind, std::less<>> kinds_;
  std::map<std::string, std::string, std::less<>> replaced_;  // by which
  std::map<std::string, Waits, std::less<>> waits_;
  std::set<std::string, std::less<>> done_;
};

}  // namespace

void check_parts(const CatalogueParts& parts, Problems& problems) {
  CatalogueCheck(parts, problems).run();
}

}  // namespace cadans::settings
