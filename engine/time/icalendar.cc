#include "engine/time/icalendar.h"

#include <libical/ical.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>

#include "engine/time/observances.h"

namespace cadans::time {
namespace {

constexpr const char* asked_again = "PT12H";  // how often who subscribes looks again
constexpr std::int64_t a_second = 1'000'000;

using Component = std::unique_ptr<icalcomponent, void (*)(icalcomponent*)>;
using Text = std::unique_ptr<char, void (*)(void*)>;

int year_in(LocalDate day) { return int{day.ymd().year()}; }

// What a program that reads it would stumble over.
std::string readable(std::string text) {
  std::replace_if(
      text.begin(), text.end(),
      [](char c) { return (c >= 0 && c < ' ' && c != '\n') || c == '\x7f'; }, ' ');
  return text;
}

// A comma would make two categories of it: libical writes a list as it is.
std::string one_word(std::string text) {
  std::replace(text.begin(), text.end(), ',', ' ');
  return readable(std::move(text));
}

icaltimetype day_of(LocalDate date) {
  const auto day = date.ymd();
  icaltimetype time{};
  time.is_date = 1;
  time.year = int{day.year()};
  time.month = static_cast<int>(unsigned{day.month()});
  time.day = static_cast<int>(unsigned{day.day()});
  return time;
}

icaltimetype moment_of(const LocalMoment& moment) {
  icaltimetype time = day_of(moment.date);
  time.is_date = 0;
  time.hour = moment.time.minute / 60;
  time.minute = moment.time.minute % 60;
  return time;
}

icaltimetype utc(Instant instant) {
  return icaltime_from_timet_with_zone(static_cast<time_t>(instant.us / a_second), 0,
                                       icaltimezone_get_utc_timezone());
}

void add(icalcomponent* to, icalproperty* property) { icalcomponent_add_property(to, property); }

void add_text(icalcomponent* to, icalproperty_kind kind, const std::string& text) {
  icalproperty* property = icalproperty_new(kind);
  icalproperty_set_value(property, icalvalue_new_text(readable(text).c_str()));
  add(to, property);
}

// By the names that programs used before RFC 7986 gave them others. Commas stand in these as they
// are: some who read them take no backslash away.
void add_other(icalcomponent* to, const char* name, const std::string& text) {
  icalproperty* property = icalproperty_new_x(readable(text).c_str());
  icalproperty_set_x_name(property, name);
  add(to, property);
}

icalcomponent* observance_part(const Observance& one) {
  const bool summer = one.offset_before < one.offset;
  icalcomponent* part = summer ? icalcomponent_new_xdaylight() : icalcomponent_new_xstandard();
  add(part, icalproperty_new_dtstart(moment_of(one.begins)));
  add(part, icalproperty_new_tzoffsetfrom(static_cast<int>(one.offset_before.us / a_second)));
  add(part, icalproperty_new_tzoffsetto(static_cast<int>(one.offset.us / a_second)));
  add(part, icalproperty_new_tzname(one.called.c_str()));
  if (!one.rule.empty()) {
    add(part, icalproperty_new_rrule(icalrecurrencetype_from_string(one.rule.c_str())));
  }
  for (const LocalMoment& again : one.again) {
    add(part, icalproperty_new_rdate({moment_of(again), icalperiodtype_null_period()}));
  }
  return part;
}

icalcomponent* zone_part(const PublishedCalendar& calendar, const Zone& zone) {
  int first = year_in(calendar.from);
  int last = std::max(first, year_in(calendar.until));
  for (const CalendarEvent& event : calendar.events) {
    first = std::min(first, year_in(event.on));
    last = std::max(last, year_in(event.on));
  }
  icalcomponent* part = icalcomponent_new_vtimezone();
  add(part, icalproperty_new_tzid(zone.name().c_str()));
  for (const Observance& one : observances(zone, first, last)) {
    icalcomponent_add_component(part, observance_part(one));
  }
  return part;
}

icalproperty* begins(const CalendarEvent& event, const Zone& zone) {
  if (!event.at) return icalproperty_new_dtstart(day_of(event.on));
  icaltimetype time = moment_of({zone.date(*event.at), zone.time(*event.at)});
  time.second = static_cast<int>(event.at->us / a_second % 60);
  icalproperty* property = icalproperty_new_dtstart(time);
  icalproperty_add_parameter(property, icalparameter_new_tzid(zone.name().c_str()));
  return property;
}

// An event of a day ends on the next one: its end is no part of it.
void add_end(icalcomponent* part, const CalendarEvent& event) {
  if (event.at) return;
  add(part, icalproperty_new_dtend(day_of(event.on + std::chrono::days(1))));
}

icalcomponent* event_part(const CalendarEvent& event, const Zone& zone) {
  icalcomponent* part = icalcomponent_new_vevent();
  add_text(part, ICAL_UID_PROPERTY, event.uid);
  add(part, icalproperty_new_dtstamp(utc(event.changed)));
  add(part, icalproperty_new_lastmodified(utc(event.changed)));
  add(part, icalproperty_new_sequence(event.sequence));
  add(part,
      icalproperty_new_status(event.cancelled ? ICAL_STATUS_CANCELLED : ICAL_STATUS_CONFIRMED));
  add(part, begins(event, zone));
  add_end(part, event);
  add_text(part, ICAL_SUMMARY_PROPERTY, event.summary);
  if (!event.description.empty()) add_text(part, ICAL_DESCRIPTION_PROPERTY, event.description);
  if (!event.category.empty()) {
    add(part, icalproperty_new_categories(one_word(event.category).c_str()));
  }
  add(part, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  return part;
}

// libical before 4.0.3 folds a line whose end lies on its limit in its CR LF, or right before it.
std::string not_folded_at_its_end(std::string text) {
  const std::pair<std::string_view, std::size_t> wrong[] = {{"\r\r\n \n", 1}, {"\r\n \r\n", 0}};
  for (const auto& [end, from] : wrong) {
    for (auto at = text.find(end); at != std::string::npos; at = text.find(end, at)) {
      text.erase(at + from, 3);
    }
  }
  return text;
}

}  // namespace

std::string icalendar(const PublishedCalendar& calendar, const Zone& zone) {
  const Component whole(icalcomponent_new_vcalendar(), icalcomponent_free);
  add(whole.get(), icalproperty_new_version("2.0"));
  const std::string producer = "-//Cadans//Year plan//" + calendar.language;
  add(whole.get(), icalproperty_new_prodid(producer.c_str()));
  add(whole.get(), icalproperty_new_calscale("GREGORIAN"));
  add(whole.get(), icalproperty_new_method(ICAL_METHOD_PUBLISH));
  add_text(whole.get(), ICAL_NAME_PROPERTY, calendar.name);
  add_other(whole.get(), "X-WR-CALNAME", calendar.name);
  if (!calendar.says.empty()) {
    add_text(whole.get(), ICAL_DESCRIPTION_PROPERTY, calendar.says);
    add_other(whole.get(), "X-WR-CALDESC", calendar.says);
  }
  add_other(whole.get(), "X-WR-TIMEZONE", zone.name());
  icalproperty* again = icalproperty_new_refreshinterval(icaldurationtype_from_string(asked_again));
  icalproperty_add_parameter(again, icalparameter_new_value(ICAL_VALUE_DURATION));
  add(whole.get(), again);
  add_other(whole.get(), "X-PUBLISHED-TTL", asked_again);
  icalcomponent_add_component(whole.get(), zone_part(calendar, zone));
  for (const CalendarEvent& event : calendar.events) {
    icalcomponent_add_component(whole.get(), event_part(event, zone));
  }
  const Text text(icalcomponent_as_ical_string_r(whole.get()), std::free);
  return not_folded_at_its_end(text.get());
}

}  // namespace cadans::time
