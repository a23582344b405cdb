#pragma once
// The municipal secretary sees each item once, five office days before its papers close: not one
// that he drafted or that he records himself.
//
//   show_ahead(turn, id, item)   of a new item: a notice that waits for its day; in project mode
//                                the item is kept for the golive, with what it asks
//   move_ahead(turn, id, item)   it goes to another meeting: what waits still waits for that one
//
// Source  escalation, section 11.

#include "engine/decide/agenda.h"

namespace cadans::decide {

void show_ahead(Turn& turn, InstanceId id, const ItemFacts& item);
void move_ahead(Turn& turn, InstanceId id, const ItemFacts& item);

}  // namespace cadans::decide
