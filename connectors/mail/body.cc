#include "connectors/mail/body.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "engine/json.h"

namespace cadans::mail {
namespace {

constexpr std::array<std::pair<std::string_view, Kind>, 6> kinds = {{{"text", Kind::text},
                                                                     {"heading", Kind::heading},
                                                                     {"list", Kind::list},
                                                                     {"table", Kind::table},
                                                                     {"rule", Kind::rule},
                                                                     {"actions", Kind::actions}}};

Error wrong(std::string_view field, std::string_view should) {
  return {Fault::invalid, fmt::format("mail: {} should be {}", field, should)};
}

bool control(char byte) { return static_cast<unsigned char>(byte) < ' ' || byte == 127; }

std::string one_line(std::string text) {
  std::replace_if(text.begin(), text.end(), control, ' ');
  return text;
}

std::string lines(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](char byte) { return control(byte) && byte != '\n'; }, ' ');
  return text;
}

// A plain user@domain of ASCII: what can stand in a header and in an SMTP command as it is.
bool address(std::string_view mail) {
  constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~.";
  const auto at = mail.find('@');
  if (at == 0 || at == std::string_view::npos || at + 1 == mail.size()) return false;
  if (mail.size() > 254 || mail.find('@', at + 1) != std::string_view::npos) return false;
  return std::all_of(mail.begin(), mail.end(), [marks](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '@' || marks.find(byte) != marks.npos;
  });
}

bool token(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char byte) { return !control(byte) && byte != ' ' && byte > 0; });
}

Mailbox mailbox(const Json& json) {
  return {one_line(json.at("name").get<std::string>()), json.at("mail").get<std::string>()};
}

std::vector<std::string> texts(const Json& json) {
  std::vector<std::string> all;
  for (const Json& text : json) all.push_back(lines(text.get<std::string>()));
  return all;
}

Result<Block> block(const Json& json) {
  const auto name = json.at("kind").get<std::string>();
  const auto kind =
      std::find_if(kinds.begin(), kinds.end(), [&](const auto& one) { return one.first == name; });
  if (kind == kinds.end()) {
    return wrong("the kind of a block", "text, heading, list, table, rule or actions");
  }
  Block block{kind->second, {}, {}, {}, {}};
  if (block.kind == Kind::text || block.kind == Kind::heading) {
    block.text = lines(json.at("text").get<std::string>());
  } else if (block.kind == Kind::list || block.kind == Kind::actions) {
    block.items = texts(json.at("items"));
  } else if (block.kind == Kind::table) {
    block.head = texts(json.at("head"));
    for (const Json& row : json.at("rows")) block.rows.push_back(texts(row));
  }
  const bool even = std::all_of(block.rows.begin(), block.rows.end(),
                                [&](const auto& row) { return row.size() == block.head.size(); });
  if (!even) return wrong("each row of a table", "as long as its head");
  return block;
}

Result<void> check(const Body& body) {
  if (!address(body.to.mail)) return wrong("to.mail", "a plain user@domain");
  if (!address(body.from.mail)) return wrong("from.mail", "a plain user@domain");
  if (!body.reply_to.empty() && !address(body.reply_to)) {
    return wrong("reply_to", "empty or a plain user@domain");
  }
  if (body.language != "nl" && body.language != "en") return wrong("language", "nl or en");
  if (body.subject.empty()) return wrong("subject", "there");
  if (!token(body.thread)) return wrong("thread", "a reference without spaces");
  const bool key =
      !body.list.empty() &&
      body.list.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  if (!key) return wrong("list", "an organisation's key of a-z, 0-9 and dash");
  return {};
}

}  // namespace

Result<Body> parse_body(std::string_view text) {
  try {
    const Json json = Json::parse(text);
    Body body{mailbox(json.at("to")),
              mailbox(json.at("from")),
              json.at("reply_to").get<std::string>(),
              json.at("language").get<std::string>(),
              one_line(json.at("subject").get<std::string>()),
              {},
              texts(json.at("foot")),
              json.at("thread").get<std::string>(),
              json.at("list").get<std::string>()};
    for (const Json& each : json.at("blocks")) {
      auto one = block(each);
      if (!one) return one.error();
      body.blocks.push_back(std::move(*one));
    }
    if (const auto checked = check(body); !checked) return checked.error();
    return body;
  } catch (const Json::exception& fault) {
    return Error{Fault::invalid, fmt::format("mail: {}", fault.what())};
  }
}

}  // namespace cadans::mail
