#pragma once
// The body of a "mail" delivery: what the engine wrote and a connector dresses. PROTOCOL.md shows
// it as JSON.
//
//   parse_body(json) -> Body
// Text    **bold** may stand in any text, item and cell. Control characters become spaces; a line
//         feed in a text stays.
// Errors  Fault::invalid, naming the field; addresses with anything but one plain user@domain,
//         since a header or a command would be made of them.

#include <string>
#include <string_view>
#include <vector>

#include "engine/result.h"

namespace cadans::mail {

struct Mailbox {
  std::string name;
  std::string mail;
  friend bool operator==(const Mailbox&, const Mailbox&) = default;
};

enum class Kind { text, heading, list, table, rule, actions };

struct Block {
  Kind kind = Kind::text;
  std::string text;                            // text, heading
  std::vector<std::string> items;              // list, actions
  std::vector<std::string> head;               // table
  std::vector<std::vector<std::string>> rows;  // table, each as long as its head
};

struct Body {
  Mailbox to;
  Mailbox from;
  std::string reply_to;  // empty: answers go to `from`
  std::string language;  // "nl" or "en"
  std::string subject;
  std::vector<Block> blocks;
  std::vector<std::string> foot;  // a line each
  std::string thread;             // reference of the task: its mails stand together; or empty
  std::string list;               // key of the organisation
};

[[nodiscard]] Result<Body> parse_body(std::string_view json);

}  // namespace cadans::mail
