#include "engine/command/options.h"

#include <sysexits.h>

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdio>
#include <iostream>
#include <limits>
#include <utility>
#include <vector>

namespace cadans::command {

Option Option::required() const {
  option_->required();
  return *this;
}

Option Option::positive() const {
  option_->check(CLI::Range(std::int64_t{1}, std::numeric_limits<std::int64_t>::max()));
  return *this;
}

Option Option::one_of(std::initializer_list<const char*> values) const {
  option_->check(CLI::IsMember(std::vector<std::string>(values.begin(), values.end())));
  return *this;
}

Option Option::shows_default() const {
  option_->capture_default_str();
  return *this;
}

Command Command::add_subcommand(const std::string& name, const std::string& says) const {
  return Command(*app_->add_subcommand(name, says));
}

Command Command::add_choice(const std::string& name) const {
  CLI::App* choice = app_->add_option_group(name);
  choice->require_option(1);
  return Command(*choice);
}

Option Command::add_option(const std::string& name, std::string& bound,
                           const std::string& says) const {
  return Option(*app_->add_option(name, bound, says));
}

Option Command::add_option(const std::string& name, std::optional<std::string>& bound,
                           const std::string& says) const {
  return Option(*app_->add_option(name, bound, says));
}

Option Command::add_option(const std::string& name, std::uint64_t& bound,
                           const std::string& says) const {
  return Option(
      *app_->add_option(name, bound, says)
           ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max())));
}

Option Command::add_option(const std::string& name, const Taker& take,
                           const std::string& says) const {
  return Option(*app_->add_option_function<std::string>(name, take, says));
}

void Command::add_flag(const std::string& name, bool& bound, const std::string& says) const {
  app_->add_flag(name, bound, says);
}

void Command::footer(const std::string& says) const { app_->footer(says); }

void Command::needs_subcommand() const { app_->require_subcommand(1); }

void Command::allows_subcommand() const { app_->require_subcommand(0, 1); }

void Command::runs(Chosen& chosen, Chosen what) const {
  app_->callback([app = app_, &chosen, what = std::move(what)] {
    if (app->get_subcommands().empty()) chosen = what;
  });
}

namespace {

// What could not be printed is no success: a full disk behind a pipe, say.
int whole(int code) {
  std::cout.flush();
  if (std::fflush(stdout) == 0 && std::cout) return code;
  if (errno == EPIPE) return code;  // whoever read it had enough, as head has
  std::fprintf(stderr, "cadans: not all could be printed: is there room where it goes to?\n");
  return code == EX_OK ? EX_IOERR : code;
}

}  // namespace

int run_chosen(int argc, char** argv, const std::string& says,
               const std::function<void(Command, Chosen&)>& add) {
  CLI::App app(says);
  app.require_subcommand(1);
  app.set_help_all_flag("--help-all", "Every subcommand with its options");
  Chosen chosen;
  add(Command(app), chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? EX_OK : EX_USAGE;
  }
  return whole(chosen());
}

}  // namespace cadans::command
