#include "engine/dispatch/questions.h"

#include <algorithm>
#include <vector>

namespace cadans::dispatch {
namespace {

const protocol::Answer too_slow{0, protocol::Answered::too_slow, "null"};

}  // namespace

void Questions::ask(const std::string& peer, const protocol::Ask& question, Elapsed awake) {
  const Open open{peer, question, Elapsed{awake.us + answer_within.us}};
  if (open_.size() >= questions_max) return reply(open, too_slow);
  open_.emplace(++last_, open);
  waiting_.push_back(last_);
  hand_out();
}

void Questions::reader_free(const std::string& reader) {
  if (std::find(free_.begin(), free_.end(), reader) == free_.end()) free_.push_back(reader);
  hand_out();
}

void Questions::answered(const std::string& reader, const protocol::Answer& answer) {
  if (const auto found = open_.find(answer.id); found != open_.end()) {
    reply(found->second, answer);
    open_.erase(found);
  }  // else its time was over, and who asked knows
  reader_free(reader);
}

void Questions::give_up(Elapsed awake) {
  std::erase_if(open_, [&](const auto& numbered) {
    const Open& open = numbered.second;
    if (open.deadline > awake) return false;
    reply(open, too_slow);
    return true;
  });
  std::erase_if(waiting_, [&](std::int64_t number) { return !open_.contains(number); });
}

std::optional<Elapsed> Questions::deadline() const {
  std::optional<Elapsed> earliest;
  for (const auto& [number, open] : open_) {
    earliest = std::min(earliest.value_or(open.deadline), open.deadline);
  }
  return earliest;
}

void Questions::hand_out() {
  while (!free_.empty() && !waiting_.empty()) {
    const std::int64_t number = waiting_.front();
    protocol::Ask ask = open_.at(number).question;
    ask.id = number;
    const bool taken = wire_.send(free_.front(), protocol::encode(ask));
    free_.pop_front();
    if (taken) waiting_.pop_front();
  }
}

void Questions::reply(const Open& open, const protocol::Answer& answer) {
  protocol::Answer theirs = answer;
  theirs.id = open.question.id;
  // Who asked may have left; then nobody waits for this.
  static_cast<void>(wire_.send(open.peer, protocol::encode(theirs)));
}

}  // namespace cadans::dispatch
