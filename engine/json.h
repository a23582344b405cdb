#pragma once
// The one JSON library, under the name that the project uses. Keys keep their order of writing.
//
// What is named `extern` here is compiled once, in json.cc: it is half the compile time of a file
// that reads or writes JSON with sanitizers. Parsing is from a string or a string view.

#include <nlohmann/json.hpp>
#include <string>

namespace cadans {

using Json = nlohmann::ordered_json;
using JsonOfString = nlohmann::detail::iterator_input_adapter<std::string::const_iterator>;
using JsonOfView = nlohmann::detail::iterator_input_adapter<const char*>;

}  // namespace cadans

extern template class nlohmann::basic_json<nlohmann::ordered_map>;
extern template class nlohmann::detail::serializer<cadans::Json>;
extern template class nlohmann::detail::lexer<cadans::Json, cadans::JsonOfString>;
extern template class nlohmann::detail::lexer<cadans::Json, cadans::JsonOfView>;
extern template class nlohmann::detail::parser<cadans::Json, cadans::JsonOfString>;
extern template class nlohmann::detail::parser<cadans::Json, cadans::JsonOfView>;
