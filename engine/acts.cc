#include "engine/acts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/settings/answers.h"
#include "engine/time/local_time.h"

namespace cadans {
namespace {

struct Act {
  std::string_view type;
  std::string_view fields;  // names, a blank between them
};

// clang-format off
constexpr std::array<Act, 73> acts{{
    {"agenda_item.decide", "day number decision evidence reason"},
    {"agenda_item.defer", "day extra number reason"},
    {"agenda_item.place", "day number reason"},
    {"agenda_item.withdraw", "number reason"},
    {"audit.announce", "criteria day method outside scope statement"},
    {"audit.begin", ""},
    {"audit.conclude", "evidence findings grade reason"},
    {"audit.report", "evidence sample"},
    {"audit_programme.choose", "about reason years"},
    {"delivery.drop", "id reason"},
    {"delivery.release", "id reason"},
    {"engine.accept-clock", "reason"},
    {"engine.accept-offers", "offers reason"},
    {"engine.approve-content", "code reason"},
    {"engine.away", "absence"},
    {"engine.back", "absence"},
    {"engine.drop", "day person reason"},
    {"engine.export-person", "person reason"},
    {"engine.forget-person", "person reason"},
    {"engine.golive", "day team"},
    {"engine.happened", "about again day name reason time"},
    {"engine.hold", "person reason"},
    {"engine.import-answers", "reason rows"},
    {"engine.last-done", "answers reason"},
    {"engine.propose-content",
     "calendar catalogue ladders messages organisation people settings reason"},
    {"engine.release", "person reason"},
    {"engine.release-parked", "name reason"},
    {"engine.remove-text", "text reason"},
    {"engine.withdraw-content", "reason"},
    {"growth_stage_1.add-condition", "day number reason to until"},
    {"growth_stage_1.lay-again", ""},
    {"growth_stage_1.pass", "day number reason start"},
    {"growth_stage_1.pass-with-conditions", "day number reason start to until"},
    {"growth_stage_1.postpone", "day number until reason"},
    {"growth_stage_1.refuse", "day number reason"},
    {"growth_stage_1.reopen", "day number reason"},
    {"growth_stage_2.add-condition", "day number reason to until"},
    {"growth_stage_2.lay-again", ""},
    {"growth_stage_2.pass", "day number reason start"},
    {"growth_stage_2.pass-with-conditions", "day number reason start to until"},
    {"growth_stage_2.postpone", "day number until reason"},
    {"growth_stage_2.refuse", "day number reason"},
    {"growth_stage_2.reopen", "day number reason"},
    {"growth_stage_3.add-condition", "day number reason to until"},
    {"growth_stage_3.lay-again", ""},
    {"growth_stage_3.pass", "day number reason start"},
    {"growth_stage_3.pass-with-conditions", "day number reason start to until"},
    {"growth_stage_3.postpone", "day number until reason"},
    {"growth_stage_3.refuse", "day number reason"},
    {"growth_stage_3.reopen", "day number reason"},
    {"journey.start-ahead", "component reason"},
    {"offer.accept", "reason"},
    {"offer.accept-part", "reason"},
    {"offer.confirm", "reason"},
    {"offer.doubt", "reason"},
    {"offer.turn-down", "reason"},
    {"task.already-shown", "dated evidence reason until"},
    {"task.approve", "reason"},
    {"task.cancel", "reason"},
    {"task.delegate", "to reason"},
    {"task.help", "reason remark"},
    {"task.miss", "reason"},
    {"task.not-mine", "reason suggestion"},
    {"task.nothing-to-report", "reason"},
    {"task.plan", "day"},
    {"task.postpone", "day reason"},
    {"task.propose-acceptance", "day reason"},
    {"task.reject", "reason"},
    {"task.reopen", "reason"},
    {"task.solved", "day reason"},
    {"task.start", ""},
    {"task.submit", "dated evidence reason until"},
    {"task.to-directie", "reason"},
}};
// clang-format on

const Act* act_of(std::string_view type) {
  const auto found = std::ranges::find(acts, type, &Act::type);
  return found == acts.end() ? nullptr : found;
}

bool has_field(const Act& act, std::string_view name) {
  const std::string among = fmt::format(" {} ", act.fields);
  return among.find(fmt::format(" {} ", name)) != std::string::npos;
}

bool digit(char byte) { return byte >= '0' && byte <= '9'; }

bool without_blanks(std::string_view text) {
  const auto fits = [](char byte) {
    return digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           std::string_view("-./_:#&").find(byte) != std::string_view::npos;
  };
  return std::ranges::all_of(text, fits);
}

// As registers name what they hold: INC-2027-12, brp.
bool names_an_entry(std::string_view text) { return text.size() <= 64 && without_blanks(text); }

// As bodies number what they decide: D-2027-88, Z/27/0412, 7a.
bool numbers_a_decision(std::string_view text) {
  return text.size() <= 40 && without_blanks(text) && std::ranges::any_of(text, digit);
}

bool tells_the_time(std::string_view text) { return parse_local_time(text).has_value(); }

bool is_code(std::string_view text) {
  return std::ranges::all_of(text,
                             [](char byte) { return digit(byte) || (byte >= 'a' && byte <= 'f'); });
}

bool lists_numbers(std::string_view text) {
  return text.size() <= 400 &&
         std::ranges::all_of(text, [](char byte) { return digit(byte) || byte == ' '; });
}

bool lists_answers(std::string_view text) { return settings::answers_in(text).has_value(); }

bool is_grade(std::string_view text) { return text == "green" || text == "amber" || text == "red"; }

bool is_yes(std::string_view text) { return text == "yes"; }

struct Form {
  std::string_view field;
  bool (*fits)(std::string_view);
  std::string_view should_be;
};

constexpr std::array<Form, 11> forms{{
    {"number", numbers_a_decision,
     "the number of an item or decision: 40 letters, digits and -./_:#& or less, without blanks"},
    {"id", [](std::string_view text) { return std::ranges::all_of(text, digit); }, "a number"},
    {"about", names_an_entry,
     "a key, or the number of an incident or the like: 64 letters, digits and -./_:#& or less, "
     "without blanks"},
    {"time", tells_the_time, "the time on the wall, as 16:30"},
    {"code", is_code, "the code that 'cadans apply show' ends with"},
    {"offers", lists_numbers, "numbers of offers, a blank between them"},
    {"years", lists_numbers, "years, a blank between them"},
    {"grade", is_grade, "green, amber or red"},
    {"rows", lists_answers, "a list of answers, as 'cadans evidence import' makes it"},
    {"extra", is_yes, "yes, or not there"},
    {"again", is_yes, "yes, or not there"},
}};

std::string malformed(std::string_view type, std::string_view name, std::string_view value) {
  const auto form = std::ranges::find(forms, name, &Form::field);
  if (form == forms.end() || value.empty() || form->fits(value)) return {};
  return fmt::format("EVENT: data.{} of '{}' should be {}", name, type, form->should_be);
}

std::string unfit_subject(const Event& event) {
  const bool about_nothing = event.workflow() == "engine" || event.workflow() == "delivery";
  if (!event.data.contains("subject") && (!about_nothing || event.instance.n == 0)) return {};
  return fmt::format("EVENT: subject of '{}' should be {}", event.type,
                     about_nothing ? "empty" : "the number of what it is about");
}

}  // namespace

bool is_act(std::string_view type) { return act_of(type) != nullptr; }

std::string unfit(const Event& event) {
  const Act* act = act_of(event.type);
  if (act == nullptr) {
    return fmt::format("EVENT: '{}' is none that a peer can say; connectors/PROTOCOL.md names them",
                       event.type);
  }
  if (auto why = unfit_subject(event); !why.empty()) return why;
  if (event.id.find('@') != std::string::npos) {
    return "EVENT: id should name nobody: an id without @";
  }
  for (const auto& [name, value] : event.data) {
    if (!has_field(*act, name)) {
      return fmt::format("EVENT: '{}' has no field '{}' in its data; it has: {}", event.type, name,
                         act->fields.empty() ? "none" : act->fields);
    }
    if (auto why = malformed(event.type, name, value); !why.empty()) return why;
  }
  return {};
}

}  // namespace cadans
