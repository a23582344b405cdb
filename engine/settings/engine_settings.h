#pragma once
// How Cadans runs at one place: config/settings.toml, whose comments explain each key.
//
//   parse_engine_settings(file)  Fault::invalid, one line a problem
//
// Paths are as they stand in the file: relative ones count from the folder of start. No password
// is here, only the path of the file that holds it.

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
};

struct Doors {
  std::string ipc;  // a folder, made 0700
  std::string tcp;  // "tcp://host:port"; empty = closed
};

enum class MailWay { maildir, smtp };

struct SmtpSettings {
  std::string host = "localhost";
  int port = 587;
  bool starttls = true;  // false: a relay on this machine, in the clear
  std::string user;      // empty: no login
  std::string password_file;
};

struct MailSettings {
  MailWay way = MailWay::maildir;
  std::string maildir;
  std::string sender;  // empty: the organisation's
  SmtpSettings smtp;
};

struct ReminderRules {
  int gap_days = 2;
  bool half_lead = true;
  int planned_office_days_max = 10;
  int postpone_office_days_max = 20;
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
  std::string store_path;
  std::string language = "nl";
  std::vector<std::string> jargon;  // words that no mail to a person may hold
  std::vector<PeerSettings> peers;
  Doors doors;
  MailSettings mail;
  ReminderRules reminders;
  DigestRules digest;
  BrakeRules brake;
  int hold_office_days_max = 5;
};

[[nodiscard]] Result<EngineSettings> parse_engine_settings(const File& file);

}  // namespace cadans::settings
