#include "engine/command/held_about.h"

#include <algorithm>

#include "engine/command/own_past.h"
#include "engine/command/own_work.h"
#include "engine/decide/said_absences.h"
#include "engine/decide/unnaming.h"
#include "engine/people/json.h"

namespace cadans::command {
namespace {

Json weekdays_in(const Weekdays& days) {
  Json all = Json::array();
  for (unsigned number = 1; number <= 7; ++number) {
    const std::chrono::weekday day(number);
    if (days.has(day)) all.push_back(to_string(day));
  }
  return all;
}

Json person_row(const Opened& opened, const std::string& key) {
  const auto person = opened.state().person(key);
  Json row = {{"key", person ? person->handle : ""},
              {"journal_key", key},
              {"name", person ? person->name : ""},
              {"mail", person ? person->mail : ""},
              {"language", person ? person->language : ""}};
  const people::Member* member = opened.rules->organisation.members.find(key);
  row["working_days"] = member == nullptr ? Json() : weekdays_in(member->working_days);
  row["contract_hours"] = member == nullptr ? Json() : Json(member->contract_hours);
  return row;
}

using Counts = bool (*)(const people::Organisation&, const people::Position&, const std::string&);

bool holds_it(const people::Organisation&, const people::Position& position,
              const std::string& key) {
  return position.occupant == key;
}

bool stands_in(const people::Organisation& organisation, const people::Position& position,
               const std::string& key) {
  const people::Position* deputy = organisation.positions.find(position.deputy);
  return deputy != nullptr && deputy->occupant == key;
}

// From the day of the version in which it began to the day of the one in which it no longer is.
class Spans {
 public:
  void version(const std::string& day, const std::vector<people::Position>& those) {
    std::map<std::string, std::size_t> still;
    for (const people::Position& position : those) {
      const auto before = open_.find(position.key);
      still[position.key] = before == open_.end() ? begin(day, position) : before->second;
    }
    for (const auto& [position, row] : open_) {
      if (!still.contains(position)) rows_[row]["until"] = day;
    }
    open_ = std::move(still);
  }
  Json done() { return std::move(rows_); }

 private:
  std::size_t begin(const std::string& day, const people::Position& position) {
    rows_.push_back({{"position", position.key},
                     {"title", position.title},
                     {"team", position.team},
                     {"from", day},
                     {"until", Json()}});
    return rows_.size() - 1;
  }

  Json rows_ = Json::array();
  std::map<std::string, std::size_t> open_;  // by position: its row
};

Json spans(const Opened& opened, const std::vector<PastOrganisation>& past, const std::string& key,
           Counts counts) {
  Spans spans;
  for (const PastOrganisation& one : past) {
    std::vector<people::Position> those;
    for (const people::Position& position : one.organisation.positions) {
      if (counts(one.organisation, position, key)) those.push_back(position);
    }
    spans.version(to_string(opened.rules->day(one.since)), those);
  }
  return spans.done();
}

Json absence_row(const people::Absence& days, bool there, const std::string& said_by) {
  return {{"from", to_string(days.first)},
          {"until", to_string(days.last)},
          {"there", there},
          {"said_by", said_by}};
}

Result<Json> absences_of(const Opened& opened, const OwnPast& past, const std::string& key) {
  Json all = Json::array();
  const auto content = opened.state().content("organisation");
  const auto file =
      people::from_json(content ? Json::parse(content->body, nullptr, false) : Json::object());
  if (!file) return file.error();
  if (const auto found = file->absences.find(key); found != file->absences.end()) {
    for (const people::Absence& days : found->second) {
      all.push_back(absence_row(days, false, "file"));
    }
  }
  for (const decide::SaidAbsence& one : decide::said_absences(opened.state())) {
    if (one.away.person != key) continue;
    all.push_back(absence_row(one.away.days, one.here, past.said_by(one.text)));
  }
  return all;
}

Result<Json> marks_of(const Opened& opened, const std::string& key) {
  const auto marks = opened.reader->marks();
  if (!marks) return marks.error();
  Json all = Json::array();
  for (const auto& [name, value] : *marks) {
    if (name.find(key) == name.npos && value.find(key) == value.npos) continue;
    all.push_back({{"name", name}, {"value", value}});
  }
  return all;
}

}  // namespace

Result<Json> held_about(const Opened& opened, const std::string& key) {
  const auto past = past_organisations(*opened.reader);
  if (!past) return past.error();
  const auto others = others_beside(opened, *past, key);
  if (!others) return others.error();
  OwnPast own(opened, *others, key);
  if (const auto done = own.read(); !done) return done.error();
  auto absences = absences_of(opened, own, key);
  if (!absences) return absences.error();
  auto work = own_work(opened, key, own.touched());
  if (!work) return work.error();
  auto mails = own.mails();
  if (!mails) return mails.error();
  auto kept = marks_of(opened, key);
  if (!kept) return kept.error();
  Json all = {{"day", to_string(opened.today)},
              {"person", person_row(opened, key)},
              {"positions", spans(opened, *past, key, holds_it)},
              {"deputy_of", spans(opened, *past, key, stands_in)},
              {"absences", *std::move(absences)},
              {"work", std::move(work->tasks)},
              {"rungs", std::move(work->rungs)},
              {"acts", own.acts()},
              {"by_others", own.by_others()},
              {"mails", *std::move(mails)},
              {"reminders", own.reminders()},
              {"kept", *std::move(kept)},
              {"unnamed_before", to_string(decide::unnamed_before(opened.today))},
              {"looked", own.looked()}};
  others->hide(all);
  return all;
}

}  // namespace cadans::command
