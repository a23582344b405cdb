#include "engine/command/new_organisation.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "engine/json.h"

namespace cadans::command {
namespace {

// A basic string of TOML is written as one of JSON.
std::string in_quotes(const std::string& text) {
  return Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
}

LocalDate next_monday(LocalDate day) {
  return day + std::chrono::days(8 - weekday(day).iso_encoding());
}

void add_head(const Beginning& from, std::string& text) {
  const LocalDate start = next_monday(from.today);
  const LocalDate stage = start + std::chrono::weeks(9);
  text += fmt::format(
      "# The organisation: its positions, the people who fill them, its meetings, its processes.\n"
      "# Work belongs to a position, never to a person. An empty occupant is a vacancy: its work\n"
      "# goes up the line and stands in every report. `cadans check` says what is missing.\n\n"
      "schema = 2\n\n[organisation]\nkey = {}\nname = {}\ninhabitants = {}\n"
      "timezone = \"Europe/Amsterdam\"\ndomain = {}\nsender = {}\nswitches = []\n\n"
      "[stage]\ncurrent = 1\njourney_start = {}\nstarted = {}\nproject_mode_until = {}\n\n"
      "[calendar]\nlocal_closure_days = []\nroutine_window = [\"08:30\", \"17:00\"]\n\n"
      "[four_eyes]\nthird = [\"town-clerk\"]\nsample_share = 0.1\n"
      "release_before_sending_office_days = 10\n\n[on_call]\nscheme = {}\n",
      in_quotes(key_of(from.name)), in_quotes(from.name), from.inhabitants, in_quotes(from.domain),
      in_quotes("cadans@" + from.domain), to_string(start), to_string(stage),
      to_string(stage - std::chrono::days(1)), from.on_call);
}

std::string occupant_of(const Beginning& from, const std::string& post) {
  const auto found = std::find_if(from.people.begin(), from.people.end(),
                                  [&](const Named& one) { return one.post == post; });
  return found == from.people.end() ? std::string() : found->key;
}

void add_post(const Beginning& from, const Post& post, std::string& text) {
  text += fmt::format(
      "\n[[position]]\nkey = {}\nrole = {}\ntitle = {}\nteam = \"organisation\"\noccupant = {}\n"
      "deputy = {}\nescalate_to = {}\n",
      in_quotes(post.key), in_quotes(post.role), in_quotes(post.title),
      in_quotes(occupant_of(from, post.key)), in_quotes(post.deputy), in_quotes(post.escalate_to));
  if (!post.also.empty()) text += "also = " + Json(post.also).dump() + "\n";
}

void add_people(const Beginning& from, std::string& text) {
  std::set<std::string> written;  // one who fills two posts is one person
  for (const Named& one : from.people) {
    if (!written.insert(one.key).second) continue;
    text += fmt::format(
        "\n[[person]]\nkey = {}\nname = {}\nmail = {}\nlanguage = \"nl\"\n"
        "working_days = [\"MO\", \"TU\", \"WE\", \"TH\", \"FR\"]\ncontract_hours = 36.0\n",
        in_quotes(one.key), in_quotes(one.name), in_quotes(one.mail));
  }
}

void add_bodies(const Beginning& from, std::string& text) {
  const LocalDate tuesday = next_monday(from.today) + std::chrono::days(1);
  const auto add = [&](const char* key, int weeks, int close, const char* secretary) {
    text += fmt::format(
        "\n[[meeting_body]]\nkey = \"{}\"\nweekday = \"TU\"\ninterval_weeks = {}\nfirst = {}\n"
        "papers_close_office_days = {}\nsecretary = \"{}\"\nbundle_quarterly = true\n",
        key, weeks, to_string(tuesday), close, secretary);
  };
  add("directie", 2, 4, "directie-secretary");
  add("college", 1, 6, "college-secretary");
}

void add_processes(const Beginning& from, std::string& text) {
  for (const std::string& process : from.processes) {
    text += fmt::format(
        "\n[[process]]\nkey = {}\nname = {}\nowner = {}\ncritical = true\n"
        "in_scope_from_stage = 1\nhas_plan = true\nsystems = []\n",
        in_quotes(key_of(process)), in_quotes(process), in_quotes(owner_of(process)));
  }
}

}  // namespace

const std::vector<Post>& posts() {
  static const std::vector<Post> all = {
      {"mayor", "college", "Burgemeester", "portfolio-holder", ""},
      {"portfolio-holder", "portfolio-holder", "Portefeuillehouder", "mayor", "mayor"},
      {"town-clerk", "town-clerk", "Gemeentesecretaris", "director", "portfolio-holder"},
      {"director", "directie", "Directeur", "town-clerk", "town-clerk", {"operations-head", "hr"}},
      {"directie-secretary", "directie-secretary", "Directiesecretaris", "college-secretary",
       "town-clerk"},
      {"college-secretary",
       "college-secretary",
       "Bestuurssecretaris",
       "directie-secretary",
       "town-clerk",
       {"griffier"}},
      {"ciso", "ciso", "CISO", "iso", "town-clerk", {"ensia-coordinator"}},
      {"iso",
       "iso",
       "ISO",
       "ciso",
       "director",
       {"bcm-coordinator", "incident-coordinator", "privacy-officer"}},
      {"dpo", "dpo", "Functionaris gegevensbescherming", "", "town-clerk", {"records-keeper"}},
      {"controller", "controller", "Concerncontroller", "", "town-clerk", {"internal-auditor"}},
      {"ict-head", "ict-head", "Hoofd ICT", "functional-admin", "director", {"supplier-manager"}},
      {"functional-admin", "system-owner", "Functioneel beheerder", "ict-head", "director"},
      {"communications", "communications", "Communicatieadviseur", "director", "town-clerk"}};
  return all;
}

std::string key_of(const std::string& name) {
  std::string key;
  for (const char letter : name) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    if (plain) {
      key += letter;
    } else if (letter >= 'A' && letter <= 'Z') {
      key += static_cast<char>(letter - 'A' + 'a');
    } else if (!key.empty() && key.back() != '-') {
      key += '-';
    }
  }
  while (key.ends_with('-')) key.pop_back();
  return key;
}

std::string owner_of(const std::string& process) { return "owner-" + key_of(process); }

std::string organisation_file(const Beginning& beginning) {
  std::string text;
  add_head(beginning, text);
  text +=
      "\n[[team]]\nkey = \"organisation\"\nname = \"De organisatie\"\nmanager = \"director\"\n"
      "staff = true\n";
  for (const Post& post : posts()) add_post(beginning, post, text);
  for (const std::string& process : beginning.processes) {
    add_post(beginning,
             {owner_of(process), "process-owner", "Proceseigenaar " + process, "", "director"},
             text);
  }
  add_people(beginning, text);
  add_bodies(beginning, text);
  add_processes(beginning, text);
  return text;
}

}  // namespace cadans::command
