#include "engine/decide/year_plan.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/decide/plan.h"
#include "engine/decide/who_has.h"
#include "engine/people/subjects.h"

namespace cadans::decide {
namespace {

// What a calendar shows of it: another face is another sequence.
struct Face {
  LocalDate day;
  std::optional<Instant> at{};
  std::string title;  // in both languages, with what it is about and the title of the position
  Whose whose;
  bool done = false;
  bool cancelled = false;
  friend bool operator==(const Face&, const Face&) = default;
};

std::optional<Instant> end_of_clock(const settings::Duty& duty, const TaskFacts& facts) {
  const bool runs = facts.started.us != 0 && duty.period && duty.period->in_hours();
  if (!runs) return std::nullopt;
  return facts.started + duty.period->elapsed();
}

Face face_of(const Rules& rules, const settings::Duty& duty, const TaskFacts& facts,
             std::string_view state) {
  Face face;
  face.at = end_of_clock(duty, facts);
  face.day = face.at ? rules.day(*face.at) : shown_day(duty, facts, rules);
  const people::Position* position = rules.organisation.positions.find(asked_of(facts));
  face.whose.position = asked_of(facts);
  if (position != nullptr) face.whose.person = position->occupant;
  for (const std::string& part :
       {duty.title_nl, duty.title_en, people::name_of(rules.organisation, facts.subject),
        position == nullptr ? std::string() : position->title}) {
    face.title += part + '\n';
  }
  face.done = state == "done";
  face.cancelled = state == "cancelled" || state == "missed" || state == "withdrawn";
  return face;
}

// One occurrence from the day that it was first known, told record by record.
class Story {
 public:
  explicit Story(const std::vector<Rulebook>& books) : books_(books) {}

  void follow(const Occasion& occasion, const PlanTask* task) {
    const auto made = task == nullptr ? std::nullopt : std::optional(task->then.front().at);
    for (const Rulebook& book : books_) {
      if (made && *made <= book.since) break;
      foresee(occasion, book);
    }
  }

  void follow(const PlanTask& task) {
    auto next = task.then.begin();
    for (auto book = books_.begin(); book != books_.end(); ++book) {
      const auto later = std::next(book);
      const bool runs = next != task.then.begin() && !ended(std::prev(next)->state);
      if (runs) see(*std::prev(next), *book, book->since);
      for (; next != task.then.end() && (later == books_.end() || next->at < later->since);
           ++next) {
        see(*next, *book, next->at);
      }
    }
    work_.task = task.id;
  }

  // Its task was to be made by now, and is not: it will not be.
  void end_unless_made(LocalDate made_until) {
    if (faces_.empty() || work_.task.n != 0 || made_until < work_.facts.issued) return;
    Face face = faces_.back();
    face.cancelled = true;
    show(std::move(face), work_.rules->zone.at(work_.facts.issued, LocalTime{}));
  }

  [[nodiscard]] bool lies_in(const PlanSpan& span) const {
    if (faces_.empty()) return false;
    const Face& last = faces_.back();
    const bool open = work_.task.n != 0 && !last.done && !last.cancelled;
    if (span.open_too && open && last.day < span.from) return true;
    return std::ranges::any_of(
        faces_, [&](const Face& face) { return span.from <= face.day && face.day <= span.until; });
  }

  PlannedWork told(std::string identity) && {
    const Face& last = faces_.back();
    work_.identity = std::move(identity);
    work_.day = last.day;
    work_.at = last.at;
    work_.whose = last.whose;
    work_.sequence = static_cast<int>(faces_.size()) - 1;
    const Stands alive = work_.task.n == 0 ? Stands::coming : Stands::open;
    work_.stands = last.cancelled ? Stands::cancelled : last.done ? Stands::done : alive;
    for (const Face& face : faces_) {
      const bool known = std::ranges::find(work_.before, face.whose) != work_.before.end();
      if (!known && face.whose != last.whose) work_.before.push_back(face.whose);
    }
    return std::move(work_);
  }

 private:
  // As content saw it before there was a task.
  void foresee(const Occasion& occasion, const Rulebook& book) {
    auto facts = facts_by(*book.rules, occasion);
    if (!facts) return cancel(book.since);
    if (facts->issued <= book.rules->day(book.since)) return;
    const settings::Duty& duty = *book.rules->catalogue.duty(facts->duty);
    show(face_of(*book.rules, duty, *facts, ""), book.since);
    know(*std::move(facts), book);
  }

  void see(const TaskThen& then, const Rulebook& book, Instant at) {
    const settings::Duty* duty = book.rules->catalogue.duty(then.facts.duty);
    if (duty == nullptr) return;
    show(face_of(*book.rules, *duty, then.facts, then.state), at);
    know(then.facts, book);
  }

  void know(TaskFacts facts, const Rulebook& book) {
    work_.facts = std::move(facts);
    work_.rules = book.rules;
  }

  void cancel(Instant at) {
    if (faces_.empty()) return;
    Face face = faces_.back();
    face.cancelled = true;
    show(std::move(face), at);
  }

  void show(Face face, Instant at) {
    if (!faces_.empty() && faces_.back() == face) return;
    faces_.push_back(std::move(face));
    work_.changed = at;
  }

  const std::vector<Rulebook>& books_;
  std::vector<Face> faces_;
  PlannedWork work_;
};

Occasion occasion_of(const PlanTask& task) {
  const TaskFacts& first = task.then.front().facts;
  return {first.duty, first.subject, first.nominal, first.counted_from};
}

std::set<Occasion> ever_named(const View& state, const PlanSources& sources, const PlanSpan& span) {
  std::set<Occasion> all;
  for (const Rulebook& book : sources.books) all.merge(occasions(state, *book.rules, span));
  return all;
}

void keep(Story story, std::string identity, const PlanSpan& span, std::vector<PlannedWork>& plan) {
  if (story.lies_in(span)) plan.push_back(std::move(story).told(std::move(identity)));
}

}  // namespace

std::vector<PlannedWork> year_plan(const View& state, const PlanSources& sources,
                                   const PlanSpan& span) {
  std::vector<PlannedWork> plan;
  for (const PlanTask& task : sources.tasks) {
    Story story(sources.books);
    if (task.then.front().facts.round == 0) story.follow(occasion_of(task), &task);
    story.follow(task);
    keep(std::move(story), task.identity, span, plan);
  }
  for (const Occasion& occasion : ever_named(state, sources, span)) {
    std::string name = identity(occasion.duty, occasion.subject, occasion.nominal);
    if (state.find(name)) continue;
    Story story(sources.books);
    story.follow(occasion, nullptr);
    story.end_unless_made(sources.made_until);
    keep(std::move(story), std::move(name), span, plan);
  }
  std::ranges::sort(plan, [](const PlannedWork& one, const PlannedWork& other) {
    return std::tie(one.day, one.identity) < std::tie(other.day, other.identity);
  });
  return plan;
}

std::string_view name_of(Stands stands) {
  switch (stands) {
    case Stands::coming:
      return "coming";
    case Stands::open:
      return "open";
    case Stands::done:
      return "done";
    case Stands::cancelled:
      return "cancelled";
  }
  broken_invariant("work stands somewhere");
}

}  // namespace cadans::decide
