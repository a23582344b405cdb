#include "connectors/mail/message.h"

#include <fmt/format.h>
#include <gmime/gmime.h>

#include <memory>

#include "connectors/mail/html.h"
#include "connectors/mail/plain.h"
#include "engine/hash.h"

namespace cadans::mail {
namespace {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unref>;

constexpr std::size_t id_length = 32;

std::string id_of(std::string_view name) { return hex(digest({name})).substr(0, id_length); }

std::string domain_of(std::string_view mail) {
  return std::string(mail.substr(mail.find('@') + 1));
}

// GMimeTextPart would choose a character set of its own; a plain part keeps UTF-8.
Owned<GMimePart> part(const char* subtype, const std::string& text) {
  Owned<GMimePart> part(g_mime_part_new_with_type("text", subtype));
  g_mime_object_set_content_type_parameter(GMIME_OBJECT(part.get()), "charset", "utf-8");
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(text.data(), text.size()));
  const Owned<GMimeDataWrapper> content(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part.get(), content.get());
  g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  return part;
}

Owned<GMimeMultipart> alternatives(const Body& body, const std::string& id) {
  Owned<GMimeMultipart> both(g_mime_multipart_new_with_subtype("alternative"));
  g_mime_multipart_set_boundary(both.get(), fmt::format("cadans-{}", id).c_str());
  g_mime_multipart_add(both.get(), GMIME_OBJECT(part("plain", plain_text(body)).get()));
  g_mime_multipart_add(both.get(), GMIME_OBJECT(part("html", html_page(body)).get()));
  return both;
}

void add_address(GMimeMessage* message, GMimeAddressType type, const Mailbox& mailbox) {
  const Owned<InternetAddress> address(internet_address_mailbox_new(
      mailbox.name.empty() ? nullptr : mailbox.name.c_str(), mailbox.mail.c_str()));
  internet_address_set_charset(address.get(), "utf-8");
  internet_address_list_add(g_mime_message_get_addresses(message, type), address.get());
}

void add_header(GMimeMessage* message, const char* name, const std::string& value) {
  g_mime_object_append_header(GMIME_OBJECT(message), name, value.c_str(), "utf-8");
}

void set_date(GMimeMessage* message, Instant date) {
  GDateTime* time = g_date_time_new_from_unix_utc(date.us / 1'000'000);
  g_mime_message_set_date(message, time);
  g_date_time_unref(time);
}

std::string written(GMimeMessage* message) {
  GMimeFormatOptions* format = g_mime_format_options_new();
  g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
  char* text = g_mime_object_to_string(GMIME_OBJECT(message), format);
  g_mime_format_options_free(format);
  std::string bytes(text);
  g_free(text);
  return bytes;
}

}  // namespace

Message dress(const Body& body, std::string_view key, Instant date) {
  static const bool begun = (g_mime_init(), true);
  static_cast<void>(begun);
  const std::string id = id_of(key);
  const std::string domain = domain_of(body.from.mail);
  const Owned<GMimeMessage> message(g_mime_message_new(FALSE));
  add_address(message.get(), GMIME_ADDRESS_TYPE_FROM, body.from);
  add_address(message.get(), GMIME_ADDRESS_TYPE_TO, body.to);
  if (!body.reply_to.empty()) {
    add_address(message.get(), GMIME_ADDRESS_TYPE_REPLY_TO, {"", body.reply_to});
  }
  g_mime_message_set_subject(message.get(), body.subject.c_str(), "utf-8");
  set_date(message.get(), date);
  g_mime_message_set_message_id(message.get(), fmt::format("{}@{}", id, domain).c_str());
  if (!body.thread.empty()) {
    const std::string thread = fmt::format("<{}@{}>", id_of("thread/" + body.thread), domain);
    add_header(message.get(), "In-Reply-To", thread);
    add_header(message.get(), "References", thread);
  }
  add_header(message.get(), "Auto-Submitted", "auto-generated");
  add_header(message.get(), "X-Auto-Response-Suppress", "All");
  add_header(message.get(), "List-Id", fmt::format("<{}.cadans.{}>", body.list, domain));
  add_header(message.get(), "Content-Language", body.language);
  g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(alternatives(body, id).get()));
  return {body.from.mail, body.to.mail, written(message.get())};
}

}  // namespace cadans::mail
