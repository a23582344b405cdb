#pragma once
// CURVE keys of the tcp door, from files: one secret key of the engine and, in one directory, the
// public key of each peer, "servicedesk.pub". A key is 40 characters of Z85 on one line.
//
// Errors  Fault::invalid, naming the file and what it should hold; also when the secret key can be
//         read by others (mode 0600 is asked) or two peers have the same key.

#include <map>
#include <string>

#include "engine/result.h"

namespace cadans::dispatch {

struct Keys {
  std::string secret;                        // Z85
  std::map<std::string, std::string> peers;  // the 32 bytes of a public key to its peer's name
};

[[nodiscard]] Result<Keys> read_keys(const std::string& secret_file, const std::string& directory);

}  // namespace cadans::dispatch
