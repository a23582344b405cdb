// cadans with a fault between the engine and its store (plant.h): reminders are left out of what is
// committed. The recount has to miss them.

#include <sysexits.h>

#include "engine/command/command.h"
#include "tests/simulation/promises/plant.h"

int main(int count, char** words) {
  if (!cadans::promises::plant("drop-reminder")) return EX_SOFTWARE;
  return cadans::command::run(count, words);
}
