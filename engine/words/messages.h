#pragma once
// The catalogue of messages, both languages, checked when it is loaded: config/messages/nl.toml and
// en.toml hold every sentence that a person reads.
//
//   load_messages(nl, en) -> Messages, or the first fault with its file, line and message:
//     a message of the contract is missing, or one is there that the contract does not know;
//     a name is used that nobody fills; a name that may be absent stands outside its condition;
//     the two languages use different names or conditions; a block or subject is malformed.
//
//   messages_of_before(nl, en) -> Messages of content that an earlier program put in force: what a
//     message lacks, or says otherwise than this program can fill, is said in this program's own
//     words, in both languages; what nobody sends any more is left out.
//
// What a file looks like is written in config/messages/README.md; which names a message may use in
// contract.h. Values of this class are immutable and may be read by several threads.

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/result.h"
#include "engine/words/template.h"

namespace cadans::words {

enum class Language { nl, en };

// "nl" or "en"; anything else is Dutch, which every message has first.
[[nodiscard]] Language language_of(std::string_view code);
[[nodiscard]] std::string_view code_of(Language language);

// One file as it was read; `name` is what a fault calls it.
struct MessageFile {
  std::string name;
  std::string body;
};

// One block of a mail before it is filled in.
struct BlockTemplate {
  enum class Kind { text, heading, list, table, rule, actions, sections };
  Kind kind = Kind::text;
  Condition condition;  // always, unless the file says `if`
  std::string rows;     // list, table: one item or row for each of these; empty = as written
  std::vector<Template> parts;  // the text, heading, items or cells
  std::vector<Template> head;   // table only
};

struct MailTemplate {
  Template subject;
  Template line;  // how it reads in a digest; for each row where the contract says so
  std::vector<BlockTemplate> blocks;
};

// All messages of one language.
struct Catalogue {
  std::map<std::string, MailTemplate, std::less<>> mails;  // by "mail.new"
  std::map<std::string, Template, std::less<>> sentences;  // by "state.open"
  std::vector<Template> foot;                              // lines under every mail, in order
};

class Messages {
 public:
  // The template of an id of the contract; it is there, because the loading checked it.
  [[nodiscard]] const MailTemplate& mail(Language language, std::string_view id) const;
  [[nodiscard]] const Template& sentence(Language language, std::string_view id) const;
  [[nodiscard]] const std::vector<Template>& foot(Language language) const;

 private:
  friend Result<Messages> load_messages(const MessageFile& nl, const MessageFile& en,
                                        const std::vector<std::string>& jargon);
  friend Result<Messages> messages_of_before(const MessageFile& nl, const MessageFile& en);
  std::array<Catalogue, 2> catalogues_;
};

// No mail may hold a word that begins with one of `jargon`.
[[nodiscard]] Result<Messages> load_messages(const MessageFile& nl, const MessageFile& en,
                                             const std::vector<std::string>& jargon = {});
[[nodiscard]] Result<Messages> messages_of_before(const MessageFile& nl, const MessageFile& en);

}  // namespace cadans::words
