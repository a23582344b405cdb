#include "engine/dispatch/keys.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <zmq.h>

#include <array>
#include <filesystem>
#include <fstream>

namespace cadans::dispatch {
namespace {

constexpr std::size_t z85_length = 40;

Result<std::string> read_key(const std::string& file) {
  std::ifstream in(file);
  std::string key;
  if (!in || !std::getline(in, key)) {
    return Error{Fault::invalid, file + " cannot be read; it should hold a CURVE key"};
  }
  std::array<unsigned char, 32> bytes{};
  if (key.size() != z85_length || zmq_z85_decode(bytes.data(), key.c_str()) == nullptr) {
    return Error{Fault::invalid,
                 file + " should hold a CURVE key: 40 characters of Z85 on its first line"};
  }
  return key;
}

Result<void> check_private(const std::string& file) {
  struct stat state {};
  if (::stat(file.c_str(), &state) != 0) {
    return Error{Fault::invalid, file + " is not there; it should hold the engine's secret key"};
  }
  if ((state.st_mode & 077U) != 0) {
    return Error{Fault::invalid, fmt::format("{} can be read by others: chmod 600 {}", file, file)};
  }
  return {};
}

std::string decoded(const std::string& z85) {
  std::array<unsigned char, 32> bytes{};
  zmq_z85_decode(bytes.data(), z85.c_str());
  return {bytes.begin(), bytes.end()};
}

}  // namespace

Result<Keys> read_keys(const std::string& secret_file, const std::string& directory) {
  if (const auto kept = check_private(secret_file); !kept) return kept.error();
  const auto secret = read_key(secret_file);
  if (!secret) return secret.error();
  Keys keys{*secret, {}};
  std::error_code fault;
  for (const auto& file : std::filesystem::directory_iterator(directory, fault)) {
    if (file.path().extension() != ".pub") continue;
    const auto key = read_key(file.path().string());
    if (!key) return key.error();
    const auto [other, is_new] = keys.peers.emplace(decoded(*key), file.path().stem().string());
    if (!is_new) {
      return Error{Fault::invalid,
                   fmt::format("{} holds the key of {} as well: each peer has a key of its own",
                               file.path().string(), other->second)};
    }
  }
  if (fault) {
    return Error{Fault::invalid, fmt::format("{}: {}; it should hold the peers' public keys, "
                                             "NAME.pub",
                                             directory, fault.message())};
  }
  return keys;
}

}  // namespace cadans::dispatch
