#include "connectors/mail/smtp.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <utility>

namespace cadans::mail {
namespace {

constexpr long connect_ms_max = 10'000;
constexpr long reply_s_max = 30;
constexpr long mail_ms_max = 120'000;
constexpr Elapsed retry_wait = seconds(60);

// One mail on its way through libcurl's callbacks.
struct Passage {
  std::string_view rest;  // not yet handed over
  const std::string* key = nullptr;
  client::SentKeys* keys = nullptr;
  bool began = false;  // "began" is on the disk: the final dot may have left
  std::string fault;   // why it was not written
  std::string reply;   // the server's last line
};

// The last piece leaves only when the sent keys know that it may have.
std::size_t hand_over(char* to, std::size_t size, std::size_t count, void* passage) {
  auto& mail = *static_cast<Passage*>(passage);
  const std::size_t length = std::min(size * count, mail.rest.size());
  if (length == mail.rest.size() && !mail.began) {
    if (const auto begun = mail.keys->begin(*mail.key); !begun) {
      mail.fault = begun.error().what;
      return CURL_READFUNC_ABORT;
    }
    mail.began = true;
  }
  std::memcpy(to, mail.rest.data(), length);
  mail.rest.remove_prefix(length);
  return length;
}

std::size_t hear(char* line, std::size_t size, std::size_t count, void* passage) {
  std::string& reply = static_cast<Passage*>(passage)->reply;
  reply.assign(line, size * count);
  while (!reply.empty() && (reply.back() == '\n' || reply.back() == '\r')) reply.pop_back();
  return size * count;
}

Result<std::string> read_password(const std::string& file) {
  struct stat state {};
  if (::stat(file.c_str(), &state) != 0) {
    return Error{Fault::invalid, file + " is not there; it should hold the mail server's password"};
  }
  if ((state.st_mode & 077U) != 0) {
    return Error{Fault::invalid, fmt::format("{} can be read by others: chmod 600 {}", file, file)};
  }
  std::ifstream in(file);
  std::string password;
  if (!std::getline(in, password) || password.empty()) {
    return Error{Fault::invalid, file + " should hold the password on its first line"};
  }
  return password;
}

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

// libcurl ends a refused command with CURLE_SEND_ERROR and a refused text after it was sent: those
// are about this mail. A refusal of login, TLS or greeting is about all mails.
bool about_this_mail(CURLcode code, const Passage& mail) {
  return mail.began || code == CURLE_SEND_ERROR;
}

client::Outcome outcome_of(CURLcode code, long reply, const Passage& mail) {
  const std::string words = mail.reply.empty() ? curl_easy_strerror(code) : mail.reply;
  if (!mail.fault.empty()) return client::RetryAfter{retry_wait, mail.fault};
  if (code == CURLE_OK) return client::Receipt{protocol::Receipted::delivered, words};
  if (reply >= 500 && about_this_mail(code, mail)) return client::Rejected{words};
  if (mail.began && reply < 400) {
    return client::Receipt{protocol::Receipted::unknown,
                           fmt::format("no reply to the final dot: {}", curl_easy_strerror(code))};
  }
  return client::RetryAfter{retry_wait, fmt::format("{} ({})", words, curl_easy_strerror(code))};
}

// The server's word is on record before the engine hears of it.
void note(const client::Outcome& outcome, const Passage& mail) {
  const auto* receipt = std::get_if<client::Receipt>(&outcome);
  if (receipt == nullptr && mail.began) {
    static_cast<void>(mail.keys->refused(*mail.key));
  } else if (receipt != nullptr && receipt->outcome == protocol::Receipted::delivered) {
    static_cast<void>(mail.keys->sent(*mail.key, receipt->words));
  }
}

}  // namespace

struct Smtp::Connection {
  CURL* curl = curl_easy_init();
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection() { curl_easy_cleanup(curl); }

  template <class Value>
  void set(CURLoption option, Value value) const {
    curl_easy_setopt(curl, option, value);
  }
};

Smtp::Smtp(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Smtp::Smtp(Smtp&&) noexcept = default;
Smtp::~Smtp() = default;

Result<Smtp> Smtp::open(const SmtpSettings& settings) {
  static const CURLcode begun = curl_global_init(CURL_GLOBAL_DEFAULT);
  invariant(begun == CURLE_OK, "libcurl can be used");
  auto connection = std::make_unique<Connection>();
  const std::string url = fmt::format("smtp://{}/{}", settings.server, settings.hello);
  connection->set(CURLOPT_URL, url.c_str());
  connection->set(CURLOPT_UPLOAD, 1L);
  connection->set(CURLOPT_NOSIGNAL, 1L);
  connection->set(CURLOPT_CONNECTTIMEOUT_MS, connect_ms_max);
  connection->set(CURLOPT_SERVER_RESPONSE_TIMEOUT, reply_s_max);
  connection->set(CURLOPT_TIMEOUT_MS, mail_ms_max);
  connection->set(CURLOPT_READFUNCTION, hand_over);
  connection->set(CURLOPT_HEADERFUNCTION, hear);
  const auto tls = settings.starttls ? CURLUSESSL_ALL : CURLUSESSL_NONE;
  connection->set(CURLOPT_USE_SSL, static_cast<long>(tls));
  if (!settings.ca_file.empty()) connection->set(CURLOPT_CAINFO, settings.ca_file.c_str());
  if (settings.user.empty()) return Smtp(std::move(connection));
  if (!settings.starttls) {
    return Error{Fault::invalid,
                 "a login at the mail server needs STARTTLS: the password would "
                 "travel for all to read"};
  }
  const auto password = read_password(settings.password_file);
  if (!password) return password.error();
  connection->set(CURLOPT_USERNAME, settings.user.c_str());
  connection->set(CURLOPT_PASSWORD, password->c_str());
  return Smtp(std::move(connection));
}

client::Outcome Smtp::carry(const Message& message, const protocol::Deliver& delivery,
                            client::SentKeys& keys) {
  Passage mail;
  mail.rest = message.bytes;
  mail.key = &delivery.key;
  mail.keys = &keys;
  const std::unique_ptr<curl_slist, FreeList> to(
      curl_slist_append(nullptr, fmt::format("<{}>", message.to).c_str()));
  const std::string from = fmt::format("<{}>", message.from);
  connection_->set(CURLOPT_MAIL_FROM, from.c_str());
  connection_->set(CURLOPT_MAIL_RCPT, to.get());
  connection_->set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(message.bytes.size()));
  connection_->set(CURLOPT_READDATA, &mail);
  connection_->set(CURLOPT_HEADERDATA, &mail);
  const CURLcode code = curl_easy_perform(connection_->curl);
  long reply = 0;
  curl_easy_getinfo(connection_->curl, CURLINFO_RESPONSE_CODE, &reply);
  connection_->set(CURLOPT_MAIL_RCPT, static_cast<curl_slist*>(nullptr));
  const client::Outcome outcome = outcome_of(code, reply, mail);
  note(outcome, mail);
  return outcome;
}

}  // namespace cadans::mail
