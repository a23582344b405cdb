#include "tests/bench/child.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>

#include "engine/json.h"
#include "tests/bench/crowd.h"

namespace cadans::bench {
namespace {

std::string beside(const std::string& program) {
  return std::filesystem::read_symlink("/proc/self/exe").replace_filename(program).string();
}

std::string last_line(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text.substr(text.rfind('\n') + 1);
}

}  // namespace

Child::Child(const std::string& program, std::vector<std::string> words) : program_(program) {
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0) give_up("no pipe for " + program);
  words.insert(words.begin(), beside(program));
  pid_ = ::fork();
  if (pid_ == 0) {
    ::dup2(pipe[1], STDOUT_FILENO);
    ::close(pipe[0]);
    ::close(pipe[1]);
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(arguments.front(), arguments.data());
    ::_exit(127);
  }
  ::close(pipe[1]);
  output_ = pipe[0];
}

Child::~Child() {
  if (pid_ > 0) kill();
  ::close(output_);
}

Json Child::ends() {
  std::string text;
  std::array<char, 4096> some{};
  for (ssize_t read = 0; (read = ::read(output_, some.data(), some.size())) > 0;) {
    text.append(some.data(), static_cast<std::size_t>(read));
  }
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = -1;
  Json said = Json::parse(last_line(text), nullptr, false);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || !said.is_object()) {
    give_up(program_ + " failed: " + text);
  }
  return said;
}

bool Child::running() {
  if (pid_ > 0 && ::waitpid(pid_, nullptr, WNOHANG) == pid_) pid_ = -1;
  return pid_ > 0;
}

void Child::stop() const { ::kill(pid_, SIGTERM); }

void Child::kill() {
  ::kill(pid_, SIGKILL);
  ::waitpid(pid_, nullptr, 0);
  pid_ = -1;
}

Folder::Folder(const std::string& under) : path_(under + "/cadans-bench-XXXXXX") {
  if (::mkdtemp(path_.data()) == nullptr) give_up("cannot make " + path_);
}

Folder::~Folder() {
  std::error_code left_behind;
  std::filesystem::remove_all(path_, left_behind);
}

}  // namespace cadans::bench
