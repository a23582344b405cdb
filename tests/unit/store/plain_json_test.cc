#include "engine/store/plain_json.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/json.h"

namespace cadans::store {
namespace {

// The promise: what is plain comes back byte for byte.
bool comes_back(const std::string& text) {
  const Json parsed = Json::parse(text, nullptr, false);
  return !parsed.is_discarded() && parsed.dump() == text;
}

TEST(PlainJson, KnowsWhatTheProjectWrites) {
  for (const char* text :
       {R"({"duty":"S1.RISK.3","plan":[{"on":"2027-01-14","at":-5},{"on":"2027-02-14","at":0}]})",
        R"({})", R"([])", R"([true,false,null,0,-7,999999999999999999])", R"("")", "12"}) {
    EXPECT_TRUE(plain_json(text)) << text;
    EXPECT_TRUE(comes_back(text)) << text;
  }
}

TEST(PlainJson, KnowsNothingOfWhatWouldNotComeBackOrIsNoJson) {
  for (const char* text : {"",
                           "{",
                           "}",
                           "{\"a\":1}x",
                           "{\"a\": 1}",
                           "{\"a\":1,\"a\":1}",
                           "{\"a\"}",
                           "[1,]",
                           "[,1]",
                           "01",
                           "-0",
                           "-",
                           "1.0",
                           "1e3",
                           "1000000000000000000",
                           "\"\\u0041\"",
                           "\"a\nb\"",
                           "\"caf\xc3\xa9\"",
                           "\"\xff\"",
                           "tru",
                           "[[[[[[[[[1]]]]]]]]]",
                           "\"a",
                           "{\"a\":}"}) {
    EXPECT_FALSE(plain_json(text)) << text;
  }
}

RC_GTEST_PROP(PlainJson, WhatIsPlainComesBackByteForByte, ()) {
  const auto letters = rc::gen::element('{', '}', '[', ']', '"', ':', ',', '-', '0', '1', 'a');
  const auto text = *rc::gen::container<std::string>(letters);
  if (plain_json(text)) RC_ASSERT(comes_back(text));
}

}  // namespace
}  // namespace cadans::store
