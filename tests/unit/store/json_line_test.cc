#include "engine/store/json_line.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/json.h"
#include "engine/time/instant_text.h"

namespace cadans::store {
namespace {

std::string written(std::string_view text, bool& utf8) {
  std::string out;
  JsonLine line(out);
  line.open('{').text("a", text).close('}');
  utf8 = line.utf8();
  return out;
}

RC_GTEST_PROP(JsonLine, AnyTextThatIsUtf8ComesBackAndAnyOtherIsKnown, (const std::string& text)) {
  bool utf8 = false;
  const std::string out = written(text, utf8);
  const Json read = Json::parse(out, nullptr, false);
  RC_ASSERT(utf8 == !read.is_discarded());
  if (utf8) RC_ASSERT(read["a"].get<std::string>() == text);
  RC_ASSERT(out.find('\n') == std::string::npos);
}

TEST(JsonLine, KnowsWhatIsNotUtf8) {
  for (const char* text : {"\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\xff"}) {
    bool utf8 = true;
    written(text, utf8);
    EXPECT_FALSE(utf8) << text;
  }
  bool utf8 = false;
  written("\xc3\xa9 \xe2\x82\xac \xf0\x9f\x93\x85", utf8);
  EXPECT_TRUE(utf8);
}

RC_GTEST_PROP(JsonLine, WritesInstantsThatReadBack, (std::int64_t any)) {
  const Instant instant{any % 4'000'000'000'000'000};
  std::string out;
  JsonLine(out).instant(instant);
  const auto read = time::parse_instant(Json::parse(out).get<std::string>());
  RC_ASSERT(read.has_value());
  RC_ASSERT(*read == instant);
}

TEST(JsonLine, WritesAnInstantOrDateOutsideFourDigitYearsAsItsNumber) {
  std::string out;
  JsonLine line(out);
  line.open('[').instant(Instant{INT64_MAX}).date(LocalDate(INT32_MIN)).date(LocalDate(0));
  line.instant(Instant{-1}).close(']');
  EXPECT_EQ(out,
            "[9223372036854775807,-2147483648,\"1970-01-01\",\"1969-12-31T23:59:59.999999Z\"]");
}

}  // namespace
}  // namespace cadans::store
