#include "connectors/protocol/fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "connectors/protocol/frames.h"

namespace cadans::protocol {
namespace {

const Json& nothing() {
  static const Json empty = Json::object();
  return empty;
}

}  // namespace

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= name_bytes_max &&
         text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos;
}

bool visible(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char byte) { return byte > ' ' && byte < 127; });
}

bool one_line(std::string_view text) {
  return std::none_of(text.begin(), text.end(), [](char byte) {
    return static_cast<unsigned char>(byte) < ' ' || byte == 127;
  });
}

Fields::Fields(const Json& object, std::string where)
    : object_(object.is_object() ? object : nothing()), where_(std::move(where)) {
  if (!object.is_object()) fault_ = Error{Fault::invalid, where_ + " is not a JSON object"};
}

void Fields::fail(std::string_view field, std::string_view should) {
  if (fault_) return;
  fault_ = Error{Fault::invalid, fmt::format("{}: {} is not {}", where_, field, should)};
}

const Json* Fields::find(std::string_view field, Json::value_t type, std::string_view should) {
  const auto found = object_.find(field);
  if (found == object_.end()) {
    fail(field, fmt::format("there; it should be {}", should));
    return nullptr;
  }
  ++read_;
  const bool fits =
      type == Json::value_t::number_integer ? found->is_number_integer() : found->type() == type;
  if (!fits) fail(field, should);
  return fits ? &*found : nullptr;
}

std::string Fields::text(std::string_view field, std::size_t max, std::string_view should) {
  const Json* found = find(field, Json::value_t::string, should);
  if (found == nullptr) return {};
  auto text = found->get<std::string>();
  if (text.size() <= max) return text;
  fail(field, fmt::format("{} of {} bytes or less", should, max));
  return {};
}

std::string Fields::name(std::string_view field) {
  auto name = text(field, name_bytes_max, "a name of a-z, 0-9 and dash");
  if (!is_name(name)) fail(field, "a name of a-z, 0-9 and dash");
  return name;
}

std::vector<std::string> Fields::names(std::string_view field, std::size_t max) {
  std::vector<std::string> names;
  for (const Json& name : list(field, max)) {
    names.push_back(name.is_string() ? name.get<std::string>() : std::string());
    if (!is_name(names.back())) fail(field, "a list of names of a-z, 0-9 and dash");
  }
  return names;
}

std::string Fields::key(std::string_view field) {
  auto key = text(field, key_bytes_max, "a key of visible ASCII without spaces");
  if (key.empty() || !visible(key)) fail(field, "a key of visible ASCII without spaces");
  return key;
}

std::string Fields::sentence(std::string_view field) {
  auto sentence = text(field, sentence_bytes_max, "one line of text");
  if (!one_line(sentence)) fail(field, "one line of text");
  return sentence;
}

std::string Fields::sentence_if_any(std::string_view field) {
  return object_.contains(field) ? sentence(field) : std::string();
}

std::int64_t Fields::number(std::string_view field, std::int64_t min, std::int64_t max) {
  constexpr auto whole = Json::value_t::number_integer;
  const Json* found = find(field, whole, "a whole number");
  if (found == nullptr) return 0;
  const bool huge = found->is_number_unsigned() &&
                    found->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX);
  const std::int64_t number = huge ? INT64_MAX : found->get<std::int64_t>();
  if (huge || number < min || number > max) {
    fail(field, fmt::format("a number from {} to {}", min, max));
    return 0;
  }
  return number;
}

bool Fields::flag(std::string_view field) {
  const Json* found = find(field, Json::value_t::boolean, "true or false");
  return found != nullptr && found->get<bool>();
}

std::string Fields::json(std::string_view field) {
  const auto found = object_.find(field);
  if (found == object_.end()) {
    fail(field, "there; it should be a JSON value");
    return {};
  }
  ++read_;
  return found->dump();
}

const Json& Fields::object(std::string_view field) {
  const Json* found = find(field, Json::value_t::object, "a JSON object");
  return found == nullptr ? nothing() : *found;
}

const Json& Fields::list(std::string_view field, std::size_t max) {
  const Json* found = find(field, Json::value_t::array, "a list");
  if (found == nullptr) return nothing();
  if (found->empty() || found->size() > max) fail(field, fmt::format("a list of 1 to {}", max));
  return found->size() > max ? nothing() : *found;
}

Result<void> Fields::end() {
  if (!fault_ && !open_ && read_ != object_.size()) {
    fault_ = Error{Fault::invalid, where_ + " has a field that this version does not know"};
  }
  if (fault_) return *fault_;
  return {};
}

}  // namespace cadans::protocol
