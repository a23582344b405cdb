#pragma once
// The words that people read: a message of the catalogue, filled with values, for one reader.
//
//   mail(messages, reader, id, values)      subject, blocks and foot
//   digest(messages, reader, items, about)  one mail of all items of a day: see below
//   sentence(messages, reader, id, values)  one sentence: a refusal, a line of explain, a word
//   day(...), days(...)                     dates.h
//
// Shape   what DELIVER carries, without whom it is for: the caller adds that. Plain text
//         throughout: nothing is escaped here, a connector does that for what it makes of it.
// Subject at most 60 characters: the longest value in it gives way, cut at a word and ended by "…".
// Digest  one item gives that item's own mail. More: items in sections, in the order given inside a
//         section; the subject is that of the first item that is due today or past its date, else
//         the counts of the week, and of what comes later. mail.monday and the overviews among the
//         items are the frame of that day and carry the other items in their sections. An empty
//         digest is a bug, not a mail.
// Errors  Fault::invalid for an id or name that the contract does not know (contract.h), and for a
//         value that the message needs and that is not there. Never an empty gap.

#include <string>
#include <string_view>
#include <vector>

#include "engine/result.h"
#include "engine/words/dates.h"
#include "engine/words/messages.h"
#include "engine/words/values.h"

namespace cadans::words {

// One notice of a digest: the message it would be as a mail of its own, and its values.
struct Item {
  std::string id;  // "mail.due"
  Values values;
};

struct Block {
  using Kind = BlockTemplate::Kind;  // never sections

  Kind kind = Kind::text;
  std::string text = {};                            // text, heading
  std::vector<std::string> items = {};              // list, actions
  std::vector<std::string> head = {};               // table
  std::vector<std::vector<std::string>> rows = {};  // table: cells may be empty
  friend bool operator==(const Block&, const Block&) = default;
};

struct Mail {
  std::string subject;
  std::vector<Block> blocks;
  std::vector<std::string> foot;  // lines
  friend bool operator==(const Mail&, const Mail&) = default;
};

// "text", "list": as DELIVER calls a block of this kind.
[[nodiscard]] std::string_view name_of(Block::Kind kind);

[[nodiscard]] Result<Mail> mail(const Messages& messages, const Reader& reader, std::string_view id,
                                const Values& values);

// `about` holds what every mail needs of the one it is for, and what mail.digest says at its end.
// What is in `about` need not be repeated in each item.
[[nodiscard]] Result<Mail> digest(const Messages& messages, const Reader& reader,
                                  const std::vector<Item>& items, const Values& about);

[[nodiscard]] Result<std::string> sentence(const Messages& messages, const Reader& reader,
                                           std::string_view id, const Values& values = {});

}  // namespace cadans::words
