#pragma once
// How Cadans runs at one place: config/settings.toml, whose comments explain each key.
//
//   parse_engine_settings(file)  Fault::invalid, one line a problem
//
// Paths are as they stand in the file (places.h). No password and no secret key is here, only the
// path of the file that holds it.

#include <string>
#include <vector>

#include "engine/result.h"
#include "engine/settings/file.h"

namespace cadans::settings {

struct PeerSettings {
  std::string name;
  std::vector<std::string> carries;  // channels: "mail"
  bool embedded = false;             // a thread of the engine; else a process of its own
  int credits = 64;                  // deliveries it may hold at once
  std::string curve_key;             // Z85, 40 characters: over tcp. Empty = only by ipc or inproc
  std::vector<std::string> actors;   // over tcp: persons for whose acts its word is taken
};

struct Doors {
  std::string ipc;       // a folder, made 0700
  std::string tcp;       // "tcp://host:port"; empty = closed
  std::string key_file;  // the engine's pair of keys, which tcp needs
};

enum class MailWay { maildir, smtp };

struct SmtpSettings {
  std::string host = "localhost";
  int port = 587;
  bool starttls = true;             // false: a relay on this machine, in the clear
  std::string ca_file;              // whom to trust for it; empty: whom this machine trusts
  std::string hello = "localhost";  // how we name ourselves to it
  std::string user;                 // empty: no login
  std::string password_file;
};

// Where a connector that runs on another machine finds the engine.
struct FarEngine {
  std::string address;     // "tcp://host:port"; empty: the ipc door
  std::string server_key;  // the engine's public key, Z85
  std::string key_file;    // the connector's own pair
};

struct MailSettings {
  MailWay way = MailWay::maildir;
  std::string maildir;
  std::string sender;  // empty: the organisation's
  std::string sent_keys = "mail.sent-keys";
  SmtpSettings smtp;
  FarEngine engine;
};

struct ReminderRules {
  int gap_days = 2;
  bool half_lead = true;
  int planned_office_days_max = 10;
  int postpone_office_days_max = 20;
  int approve_every_office_days = 5;
  int approve_most = 8;
};

struct DigestRules {
  int items_max = 10;
  int overload_items = 25;
};

struct BrakeRules {
  double factor = 3;
  int mails_min = 10;
  int from_week = 4;
  int one_person_max = 5;
};

struct EngineSettings {
  std::string language = "nl";
  std::vector<std::string> jargon;  // words that no mail to a person may hold
  std::vector<PeerSettings> peers;
  Doors doors;
  MailSettings mail;
  ReminderRules reminders;
  DigestRules digest;
  BrakeRules brake;
  int hold_office_days_max = 5;
  int scope_every_weeks = 2;  // the work of one process that joins begins, and then of the next
};

[[nodiscard]] Result<EngineSettings> parse_engine_settings(const File& file);

}  // namespace cadans::settings
