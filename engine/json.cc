#include "engine/json.h"

template class nlohmann::basic_json<nlohmann::ordered_map>;
template class nlohmann::detail::serializer<cadans::Json>;
template class nlohmann::detail::lexer<cadans::Json, cadans::JsonOfString>;
template class nlohmann::detail::lexer<cadans::Json, cadans::JsonOfView>;
template class nlohmann::detail::parser<cadans::Json, cadans::JsonOfString>;
template class nlohmann::detail::parser<cadans::Json, cadans::JsonOfView>;
