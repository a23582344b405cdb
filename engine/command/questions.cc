#include "engine/command/questions.h"

#include "engine/json.h"
#include "engine/store/reader.h"

namespace cadans::command {

Result<std::string> answer(const std::string& store, std::string_view question, std::string_view) {
  if (question != "status") {
    return Error{Fault::not_found,
                 "there is no question '" + std::string(question) + "'; there is: status"};
  }
  const auto reader = store::Reader::open(store);
  if (!reader) return reader.error();
  const auto counts = (*reader)->counts();
  if (!counts) return counts.error();
  return Json({{"entries", counts->entries},
               {"running", counts->running},
               {"timers", counts->timers},
               {"notices", counts->notices},
               {"waiting", counts->waiting},
               {"parked", counts->parked}})
      .dump();
}

}  // namespace cadans::command
