#pragma once
// A mail's body for the tests, as the engine writes it: tests/golden/connectors/mail.json.

#include <fstream>
#include <iterator>
#include <string>

#include "engine/json.h"

namespace cadans::paper {

inline Json mail_body() {
  std::ifstream in(CADANS_SOURCE "/tests/golden/connectors/mail.json");
  return Json::parse(std::string(std::istreambuf_iterator<char>(in), {}));
}

inline std::string mail_body_text() { return mail_body().dump(); }

}  // namespace cadans::paper
