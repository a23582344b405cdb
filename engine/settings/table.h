#pragma once
// One table of a TOML file, read key by key. What is missing, of the wrong type, out of range or
// not known is put on the list of problems with its place; reading goes on,
// so that all is said at once.
//
//   need(key, to)            must be there
//   named(key, to)           must be there and not empty
//   brief(key, to)           the same, of at most 200 characters: a name or a title
//   id(key, to)              the same, of letters, digits, '-', '_' and '.', at most 60
//   may(key, to)             may be left out: `to` stays as it is
//   choice(key, to, words)   one of a few words; must be there
//   table(key), tables(key)  what is nested, in order of the file; none when left out
//   names(key)               the text of it, or each text of its list: for a second look
//   noted(keys)              for the reader of the file: may stand there
//   finish()                 every key that nobody asked for is a problem: ask for all before it
//
// Types   std::string (no control characters), int with its least and most, double, bool,
//         LocalDate, LocalTime, Period, Weekdays, and lists of the first three.
// Life    refers to the node, the file and the list of problems: all three outlive it.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/settings/toml_node.h"
#include "engine/time/local_time.h"
#include "engine/time/period.h"
#include "engine/time/weekdays.h"

namespace cadans::settings {

template <class Value>
using Choices = std::vector<std::pair<std::string_view, Value>>;

struct Range {
  int least = 0;
  int most = 1'000'000;
};

class Table {
 public:
  Table(const Node& node, const File& file, Problems& problems)
      : node_(&node), file_(&file), problems_(&problems) {}

  template <class Value>
  bool need(std::string_view key, Value& to) {
    const Node* found = required(key);
    return found && read(key, *found, to);
  }
  template <class Value>
  bool may(std::string_view key, Value& to) {
    const Node* found = find(key);
    return found && read(key, *found, to);
  }
  bool named(std::string_view key, std::string& to);
  bool brief(std::string_view key, std::string& to);
  bool id(std::string_view key, std::string& to);
  bool need(std::string_view key, int& to, Range range);
  bool may(std::string_view key, int& to, Range range);
  bool may(std::string_view key, double& to, double least, double most);

  template <class Value>
  bool choice(std::string_view key, Value& to, const Choices<Value>& words) {
    return required(key) && may_choice(key, to, words);
  }
  template <class Value>
  bool may_choice(std::string_view key, Value& to, const Choices<Value>& words) {
    std::string text;
    if (!may(key, text)) return false;
    Words known;
    for (const auto& [word, value] : words) {
      if (word == text) {
        to = value;
        return true;
      }
      known.emplace_back(word);
    }
    return refuse(key, unknown(key, text, known));
  }
  // A word that stays a text, out of a few.
  bool word(std::string_view key, std::string& to, const Words& known);
  bool may_word(std::string_view key, std::string& to, const Words& known);

  [[nodiscard]] std::vector<Table> tables(std::string_view key);
  [[nodiscard]] std::vector<Table> table(std::string_view key);  // none or one

  [[nodiscard]] std::vector<std::string> names(std::string_view key) const;
  // Keys for the reader of the file, or for what comes later: one value each, not read.
  void noted(std::initializer_list<std::string_view> keys);
  void schema(int known);  // the key `schema`, and that it is the one we read
  bool refuse(std::string_view key, std::string text);  // at the value of key; returns false
  void finish();

  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] Place place(std::string_view key) const;  // of its value, or of the table
  [[nodiscard]] Place place() const;

 private:
  const Node* find(std::string_view key);
  const Node* required(std::string_view key);
  bool wrong(std::string_view key, const Node& node, std::string_view right);
  template <class Value>
  bool parsed(std::string_view key, const Node& node, Result<Value> (*parse)(std::string_view),
              Value& to);
  template <class Value>
  bool read_list(std::string_view key, const Node& node, std::vector<Value>& to);

  bool read(std::string_view key, const Node& node, std::string& to);
  bool read(std::string_view key, const Node& node, int& to);
  bool read(std::string_view key, const Node& node, double& to);
  bool read(std::string_view key, const Node& node, bool& to);
  bool read(std::string_view key, const Node& node, LocalDate& to);
  bool read(std::string_view key, const Node& node, LocalTime& to);
  bool read(std::string_view key, const Node& node, Period& to);
  bool read(std::string_view key, const Node& node, Weekdays& to);
  bool read(std::string_view key, const Node& node, std::chrono::weekday& to);
  bool read(std::string_view key, const Node& node, std::vector<std::string>& to);
  bool read(std::string_view key, const Node& node, std::vector<int>& to);
  bool read(std::string_view key, const Node& node, std::vector<LocalDate>& to);

  const Node* node_;
  const File* file_;
  Problems* problems_;
  Words asked_;
};

}  // namespace cadans::settings
