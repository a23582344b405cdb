#pragma once
// A program that a benchmark starts beside itself, and the one line of JSON that it prints last.
//
//   Child sink("bench_sink", {"--door", door});   // stands in the folder of this program
//   const Json said = sink.ends();                // waits; throws where it fails
//   sink.kill();                                  // SIGKILL, and waits

#include <sys/types.h>

#include <string>
#include <vector>

#include "engine/json_fwd.h"

namespace cadans::bench {

class Child {
 public:
  Child(const std::string& program, std::vector<std::string> words);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  [[nodiscard]] Json ends();
  [[nodiscard]] bool running();
  void stop() const;  // SIGTERM
  void kill();

 private:
  std::string program_;
  pid_t pid_ = -1;
  int output_ = -1;
};

// A folder of this process alone, on the disk that is measured; removed with it.
class Folder {
 public:
  explicit Folder(const std::string& under);
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }
  [[nodiscard]] std::string door() const { return "ipc://" + path_ + "/door"; }

 private:
  std::string path_;
};

}  // namespace cadans::bench
