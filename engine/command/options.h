#pragma once
// What a subcommand asks for on the command line. CLI11 stands behind it, in options.cc alone: its
// classes are inline, and every file that includes them compiles all of them again.
//
//   const Command command = app.add_subcommand("tasks", "Lists tasks");
//   command.add_option("--by", asked->by, "Together").one_of({"team", "person"});
//   command.runs(chosen, [asked] { return list(*asked); });
//
// Command and Option are handles: copies mean the same one, which the program owns. What is bound
// must live until the chosen one has run.

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace CLI {  // NOLINT(readability-identifier-naming): the library has that name
class App;
class Option;
}  // namespace CLI

namespace cadans::command {

// What the chosen subcommand runs; gives its exit code.
using Chosen = std::function<int()>;

class Option {
 public:
  explicit Option(CLI::Option& option) : option_(&option) {}

  Option required() const;
  Option positive() const;  // a number above nought
  Option within(double least, double most) const;
  Option one_of(std::initializer_list<const char*> values) const;
  Option shows_default() const;  // the help says what is bound now

 private:
  CLI::Option* option_;
};

// Names are "--like-this" for an option and bare for what is told by its place.
class Command {
 public:
  using Taker = std::function<void(const std::string&)>;

  explicit Command(CLI::App& app) : app_(&app) {}

  [[nodiscard]] Command add_subcommand(const std::string& name, const std::string& says) const;
  // Of what is added to it, exactly one must be given.
  [[nodiscard]] Command add_choice(const std::string& name) const;

  Option add_option(const std::string& name, std::string& bound, const std::string& says) const;
  Option add_option(const std::string& name, std::optional<std::string>& bound,
                    const std::string& says) const;
  Option add_option(const std::string& name, std::vector<std::string>& bound,
                    const std::string& says) const;  // one or more
  Option add_option(const std::string& name, std::uint64_t& bound, const std::string& says) const;
  Option add_option(const std::string& name, double& bound, const std::string& says) const;
  Option add_option(const std::string& name, const Taker& take, const std::string& says) const;
  void add_flag(const std::string& name, bool& bound, const std::string& says) const;

  void footer(const std::string& says) const;
  void needs_subcommand() const;
  void allows_subcommand() const;  // one at most
  // Unless one of its subcommands is asked for.
  void runs(Chosen& chosen, Chosen what) const;

 private:
  CLI::App* app_;
};

// Parses, and runs what was chosen: its exit code, or the one of the help or of wrong usage.
// `add` adds the subcommands.
int run_chosen(int argc, char** argv, const std::string& says,
               const std::function<void(Command, Chosen&)>& add);

}  // namespace cadans::command
