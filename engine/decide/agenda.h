#pragma once
// Work for a body: an item on its agenda, from the paper to what was decided.
//
//   draft_item(...)      in task_work.h: makes one and hands it to the secretary of the body
//   step_item(turn)      place, decide, defer, withdraw, and the days on which papers close or the
//                        meeting has been
//
// Only placed counts as the rung reached, only decided closes; the secretary of the body records
// both, or the deputy where the secretary drafted it. Source  escalation, section 11.

#include <string>
#include <vector>

#include "engine/decide/turn.h"

namespace cadans::decide {

struct TaskFacts;

struct ItemFacts {
  std::string body;
  std::string topic;    // "approve" (of what was handed in), "rung", "gate"
  InstanceId about;     // the task, or the stage of the gate
  std::string duty;     // for its title; empty for a gate
  std::string gate;     // its id
  std::string drafter;  // position; empty = the engine
  int rung = 0;
  LocalDate drafted;
  LocalDate meeting;  // the one it is meant for, or placed on
  LocalDate papers_close;
  LocalDate asked_again;           // placed: the day on which the outcome is asked for
  std::string number;              // on the agenda, then of the resolution
  int missed = 0;                  // meetings that passed without it
  LocalDate missed_on;             // the last of them
  std::vector<std::string> told;   // persons who heard of a missed one, each once
  std::vector<std::string> heard;  // positions as which they did: they hear how it ends
  LocalDate deferred_from;         // the meeting that put it off
  // texts by id: why it was deferred or withdrawn; what was decided, and where that lies
  std::string reason;
  std::string decision;
  std::string link;
  // what the CISO advises of it, and until when to accept that it is not there
  std::string advice;      // a text by id
  std::string advised_by;  // person
  LocalDate accept_until;
  friend bool operator==(const ItemFacts&, const ItemFacts&) = default;
};

[[nodiscard]] std::string to_text(const ItemFacts& facts);
[[nodiscard]] ItemFacts item_facts(std::string_view text);

// The day and the number of the resolution on a task; without one, today.
struct Resolution {
  LocalDate on;
  std::string number;
};
[[nodiscard]] Resolution resolution_of(const View& state, const TaskFacts& task, LocalDate today);

// What the CISO advised of the task, in the paper about it; nothing where nothing was advised.
void take_advice(ItemFacts& item, const TaskFacts& task);
// A new item, handed over: its secretary is asked for a place on the agenda.
InstanceId new_item(Turn& turn, ItemFacts facts);
// The position whose work an item is about: of a task its owner, else nobody's.
[[nodiscard]] std::string whose_item(const Turn& turn, const ItemFacts& facts);
// At the golive, what an item asks that was drafted before it, and who sees it ahead.
void ask_of_item(Turn& turn, InstanceId id, const Snapshot& now, const ItemFacts& facts);
void step_item(Turn& turn);

}  // namespace cadans::decide
