#include "engine/words/messages.h"

#include "engine/json.h"
#include "engine/words/messages_check.h"
#include "engine/words/messages_file.h"
#include "engine/words/messages_read.h"
#include "engine/words/own_messages.h"

namespace cadans::words {
namespace {

std::size_t index(Language language) { return static_cast<std::size_t>(language); }

Result<Catalogue> load_one(const MessageFile& file, Lines& lines,
                           const std::vector<std::string>& jargon) {
  const auto json = read_toml(file, lines);
  if (!json) return json.error();
  auto all = read_catalogue(*json, lines);
  if (!all) return all;
  if (auto fault = against_contract(*all, lines)) return *fault;
  if (auto fault = against_jargon(*all, lines, jargon)) return *fault;
  return all;
}

}  // namespace

Language language_of(std::string_view code) { return code == "en" ? Language::en : Language::nl; }

std::string_view code_of(Language language) { return language == Language::en ? "en" : "nl"; }

const MailTemplate& Messages::mail(Language language, std::string_view id) const {
  const auto& mails = catalogues_[index(language)].mails;
  const auto found = mails.find(id);
  invariant(found != mails.end(), "a mail that is asked for is one of the contract");
  return found->second;
}

const Template& Messages::sentence(Language language, std::string_view id) const {
  const auto& sentences = catalogues_[index(language)].sentences;
  const auto found = sentences.find(id);
  invariant(found != sentences.end(), "a sentence that is asked for is one of the contract");
  return found->second;
}

const std::vector<Template>& Messages::foot(Language language) const {
  return catalogues_[index(language)].foot;
}

Result<Messages> load_messages(const MessageFile& nl, const MessageFile& en,
                               const std::vector<std::string>& jargon) {
  Lines in_dutch(nl.name);
  auto dutch = load_one(nl, in_dutch, jargon);
  if (!dutch) return dutch.error();
  Lines in_english(en.name);
  auto english = load_one(en, in_english, jargon);
  if (!english) return english.error();
  if (auto fault = against_each_other(*dutch, *english, in_english)) return *fault;
  Messages messages;
  messages.catalogues_ = {*std::move(dutch), *std::move(english)};
  return messages;
}

namespace {

Result<Catalogue> read_only(const MessageFile& file) {
  Lines lines(file.name);
  const auto json = read_toml(file, lines);
  return json ? read_catalogue(*json, lines) : Result<Catalogue>(json.error());
}

}  // namespace

Result<Messages> messages_of_before(const MessageFile& nl, const MessageFile& en) {
  auto dutch = read_only(nl);
  if (!dutch) return dutch.error();
  auto english = read_only(en);
  if (!english) return english.error();
  const auto own = load_messages({"nl.toml", std::string(own_messages(Language::nl))},
                                 {"en.toml", std::string(own_messages(Language::en))});
  if (!own) return own.error();
  Messages messages;
  messages.catalogues_ = {*std::move(dutch), *std::move(english)};
  keep_what_fits(messages.catalogues_, own->catalogues_);
  return messages;
}

}  // namespace cadans::words
