#include "tests/simulation/promises/faulty_world.h"

#include <fmt/format.h>

#include "engine/json.h"

namespace cadans::promises {
namespace {

constexpr double frame_lost = 40;  // once in so many
constexpr double frame_doubled = 40;
constexpr double stops_before_sending = 120;
constexpr double stops_after_sending = 120;
constexpr double says_later = 30;

}  // namespace

void FaultyWire::look_at(const protocol::Frames& frames) {
  const auto message = protocol::decode(frames);
  const auto* deliveries =
      message ? std::get_if<std::vector<protocol::Deliver>>(&*message) : nullptr;
  if (deliveries == nullptr) return;
  for (const protocol::Deliver& one : *deliveries) {
    if (attempts_.insert({one.id, one.attempt}).second) continue;
    sent_twice_.push_back(fmt::format("{} left twice as attempt {}", one.key, one.attempt));
  }
}

bool FaultyWire::send(const std::string& peer, const protocol::Frames& frames) {
  look_at(frames);
  if (lose_all_) return true;
  if (chance_.once_in(frame_lost)) {
    ++faults_;
    return true;
  }
  if (chance_.once_in(frame_doubled)) {
    ++faults_;
    rehearsal::PaperWire::send(peer, frames);
  }
  return rehearsal::PaperWire::send(peer, frames);
}

std::optional<protocol::Arrived> FaultyWire::receive(Instant until) {
  auto arrived = rehearsal::PaperWire::receive(until);
  if (!arrived) return arrived;
  if (chance_.once_in(frame_lost)) {
    ++faults_;
    return receive(until);
  }
  if (chance_.once_in(frame_doubled)) {
    ++faults_;
    arrive(arrived->peer, arrived->frames);
  }
  return arrived;
}

void FaultyWire::engine_died() {
  std::vector<protocol::Arrived> kept;
  while (auto arrived = rehearsal::PaperWire::receive({})) {
    if (chance_.next() < 0.3) kept.push_back(std::move(*arrived));
  }
  for (protocol::Arrived& one : kept) arrive(std::move(one.peer), std::move(one.frames));
}

PaperConnector::PaperConnector(FaultyWire& wire, Clock& clock, Chance& chance, std::string folder)
    : wire_(wire),
      clock_(clock),
      chance_(chance),
      path_(std::move(folder) + "/sent-keys"),
      end_(wire, "inproc/mail") {
  start();
}

void PaperConnector::start() {
  keys_.reset();
  auto keys = client::SentKeys::open(path_);
  invariant(keys.has_value(), keys ? "" : keys.error().what);
  keys_ = std::make_unique<client::SentKeys>(*std::move(keys));
  client_ = std::make_unique<client::Client>(end_, clock_, stop_);
  client_->ready("mail", 1000);
}

std::optional<client::Outcome> PaperConnector::carry(const protocol::Deliver& delivery) {
  if (const auto known = keys_->known(delivery)) return known;
  if (chance_.once_in(says_later)) {
    ++faults_;
    return client::RetryAfter{minutes(chance_.between(1, 90)), "451 4.7.1 try again later"};
  }
  if (!keys_->begin(delivery.key)) return client::RetryAfter{minutes(1), "no room for the key"};
  if (bounces_ && bounces_(delivery.key)) {
    invariant(keys_->refused(delivery.key).has_value(), "the sent keys can be written");
    return client::Rejected{"550 5.1.1 no such mailbox here"};
  }
  if (chance_.once_in(stops_before_sending)) return std::nullopt;
  const Json body = Json::parse(delivery.body, nullptr, false);
  sent_.push_back({delivery.key, body["to"].value("mail", std::string()), clock_.now()});
  if (chance_.once_in(stops_after_sending)) return std::nullopt;
  const std::string receipt = "250 2.0.0 queued as " + std::to_string(sent_.size());
  invariant(keys_->sent(delivery.key, receipt).has_value(), "the sent keys can be written");
  return client::Receipt{protocol::Receipted::delivered, receipt};
}

bool PaperConnector::carry_all() {
  bool carried = false;
  while (const auto delivery = client_->poll()) {
    carried = true;
    const auto outcome = carry(*delivery);
    if (outcome) {
      client_->answer(*delivery, *outcome);
    } else {
      ++faults_;
      doubtful_.insert(delivery->key);
      start();
    }
  }
  return carried;
}

}  // namespace cadans::promises
