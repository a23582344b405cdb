// cadans-mail: the mail connector as a process of its own, as the settings file says.

#include <fmt/format.h>
#include <sysexits.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <iterator>

#include "connectors/mail/profile.h"

namespace {

struct Asked {
  std::string settings = "config/settings.toml";
  std::string data = "run-data";
  std::string name = "mail";
};

int fail(const cadans::Error& error) {
  fmt::print(stderr, "cadans-mail: {}\n", error.what);
  if (error.fault == cadans::Fault::not_found) return EX_NOINPUT;
  return error.fault == cadans::Fault::invalid ? EX_DATAERR : EX_UNAVAILABLE;
}

int serve(const Asked& asked) {
  std::ifstream in(asked.settings, std::ios::binary);
  if (!in) {
    return fail({cadans::Fault::not_found,
                 fmt::format("no file {} that can be read; --settings names it", asked.settings)});
  }
  const std::string text(std::istreambuf_iterator<char>(in), {});
  const auto settings = cadans::settings::parse_engine_settings({asked.settings, text});
  if (!settings) return fail(settings.error());
  for (const auto& peer : settings->peers) {
    if (peer.name != asked.name || !peer.embedded) continue;
    return fail({cadans::Fault::invalid,
                 fmt::format("{}: the peer '{}' runs as a thread of the engine; here it asks for "
                             "run = \"process\"",
                             asked.settings, asked.name)});
  }
  const auto setup = cadans::mail::setup_of(*settings, asked.name, asked.data);
  if (!setup) return fail(setup.error());
  const auto served = cadans::mail::serve(*setup);
  return served ? EX_OK : fail(served.error());
}

}  // namespace

int main(int count, char** words) {
  Asked asked;
  CLI::App app("Takes the mails of a Cadans engine and sends each once per key.");
  app.add_option("--settings", asked.settings, "Its [mail], [doors] and [[peer]] say how")
      ->capture_default_str();
  app.add_option("--data", asked.data, "The folder in which relative paths of the settings lie")
      ->capture_default_str();
  app.add_option("--name", asked.name, "Which [[peer]] of the settings this is")
      ->capture_default_str();
  app.footer(
      "For example:  cadans-mail --settings /etc/cadans/settings.toml --data /var/lib/cadans");
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? EX_OK : EX_USAGE;
  }
  return serve(asked);
}
