#include "connectors/protocol/key_file.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <fstream>

namespace cadans::protocol {

Result<KeyPair> read_key_file(const std::string& file) {
  struct stat state {};
  if (::stat(file.c_str(), &state) != 0) {
    return Error{
        Fault::invalid,
        fmt::format("{} is not there; 'cadans peers key {}' makes a pair of keys", file, file)};
  }
  if ((state.st_mode & 077U) != 0) {
    return Error{Fault::invalid, fmt::format("{} can be read by others: chmod 600 {}", file, file)};
  }
  std::ifstream in(file);
  KeyPair pair;
  std::getline(in, pair.open);
  std::getline(in, pair.secret);
  if (pair.open.size() != key_letters || pair.secret.size() != key_letters) {
    return Error{Fault::invalid, fmt::format("{} should hold two keys of {} characters, public "
                                             "and secret, one a line",
                                             file, key_letters)};
  }
  return pair;
}

}  // namespace cadans::protocol
