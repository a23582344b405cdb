#include "engine/decide/mail_step.h"

#include "engine/decide/brake.h"
#include "engine/decide/golive.h"
#include "engine/decide/window.h"

namespace cadans::decide {

bool step_mail(Turn& turn) {
  const std::string_view verb = turn.event.verb();
  if (verb == "golive") return golive(turn), true;
  if (verb == "hold") return hold_batch(turn), true;
  if (verb == "release") return release_batch(turn), true;
  if (verb == "drop") return drop_mails(turn), true;
  return false;
}

}  // namespace cadans::decide
