#pragma once
// The organisation file, config/organisation.toml: people::Organisation, and beside it the people
// with their names and addresses.
//
//   parse_organisation(file, catalogue, lists)
//                                         roles come from the catalogue. Fault::invalid, one line a
//                                         problem, what people/check.h refuses included
//   assign_keys(organisation, keys)       puts a random key in the place of every handle;
//                                         a handle without a key is an invariant, for both come
//                                         from one file
//
// In the organisation as read a person is the handle of the file ("gijs"): members, occupants and
// absences. After assign_keys nothing of a person is left in it.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/people/organisation.h"
#include "engine/result.h"
#include "engine/settings/catalogue.h"
#include "engine/settings/file.h"
#include "engine/settings/problem.h"

namespace cadans::settings {

struct Colleague {
  std::string handle;  // as the file calls the person
  std::string name;
  std::string mail;
  std::string language;  // "nl", "en"
  friend bool operator==(const Colleague&, const Colleague&) = default;
};

struct OrganisationFile {
  people::Organisation organisation;
  std::vector<Colleague> people;  // in order of the file
  Problems warnings;              // allowed, and what it costs
};

// Whether it may stand as `mail` of a person: one @ with something on both sides, on one line.
[[nodiscard]] bool is_mail_address(std::string_view text);

// People and positions as a spreadsheet writes them, beside those of the file; without a name:
// none. Their columns are the keys of [[person]] and [[position]] (csv_file.h).
struct PeopleLists {
  File people;
  File positions;
};

[[nodiscard]] Result<OrganisationFile> parse_organisation(const File& file,
                                                          const Catalogue& catalogue,
                                                          const PeopleLists& lists = {});

using PersonKeys = std::map<std::string, std::string, std::less<>>;  // handle -> random key
[[nodiscard]] people::Organisation assign_keys(const people::Organisation& organisation,
                                               const PersonKeys& keys);

}  // namespace cadans::settings
