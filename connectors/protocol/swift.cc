#include "connectors/protocol/swift.h"

#include <charconv>
#include <cstdint>
#include <string>

#include "connectors/protocol/depth.h"
#include "connectors/protocol/fields.h"

namespace cadans::protocol {
namespace {

// Goes over the text once. After the first piece that does not fit, nothing fits.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  bool literal(std::string_view expected) {
    fits_ = fits_ && rest_.starts_with(expected);
    if (fits_) rest_.remove_prefix(expected.size());
    return fits_;
  }

  template <class Number>
  Number number() {
    Number number = 0;
    const auto read = std::from_chars(rest_.data(), rest_.data() + rest_.size(), number);
    fits_ = fits_ && read.ec == std::errc() && number > 0 && rest_.front() != '0';
    rest_.remove_prefix(static_cast<std::size_t>(read.ptr - rest_.data()));
    return number;
  }

  // Printable ASCII without escapes, `least` being its smallest byte: ' ' or '!'.
  std::string text(std::size_t bytes_max, char least) {
    std::size_t length = 0;
    while (length < rest_.size() && rest_[length] != '"' && rest_[length] != '\\' &&
           rest_[length] >= least && rest_[length] < 127) {
      ++length;
    }
    fits_ = fits_ && length <= bytes_max && length < rest_.size() && rest_[length] == '"';
    std::string text(rest_.substr(0, fits_ ? length : 0));
    rest_.remove_prefix(fits_ ? length + 1 : 0);
    return text;
  }

  std::string object() {
    const std::size_t length = fits_ ? object_length() : 0;
    fits_ = length > 0;
    std::string text(rest_.substr(0, length));
    rest_.remove_prefix(length);
    return text;
  }

  bool at_end(std::string_view expected) { return literal(expected) && rest_.empty(); }

  // Which of the two stands here; true for the first.
  bool one_of(std::string_view first, std::string_view second) {
    const bool is_first = rest_.starts_with(first);
    literal(is_first ? first : second);
    return is_first;
  }
  [[nodiscard]] bool fits() const { return fits_; }

 private:
  [[nodiscard]] std::size_t object_length() const {
    if (!rest_.starts_with('{')) return 0;
    Depth nesting;
    for (std::size_t at = 0; at < rest_.size(); ++at) {
      const int depth = nesting.after(rest_[at]);
      if (depth == 0) return at + 1;
      if (depth >= depth_max - 2) return 0;  // within the frame's own two levels
    }
    return 0;
  }

  std::string_view rest_;
  bool fits_ = true;
};

Deliver deliver(Cursor& cursor) {
  Deliver one;
  cursor.literal(R"({"id":)");
  one.id = cursor.number<std::int64_t>();
  cursor.literal(R"(,"key":")");
  one.key = cursor.text(key_bytes_max, '!');
  cursor.literal(R"(,"attempt":)");
  one.attempt = cursor.number<int>();
  one.again = cursor.one_of(R"(,"again":true,"channel":")", R"(,"again":false,"channel":")");
  one.channel = cursor.text(name_bytes_max, '-');
  cursor.literal(R"(,"body":)");
  one.body = cursor.object();
  cursor.literal("}");
  return one;
}

Done done(Cursor& cursor) {
  Done one;
  cursor.literal(R"({"id":)");
  one.id = cursor.number<std::int64_t>();
  cursor.literal(R"(,"key":")");
  one.key = cursor.text(key_bytes_max, '!');
  cursor.literal(R"(,"attempt":)");
  one.attempt = cursor.number<int>();
  const bool delivered =
      cursor.one_of(R"(,"outcome":"delivered","receipt":")", R"(,"outcome":"unknown","receipt":")");
  one.outcome = delivered ? Receipted::delivered : Receipted::unknown;
  one.receipt = cursor.text(sentence_bytes_max, ' ');
  cursor.literal("}");
  return one;
}

bool plausible(const Deliver& one) {
  return !one.key.empty() && one.attempt <= attempts_max && is_name(one.channel);
}

bool plausible(const Done& one) { return !one.key.empty() && one.attempt <= attempts_max; }

template <class Each>
std::optional<std::vector<Each>> list(std::string_view json, std::string_view begin,
                                      Each (*read)(Cursor&)) {
  Cursor cursor(json);
  std::vector<Each> all;
  all.reserve(listed_max);
  cursor.literal(begin);
  bool more = true;
  while (more && cursor.fits() && all.size() < listed_max) {
    all.push_back(read(cursor));
    if (!cursor.fits() || !plausible(all.back())) return std::nullopt;
    more = cursor.one_of(",", "]");
  }
  if (more || !cursor.at_end("}")) return std::nullopt;
  return all;
}

}  // namespace

std::optional<std::vector<Deliver>> swift_deliver(std::string_view json) {
  return list<Deliver>(json, R"({"deliveries":[)", deliver);
}

std::optional<std::vector<Done>> swift_done(std::string_view json) {
  return list<Done>(json, R"({"done":[)", done);
}

}  // namespace cadans::protocol
