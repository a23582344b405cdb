#include "tests/bench/crowd.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

#include "engine/decide/decide.h"
#include "engine/json.h"
#include "engine/loop.h"
#include "engine/people/json.h"
#include "engine/settings/file.h"

namespace cadans::bench {
namespace {

constexpr int head = -1;
constexpr std::size_t at_once = 2000;
constexpr Elapsed first_row = hours(1);

std::string read(const std::string& path) {
  std::ifstream file(std::string(CADANS_SOURCE "/") + path);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file) give_up("cannot read " + path);
  return text.str();
}

settings::File file(const std::string& path) { return {path, read(path)}; }

// As long as a real key, and in no order, as real ones are.
std::string scattered(int person, std::uint64_t salt) {
  std::uint64_t mixed = (static_cast<std::uint64_t>(person) + salt) * 0x9E3779B97F4A7C15U;
  mixed ^= mixed >> 31U;
  return fmt::format("{:016x}{:016x}", mixed * 0xBF58476D1CE4E5B9U, mixed);
}

std::string position_key(int person) { return fmt::format("owner-{}", person); }
std::string process_key(int person) { return fmt::format("process-{}", person); }
std::string duty_id(int duty) { return fmt::format("STORM.{}", duty); }

std::string catalogue(int duties) {
  const std::string duty = read("tests/bench/content/duty.toml");
  std::string all = read("tests/bench/content/catalogue.toml");
  for (int k = 0; k < duties; ++k) {
    all += "\n" + std::regex_replace(duty, std::regex("@"), std::to_string(k));
  }
  return all;
}

void add_roles(people::Organisation& organisation) {
  organisation.roles["process-owner"] = {people::RoleKind::relative, "Proceseigenaar",
                                         "Process owner"};
  organisation.roles["ciso"] = {people::RoleKind::position, "CISO", "CISO"};
}

std::string organisation(int persons) {
  people::Organisation made;
  made.key = "storm";
  made.name = "Storm";
  made.sender = "cadans@storm.example";
  add_roles(made);
  made.teams.add({"all", "All", "head"});
  made.members.add({person_key(head)});
  made.positions.add({"head", "ciso", {}, "CISO", "all", person_key(head)});
  for (int k = 0; k < persons; ++k) {
    made.members.add({person_key(k)});
    made.positions.add(
        {position_key(k), "owner", {}, "Proceseigenaar", "all", person_key(k), "", "head"});
    made.processes.add({process_key(k), fmt::format("Proces {}", k), position_key(k)});
  }
  return people::to_json(made).dump();
}

std::string everybody(int persons) {
  Json all = Json::array();
  for (int k = head; k < persons; ++k) {
    all.push_back({{"key", person_key(k)},
                   {"handle", fmt::format("p{}", k)},
                   {"name", fmt::format("Person Number {}", k)},
                   {"mail", fmt::format("p{}@storm.example", k)},
                   {"language", "nl"},
                   {"salt", scattered(k, 1)}});
  }
  return all.dump();
}

void decide_and_commit(store::Store& store, decide::RulesInForce& rules,
                       const decide::Batch& batch) {
  const Decision decision = decide::decide(store.view(), batch, rules);
  for (const Entry& entry : decision.entries) {
    if (!entry.refused.empty()) give_up(entry.event.type + ": " + entry.said);
  }
  need(store.commit(decision));
  need(store.checkpoint_if_needed());
}

Event issue_event(const Issue& issue) {
  Event event;
  event.type = "task.issue";
  event.at = issue.due + Elapsed{-first_row.us};
  event.data = {
      {"duty", duty_id(issue.duty)}, {"kind", "process"}, {"key", process_key(issue.person)}};
  return event;
}

}  // namespace

std::string person_key(int person) { return scattered(person, 0x5EED); }

void begin(store::Store& store, decide::RulesInForce& rules, const Crowd& crowd, Instant at) {
  Event load;
  load.id = "load/storm";
  load.type = "engine.load";
  load.at = at;
  const auto put = [&load](const char* kind, std::string body) {
    load.texts.push_back({kind, "", std::move(body)});
  };
  put("people", everybody(crowd.persons));
  put("organisation", organisation(crowd.persons));
  put("catalogue", decide::content_body({{"catalogue.toml", catalogue(crowd.duties)}}));
  put("ladders", decide::content_body({file("tests/bench/content/ladders.toml")}));
  put("calendar", decide::content_body({file("config/calendar.toml")}));
  put("settings", decide::content_body({file("config/settings.toml")}));
  put("messages",
      decide::content_body({file("config/messages/nl.toml"), file("config/messages/en.toml")}));
  need(tell(store, rules, std::move(load)));
  Event golive;
  golive.id = "golive/storm";
  golive.type = "engine.golive";
  golive.at = at;
  golive.data["day"] = "2000-01-01";
  need(tell(store, rules, std::move(golive)));
}

void issue(store::Store& store, decide::RulesInForce& rules, const std::vector<Issue>& issues) {
  for (std::size_t from = 0; from < issues.size(); from += at_once) {
    decide::Batch batch;
    for (std::size_t k = from; k < std::min(issues.size(), from + at_once); ++k) {
      batch.add(issue_event(issues[k]), true);
    }
    decide_and_commit(store, rules, batch);
  }
}

}  // namespace cadans::bench
