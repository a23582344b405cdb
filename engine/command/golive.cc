// cadans golive: from which day on work is asked, of everybody or team by team.

#include "engine/decide/golive.h"

#include <sysexits.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/decide/first_time.h"
#include "engine/decide/stages.h"

namespace cadans::command {
namespace {

struct GoliveAsked {
  StoreAt at;
  std::string as;
  std::string team;
  std::string day;
};

void say(const decide::Desk& desk, const char* id, const words::Values& values) {
  std::printf("%s\n", decide::word(desk, id, values).c_str());
}

// Of what comes back, and of this team: nobody has said yet when it was last done.
std::int64_t first_times_open(const Opened& opened, const GoliveAsked& asked) {
  const auto& positions = opened.rules->organisation.positions;
  const int stage = decide::stage_now(opened.state());
  const auto all = decide::asked_first_times(opened.state(), *opened.rules, stage);
  return std::count_if(all.begin(), all.end(), [&](const decide::AskedFirst& one) {
    const people::Position* owner = positions.find(one.owner);
    const bool meant = asked.team.empty() || (owner != nullptr && owner->team == asked.team);
    const auto known = decide::first_time(opened.state(), one).known;
    return meant && known == decide::FirstTime::Known::no;
  });
}

// What begins, what still keeps a batch, and what was agreed with the works council.
void say_what_begins(const Opened& opened, const GoliveAsked& asked, LocalDate day) {
  const decide::Desk desk = opened.desk();
  const auto& organisation = opened.rules->organisation;
  const people::Team* team = organisation.teams.find(asked.team);
  say(desk, "golive.begins",
      words::Values()
          .day("day", day)
          .text("team_name", team == nullptr ? "" : team->name)
          .count("day_count", organisation.four_eyes.release_before_sending_office_days));
  if (const auto unasked = first_times_open(opened, asked); unasked > 0) {
    say(desk, "golive.unasked", words::Values().count("task_count", unasked));
  }
  const auto& council = organisation.works_council;
  if (council.consent_on.named()) {
    say(desk, "golive.consent",
        words::Values()
            .day("day", council.consent_on)
            .text("reference", council.consent_reference));
  } else {
    say(desk, "golive.no_consent", {});
  }
}

int golive(const GoliveAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto day = asked.day.empty()
                       ? Result<LocalDate>(decide::first_fit(*opened->rules, opened->today))
                       : day_named(*opened, asked.day);
  if (!day) return fail(day.error());
  Fields fields = {{"day", to_string(*day)}};
  if (!asked.team.empty()) fields["team"] = asked.team;
  const int code = deliver(*opened, asked.at, {"engine.golive", "", asked.as, fields});
  if (code == EX_OK) say_what_begins(*opened, asked, *day);
  return code;
}

}  // namespace

void add_golive(Command app, Chosen& chosen) {
  auto asked = std::make_shared<GoliveAsked>();
  const Command command =
      app.add_subcommand("golive", "Ends project mode: from this day on mail is sent");
  add_store_options(command, asked->at);
  add_language_option(command, asked->at);
  add_as_option(command, asked->as);
  command.add_option("--team", asked->team,
                     "Of the work of this team alone; without it: of everybody");
  command.add_option("--from", asked->day,
                     "The first day, 2027-01-11; without it: the first Monday that fits, which "
                     "after a holiday is that of the second week");
  command.footer(
      "Until then dates go on and nothing is sent. A team begins with its work: the tasks of its\n"
      "positions are asked, reminded and escalated, to whomever they concern. Not in a recess of\n"
      "the directie or the college, nor in the two weeks before one.\n\n"
      "For example:  cadans golive --team it --from 2027-01-11 --as ciso\n"
      "              cadans golive --as ciso");
  command.runs(chosen, [asked] { return golive(*asked); });
}

}  // namespace cadans::command
