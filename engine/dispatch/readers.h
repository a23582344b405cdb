#pragma once
// The threads that answer questions, so that none delays the loop. Each meets it by inproc only,
// as the peer "inproc/reader-<n>", and asks `answerer` with a read-only connection of its own.
//
// Errors  an Error of the answerer reaches who asked, as its sentence.
// Limits  the answerer is called from several threads at once, and should end within two seconds:
//         after that nobody hears its answer (questions.h).

#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>
#include <zmq.hpp>

#include "engine/result.h"

namespace cadans::dispatch {

// Name of the question and its arguments (JSON text) to the answer (JSON text).
using Answerer = std::function<Result<std::string>(std::string_view name, std::string_view args)>;

class Readers {
 public:
  Readers(zmq::context_t& context, Answerer answerer, int threads = 2);
  ~Readers();
  Readers(const Readers&) = delete;
  Readers& operator=(const Readers&) = delete;

 private:
  void serve(int number);

  zmq::context_t& context_;
  Answerer answerer_;
  int stop_ = -1;  // readable once they shall end
  std::vector<std::thread> threads_;
};

}  // namespace cadans::dispatch
