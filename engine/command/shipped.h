#pragma once
// What comes with the program: the duties, and the sample municipality.
//
//   shipped_duties()   "workflows/duties" where the working directory is the source tree, else the
//                      folder that was installed beside this program
//   shipped_sample()   the same for "config": a sample to rehearse, or to begin a new folder from.
//                      It is never served unasked: an organisation has a folder of its own

#include <string>

namespace cadans::command {

[[nodiscard]] std::string shipped_duties();
[[nodiscard]] std::string shipped_sample();

}  // namespace cadans::command
