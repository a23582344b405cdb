#include "tests/simulation/promises/oracle.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/json.h"
#include "tests/simulation/promises/after_events.h"
#include "tests/simulation/promises/deliveries.h"
#include "tests/simulation/promises/growth.h"
#include "tests/simulation/promises/in_hand.h"
#include "tests/simulation/promises/other_rules.h"
#include "tests/simulation/promises/said.h"
#include "tests/simulation/promises/watch.h"

namespace cadans::promises {
namespace {

constexpr std::int64_t an_hour_us = 3'600'000'000;

class Oracle {
 public:
  explicit Oracle(const Run& run)
      : run_(run),
        content_(*run.content),
        organisation_(content_.organisation),
        calendar_(organisation_),
        begins_(content_),
        hand_(run.seed, organisation_, calendar_, content_, begins_),
        deliveries_(run, calendar_, all_,
                    [this](const auto& one, int day) { return hand_.rests(one, day); }),
        back_(calendar_, content_, begins_),
        after_(calendar_, content_),
        growth_(calendar_, content_),
        other_(calendar_, run) {}

  std::vector<Finding> judge() {
    auto rest = run_.rests.begin();
    for (const store::Record& record : run_.journal) {
      const Instant at = record.entry.event.at;
      for (; rest != run_.rests.end() && *rest < at; ++rest) look_at_rest(*rest);
      take(record.entry, at.us);
    }
    for (; rest != run_.rests.end(); ++rest) look_at_rest(*rest);
    deliveries_.look_at_end();
    found("P5", run_.until.us, growth_.without_place());
    found("P1", run_.until.us, after_.missing());
    all_.insert(all_.end(), run_.broken.begin(), run_.broken.end());
    return std::move(all_);
  }

 private:
  void found(std::string promise, std::int64_t us, const std::string& what) {
    all_.push_back(finding(std::move(promise), us, what));
  }

  void found(const char* promise, std::int64_t us, const std::vector<std::string>& wrong) {
    for (const std::string& what : wrong) found(promise, us, what);
  }

  void take(const Entry& entry, std::int64_t us) {
    begins_.take(entry);
    found("P11", us, hand_.take(entry));
    found("P2", us, back_.take(entry, SlowCalendar::day_of(us)));
    found("P5", us, growth_.take(entry, SlowCalendar::day_of(us)));
    if (entry.event.type == "engine.happened") after_.said(entry.event);
    found("P2", us, other_.take(entry, SlowCalendar::day_of(us)));
    each<InstanceNew>(entry, [&](const InstanceNew& one) { issued(one, us); });
    if (entry.event.type == "task.row-due") row_due(entry, us);
    if (entry.event.verb() == "to-directie" || entry.event.verb() == "propose-acceptance") {
      advised(entry, us);
    }
    each<Remark>(entry, [&](const Remark& one) { remarked(one, us); });
    each<NoticeNew>(entry, [&](const NoticeNew& one) { spoken(one.notice, us); });
    each<FactsSet>(entry, [&](const FactsSet& one) { facts(one); });
    each<InstanceSet>(entry, [&](const InstanceSet& one) { moved(one, entry.event, us); });
    each<TimerSet>(entry, [&](const TimerSet& one) { ++timers_[one.timer.instance.n]; });
    each<TimerGone>(entry, [&](const TimerGone& one) { --timers_[one.timer.instance.n]; });
    deliveries_.take(entry);
    each<DeliveryEnd>(entry, [&](const DeliveryEnd& one) { ended(one, us); });
  }

  void issued(const InstanceNew& one, std::int64_t us) {
    if (!identities_.insert(one.identity).second) {
      found("P2", us, one.identity + " was made twice");
    }
    if (one.snapshot.workflow != "task") return;
    const Json facts = Json::parse(one.facts);
    Watch watch;
    watch.id = one.id;
    watch.duty = facts.at("duty").get<std::string>();
    watch.owner = facts.at("owner").get<std::string>();
    if (rules_change(watch.duty)) return;  // other_ follows it
    watch.state = work_of(one.snapshot);
    const int today = SlowCalendar::day_of(us);
    const settings::Duty& duty = *content_.catalogue.duty(watch.duty);
    const int target = expected(watch, duty, facts, us);
    watch.rows = expected_rows(calendar_, content_, {watch.duty, today, target});
    watch.closes = expected_close(calendar_, content_, {watch.duty, today, target});
    hand_.closes(one.id, watch.closes);
    if (facts.at("target") != to_string(LocalDate(target))) {
      found("P1", us,
            fmt::format("{} has the target {}, not {}", watch.duty, facts.at("target").dump(),
                        to_string(LocalDate(target))));
    }
    tasks_.emplace(one.id.n, std::move(watch));
  }

  int expected(Watch& watch, const settings::Duty& duty, const Json& facts, std::int64_t us) {
    if (duty.rule) return comes_back(watch, facts, us);
    if (facts.at("round") > 1) {
      const std::string lapses = facts.at("nominal");
      return growth_.renewal_target(parse_local_date(lapses).value().day);
    }
    if (duty.anchor != settings::Anchor::event) {
      return expected_target(calendar_, duty, SlowCalendar::day_of(us));
    }
    const int nominal = parse_local_date(facts.at("nominal").get<std::string>()).value().day;
    const std::string wrong = InHand::asks(duty) ? hand_.made(facts, SlowCalendar::day_of(us))
                              : duty.event.starts_with("audit-")
                                  ? growth_.asked_by_audit(duty, facts)
                              : duty.event == "gate-condition" ? growth_.condition_made(nominal)
                                                               : after_.made(duty.id, nominal);
    if (!wrong.empty()) found("P2", us, duty.id + " " + wrong);
    return after_.target(nominal);
  }

  // The target of a task of a duty that comes back.
  int comes_back(Watch& watch, const Json& facts, std::int64_t us) {
    const auto day = [&](const char* name) {
      const auto said = facts.find(name);
      return said == facts.end() ? 0 : parse_local_date(said->get<std::string>()).value().day;
    };
    watch.recurring = {watch.duty, facts.at("subject").at("key").get<std::string>(), day("nominal"),
                       day("should_have_come")};
    const int today = SlowCalendar::day_of(us);
    const bool passed_over = watch.state == "missed";
    const std::string wrong = passed_over ? back_.passed_over(watch.recurring, today)
                                          : back_.made(watch.recurring, today);
    if (!wrong.empty()) found("P2", us, watch.duty + " " + wrong);
    return back_.target(watch.duty, watch.recurring.nominal);
  }

  // Of nobody's task is anything said before its golive.
  void spoken(const Notice& notice, std::int64_t us) {
    const auto watch = tasks_.find(notice.instance.n);
    if (watch == tasks_.end()) return;
    if (SlowCalendar::day_of(us) < begins_.from(watch->second.owner)) {
      found("P4", us, watch->second.duty + " is spoken of before its golive");
    }
  }

  // A rung that bounced has the next one come at once.
  void remarked(const Remark& one, std::int64_t us) {
    const auto watch = tasks_.find(one.id.n);
    if (one.rule != "S4" || watch == tasks_.end()) return;
    bring_forward(watch->second, calendar_, SlowCalendar::day_of(us));
    std::erase_if(owed_, [&](const Owed& owed) { return owed.task == one.id.n && !owed.arrived; });
  }

  void row_due(const Entry& entry, std::int64_t us) {
    const auto known = tasks_.find(entry.event.instance.n);
    if (known == tasks_.end()) return;
    Watch& watch = known->second;
    const int today = SlowCalendar::day_of(us);
    const bool silent = today < begins_.from(watch.owner);  // nothing is said, and no row passes
    const Due due = silent ? Due{.asks = "", .next = watch.next} : due_on(watch, calendar_, today);
    const bool speaks = !watch.before_body && watch.open();
    const bool must_climb = speaks && due.climbs;
    const Said said = said_in(entry, watch.id);
    look_at_asking(watch, speaks ? due.asks : "", said, us);
    look_at_climbing(watch, must_climb, said, us);
    look_at_lateness(watch, due, said, us);
    watch.next = due.next;
    if (must_climb && due.climbs_late != 0) watch.late_from = due.climbs_late;
  }

  // A paper that waits gets the advice; else one is made for the next body, and its rung has come.
  void advised(const Entry& entry, std::int64_t us) {
    const auto known = tasks_.find(entry.event.instance.n);
    if (known == tasks_.end()) return;
    const AdviceIn where = advice_in(entry, known->second.id);
    if (where == AdviceIn::nothing) found("P5", us, known->second.duty + " has advice in no paper");
    if (where == AdviceIn::new_paper) lay_before_body(known->second);
  }

  void look_at_asking(const Watch& watch, const std::string& must_ask, const Said& said,
                      std::int64_t us) {
    if (must_ask.empty()) {
      if (said.asked != nullptr) found("P1", us, watch.duty + " asks, and nothing is due");
      return;
    }
    const std::string kind = watch.state == "submitted" ? "approve" : must_ask;
    if (said.asked == nullptr) {
      found("P1", us, "lost: " + watch.duty + " did not ask");
    } else if (kind != "approve" && said.asked->position != hand_.asked(watch.id)) {
      found("P11", us,
            fmt::format("{} is asked of {}, not of {}", watch.duty, said.asked->position,
                        hand_.asked(watch.id)));
    } else if (said.asked->kind != kind) {
      found("P1", us,
            fmt::format("{} asks \"{}\", not \"{}\"", watch.duty, said.asked->kind, kind));
    }
  }

  void look_at_climbing(const Watch& watch, bool must_climb, const Said& said, std::int64_t us) {
    if (must_climb && said.told == nullptr && !said.passed_over) {
      found("P1", us, "lost: " + watch.duty + " did not climb");
    }
    if (!must_climb && said.told != nullptr) {
      found("P1", us, watch.duty + " climbs, and no rung is due");
    }
  }

  void look_at_lateness(const Watch& watch, const Due& due, const Said& said, std::int64_t us) {
    const int due_since = std::max(due.first_day, begins_.from(watch.owner));
    const bool late = due.first_day != 0 && us - SlowCalendar::midnight(due_since) > an_hour_us;
    for (const Notice* notice : {said.asked, said.told}) {
      if (late && notice != nullptr && !notice->late) {
        found("P1", us, watch.duty + " is late and does not say so");
      }
    }
  }

  void facts(const FactsSet& one) {
    const auto known = tasks_.find(one.id.n);
    if (known == tasks_.end()) return;
    const Json facts = Json::parse(one.facts);
    const std::string checker = facts.value("checker", std::string());
    known->second.owner = facts.value("owner", std::string());
    known->second.before_body = content_.organisation.bodies.find(checker) != nullptr;
  }

  // Silence ends nothing: who closes is a person. That evidence lapses is followed elsewhere
  // (renewals.h). A rung counts when its message has arrived.
  void moved(const InstanceSet& one, const Event& event, std::int64_t us) {
    const auto known = tasks_.find(one.id.n);
    if (known == tasks_.end()) return;
    Watch& watch = known->second;
    const std::string state = work_of(one.snapshot);
    if (state != watch.state && event.actor.empty() && state != "lapsed") {
      found("P5", us, fmt::format("{} became {} by nobody", watch.duty, state));
    }
    const int today = SlowCalendar::day_of(us);
    if (state == "submitted" && watch.state != state && !watch.before_body) {
      hand_in(watch, expected_looks(calendar_, content_, today));
    }
    if (watch.recurring.nominal != 0 && watch.state != state) note_end(watch, state, today);
    watch.state = state;
    if (state != "submitted") watch.before_body = false;
    watch.planned = one.snapshot.progress.planned;
    const int rung = one.snapshot.progress.rung;
    const bool arrived =
        arrived_.contains({watch.id.n, rung}) || event.type == "task.rung-delivered";
    if (rung > watch.rung_reached && !arrived) {
      found("P5", us, fmt::format("{} counts rung {}, which nobody received", watch.duty, rung));
    }
    watch.rung_reached = std::max(watch.rung_reached, rung);
    if (event.type == "task.reopen") leave_past(watch, today);
    if (event.type == "task.reject" || event.type == "task.reopen") come_back(watch, today);
  }

  void note_end(const Watch& watch, const std::string& state, int today) {
    const bool given_up = state == "missed" || state == "cancelled";
    if (state != "done" && !given_up) return;
    back_.ended(watch.recurring, given_up ? watch.recurring.nominal : today);
  }

  void come_back(Watch& watch, int today) {
    take_back(watch, today);
    const auto from = watch.rows.begin() + static_cast<std::ptrdiff_t>(watch.next);
    const bool closed = watch.closes != 0 && watch.closes <= today;
    const auto ahead = [&](const ExpectedRow& row) { return row.day > today; };
    if (!closed && std::any_of(from, watch.rows.end(), ahead)) return;
    if (closed) watch.closes = expected_close(calendar_, content_, {watch.duty, today, today});
    hand_.closes(watch.id, watch.closes);
    watch.rows =
        expected_again(calendar_, content_, {watch.duty, today}, std::max(1, watch.rung_reached));
    watch.next = 0;
    watch.late_from = 0;
  }

  // The message of a rung arrived, or bounced: its task is owed that it counts, or the next rung.
  void ended(const DeliveryEnd& end, std::int64_t us) {
    const Delivery& delivery = deliveries_.under(end.key);
    const bool arrived = end.outcome == Outcome::delivered;
    const bool bounced = end.outcome == Outcome::rejected || end.outcome == Outcome::unknown;
    if (!arrived && !bounced) return;
    const int today = SlowCalendar::day_of(us);
    for (const Notice& notice : delivery.notices) {
      if (notice.rung == 0) continue;
      if (arrived) arrived_.insert({notice.instance.n, notice.rung});
      const auto watch = tasks_.find(notice.instance.n);
      if (watch == tasks_.end() || !watch->second.open()) continue;
      owed_.push_back({notice.instance.n, notice.rung, arrived});
      if (arrived && today > arrives_on(notice, delivery.person, calendar_))
        watch->second.late_from = today;
    }
  }

  // What came of a rung's message: one that arrived counts, after one that did not the next comes.
  void look_at_owed(Instant rest) {
    for (const Owed& owed : owed_) {
      const Watch& watch = tasks_.at(owed.task);
      const auto from = watch.rows.begin() + static_cast<std::ptrdiff_t>(watch.next);
      const bool climbs =
          std::any_of(from, watch.rows.end(), [](const ExpectedRow& row) { return row.rung > 0; });
      if (owed.arrived && watch.rung_reached < owed.rung) {
        found("P5", rest.us, fmt::format("{} does not count rung {}", watch.duty, owed.rung));
      } else if (!owed.arrived && watch.open() && climbs) {
        found("P5", rest.us, watch.duty + " has a rung that bounced, and the next does not come");
      }
    }
    owed_.clear();
  }

  // The engine was up and had nothing left to do: then every row that was due has been handled, and
  // a task that still has rows has its timer.
  void look_at_rest(Instant rest) {
    look_at_owed(rest);
    const int today = SlowCalendar::day_of(rest.us);
    found("P1", rest.us, other_.missing(today));
    found("P1", rest.us, back_.missing(today));
    found("P11", rest.us, hand_.missing(today));
    found("P5", rest.us, growth_.missing(today));
    for (auto& [id, watch] : tasks_) {
      const int due = watch.open() ? next_day(watch, calendar_) : 0;
      if (due == 0) continue;
      const int day = std::max(due, begins_.from(watch.owner));
      if (SlowCalendar::midnight(day) <= rest.us) {
        found("P1", rest.us,
              fmt::format("lost: {} was due on {}", watch.duty, to_string(LocalDate(day))));
        watch.next = watch.rows.size();
      } else if (timers_[id] < 1) {
        found("P5", rest.us, watch.duty + " is open and waits for nothing");
        watch.next = watch.rows.size();
      }
    }
  }

  struct Owed {  // by a rung's message that ended, to its task
    std::int64_t task = 0;
    int rung = 0;
    bool arrived = false;
  };

  const Run& run_;
  const decide::Rules& content_;
  people::Organisation organisation_;  // and who is said to be away since
  SlowCalendar calendar_;
  Begins begins_;
  InHand hand_;
  std::vector<Finding> all_;
  Deliveries deliveries_;
  ComesBack back_;
  AfterEvents after_;
  Growth growth_;
  OtherRules other_;
  std::map<std::int64_t, Watch> tasks_;
  std::set<std::string> identities_;
  std::map<std::int64_t, int> timers_;
  std::vector<Owed> owed_;
  std::set<std::pair<std::int64_t, int>> arrived_;  // rung of a task: its message was delivered
};

}  // namespace

std::vector<Finding> findings(const Run& run) { return Oracle(run).judge(); }

int lost(const std::vector<Finding>& all) {
  return static_cast<int>(std::count_if(all.begin(), all.end(), [](const Finding& one) {
    return one.what.find("lost: ") != std::string::npos;
  }));
}

}  // namespace cadans::promises
