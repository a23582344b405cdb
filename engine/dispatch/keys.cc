#include "engine/dispatch/keys.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <zmq.h>

#include <array>
#include <cstring>

#include "connectors/protocol/key_file.h"

namespace cadans::dispatch {

using protocol::key_letters;

Result<std::string> make_key_file(const std::string& file) {
  std::array<char, key_letters + 1> open{};
  std::array<char, key_letters + 1> secret{};
  if (zmq_curve_keypair(open.data(), secret.data()) != 0) {
    return Error{Fault::unavailable, "this ZeroMQ was built without CURVE"};
  }
  const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (handle < 0) {
    return Error{Fault::io, fmt::format("{} cannot be made: {}", file, std::strerror(errno))};
  }
  const std::string text = fmt::format("{}\n{}\n", open.data(), secret.data());
  const bool written =
      ::write(handle, text.data(), text.size()) == std::ssize(text) && ::fsync(handle) == 0;
  ::close(handle);
  if (!written) return Error{Fault::io, file + " cannot be written"};
  return std::string(open.data());
}

Result<Keys> read_keys(const std::string& file, const std::map<std::string, std::string>& peers) {
  const auto pair = protocol::read_key_file(file);
  if (!pair) return pair.error();
  Keys keys{pair->secret, {}};
  for (const auto& [name, key] : peers) {
    std::array<unsigned char, 32> bytes{};
    if (key.size() != key_letters || zmq_z85_decode(bytes.data(), key.c_str()) == nullptr) {
      return Error{Fault::invalid, fmt::format("the key of peer {} should be {} characters of Z85",
                                               name, key_letters)};
    }
    const auto [other, is_new] = keys.peers.emplace(std::string(bytes.begin(), bytes.end()), name);
    if (!is_new) {
      return Error{Fault::invalid, fmt::format("{} has the key of {}: each peer has a key of its "
                                               "own",
                                               name, other->second)};
    }
  }
  return keys;
}

}  // namespace cadans::dispatch
