#include "engine/words/values.h"

#include <algorithm>
#include <utility>

namespace cadans::words {
namespace {

constexpr std::size_t usual = 16;  // values of one message

}  // namespace

Values& Values::text(std::string_view name, std::string_view value) {
  under(name) = std::string(value);
  return *this;
}

Values& Values::day(std::string_view name, LocalDate value) {
  under(name) = value;
  return *this;
}

Values& Values::count(std::string_view name, std::int64_t value) {
  under(name) = value;
  return *this;
}

Values& Values::flag(std::string_view name, bool value) {
  under(name) = value;
  return *this;
}

Values& Values::rows(std::string_view name, Rows value) {
  under(name) = std::move(value);
  return *this;
}

const Values::Value* Values::find(std::string_view name) const {
  const auto found = std::ranges::find(values_, name, &std::pair<std::string, Value>::first);
  return found == values_.end() ? nullptr : &found->second;
}

Values::Value& Values::under(std::string_view name) {
  const auto found = std::ranges::find(values_, name, &std::pair<std::string, Value>::first);
  if (found != values_.end()) return found->second;
  if (values_.empty()) values_.reserve(usual);
  return values_.emplace_back(name, Value()).second;
}

bool Values::there(std::string_view name) const {
  const Value* value = find(name);
  return value != nullptr && says_something(*value);
}

bool says_something(const Values::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return !text->empty();
  if (const auto* date = std::get_if<LocalDate>(&value)) return date->named();
  if (const auto* count = std::get_if<std::int64_t>(&value)) return *count != 0;
  if (const auto* flag = std::get_if<bool>(&value)) return *flag;
  return !std::get<Values::Rows>(value).empty();
}

}  // namespace cadans::words
