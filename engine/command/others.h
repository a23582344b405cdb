#pragma once
// What one person is shown has nothing of others but their position.
//
//   const auto others = others_beside(opened, past, key);
//   others.position_of(person)   the key of a position that this person holds, or held last;
//                                "" = none
//   others.hide(json)            in every text of it: names, addresses and keys of others become
//                                the title of their position, or "somebody else"
//
// Limits  a name is found as the organisation writes it; what somebody typed otherwise stays.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/command/past_organisations.h"
#include "engine/command/store_at.h"
#include "engine/json_fwd.h"

namespace cadans::command {

class Others {
 public:
  [[nodiscard]] std::string position_of(const std::string& person) const;
  void hide(Json& json) const;

 private:
  explicit Others(const std::vector<PastOrganisation>& past);
  void keep_out(const Person& person, const std::string& title);
  void longest_first();
  friend Result<Others> others_beside(const Opened& opened,
                                      const std::vector<PastOrganisation>& past,
                                      const std::string& key);

  std::map<std::string, std::string, std::less<>> positions_;  // by person
  std::vector<std::pair<std::string, std::string>> words_;     // and what stands in their place
};

[[nodiscard]] Result<Others> others_beside(const Opened& opened,
                                           const std::vector<PastOrganisation>& past,
                                           const std::string& key);

}  // namespace cadans::command
