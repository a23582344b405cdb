#include "engine/first_load.h"

#include "engine/decide/rules.h"
#include "engine/json.h"
#include "engine/people/json.h"

namespace cadans {
namespace {

void move(LocalDate& date, int weeks) {
  if (date.named()) date = date + std::chrono::days(7 * weeks);
}

// What belongs to the sample's own year moves; the calendar of the country does not.
void move(people::Organisation& organisation, int weeks) {
  for (LocalDate* date : {&organisation.stage.journey_start, &organisation.stage.started,
                          &organisation.stage.project_mode_until, &organisation.stage.demo_start,
                          &organisation.works_council.consent_on}) {
    move(*date, weeks);
  }
  for (auto& [person, absences] : organisation.absences) {
    for (people::Absence& absence : absences) {
      move(absence.first, weeks);
      move(absence.last, weeks);
    }
  }
  std::vector<people::MeetingBody> bodies(organisation.bodies.begin(), organisation.bodies.end());
  for (people::MeetingBody& body : bodies) {
    move(body.first, weeks);
    organisation.bodies.replace(body);
  }
  for (people::Recess& recess : organisation.recesses) {
    move(recess.first, weeks);
    move(recess.last, weeks);
  }
}

Json person_json(const settings::Colleague& one, const View& state, Ids& ids) {
  std::string key = state.person_called(one.handle);
  std::string salt;
  if (key.empty()) {
    key = ids.key();
    salt = ids.key();
  } else {
    salt = state.person(key)->salt;
  }
  return {{"key", key},       {"handle", one.handle},     {"name", one.name},
          {"mail", one.mail}, {"language", one.language}, {"salt", salt}};
}

void put(Event& event, std::string kind, std::string body) {
  event.texts.push_back({std::move(kind), "", std::move(body)});
}

}  // namespace

int weeks_to(LocalDate date, LocalDate wanted) {
  const auto monday = [](LocalDate day) {
    return day - std::chrono::days(weekday(day).iso_encoding() - 1);
  };
  return static_cast<int>((monday(wanted) - monday(date)).count() / 7);
}

Result<Load> load_event(const settings::ConfigFolder& folder, const View& state, Ids& ids,
                        Instant at, int weeks) {
  auto content = settings::read_content(folder);
  if (!content) return content.error();
  Load load;
  load.event.id = "load/" + ids.key();
  load.event.type = "engine.load";
  load.event.at = at;
  Json people = Json::array();
  settings::PersonKeys keys;
  for (const settings::Colleague& one : content->organisation.people) {
    people.push_back(person_json(one, state, ids));
    keys[one.handle] = people.back()["key"];
  }
  move(content->organisation.organisation, weeks);
  content->organisation.organisation =
      settings::assign_keys(content->organisation.organisation, keys);
  put(load.event, "people", people.dump());
  put(load.event, "organisation", people::to_json(content->organisation.organisation).dump());
  put(load.event, "catalogue", decide::content_body(folder.catalogue));
  put(load.event, "ladders", decide::content_body({folder.ladders}));
  put(load.event, "calendar", decide::content_body({folder.calendar}));
  put(load.event, "settings", decide::content_body({folder.settings}));
  put(load.event, "messages", decide::content_body(folder.messages));
  load.content = *std::move(content);
  return load;
}

}  // namespace cadans
