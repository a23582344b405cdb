#include "engine/settings/engine_settings.h"

#include <fmt/format.h>

#include <set>

#include "engine/settings/table.h"
#include "engine/settings/toml_node.h"

namespace cadans::settings {
namespace {

constexpr int settings_schema = 1;
constexpr std::size_t curve_key_letters = 40;

void check_key(Table& table, std::string_view name, const std::string& key) {
  if (key.empty() || key.size() == curve_key_letters) return;
  table.refuse(name, fmt::format("a CURVE key in Z85 has {} characters, this has {}",
                                 curve_key_letters, key.size()));
}

void check_peer(Table& table, const PeerSettings& peer) {
  check_key(table, "curve_key", peer.curve_key);
  if (peer.embedded && !peer.curve_key.empty()) {
    table.refuse("curve_key", "an embedded peer needs no key; take it out, or run = \"process\"");
  }
  if (peer.embedded && peer.carries != Words{"mail"}) {
    table.refuse("carries", "only mail runs embedded; use run = \"process\" for another");
  }
  if (peer.curve_key.empty() && !peer.actors.empty()) {
    table.refuse("actors",
                 "goes with a curve_key: who comes in by ipc has the administrator's rights");
  }
}

PeerSettings read_peer(Table& table) {
  static const Choices<bool> runs = {{"embedded", true}, {"process", false}};
  PeerSettings peer;
  table.id("name", peer.name);
  table.need("carries", peer.carries);
  table.choice("run", peer.embedded, runs);
  table.need("credits", peer.credits, Range{1, 4096});
  table.may("curve_key", peer.curve_key);
  table.may("actors", peer.actors);
  check_peer(table, peer);
  table.finish();
  return peer;
}

void read_peers(Table& root, EngineSettings& settings) {
  std::set<std::string, std::less<>> names;
  std::set<std::string, std::less<>> keys;
  bool embedded = false;
  for (Table& table : root.tables("peer")) {
    PeerSettings peer = read_peer(table);
    if (!peer.name.empty() && !names.insert(peer.name).second) {
      table.refuse("name", fmt::format("a peer {} stands here twice", in_quotes(peer.name)));
    }
    if (!peer.curve_key.empty() && !keys.insert(peer.curve_key).second) {
      table.refuse("curve_key", "another peer has this key: each has one of its own");
    }
    if (peer.embedded && embedded) {
      table.refuse("run", "one peer runs embedded; use run = \"process\" for the other");
    }
    embedded = embedded || peer.embedded;
    settings.peers.push_back(std::move(peer));
  }
}

void read_doors(Table& root, EngineSettings& settings) {
  for (Table& table : root.table("doors")) {
    table.named("ipc", settings.doors.ipc);
    table.may("tcp", settings.doors.tcp);
    table.may("key_file", settings.doors.key_file);
    if (!settings.doors.tcp.empty() && !settings.doors.tcp.starts_with("tcp://")) {
      table.refuse("tcp", "is an address as tcp://0.0.0.0:7411, or empty");
    } else if (!settings.doors.tcp.empty() && settings.doors.key_file.empty()) {
      table.refuse("tcp",
                   "plain tcp is not opened: 'key_file' names the engine's keys, and "
                   "'cadans peers key FILE' makes them");
    }
    table.finish();
  }
}

void read_smtp(Table& mail, SmtpSettings& smtp) {
  static const Choices<bool> security = {{"starttls", true}, {"none", false}};
  for (Table& table : mail.table("smtp")) {
    table.named("host", smtp.host);
    table.need("port", smtp.port, Range{1, 65535});
    table.choice("security", smtp.starttls, security);
    table.may("ca_file", smtp.ca_file);
    table.may("hello", smtp.hello);
    table.may("user", smtp.user);
    table.may("password_file", smtp.password_file);
    if (!smtp.user.empty() && smtp.password_file.empty()) {
      table.refuse("user", "a login needs a password_file");
    }
    if (!smtp.user.empty() && !smtp.starttls) {
      table.refuse("security", "no password goes out in the clear; use starttls");
    }
    table.finish();
  }
}

void read_far_engine(Table& mail, FarEngine& engine) {
  for (Table& table : mail.table("engine")) {
    table.may("address", engine.address);
    table.may("server_key", engine.server_key);
    table.may("key_file", engine.key_file);
    check_key(table, "server_key", engine.server_key);
    if (!engine.address.empty() && !engine.address.starts_with("tcp://")) {
      table.refuse("address", "is an address as tcp://cadans.example:7411, or empty");
    } else if (!engine.address.empty() && (engine.server_key.empty() || engine.key_file.empty())) {
      table.refuse("address", "needs a server_key, the engine's public key, and a key_file");
    }
    table.finish();
  }
}

void read_mail(Table& root, MailSettings& mail) {
  static const Choices<MailWay> ways = {{"maildir", MailWay::maildir}, {"smtp", MailWay::smtp}};
  for (Table& table : root.table("mail")) {
    table.choice("way", mail.way, ways);
    table.may("maildir", mail.maildir);
    table.may("sender", mail.sender);
    table.may("sent_keys", mail.sent_keys);
    read_smtp(table, mail.smtp);
    read_far_engine(table, mail.engine);
    if (mail.way == MailWay::maildir && mail.maildir.empty()) {
      table.refuse("way", "a maildir needs its path in 'maildir'");
    }
    if (!mail.sender.empty() && mail.sender.find('@') == std::string::npos) {
      table.refuse("sender", "is a mail address, or empty for the organisation's");
    }
    table.finish();
  }
}

void read_rhythm(Table& root, EngineSettings& settings) {
  for (Table& table : root.table("reminders")) {
    ReminderRules& rules = settings.reminders;
    table.may("gap_days", rules.gap_days, Range{0, 30});
    table.may("half_lead", rules.half_lead);
    table.may("planned_office_days_max", rules.planned_office_days_max, Range{0, 60});
    table.may("postpone_office_days_max", rules.postpone_office_days_max, Range{0, 60});
    table.may("approve_every_office_days", rules.approve_every_office_days, Range{1, 60});
    table.may("approve_most", rules.approve_most, Range{1, 60});
    table.finish();
  }
  for (Table& table : root.table("digest")) {
    table.may("items_max", settings.digest.items_max, Range{1, 100});
    table.may("overload_items", settings.digest.overload_items, Range{1, 1000});
    table.finish();
  }
  for (Table& table : root.table("brake")) {
    BrakeRules& brake = settings.brake;
    table.may("factor", brake.factor, 1, 100);
    table.may("mails_min", brake.mails_min, Range{0, 100'000});
    table.may("from_week", brake.from_week, Range{1, 52});
    table.may("one_person_max", brake.one_person_max, Range{1, 1000});
    table.finish();
  }
  for (Table& table : root.table("scope")) {
    table.may("every_weeks", settings.scope_every_weeks, Range{1, 26});
    table.finish();
  }
  for (Table& table : root.table("hold")) {
    table.may("office_days_max", settings.hold_office_days_max, Range{1, 30});
    table.finish();
  }
}

}  // namespace

Result<EngineSettings> parse_engine_settings(const File& file) {
  Problems problems;
  const Node node = parse_toml(file, problems);
  if (has_errors(problems)) return as_error(std::move(problems));
  Table root(node, file, problems);
  EngineSettings settings;
  root.schema(settings_schema);
  for (const std::string_view section : {"words", "doors", "mail"}) {
    if (!root.has(section))
      root.refuse(section, fmt::format("the section [{}] is missing", section));
  }
  for (Table& table : root.table("words")) {
    table.word("language", settings.language, {"nl", "en"});
    table.may("jargon", settings.jargon);
    table.finish();
  }
  read_peers(root, settings);
  read_doors(root, settings);
  read_mail(root, settings.mail);
  read_rhythm(root, settings);
  root.finish();
  if (has_errors(problems)) return as_error(std::move(problems));
  return settings;
}

}  // namespace cadans::settings
