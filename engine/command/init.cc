// cadans init: a few questions, and the config folder that follows from the answers.

#include <fmt/format.h>
#include <sysexits.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>
#include <set>

#include "engine/command/command.h"
#include "engine/command/input_file.h"
#include "engine/command/new_organisation.h"
#include "engine/command/own_place.h"
#include "engine/command/people_list.h"
#include "engine/command/shipped.h"
#include "engine/real_world.h"
#include "engine/settings/config_folder.h"
#include "engine/time/zone.h"

namespace cadans::command {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t processes_most = 2;

struct Question {
  const char* flag;  // answers it beforehand
  const char* text;
  const char* post = "";  // the answer is who fills it
};
constexpr std::array<Question, 9> questions{
    {{"--name", "What is the organisation called?"},
     {"--domain", "Its mail domain, such as ons-dorp.example:"},
     {"--inhabitants", "How many inhabitants?"},
     {"--processes", "One or two processes to begin with, with a comma between:"},
     {"--ciso", "Who is the CISO? (name, mail address; nothing = vacant)", "ciso"},
     {"--iso", "Who is the ISO? (the same)", "iso"},
     {"--secretary", "Who is the municipal secretary?", "town-clerk"},
     {"--agenda-secretary", "Who keeps the agenda of the directie?", "directie-secretary"},
     {"--on-call", "Does somebody watch outside office hours? (y/n)"}}};

struct InitAsked {
  std::string config = shipped_sample();
  std::string duties = shipped_duties();
  std::string people;
  std::string folder;
  std::array<std::optional<std::string>, questions.size()> answers;  // by flag
};

// One answer a line, from a person or from a file; nothing more to read ends the questions.
Result<std::string> ask(const Question& question) {
  std::cout << question.text << ' ' << std::flush;
  std::string answer;
  if (!std::getline(std::cin, answer)) {
    return Error{Fault::invalid, fmt::format("the answers ended at: {} ({} answers it beforehand)",
                                             question.text, question.flag)};
  }
  while (!answer.empty() && (answer.back() == '\r' || answer.back() == ' ')) answer.pop_back();
  return answer;
}

Error wrong(const Question& question, const std::string& answer, std::string_view right) {
  return {Fault::invalid, fmt::format("{} ({}): '{}' is not right: {}", question.text,
                                      question.flag, answer, right)};
}

// Who fills a post: somebody of the list, or one who is new.
Result<void> fill(Beginning& beginning, const Question& question, const std::string& answer) {
  if (answer.empty()) return {};
  const auto fields = fields_in(answer);
  if (fields.size() != 2 || key_of(fields[0]).empty() || !settings::is_mail_address(fields[1])) {
    return wrong(question, answer, "a name and a mail address, with a comma between");
  }
  const std::string key = key_of(fields[0]);
  const auto known = std::ranges::find(beginning.people, key, &Named::key);
  if (known != beginning.people.end() && known->mail != fields[1]) {
    return wrong(question, answer, "somebody of that name has another address");
  }
  beginning.people.push_back({key, fields[0], fields[1], question.post});
  return {};
}

Result<void> take_domain(Beginning& beginning, const Question& question,
                         const std::string& answer) {
  if (answer.find('.') == std::string::npos || !settings::is_mail_address("cadans@" + answer)) {
    return wrong(question, answer, "what stands after the @ of an address");
  }
  beginning.domain = answer;
  return {};
}

Result<void> take_inhabitants(Beginning& beginning, const Question& question,
                              const std::string& answer) {
  const char* end = answer.data() + answer.size();
  const auto read = std::from_chars(answer.data(), end, beginning.inhabitants);
  if (read.ec == std::errc() && read.ptr == end && beginning.inhabitants > 0) return {};
  return wrong(question, answer, "a whole number, without points");
}

Result<void> take_processes(Beginning& beginning, const Question& question,
                            const std::string& answer) {
  beginning.processes = fields_in(answer);
  std::set<std::string> keys;
  for (const std::string& one : beginning.processes) keys.insert(key_of(one));
  if (!keys.contains("") && keys.size() == beginning.processes.size() &&
      keys.size() <= processes_most) {
    return {};
  }
  return wrong(question, answer, "one or two names that differ, with a comma between");
}

Result<void> take(Beginning& beginning, const Question& question, const std::string& answer) {
  const std::string_view flag = question.flag;
  if (*question.post != '\0') return fill(beginning, question, answer);
  if (flag == "--domain") return take_domain(beginning, question, answer);
  if (flag == "--inhabitants") return take_inhabitants(beginning, question, answer);
  if (flag == "--processes") return take_processes(beginning, question, answer);
  if (flag == "--name") {
    if (key_of(answer).empty()) return wrong(question, answer, "a name of letters");
    beginning.name = answer;
    return {};
  }
  beginning.on_call = answer.starts_with('y') || answer.starts_with('j');
  if (beginning.on_call || answer.starts_with('n')) return {};
  return wrong(question, answer, "y or n");
}

bool is_a_post(const Beginning& beginning, const std::string& post) {
  return std::ranges::find(posts(), post, &Post::key) != posts().end() ||
         std::ranges::find(beginning.processes, post, owner_of) != beginning.processes.end();
}

Result<std::vector<Named>> people_in(const std::string& file) {
  if (file.empty()) return std::vector<Named>();
  const auto text = text_of_file(file);
  if (!text) return text.error();
  return read_people(file, *text);
}

Result<void> take_list(Beginning& beginning, const std::string& file,
                       const std::vector<Named>& people) {
  for (const Named& one : people) {
    if (one.post.empty() || is_a_post(beginning, one.post)) continue;
    return Error{Fault::invalid,
                 fmt::format("{}: there is no position '{}' for {}; there are mayor, town-clerk, "
                             "ciso ..., and {}",
                             file, one.post, one.name, owner_of(beginning.processes.front()))};
  }
  beginning.people = people;
  return {};
}

// The answer to one question: given with the command, or asked. A post that the list of people
// fills is not asked. A person at a terminal is asked anew after a wrong answer.
Result<void> put(Beginning& beginning, const Question& question,
                 const std::optional<std::string>& given) {
  const bool filled =
      *question.post != '\0' &&
      std::ranges::find(beginning.people, question.post, &Named::post) != beginning.people.end();
  if (filled && !given) return {};
  auto answer = given ? Result<std::string>(*given) : ask(question);
  while (answer) {
    const auto taken = take(beginning, question, *answer);
    if (taken || isatty(STDIN_FILENO) == 0) return taken;
    std::cout << taken.error().what << '\n';
    answer = ask(question);
  }
  return answer.error();
}

Result<Beginning> ask_all(const InitAsked& asked) {
  Beginning beginning;
  RealWorld real;
  const auto zone = time::Zone::load("Europe/Amsterdam");
  if (!zone) return zone.error();
  beginning.today = zone->date(real.now());
  const auto people = people_in(asked.people);
  if (!people) return people.error();
  for (std::size_t at = 0; at < questions.size(); ++at) {
    const Question& question = questions[at];
    if (question.flag == std::string_view("--ciso")) {  // from here on they are about people
      const auto done = take_list(beginning, asked.people, *people);
      if (!done) return done.error();
    }
    const auto done = put(beginning, question, asked.answers[at]);
    if (!done) return done.error();
  }
  return beginning;
}

// The folder that the others of a new one come from.
Result<settings::ConfigFolder> folder_before(const InitAsked& asked) {
  auto folder = settings::read_folder(asked.config, asked.duties);
  if (!folder) {
    return Error{folder.error().fault,
                 folder.error().what + "; ladders, settings, calendar and messages come from it"};
  }
  folder->behaviour = {};  // the habits of paper people are the sample's own
  return folder;
}

Result<void> write_file(const fs::path& path, const settings::File& file) {
  std::ofstream out(path, std::ios::binary);
  out << file.text << std::flush;
  return out ? Result<void>() : Error{Fault::io, path.string() + " cannot be written"};
}

// Whole or not at all: beside its place, then renamed.
Result<void> write_folder(const fs::path& place, const settings::ConfigFolder& folder) {
  const fs::path fresh = place.string() + ".new";
  std::error_code failed;
  fs::create_directories(fresh / "messages", failed);
  for (const settings::File* file :
       {&folder.organisation, &folder.ladders, &folder.settings, &folder.calendar}) {
    if (failed) break;
    const auto done = write_file(fresh / fs::path(file->name).filename(), *file);
    if (!done) return done;
  }
  for (const settings::File& file : folder.messages) {
    if (failed) break;
    const auto done = write_file(fresh / "messages" / fs::path(file.name).filename(), file);
    if (!done) return done;
  }
  if (!failed) fs::rename(fresh, place, failed);
  if (failed) return Error{Fault::io, place.string() + ": " + failed.message()};
  return {};
}

int init(const InitAsked& asked) {
  for (const std::string& place : {asked.folder, asked.folder + ".new"}) {
    if (fs::exists(place)) return taken(place);
  }
  auto folder = folder_before(asked);  // what else is wrong is said before the questions
  if (!folder) return fail(folder.error());
  const auto beginning = ask_all(asked);
  if (!beginning) return fail(beginning.error());
  folder->organisation = {asked.folder + "/organisation.toml", organisation_file(*beginning)};
  const auto content = settings::read_content(*folder);
  if (!content) return fail(content.error());
  if (const auto done = write_folder(asked.folder, *folder); !done) return fail(done.error());
  std::cout << "\nWritten: " << asked.folder << ". What it lacks still:\n";
  for (const settings::Problem& warning : content->warnings) {
    std::cout << settings::to_string(warning) << '\n';
  }
  std::cout << "\nThen:  cadans check --config " << asked.folder
            << "\n       cadans serve --config " << asked.folder << " --data ...\n";
  return EX_OK;
}

}  // namespace

void add_init(Command app, Chosen& chosen) {
  auto asked = std::make_shared<InitAsked>();
  const Command command = app.add_subcommand(
      "init", "Asks a few things and makes the config folder of an organisation");
  command.add_option("folder", asked->folder, "The folder to make; never over one that is there")
      .required();
  command.add_option("--people", asked->people, "A CSV of people: name,mail,position");
  command.add_option("--config", asked->config, "Where ladders, settings and messages come from")
      .shows_default();
  command.add_option("--duties", asked->duties, "Folder of the duties").shows_default();
  for (std::size_t at = 0; at < questions.size(); ++at) {
    command.add_option(questions[at].flag, asked->answers[at],
                       std::string("Answers: ") + questions[at].text);
  }
  command.footer(
      "For example:  cadans init ons-dorp --people people.csv\n"
      "              cadans init ons-dorp --name \"Gemeente Ons Dorp\" --domain ons-dorp.example "
      "...\n"
      "What no option answers is asked, one answer a line.");
  command.runs(chosen, [asked] { return init(*asked); });
}

}  // namespace cadans::command
