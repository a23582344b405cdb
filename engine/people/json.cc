#include "engine/people/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>

#include "engine/json.h"
#include "engine/people/fields.h"

namespace cadans::people {
namespace {

constexpr std::array<std::string_view, 4> role_kinds = {"position", "relative", "body", "outside"};

constexpr std::array week = {std::chrono::Monday,   std::chrono::Tuesday, std::chrono::Wednesday,
                             std::chrono::Thursday, std::chrono::Friday,  std::chrono::Saturday,
                             std::chrono::Sunday};

// A value as JSON: scalars by their text, what has fields as an object, what has order as an array.
class Writer {
 public:
  template <class T>
  void operator()(const char* name, const T& field) {
    object_[name] = written(field);
  }

  template <class T>
  static Json written(const T& value) {
    Writer writer;
    describe(writer, value);
    return std::move(writer.object_);
  }

 private:
  static Json written(const std::string& text) { return text; }
  static Json written(bool yes) { return yes; }
  static Json written(int number) { return number; }
  static Json written(double number) { return number; }
  static Json written(LocalDate date) { return date.named() ? to_string(date) : std::string(); }
  static Json written(LocalTime time) { return to_string(time); }
  static Json written(std::chrono::weekday day) { return to_string(day); }
  static Json written(RoleKind kind) { return role_kinds.at(static_cast<std::size_t>(kind)); }
  static Json written(Weekdays days) {
    Json list = Json::array();
    for (const auto day : week) {
      if (days.has(day)) list.push_back(to_string(day));
    }
    return list;
  }
  static Json written(const Positions& positions) { return listed(positions); }
  template <class T>
  static Json written(const Keyed<T>& things) {
    return listed(things);
  }
  template <class T>
  static Json written(const std::vector<T>& list) {
    return listed(list);
  }
  template <class T>
  static Json written(const std::map<std::string, T, std::less<>>& map) {
    Json object = Json::object();
    for (const auto& [key, value] : map) object[key] = written(value);
    return object;
  }
  template <class Range>
  static Json listed(const Range& range) {
    Json list = Json::array();
    for (const auto& one : range) list.push_back(written(one));
    return list;
  }

  Json object_ = Json::object();
};

// Fills a value from JSON. The first thing that is wrong stays, with the path to it.
class Reader {
 public:
  explicit Reader(const Json& json) : json_(&json) {}

  template <class T>
  void operator()(const char* name, T& field) {
    if (const auto found = json_->find(name); found != json_->end()) inside(name, *found, field);
  }

  template <class T>
  void read(T& value) {
    if (!json_->is_object()) return fail("an object");
    describe(*this, value);
  }

  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  template <class T>
  void inside(std::string_view name, const Json& json, T& value) {
    if (error_) return;
    const Json* outer = std::exchange(json_, &json);
    const std::size_t size = path_.size();
    path_ += fmt::format("/{}", name);
    read(value);
    path_.resize(size);
    json_ = outer;
  }

  void fail(std::string_view wanted) {
    if (error_) return;
    error_ = Error{Fault::corrupt,
                   fmt::format("the organisation that is kept is damaged at {}: {} is expected",
                               path_.empty() ? "/" : path_, wanted)};
  }

  void read(std::string& text) {
    if (!json_->is_string()) return fail("a text");
    text = json_->get<std::string>();
  }
  void read(bool& yes) {
    if (!json_->is_boolean()) return fail("true or false");
    yes = json_->get<bool>();
  }
  void read(int& number) {
    if (!json_->is_number_integer()) return fail("a whole number");
    const auto wide = json_->get<std::int64_t>();
    if (!std::in_range<int>(wide)) return fail("a smaller number");
    number = static_cast<int>(wide);
  }
  void read(double& number) {
    if (!json_->is_number()) return fail("a number");
    number = json_->get<double>();
  }
  void read(LocalDate& date) {
    if (json_->is_string() && json_->get_ref<const std::string&>().empty()) {
      date = LocalDate();
    } else {
      parse(date, parse_local_date, "a date as 2027-04-20, or nothing");
    }
  }
  void read(LocalTime& time) { parse(time, parse_local_time, "a time as 08:30"); }
  void read(std::chrono::weekday& day) { parse(day, parse_weekday, "a day of the week as MO"); }
  void read(RoleKind& kind) {
    const auto found = json_->is_string()
                           ? std::ranges::find(role_kinds, json_->get_ref<const std::string&>())
                           : role_kinds.end();
    if (found == role_kinds.end()) return fail("position, relative, body or outside");
    kind = static_cast<RoleKind>(found - role_kinds.begin());
  }
  void read(Weekdays& days) {
    std::vector<std::chrono::weekday> list;
    read(list);
    days = Weekdays();
    for (const auto day : list) days.add(day);
  }
  void read(Positions& positions) { read_keyed<Position>(positions); }
  template <class T>
  void read(Keyed<T>& things) {
    read_keyed<T>(things);
  }
  template <class T>
  void read(std::vector<T>& list) {
    list.clear();
    each<T>([&](T& one) { list.push_back(std::move(one)); });
  }
  template <class T>
  void read(std::map<std::string, T, std::less<>>& map) {
    if (!json_->is_object()) return fail("an object");
    for (const auto& [key, value] : json_->items()) inside(key, value, map[key]);
  }

  template <class T, class Things>
  void read_keyed(Things& things) {
    each<T>([&](T& one) {
      if (!things.add(std::move(one))) fail("a key that is not empty and comes once");
    });
  }
  // Hands each element of an array, once read.
  template <class T, class Take>
  void each(Take take) {
    if (!json_->is_array()) return fail("a list");
    for (std::size_t place = 0; place < json_->size() && !error_; ++place) {
      T one{};
      inside(std::to_string(place), (*json_)[place], one);
      if (!error_) take(one);
    }
  }
  template <class T>
  void parse(T& value, Result<T> (*parser)(std::string_view), std::string_view wanted) {
    if (!json_->is_string()) return fail(wanted);
    const auto parsed = parser(json_->get_ref<const std::string&>());
    if (!parsed) return fail(wanted);
    value = *parsed;
  }

  const Json* json_;
  std::string path_{};
  std::optional<Error> error_{};
};

}  // namespace

Json to_json(const Organisation& organisation) { return Writer::written(organisation); }

Result<Organisation> from_json(const Json& json) {
  Organisation organisation;
  Reader reader(json);
  reader.read(organisation);
  if (reader.error()) return *reader.error();
  return organisation;
}

}  // namespace cadans::people
