#include "tests/simulation/cases/letters.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <tuple>

namespace cadans::cases {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unref>;

std::string text_of(const char* text) { return text == nullptr ? std::string() : text; }

std::string plain_part(GMimeMessage* message) {
  GMimeObject* whole = g_mime_message_get_mime_part(message);
  if (!GMIME_IS_MULTIPART(whole)) throw std::runtime_error("a mail has a plain part and a page");
  GMimeObject* first = g_mime_multipart_get_part(GMIME_MULTIPART(whole), 0);
  if (!GMIME_IS_TEXT_PART(first)) throw std::runtime_error("the first part of a mail is text");
  char* text = g_mime_text_part_get_text(GMIME_TEXT_PART(first));
  std::string plain = text_of(text);
  g_free(text);
  std::replace(plain.begin(), plain.end(), '\n', ' ');
  const auto blanks = [](char one, char other) { return one == ' ' && other == ' '; };
  plain.erase(std::unique(plain.begin(), plain.end(), blanks), plain.end());
  return plain;
}

std::string handle_of(GMimeMessage* message) {
  InternetAddressList* all = g_mime_message_get_addresses(message, GMIME_ADDRESS_TYPE_TO);
  if (internet_address_list_length(all) != 1) throw std::runtime_error("a mail is for one person");
  InternetAddress* one = internet_address_list_get_address(all, 0);
  const std::string mail =
      text_of(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one)));
  const auto dot = mail.find('.') + 1;
  return mail.substr(dot, mail.find('@') - dot);
}

Letter letter_in(const std::string& path, const time::Zone& zone) {
  const Owned<GMimeStream> stream(g_mime_stream_file_open(path.c_str(), "r", nullptr));
  if (!stream) throw std::runtime_error("reading " + path + " failed");
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) throw std::runtime_error(path + " is no mail");
  GDateTime* date = g_mime_message_get_date(message.get());
  if (date == nullptr) throw std::runtime_error(path + " has no date");
  const Instant sent{g_date_time_to_unix(date) * 1'000'000};
  const std::string thread =
      text_of(g_mime_object_get_header(GMIME_OBJECT(message.get()), "References"));
  return {zone.date(sent),
          zone.time(sent),
          handle_of(message.get()),
          text_of(g_mime_message_get_subject(message.get())),
          plain_part(message.get()),
          thread,
          text_of(g_mime_object_get_header(GMIME_OBJECT(message.get()), "Reply-To"))};
}

}  // namespace

std::vector<Letter> letters_in(const std::string& maildir, const time::Zone& zone) {
  static const bool begun = (g_mime_init(), true);
  static_cast<void>(begun);
  std::vector<Letter> letters;
  for (const auto& file : std::filesystem::directory_iterator(maildir + "/new")) {
    letters.push_back(letter_in(file.path().string(), zone));
  }
  std::sort(letters.begin(), letters.end(), [](const Letter& one, const Letter& other) {
    return std::tie(one.on, one.at, one.to, one.subject) <
           std::tie(other.on, other.at, other.to, other.subject);
  });
  return letters;
}

}  // namespace cadans::cases
