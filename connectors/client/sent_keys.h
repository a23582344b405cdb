#pragma once
// What this connector has sent, by key, so that it sends once per key whatever happens to it or to
// the engine. An append-only file, one line a step:
//
//   began KEY            on the disk before the final dot of the mail leaves
//   sent KEY RECEIPT     after the reply
//   refused KEY          the other side said no: the key is as before `began`
//
// A key that began and has no further line may or may not have arrived: it answers `unknown`, and
// is sent once more when the engine asks for that. One that began twice always answers `unknown`.
//
// Errors  Fault::io and Fault::disk_full from begin(): then nothing may be sent. A last line that
//         a crash tore is dropped at open; any other bad line is Fault::corrupt with its number.
// Limits  keeps the `kept` latest keys; at four lines for each the file is written anew, by
//         rename, with the latest line of each.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "connectors/client/client.h"
#include "connectors/protocol/frames.h"
#include "engine/result.h"

namespace cadans::client {

class SentKeys {
 public:
  [[nodiscard]] static Result<SentKeys> open(const std::string& path, std::size_t kept = 100'000);
  SentKeys(SentKeys&& other) noexcept;
  SentKeys& operator=(SentKeys&&) = delete;
  ~SentKeys();

  // What can be said of a delivery without sending; empty: it may be sent.
  [[nodiscard]] std::optional<Outcome> known(const protocol::Deliver& delivery) const;

  [[nodiscard]] Result<void> begin(std::string_view key);
  [[nodiscard]] Result<void> sent(std::string_view key, std::string_view receipt);
  [[nodiscard]] Result<void> refused(std::string_view key);

 private:
  struct Known {
    std::uint64_t order = 0;  // of its latest line
    bool sent = false;
    std::string receipt;
    int begun = 0;  // times since it was last refused
  };
  SentKeys(std::string path, std::size_t kept);
  Result<void> load(std::string_view text);
  bool take(std::string_view line);
  Result<void> append(const std::string& line, bool synced);
  Result<void> compact();

  std::string path_;
  std::size_t kept_;
  int file_ = -1;
  std::uint64_t order_ = 0;
  std::size_t lines_ = 0;
  std::unordered_map<std::string, Known> keys_;
};

}  // namespace cadans::client
