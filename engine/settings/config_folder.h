#pragma once
// Reads a config folder from disk. Texts come back as they stand, so that the shell can keep them
// by hash; read_content makes checked values of them, and is pure.
//
//   read_folder(folder, duties)    `duties` is where the catalogue is when the folder has no
//                                  duties/ of its own
//   read_content(texts)            everything parsed and checked; Fault::invalid with all that is
//                                  wrong, one line a problem
//
// Errors  Fault::not_found for a folder or file that is not there, Fault::io for what cannot be
//         read; both name it. behaviour.toml (of paper people), people.csv and positions.csv may be
//         left out.
// Limits  1 MiB a file; of folders *.toml only, in order of name.

#include <string>
#include <vector>

#include "engine/result.h"
#include "engine/settings/behaviour.h"
#include "engine/settings/catalogue.h"
#include "engine/settings/decree_days.h"
#include "engine/settings/engine_settings.h"
#include "engine/settings/ladders.h"
#include "engine/settings/organisation_file.h"

namespace cadans::settings {

struct ConfigFolder {
  File organisation;
  File ladders;
  File settings;
  File behaviour;
  File calendar;
  PeopleLists lists;
  std::vector<File> catalogue;
  std::vector<File> messages;
};

struct ConfigContent {
  OrganisationFile organisation;
  Ladders ladders;
  EngineSettings settings;
  Behaviour behaviour;
  Decrees decrees;
  Catalogue catalogue;
  Problems warnings;
};

[[nodiscard]] Result<ConfigFolder> read_folder(const std::string& folder,
                                               const std::string& duties);
[[nodiscard]] Result<ConfigContent> read_content(const ConfigFolder& texts);

}  // namespace cadans::settings
