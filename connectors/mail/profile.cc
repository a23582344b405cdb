#include "connectors/mail/profile.h"

#include <algorithm>

#include "connectors/protocol/key_file.h"
#include "engine/settings/places.h"

namespace cadans::mail {
namespace {

using settings::in_folder;

Result<client::Address> far_engine(const settings::FarEngine& engine, const std::string& data) {
  const auto pair = protocol::read_key_file(in_folder(data, engine.key_file));
  if (!pair) return pair.error();
  return client::Address{engine.address, "", engine.server_key, pair->open, pair->secret};
}

SmtpSettings smtp_of(const settings::SmtpSettings& smtp, const std::string& data) {
  return {smtp.host + ":" + std::to_string(smtp.port),
          smtp.starttls,
          in_folder(data, smtp.ca_file),
          smtp.user,
          in_folder(data, smtp.password_file),
          smtp.hello};
}

}  // namespace

Result<Setup> setup_of(const settings::EngineSettings& settings, const std::string& name,
                       const std::string& data) {
  const auto peer = std::ranges::find(settings.peers, name, &settings::PeerSettings::name);
  if (peer == settings.peers.end()) {
    return Error{Fault::not_found, "the settings have no [[peer]] of the name '" + name + "'"};
  }
  Setup setup;
  setup.engine.name = name;
  setup.engine.endpoint = settings::ipc_door(settings, data);
  if (!peer->embedded && !settings.mail.engine.address.empty()) {
    const auto far = far_engine(settings.mail.engine, data);
    if (!far) return far.error();
    setup.engine = *far;
  }
  setup.sent_keys = in_folder(data, settings.mail.sent_keys);
  const bool local = settings.mail.way == settings::MailWay::maildir;
  if (local) setup.maildir = in_folder(data, settings.mail.maildir);
  setup.smtp = smtp_of(settings.mail.smtp, data);
  setup.mail.credits = peer->credits;
  return setup;
}

}  // namespace cadans::mail
