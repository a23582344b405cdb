#include "connectors/client/client.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "engine/json.h"

namespace cadans::client {
namespace {

constexpr Elapsed receipts_wait = milliseconds(50);
constexpr Elapsed engine_silence{protocol::heartbeat.us * protocol::heartbeats_missed_max};

Elapsed since(Elapsed then, Elapsed now) { return {now.us - then.us}; }

int whole_seconds(Elapsed wait) {
  return static_cast<int>(std::max<std::int64_t>(0, wait.us) / 1'000'000);
}

protocol::Message message_of(const protocol::Deliver& delivery, const RetryAfter& retry) {
  return protocol::Retry{delivery.id, delivery.key, delivery.attempt, whole_seconds(retry.wait),
                         retry.reason};
}

protocol::Message message_of(const protocol::Deliver& delivery, const Rejected& rejected) {
  return protocol::Reject{delivery.id, delivery.key, delivery.attempt, rejected.reason};
}

// The sentence within an error's JSON string.
std::string plain(const protocol::Answer& answer) {
  const Json json = Json::parse(answer.answer, nullptr, false);
  return json.is_string() ? json.get<std::string>() : answer.answer;
}

}  // namespace

Client::Client(protocol::PeerWire& wire, Clock& clock, Stop& stop)
    : wire_(wire), clock_(clock), stop_(stop) {}

void Client::ready(const std::string& channel, int credits) {
  as_ = {channel, {channel}, credits};
  heard_ = clock_.awake();
  say_ready();
}

void Client::say_ready() {
  protocol::Ready now = as_;
  now.credits = std::max(0, as_.credits - in_hand_);
  push(now);
}

std::optional<protocol::Deliver> Client::next() {
  while (!over_ && !stop_.asked()) {
    if (auto delivery = poll()) return delivery;
    if (over_) break;
    take_ready(clock_.now() + protocol::heartbeat);
  }
  flush();
  return std::nullopt;
}

std::optional<protocol::Deliver> Client::poll() {
  if (deliveries_.empty()) take_ready(Instant{});
  beat();
  if (deliveries_.empty()) {
    flush();
    return std::nullopt;
  }
  protocol::Deliver delivery = std::move(deliveries_.front());
  deliveries_.pop_front();
  return delivery;
}

void Client::answer(const protocol::Deliver& delivery, const Outcome& outcome) {
  in_hand_ = std::max(0, in_hand_ - 1);
  if (const auto* receipt = std::get_if<Receipt>(&outcome)) {
    if (receipts_.empty()) receipts_since_ = clock_.awake();
    receipts_.push_back(
        {delivery.id, delivery.key, delivery.attempt, receipt->outcome, receipt->words});
  } else if (const auto* retry = std::get_if<RetryAfter>(&outcome)) {
    push(message_of(delivery, *retry));
  } else {
    push(message_of(delivery, std::get<Rejected>(outcome)));
  }
  const bool waited = since(receipts_since_, clock_.awake()) >= receipts_wait;
  if (receipts_.size() >= protocol::listed_max || waited) flush();
  beat();
}

Result<void> Client::send_event(const protocol::CloudEvent& event, Elapsed patience) {
  push(event);
  const auto reply = await(
      [&](const protocol::Message& message) {
        const auto* accepted = std::get_if<protocol::Accepted>(&message);
        const auto* refused = std::get_if<protocol::Refused>(&message);
        return (accepted != nullptr && accepted->event == event.id) ||
               (refused != nullptr && (refused->event == event.id || refused->event.empty()));
      },
      patience);
  if (!reply) {
    return Error{Fault::unavailable,
                 fmt::format("the engine did not answer; event {} may be sent again", event.id)};
  }
  const auto* refused = std::get_if<protocol::Refused>(&*reply);
  if (refused != nullptr) return Error{Fault::refused, refused->reason};
  return {};
}

Result<std::string> Client::ask(std::string_view name, std::string_view args, Elapsed patience) {
  const std::int64_t number = ++questions_;
  push(protocol::Ask{number, std::string(name), std::string(args)});
  const auto reply = await(
      [number](const protocol::Message& message) {
        const auto* answer = std::get_if<protocol::Answer>(&message);
        const auto* refused = std::get_if<protocol::Refused>(&message);
        return (answer != nullptr && answer->id == number) ||
               (refused != nullptr && refused->event.empty());
      },
      patience);
  if (!reply) return Error{Fault::unavailable, fmt::format("the engine did not answer: {}", name)};
  if (const auto* refused = std::get_if<protocol::Refused>(&*reply)) {
    return Error{Fault::invalid, refused->reason};
  }
  const auto& answer = std::get<protocol::Answer>(*reply);
  if (answer.outcome == protocol::Answered::too_slow) {
    return Error{Fault::too_slow, fmt::format("{} took more than two seconds: ask for less", name)};
  }
  if (answer.outcome == protocol::Answered::error) return Error{Fault::invalid, plain(answer)};
  return answer.answer;
}

std::optional<protocol::Message> Client::await(const Wanted& wanted, Elapsed patience) {
  const Instant until = clock_.now() + patience;
  do {
    const auto frames = wire_.receive(until);
    if (!frames) continue;
    auto message = protocol::decode(*frames);
    if (message && wanted(*message)) return std::move(*message);
    if (message) take(std::move(*message));
  } while (!over_ && !stop_.asked() && clock_.now() < until);
  return std::nullopt;
}

void Client::take_ready(Instant until) {
  while (const auto frames = wire_.receive(until)) {
    auto message = protocol::decode(*frames);
    if (message) take(std::move(*message));
    until = Instant{};
  }
}

void Client::take(protocol::Message message) {
  heard_ = clock_.awake();
  if (auto* delivered = std::get_if<std::vector<protocol::Deliver>>(&message)) {
    in_hand_ += static_cast<int>(delivered->size());
    std::move(delivered->begin(), delivered->end(), std::back_inserter(deliveries_));
  } else if (const auto* beat = std::get_if<protocol::Heartbeat>(&message)) {
    if (!beat->known && !as_.channels.empty()) say_ready();
  } else if (std::holds_alternative<protocol::Bye>(message)) {
    over_ = true;
  }
}

void Client::flush() {
  if (receipts_.empty()) return;
  push(std::exchange(receipts_, {}));
}

void Client::beat() {
  const Elapsed now = clock_.awake();
  if (as_.channels.empty() || since(beaten_, now) < protocol::heartbeat) return;
  if (since(heard_, now) >= engine_silence) {
    heard_ = now;
    say_ready();
  } else {
    push(protocol::Heartbeat{});
  }
}

// In order: what the wire refuses waits for the next time.
void Client::push(const protocol::Message& message) {
  const bool beats = std::holds_alternative<protocol::Heartbeat>(message);
  beaten_ = clock_.awake();
  if (!beats || unsent_.empty()) unsent_.push_back(message);
  while (!unsent_.empty() && wire_.send(protocol::encode(unsent_.front()))) unsent_.pop_front();
}

}  // namespace cadans::client
