#pragma once
// The first organisation file of a municipality, from a few answers: one post for each role that
// stage 1 asks for. A post that nobody is named for stays empty;
// its work goes up the line and shows.
//
//   posts()                       the posts, in the order of the line
//   organisation_file(beginning)  the text of organisation.toml
//
// Dates  the journey starts on the Monday after `today`, the stage nine weeks later; until the day
//        before it dates roll and nothing is sent.

#include <map>
#include <string>
#include <vector>

#include "engine/time/local_date.h"

namespace cadans::command {

struct Post {
  std::string key;
  std::string role;
  std::string title;
  std::string deputy;
  std::string escalate_to;
  std::vector<std::string> also{};
};

struct Named {
  std::string key;
  std::string name;
  std::string mail;
  std::string post;  // key of the one that this person fills; empty: none
};

struct Beginning {
  std::string name;
  std::string domain;
  int inhabitants = 0;
  std::vector<std::string> processes;
  std::vector<Named> people;
  bool on_call = false;
  LocalDate today;
};

[[nodiscard]] const std::vector<Post>& posts();
// Of a name: "Gemeente Ons Dorp" gives "gemeente-ons-dorp".
[[nodiscard]] std::string key_of(const std::string& name);
[[nodiscard]] std::string owner_of(const std::string& process);
[[nodiscard]] std::string organisation_file(const Beginning& beginning);

}  // namespace cadans::command
