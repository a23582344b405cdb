// cadans init: a few questions, and the organisation file that follows from the answers.

#include <sysexits.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/new_organisation.h"
#include "engine/real_world.h"
#include "engine/settings/config_folder.h"
#include "engine/time/zone.h"

namespace cadans::command {
namespace {

constexpr std::size_t fields_a_line = 3;

struct Asked {
  std::string config = "config";
  std::string duties = "workflows/duties";
  std::string people;
};

// One answer a line, from a person or from a file; nothing more to read ends the questions.
Result<std::string> ask(const std::string& question) {
  std::cout << question << ' ' << std::flush;
  std::string answer;
  if (!std::getline(std::cin, answer)) {
    return Error{Fault::invalid, "the answers ended at: " + question};
  }
  while (!answer.empty() && (answer.back() == '\r' || answer.back() == ' ')) answer.pop_back();
  return answer;
}

std::vector<std::string> split(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char letter : line) {
    if (letter == ',' || letter == ';') {
      fields.emplace_back();
    } else if (letter != '\r' && !(letter == ' ' && fields.back().empty())) {
      fields.back() += letter;
    }
  }
  return fields;
}

bool fills_a_post(const Beginning& beginning, const std::string& post) {
  const bool owner =
      std::any_of(beginning.processes.begin(), beginning.processes.end(),
                  [&](const std::string& process) { return owner_of(process) == post; });
  return owner || std::any_of(posts().begin(), posts().end(),
                              [&](const Post& one) { return one.key == post; });
}

Result<void> read_people(const std::string& file, Beginning& beginning) {
  std::ifstream in(file);
  if (!in) return Error{Fault::not_found, "no file " + file + " that can be read"};
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    const auto fields = split(line);
    const std::string place = file + ":" + std::to_string(number) + ": ";
    if (number == 1 || line.empty()) continue;
    if (fields.size() != fields_a_line || fields[0].empty() || fields[1].empty()) {
      return Error{Fault::invalid, place + "a line is name,mail,position; position may be empty"};
    }
    if (!fields[2].empty() && !fills_a_post(beginning, fields[2])) {
      return Error{Fault::invalid, place + "there is no position '" + fields[2] +
                                       "'; there are mayor, portfolio-holder, town-clerk, ciso "
                                       "..., and " +
                                       owner_of(beginning.processes.front())};
    }
    beginning.people.push_back({key_of(fields[0]), fields[0], fields[1], fields[2]});
  }
  return {};
}

// "Name, address" for a post; nothing leaves it empty.
Result<void> ask_for(const std::string& post, const std::string& question, Beginning& beginning) {
  const auto filled = std::any_of(beginning.people.begin(), beginning.people.end(),
                                  [&](const Named& one) { return one.post == post; });
  if (filled) return {};
  const auto answer = ask(question + " (name, mail address; nothing = vacant)");
  if (!answer) return answer.error();
  if (answer->empty()) return {};
  const auto fields = split(*answer);
  if (fields.size() != 2) {
    return Error{Fault::invalid, "'" + *answer + "' is no name and mail address with a comma"};
  }
  beginning.people.push_back({key_of(fields[0]), fields[0], fields[1], post});
  return {};
}

Result<void> ask_organisation(Beginning& beginning) {
  auto name = ask("What is the organisation called?");
  if (!name) return name.error();
  auto domain = ask("Its mail domain, such as ons-dorp.example:");
  if (!domain) return domain.error();
  const auto size = ask("How many inhabitants?");
  if (!size) return size.error();
  const auto read =
      std::from_chars(size->data(), size->data() + size->size(), beginning.inhabitants);
  if (read.ec != std::errc()) return Error{Fault::invalid, "'" + *size + "' is no number"};
  const auto processes = ask("One or two processes to begin with, with a comma between:");
  if (!processes) return processes.error();
  beginning.name = *std::move(name);
  beginning.domain = *std::move(domain);
  beginning.processes = split(*processes);
  return {};
}

Result<Beginning> ask_all(const Asked& asked) {
  Beginning beginning;
  RealWorld real;
  const auto zone = time::Zone::load("Europe/Amsterdam");
  if (!zone) return zone.error();
  beginning.today = zone->date(real.now());
  if (const auto done = ask_organisation(beginning); !done) return done.error();
  if (!asked.people.empty()) {
    if (const auto done = read_people(asked.people, beginning); !done) return done.error();
  }
  const std::vector<std::pair<std::string, std::string>> questions = {
      {"ciso", "Who is the CISO?"},
      {"iso", "Who is the ISO?"},
      {"town-clerk", "Who is the municipal secretary?"},
      {"directie-secretary", "Who keeps the agenda of the directie?"}};
  for (const auto& [post, question] : questions) {
    if (const auto done = ask_for(post, question, beginning); !done) return done.error();
  }
  const auto on_call = ask("Does somebody watch outside office hours? (y/n)");
  if (!on_call) return on_call.error();
  beginning.on_call = on_call->starts_with('y') || on_call->starts_with('j');
  return beginning;
}

// Everything that `cadans check` looks at; the habits of paper people are the sample's own.
Result<settings::Problems> read_back(const Asked& asked, const settings::File& file) {
  auto folder = settings::read_folder(asked.config, asked.duties);
  if (!folder) {
    return Error{folder.error().fault,
                 folder.error().what + "; ladders, settings, calendar and messages come from it"};
  }
  folder->organisation = file;
  folder->behaviour = {};
  auto content = settings::read_content(*folder);
  if (!content) return content.error();
  return std::move(content->warnings);
}

int init(const Asked& asked, const std::string& path) {
  if (std::filesystem::exists(path)) {
    std::cerr << "cadans: " << path << " is there already; name another file with --write\n";
    return EX_CANTCREAT;
  }
  const auto beginning = ask_all(asked);
  if (!beginning) return fail(beginning.error());
  const settings::File file{path, organisation_file(*beginning)};
  const auto warnings = read_back(asked, file);
  if (!warnings) return fail(warnings.error());
  std::ofstream out(path);
  out << file.text << std::flush;
  if (!out) return fail({Fault::io, path + " cannot be written"});
  std::cout << "\nWritten: " << path << ". Vacant or without a deputy:\n";
  for (const settings::Problem& warning : *warnings) {
    std::cout << settings::to_string(warning) << '\n';
  }
  return EX_OK;
}

}  // namespace

void add_init(CLI::App& app, Chosen& chosen) {
  auto asked = std::make_shared<Asked>();
  auto path = std::make_shared<std::string>("organisation.toml");
  CLI::App* command =
      app.add_subcommand("init", "Asks a few things and writes an organisation file");
  command->add_option("--write", *path, "The file to write; never over one that is there")
      ->capture_default_str();
  command->add_option("--people", asked->people, "A CSV of people: name,mail,position");
  command->add_option("--config", asked->config, "Folder with ladders, settings and messages")
      ->capture_default_str();
  command->add_option("--duties", asked->duties, "Folder of the duties")->capture_default_str();
  command->footer(
      "For example:  cadans init --people people.csv --write organisation.toml\n"
      "Then put it into a copy of the config folder without behaviour.toml, and:  "
      "cadans check --config ...");
  command->callback(
      [asked, path, &chosen] { chosen = [asked, path] { return init(*asked, *path); }; });
}

}  // namespace cadans::command
