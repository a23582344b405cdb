#include "engine/command/own_place.h"

#include <sysexits.h>

#include <cstdio>
#include <filesystem>

#include "engine/store/reader.h"

namespace cadans::command {
namespace {

namespace fs = std::filesystem;

// An earlier rehearsal, or what is left of one that could not begin.
bool is_rehearsal(const std::string& path) {
  const auto reader = store::Reader::open(path);
  if (!reader) return false;
  const auto empty = (*reader)->empty();
  if (empty && *empty) return true;
  const auto tail = (*reader)->tail();
  return (tail && tail->seq == 0) || !(*reader)->view().mark("rehearsed").empty();
}

}  // namespace

std::string in_the_way(const std::string& folder) {
  const std::string served = folder + "/cadans.db";
  if (fs::exists(served)) return served;
  const std::string store = folder + "/rehearsal.db";
  if (fs::exists(store)) return is_rehearsal(store) ? std::string() : store;
  for (const char* name : {"/mail", "/mail.sent-keys"}) {
    if (fs::exists(folder + name)) return folder + name;
  }
  return {};
}

int taken(const std::string& path) {
  std::fprintf(stderr,
               "cadans: %s is there already and would be lost; name another place, or move it\n",
               path.c_str());
  return EX_CANTCREAT;
}

}  // namespace cadans::command
