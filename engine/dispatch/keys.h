#pragma once
// CURVE keys of the tcp door: the engine's own, and those of the peers that may come in.
//
//   make_key_file(file)    a new pair in a file of mode 0600, never over one that is there; gives
//                          the public key, for the settings of the other side
//   read_keys(file, keys)  the engine's pair, and each peer's name with its public key in Z85
//
// Errors  Fault::invalid, naming the file or peer and what it should hold; Fault::io where a new
//         file cannot be written.

#include <map>
#include <string>

#include "engine/result.h"

namespace cadans::dispatch {

struct Keys {
  std::string secret;                        // Z85
  std::map<std::string, std::string> peers;  // the 32 bytes of a public key to its peer's name
};

[[nodiscard]] Result<std::string> make_key_file(const std::string& file);
[[nodiscard]] Result<Keys> read_keys(const std::string& file,
                                     const std::map<std::string, std::string>& peers);

}  // namespace cadans::dispatch
