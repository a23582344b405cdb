#include "connectors/protocol/frames.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <string>

#include "engine/json.h"

namespace cadans::protocol {
namespace {

Message through_the_wire(const Message& message) { return *decode(encode(message)); }

std::string refusal(const std::string& head, const std::string& json) {
  const auto message = decode({head, json});
  return message ? std::string("read") : message.error().what;
}

TEST(Frames, EveryMessageIsReadAsItWasWritten) {
  const std::vector<Message> messages = {
      Ready{"servicedesk", {"ticket", "mail"}, 64},
      std::vector<Deliver>{{7, "digest/anna/2027-04-20", 2, true, "mail", R"({"to":{"n":1}})"},
                           {8, "k", 1, false, "mail", "{}"}},
      std::vector<Done>{{7, "k7", 2, Receipted::delivered, "250 \"queued\" \\ é"},
                        {8, "k8", 1, Receipted::unknown, ""}},
      Retry{7, "k", 3, 900, "451 greylisted"},
      Reject{7, "k", 1, "550 no such user"},
      CloudEvent{"e-1",
                 "ipc/desk",
                 "nl.cadans.task.submit.v1",
                 "42",
                 "anna",
                 "bert",
                 {{"link", "https://x.test/1"}, {"why", "two\nlines"}}},
      Accepted{"e-1"},
      Refused{"e-1", "no such task"},
      Ask{3, "tasks", R"({"late":true})"},
      Answer{3, Answered::ok, R"([{"id":1}])"},
      Answer{4, Answered::too_slow, "null"},
      Answer{5, Answered::error, R"("no such question")"},
      Heartbeat{false},
      Heartbeat{true},
      Bye{}};
  for (const Message& message : messages) {
    EXPECT_EQ(through_the_wire(message), message) << encode(message).front();
  }
}

RC_GTEST_PROP(Frames, AReceiptComesThroughAsOneLineWhateverItsBytes, (const std::string& words)) {
  const Message read =
      through_the_wire(std::vector<Done>{{1, "k", 1, Receipted::delivered, words}});
  const std::string receipt = std::get<std::vector<Done>>(read).front().receipt;
  RC_ASSERT(receipt.find_first_of("\r\n") == std::string::npos);
}

RC_GTEST_PROP(Frames, NoBytesBringTheReaderDown, (const std::string& json)) {
  for (const char* head : {"READY/1", "DELIVER/1", "DONE/1", "EVENT/1", "ANSWER/1", "X"}) {
    RC_ASSERT(!decode({head, json}));
  }
}

// The same JSON, the keys of each object the other way round.
Json turned(Json json) {
  if (json.is_array()) {
    for (Json& one : json) one = turned(one);
  }
  if (!json.is_object()) return json;
  Json other = Json::object();
  for (auto field = json.rbegin(); field != json.rend(); ++field) {
    other[field.key()] = turned(*field);
  }
  return other;
}

// Another peer's JSON has spaces and an order of its own, and means the same.
TEST(Frames, TheFormOfTheJsonDoesNotMatter) {
  const std::vector<Done> receipts = {{7, "k", 2, Receipted::unknown, "lost"},
                                      {8, "k", 1, Receipted::delivered, "yes"}};
  const std::vector<Deliver> deliveries = {{7, "k", 2, true, "mail", R"({"a":["}",{"b":"\\\""}]})"},
                                           {8, "k", 1, false, "mail", "{}"}};
  for (const Message& message : {Message(receipts), Message(deliveries)}) {
    const Frames compact = encode(message);
    const Json json = Json::parse(compact[1]);
    EXPECT_EQ(*decode({compact[0], json.dump(2)}), message);
    EXPECT_EQ(*decode({compact[0], turned(json).dump()}), message);
  }
}

// Any one byte of a frame changed: it is refused, or it is what the JSON library reads in it.
RC_GTEST_PROP(Frames, ADamagedReceiptIsNeverMisread, (std::size_t place, char byte)) {
  Frames frames = encode(std::vector<Done>{{71, "ab", 12, Receipted::delivered, "250 ok"},
                                           {72, "cd", 13, Receipted::unknown, ""}});
  frames[1][place % frames[1].size()] = byte;
  const auto message = decode(frames);
  if (!message) return;
  const Json json = Json::parse(frames[1], nullptr, false);
  RC_ASSERT(!json.is_discarded());
  const auto& all = std::get<std::vector<Done>>(*message);
  RC_ASSERT(all.size() == json.at("done").size());
  for (std::size_t n = 0; n < all.size(); ++n) {
    const Json& one = json.at("done")[n];
    RC_ASSERT(one.at("id") == all[n].id);
    RC_ASSERT(one.at("key") == all[n].key);
    RC_ASSERT(one.at("attempt") == all[n].attempt);
    RC_ASSERT(one.at("receipt") == all[n].receipt);
  }
}

TEST(Frames, ALongReceiptIsCutBetweenCharacters) {
  const std::string words = std::string(sentence_bytes_max - 1, 'a') + "é";
  const Message read = through_the_wire(Reject{1, "k", 1, words});
  EXPECT_EQ(std::get<Reject>(read).reason, std::string(sentence_bytes_max - 1, 'a'));
}

TEST(Frames, ALineEndOfTwoCharactersIsReadAsOne) {
  CloudEvent event{"e", "s", "nl.cadans.task.help.v1", "4", "gijs", "", {}};
  event.fields = {{"reason", "one\r\n\r\ntwo\nthree\r\n"}};
  const Message read = through_the_wire(event);
  EXPECT_EQ(std::get<CloudEvent>(read).fields.at("reason"), "one\n\ntwo\nthree\n");
}

struct Malformed {
  const char* name;
  std::string head;
  std::string json;
  const char* says;
};
class MalformedFrame : public testing::TestWithParam<Malformed> {};

TEST_P(MalformedFrame, IsRefusedNamingTheField) {
  const Malformed& c = GetParam();
  EXPECT_NE(refusal(c.head, c.json).find(c.says), std::string::npos) << refusal(c.head, c.json);
}

const std::string receipt_begin = R"({"done":[{"id":1,"key":"k","attempt":1,)";
INSTANTIATE_TEST_SUITE_P(
    Protocol, MalformedFrame,
    testing::Values(
        Malformed{"NotJson", "READY/1", "{", "READY/1"},
        Malformed{"NotAnObject", "BYE/1", "[]", "not a JSON object"},
        Malformed{"NoVerb", "", "{}", "first frame"},
        Malformed{"UnknownVerb", "READ/1", "{}", "first frame"},
        Malformed{"OtherVersion", "READY/2", "{}", "version here is 1"},
        Malformed{"NoVersion", "READY", "{}", "version here is 1"},
        Malformed{"MissingName", "READY/1", R"({"channels":["mail"],"credits":1})", "name"},
        Malformed{"NameWithSpace", "READY/1", R"({"name":"a b","channels":["x"],"credits":1})",
                  "name"},
        Malformed{"NoChannels", "READY/1", R"({"name":"a","channels":[],"credits":1})", "channels"},
        Malformed{"ChannelIsNumber", "READY/1", R"({"name":"a","channels":[1],"credits":1})",
                  "channels"},
        Malformed{"CreditsNegative", "READY/1", R"({"name":"a","channels":["x"],"credits":-1})",
                  "credits"},
        Malformed{"CreditsHuge", "READY/1", R"({"name":"a","channels":["x"],"credits":1e9})",
                  "credits"},
        Malformed{"UnknownField", "HEARTBEAT/1", R"({"known":true,"more":1})", "does not know"},
        Malformed{"IdZero", "RETRY/1", R"({"id":0,"key":"k","attempt":1,"after":1,"reason":""})",
                  "id"},
        Malformed{"IdBeyond63Bits", "REJECT/1",
                  R"({"id":18446744073709551615,"key":"k","attempt":1,"reason":""})", "id"},
        Malformed{
            "KeyWithLineFeed", "DONE/1",
            R"({"done":[{"id":1,"key":"a\nb","attempt":1,"outcome":"unknown","receipt":""}]})",
            "done[0]: key"},
        Malformed{"OutcomeOther", "DONE/1", receipt_begin + R"("outcome":"yes","receipt":""}]})",
                  "outcome"},
        Malformed{"ReceiptOfTwoLines", "DONE/1",
                  receipt_begin + R"("outcome":"unknown","receipt":"a\nb"}]})", "receipt"},
        Malformed{"BodyIsText", "DELIVER/1",
                  R"({"deliveries":[{"id":1,"key":"k","attempt":1,"again":false,)"
                  R"("channel":"mail","body":"{}"}]})",
                  "deliveries[0]: body"},
        Malformed{"OtherCloudEvents", "EVENT/1",
                  R"({"specversion":"0.3","id":"1","source":"s","type":"t"})", "specversion"},
        Malformed{"NestedEvent", "EVENT/1",
                  R"({"specversion":"1.0","id":"1","source":"s","type":"t","data":{"a":{}}})",
                  "data.a"},
        Malformed{"NullInEvent", "EVENT/1",
                  R"({"specversion":"1.0","id":"1","source":"s","type":"t","data":{"a":null}})",
                  "data.a"},
        Malformed{"DataIsText", "EVENT/1",
                  R"({"specversion":"1.0","id":"1","source":"s","type":"t","data":"x"})", "data"},
        Malformed{"BadUtf8", "ACCEPTED/1", "{\"event\":\"\xff\"}", "ACCEPTED/1"}),
    [](const auto& c) { return c.param.name; });

TEST(Frames, ThreeFramesAreNoMessage) { EXPECT_FALSE(decode({"BYE/1", "{}", "{}"})); }

TEST(Frames, MoreThanTheLimitIsRefused) {
  std::vector<Done> many(listed_max + 1, {1, "k", 1, Receipted::delivered, ""});
  EXPECT_FALSE(decode(encode(many)));
  many.pop_back();
  EXPECT_TRUE(decode(encode(many)));
  EXPECT_NE(refusal("ASK/1", std::string(frame_bytes_max + 1, ' ')).find("larger than"),
            std::string::npos);
}

TEST(Frames, AFieldIsLargeOnlyWhereContentIsProposed) {
  const auto readable = [](std::string_view type, std::size_t bytes) {
    CloudEvent event{"e-1", "s", std::string(type), "", "", "", {}};
    event.fields["catalogue"] = std::string(bytes, 'x');
    return decode(encode(event)).has_value();
  };
  EXPECT_TRUE(readable("nl.cadans.task.help.v1", field_bytes_max));
  EXPECT_FALSE(readable("nl.cadans.task.help.v1", field_bytes_max + 1));
  for (const std::string_view type : carry_content) {
    EXPECT_TRUE(readable(type, content_bytes_max));
    EXPECT_FALSE(readable(type, content_bytes_max + 1));
  }
}

TEST(Frames, DeepNestingIsRefusedBeforeItIsRead) {
  const std::string deep(100'000, '[');
  EXPECT_NE(refusal("ANSWER/1", deep).find("nested deeper"), std::string::npos);
  EXPECT_EQ(
      refusal("ANSWER/1",
              R"({"question":1,"outcome":"ok","answer":"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["})"),
      "read");
}

RC_GTEST_PROP(Frames, ADeliveryIsNeverLargerThanItsBound,
              (const std::string& key, const std::string& body)) {
  const Deliver one{INT64_MAX, key,
                    1'000'000, true,
                    "mail",    Json(body).dump(-1, ' ', false, Json::error_handler_t::replace)};
  RC_ASSERT(encode(std::vector{one}).back().size() <= bytes(one));
}

}  // namespace
}  // namespace cadans::protocol
