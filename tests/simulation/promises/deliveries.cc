#include "tests/simulation/promises/deliveries.h"

#include <fmt/format.h>

#include <algorithm>

#include "tests/simulation/promises/changes.h"

namespace cadans::promises {
namespace {

constexpr int opens = 8 * 60 + 30;
constexpr int closes = 17 * 60;
constexpr int waits_most_days = 30;
constexpr Elapsed settles_within = hours(240);

bool keeps_to_window(const std::string& key) {
  return key.starts_with("digest/") || key.starts_with("single/");
}

bool personal(const std::vector<Notice>& notices) {
  return std::any_of(notices.begin(), notices.end(),
                     [](const Notice& one) { return one.kind == "personal"; });
}

bool shared(const std::vector<Notice>& notices) {
  const InstanceId first = notices.empty() ? InstanceId{} : notices.front().instance;
  return personal(notices) && std::any_of(notices.begin(), notices.end(), [&](const Notice& one) {
           return one.kind != "personal" || one.instance != first;
         });
}

}  // namespace

void Deliveries::found(std::string promise, std::int64_t us, const std::string& what) {
  all_.push_back(finding(std::move(promise), us, what));
}

int Deliveries::most_mails() const { return run_.content->settings.brake.one_person_max; }

void Deliveries::take(const Entry& entry) {
  const std::int64_t us = entry.event.at.us;
  each<NoticeNew>(entry, [&](const NoticeNew& one) { notices_[one.notice.id] = one.notice; });
  each<NoticeGone>(entry, [&](const NoticeGone& one) { notices_.erase(one.id); });
  each<DeliveryNew>(entry, [&](const DeliveryNew& one) { frozen(one.delivery, us); });
  each<DeliveryEnd>(entry, [&](const DeliveryEnd& one) { ended_.insert(one.key); });
  const int today = SlowCalendar::day_of(us);
  const auto full = [&](std::string_view person) {
    return mails_[{std::string(person), today}] >= most_mails();
  };
  const auto mailed = [&](std::string_view person) {
    return mails_[{std::string(person), today}] > 0;
  };
  for (const std::string& what : ranked(entry, notices_, calendar_, {full, mailed, rests_})) {
    found("P12", us, what);
  }
}

void Deliveries::frozen(const Delivery& delivery, std::int64_t us) {
  if (!carried_.emplace(delivery.key, delivery).second) {
    found("P3", us, delivery.key + " was made twice");
  }
  const bool digest = delivery.key.starts_with("digest/");
  if (!keeps_to_window(delivery.key)) return;
  const int today = SlowCalendar::day_of(us);
  in_the_window(delivery.key, delivery.person, us);
  if (digest && !digests_.insert({delivery.person, today}).second) {
    found("P4", us, delivery.key + " is the second routine mail of a day");
  }
  if (++mails_[{delivery.person, today}] > most_mails()) {
    found("P4", us, delivery.key + " is one mail too many for that day");
  }
  if (shared(delivery.notices) ||
      (personal(delivery.notices) && mails_[{delivery.person, today}] > 1)) {
    found("P4", us, delivery.key + " has what is personal beside something else");
  }
  for (const Notice& notice : delivery.notices) {
    if (calendar_.acts(notice.position, today) == delivery.person) continue;
    found("P11", us,
          fmt::format("a notice for {} goes to {}, not to {}", notice.position, delivery.person,
                      calendar_.acts(notice.position, today)));
  }
}

void Deliveries::in_the_window(const std::string& key, const std::string& person, std::int64_t us) {
  const int minute = SlowCalendar::minute_of(us);
  const bool works = calendar_.works(person, SlowCalendar::day_of(us));
  if (works && opens <= minute && minute < closes) return;
  found("P4", us,
        fmt::format("{} leaves at {:02}:{:02}{}", key, minute / 60, minute % 60,
                    works ? "" : ", on a day that the person does not work"));
}

void Deliveries::look_at_end() {
  look_at_sent();
  look_at_unsettled();
  look_at_waiting();
}

void Deliveries::look_at_sent() {
  std::map<std::string, int> times;
  std::map<std::pair<std::string, int>, std::set<std::string>> routine;  // by person and day
  for (const Sent& one : run_.sent) {
    const auto carried = carried_.find(one.key);
    if (carried != carried_.end() && keeps_to_window(one.key)) {
      in_the_window(one.key, carried->second.person, one.at.us);
    }
    if (one.key.starts_with("digest/") && carried != carried_.end()) {
      auto& keys = routine[{carried->second.person, SlowCalendar::day_of(one.at.us)}];
      keys.insert(one.key);
      if (keys.size() > 1) {
        found("P4", one.at.us, one.key + " is the second routine mail that left on a day");
      }
    }
    if (++times[one.key] > (run_.doubtful.contains(one.key) ? 2 : 1)) {
      found("P3", one.at.us, fmt::format("{} was sent {} times", one.key, times[one.key]));
    }
  }
}

void Deliveries::look_at_unsettled() {
  for (const auto& [key, delivery] : carried_) {
    const bool old = delivery.made + settles_within < run_.until;
    if (!ended_.contains(key) && old) found("P3", delivery.made.us, key + " was never settled");
  }
}

void Deliveries::look_at_waiting() {
  for (const auto& [id, notice] : notices_) {
    const int end = SlowCalendar::day_of(run_.until.us);
    if (notice.from.day + waits_most_days > end || rests_(notice, end)) continue;
    found("P11", run_.until.us,
          fmt::format("a notice \"{}\" for {} has waited since {}", notice.kind, notice.position,
                      to_string(notice.from)));
  }
}

}  // namespace cadans::promises
