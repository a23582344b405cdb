#include "engine/command/options.h"

#include <fmt/format.h>
#include <sysexits.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <iostream>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/command/terminal.h"

namespace cadans::command {

Option Option::required() const {
  option_->required();
  return *this;
}

Option Option::positive() const {
  option_->check(CLI::Range(std::int64_t{1}, std::numeric_limits<std::int64_t>::max()));
  return *this;
}

Option Option::within(double least, double most) const {
  option_->check(CLI::Range(least, most));
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

Option Command::add_option(const std::string& name, std::vector<std::string>& bound,
                           const std::string& says) const {
  return Option(*app_->add_option(name, bound, says));
}

Option Command::add_option(const std::string& name, std::uint64_t& bound,
                           const std::string& says) const {
  return Option(
      *app_->add_option(name, bound, says)
           ->check(CLI::Range(std::int64_t{0}, std::numeric_limits<std::int64_t>::max())));
}

Option Command::add_option(const std::string& name, double& bound, const std::string& says) const {
  return Option(*app_->add_option(name, bound, says));
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

// How many letters must be put in, left out or changed to make one word of the other.
std::size_t distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> row(to.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= from.size(); ++i) {
    std::size_t above_left = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= to.size(); ++j) {
      const std::size_t changed = above_left + (from[i - 1] == to[j - 1] ? 0 : 1);
      above_left = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
    }
  }
  return row.back();
}

// Where a word stands that is none of the subcommands, it and the one that is most like it.
std::string wrong_word(const CLI::App& program) {
  const CLI::App* at = &program;
  std::string path = program.get_name();
  while (!at->get_subcommands().empty()) {
    at = at->get_subcommands().front();
    path += " " + at->get_name();
  }
  const auto known = at->get_subcommands([](const CLI::App*) { return true; });
  const auto words = at->remaining();
  if (known.empty() || words.empty() || words.front().starts_with('-')) return {};
  const auto nearest = std::min_element(known.begin(), known.end(), [&](auto* a, auto* b) {
    return distance(words.front(), a->get_name()) < distance(words.front(), b->get_name());
  });
  return fmt::format("there is no '{0} {1}'; the nearest is '{0} {2}', and '{0} --help' names all",
                     path, words.front(), (*nearest)->get_name());
}

}  // namespace

int run_chosen(int argc, char** argv, const std::string& says,
               const std::function<void(Command, Chosen&)>& add) {
  CLI::App app(says, "cadans");
  app.require_subcommand(1);
  app.set_version_flag("--version", "cadans " CADANS_VERSION);
  app.set_help_all_flag("--help-all", "Every subcommand with its options");
  Chosen chosen;
  add(Command(app), chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    const std::string wrong = error.get_exit_code() == 0 ? "" : wrong_word(app);
    if (!wrong.empty()) {
      std::fprintf(stderr, "cadans: %s\n", printable(wrong).c_str());
      return EX_USAGE;
    }
    return app.exit(error) == 0 ? EX_OK : EX_USAGE;
  }
  return whole(chosen());
}

}  // namespace cadans::command
