#include "tests/simulation/cases/town.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <limits>
#include <stdexcept>

#include "connectors/mail/mail.h"
#include "engine/command/past.h"
#include "engine/decide/why_one.h"
#include "engine/first_load.h"
#include "engine/json.h"
#include "engine/store/reader.h"
#include "engine/trial.h"

namespace cadans::cases {
namespace {

constexpr int turns_most = 1000;
constexpr const char* zone_name = "Europe/Amsterdam";
constexpr const char* door = "ipc/people";

[[noreturn]] void give_up(const Error& error) { throw std::runtime_error(error.what); }

template <class T>
T need(Result<T> result) {
  if (!result) give_up(result.error());
  if constexpr (!std::is_void_v<T>) return *std::move(result);
}

std::string fresh_folder() {
  std::string folder = (std::filesystem::temp_directory_path() / "cadans-town-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("making " + folder + " failed");
  return folder;
}

settings::ConfigFolder sample(const std::string& duties, const std::string& decrees) {
  const std::string source = CADANS_SOURCE;
  auto folder = need(settings::read_folder(source + "/config", source + "/workflows/duties"));
  std::erase_if(folder.catalogue, [](const settings::File& file) {
    return !file.name.ends_with("roles.toml") && !file.name.ends_with("components.toml") &&
           !file.name.ends_with("concordance.toml");
  });
  folder.catalogue.push_back({"the test's own duties", "schema = 1\n" + duties});
  folder.calendar.text += decrees;
  return folder;
}

}  // namespace

Town::Town(LocalDate start)
    : start_(start),
      folder_(fresh_folder()),
      zone_(need(time::Zone::load(zone_name))),
      store_(need(store::Store::open({.path = folder_ + "/town.db"}))),
      clock_(zone_.at(start, LocalTime{8 * 60})),
      trusted_(need(TrustedClock::over(store_->reader(), clock_))),
      ids_(1),
      world_{trusted_, ids_, stop_},
      peers_(wire_, trusted_),
      engine_{world_, *store_, peers_, {}, 0, &trusted_},
      mail_end_(wire_, "inproc/mail"),
      mail_(mail_end_, clock_, stop_),
      maildir_(need(mail::Maildir::open(folder_ + "/mail"))),
      keys_(need(client::SentKeys::open(folder_ + "/mail.sent-keys"))) {
  mail_.ready("mail", 1000);
}

Town::~Town() {
  static_cast<void>(store_->close());
  std::error_code left_behind;
  std::filesystem::remove_all(folder_, left_behind);
}

void Town::duty(const TestDuty& duty) { duties_ += as_toml(duty, start_); }

void Town::gate(const TestGate& gate) { duties_ += as_toml(gate); }

void Town::theme(const std::string& key, const std::string& clause) {
  duties_ += fmt::format(
      "\n[[theme]]\nkey = \"{0}\"\ntitle_nl = \"Thema {0}\"\ntitle_en = \"Theme {0}\"\n"
      "clause_refs = [\"{1}\"]\nbasis = \"norm\"\n",
      key, clause);
}

void Town::occupies(const std::string& position, const std::string& person) {
  occupants_[position] = person;
}

void Town::without_deputy(const std::string& position) { without_deputy_.insert(position); }

void Town::ends(const std::string& position) { ended_.insert(position); }

void Town::cycle(const people::Cycle& cycle) { cycles_.add(cycle); }
void Town::decree(const std::string& lines) { decrees_ += "\n[[decree]]\n" + lines; }

void Town::speaks_from(LocalDate golive) { golive_ = golive; }

void Town::away(const std::string& person, LocalDate first, LocalDate last) {
  absences_[person].push_back({first, last});
}

Event Town::content() {
  auto load = need(load_event(sample(duties_, decrees_), store_->view(), ids_, clock_.now()));
  change_people(load.event);
  return std::move(load.event);
}

void Town::begin() {
  const auto say = [this](Event event) { need(tell(*store_, engine_.rules, std::move(event))); };
  say(content());
  const LocalDate golive = golive_.named() ? golive_ : start_ - std::chrono::days(60);
  say(engine_event(world_, "golive", {{"day", to_string(golive)}}));
  say(engine_event(world_, "start"));
  settle();
}

client::Outcome Town::carry(const protocol::Deliver& delivery) {
  if (!server_up_) return client::RetryAfter{seconds(60), "451 4.3.0 try again later"};
  if (reply_lost_) return client::Receipt{protocol::Receipted::unknown, "no reply came"};
  const Json body = Json::parse(delivery.body);
  const std::string mail = body.at("to").at("mail");
  for (const std::string& person : bouncing_) {
    if (mail.find("." + person + "@") != std::string::npos) {
      return client::Rejected{"550 5.1.1 no such mailbox here"};
    }
  }
  return mail::handle(delivery, *maildir_, *keys_, clock_);
}

void Town::settle() {
  for (int turns = 0; turns < turns_most; ++turns) {
    const int taken = need(turn(engine_));
    bool carried = false;
    while (const auto delivery = mail_.poll()) {
      carried = true;
      mail_.answer(*delivery, carry(*delivery));
    }
    if (taken == 0 && !carried && wire_.quiet()) return;
  }
  throw std::runtime_error("a moment of the town does not come to rest");
}

Instant Town::next_moment(Instant until) {
  Instant next = until;
  if (trusted_.held()) return std::min(next, trusted_.now() + minutes(10));
  if (const auto due = need(store_->next_due())) next = std::min(next, *due);
  if (const auto sendable = need(store_->next_sendable())) next = std::min(next, *sendable);
  return next;
}

void Town::until(LocalDate day, LocalTime time) {
  const Instant end = zone_.at(day, time);
  settle();
  while (trusted_.now() < end) {
    pass(std::max(Elapsed{}, next_moment(end) - trusted_.now()));
    settle();
  }
}

void Town::pass(Elapsed span) { clock_.put(clock_.now() + span); }

void Town::clock_jumps(Elapsed by) {
  clock_.step(by);
  settle();
}

void Town::clock_is_synchronised(bool is) {
  clock_.synchronise(is);
  settle();
}

void Town::down_until(LocalDate day, LocalTime time) { clock_.put(zone_.at(day, time)); }

std::string Town::set_aside(InstanceId task) {
  constexpr Instant whenever{std::numeric_limits<std::int64_t>::max()};
  for (const store::DueTimer& due : need(store_->reader().timers(whenever, 1000))) {
    if (due.timer.instance != task) continue;
    Event park = parked(fired(due, clock_.now()));
    std::string name = park.data.at("name");
    need(tell(*store_, engine_.rules, std::move(park)));
    return name;
  }
  throw std::runtime_error("no moment waits for this task");
}

void Town::mail_server_is(bool up) { server_up_ = up; }

void Town::bounces(const std::string& person, bool back) {
  if (back) {
    bouncing_.insert(person);
  } else {
    bouncing_.erase(person);
  }
}

std::string Town::act(const std::string& type, InstanceId subject, const std::string& person,
                      Fields fields, const std::string& typed_by) {
  protocol::CloudEvent event;
  event.id = "act/" + ids_.key();
  event.source = "urn:cadans:test";
  event.type = "nl.cadans." + type + ".v1";
  event.subject = std::to_string(subject.n);
  event.actor = person;
  event.entered_by = typed_by;
  event.fields = std::move(fields);
  wire_.arrive(door, protocol::encode(event));
  settle();
  while (const auto frames = wire_.take(door)) {
    const auto message = need(protocol::decode(*frames));
    if (std::holds_alternative<protocol::Accepted>(message)) return {};
    if (const auto* refused = std::get_if<protocol::Refused>(&message)) return refused->reason;
  }
  throw std::runtime_error(type + " was not answered");
}

std::vector<Letter> Town::letters(LocalDate first, LocalDate last) const {
  auto all = letters_in(folder_ + "/mail", zone_);
  std::erase_if(all, [&](const Letter& one) { return one.on < first || one.on > last; });
  return all;
}

std::vector<Letter> Town::letters_to(const std::string& person, LocalDate on) const {
  auto all = letters(on, on);
  std::erase_if(all, [&](const Letter& one) { return one.to != person; });
  return all;
}

Lines Town::written(LocalDate first, LocalDate last) const {
  Lines lines;
  for (const Letter& one : letters(first, last)) {
    lines.push_back(to_string(one.on) + " " + one.to + ": " + one.subject);
  }
  return lines;
}

Lines Town::written_to(const std::string& person, LocalDate first, LocalDate last) const {
  Lines lines;
  for (const Letter& one : letters(first, last)) {
    if (one.to == person) lines.push_back(to_string(one.on) + " " + one.subject);
  }
  return lines;
}

InstanceId Town::task(const std::string& id, const std::string& subject) const {
  const people::Subject about =
      subject.empty() ? people::Subject{} : people::Subject{"process", subject};
  return instance(decide::identity(id, about, 1));
}

InstanceId Town::instance(const std::string& name) const {
  const auto found = store_->view().find(name);
  if (!found) throw std::runtime_error("there is no " + name);
  return *found;
}

InstanceId Town::item() const {
  const auto all = store_->view().running("agenda_item", {}, 10);
  if (all.size() != 1) throw std::runtime_error(fmt::format("{} agenda items run", all.size()));
  return all.front();
}

Snapshot Town::state(InstanceId id) const { return store_->view().snapshot(id).value(); }

decide::TaskFacts Town::task_facts(InstanceId id) const {
  return decide::task_facts(store_->view().facts(id).value());
}

decide::ItemFacts Town::item_facts(InstanceId id) const {
  return decide::item_facts(store_->view().facts(id).value());
}

Lines Town::explained(InstanceId id, const std::string& language) {
  const store::Reader& reader = store_->reader();
  const auto rules = need(engine_.rules.read(reader.view()));
  const words::Reader who{words::language_of(language), rules->day(trusted_.now())};
  const auto past = need(command::past_of(reader, id));
  return need(decide::why({reader.view(), *rules, who, {}}, id, past));
}

Lines Town::explained(InstanceId id, decide::About about) {
  const store::Reader& reader = store_->reader();
  const auto rules = need(engine_.rules.read(reader.view()));
  const words::Reader who{words::Language::en, rules->day(trusted_.now())};
  const auto past = need(command::past_of(reader, id));
  const auto why = need(decide::why_one({reader.view(), *rules, who, {}}, id, past, about));
  Lines lines;
  for (const auto& one : why.sentences) lines.push_back(fmt::format("{} [{}]", one.text, one.rule));
  for (const auto& row : why.rows) {
    lines.push_back(fmt::format("{:+} {} {}, {}: {} [{}]", row.offset, to_string(row.on), row.what,
                                row.who, row.stands, row.rule));
  }
  for (const auto& look : why.looks) {
    lines.push_back(fmt::format("{} {}, {}", look.who, look.as, look.is));
  }
  return lines;
}

std::string Town::text(const std::string& id) const { return store_->view().text(id); }

std::vector<Entry> Town::history(InstanceId id) const {
  std::vector<Entry> entries;
  for (store::Record& record : need(store_->reader().history(id, 1000))) {
    entries.push_back(std::move(record.entry));
  }
  std::reverse(entries.begin(), entries.end());
  return entries;
}

Lines Town::remarks(InstanceId id) const {
  Lines lines;
  for (const Entry& entry : history(id)) {
    for (const Change& change : entry.changes) {
      const auto* remark = std::get_if<Remark>(&change);
      if (remark != nullptr && remark->id == id)
        lines.push_back(remark->rule + ": " + remark->text);
    }
  }
  return lines;
}

std::string Town::handle(const std::string& key) const {
  const auto person = store_->view().person(key);
  return person ? person->handle : std::string();
}

std::string Town::key(const std::string& handle) const {
  return store_->view().person_called(handle);
}

}  // namespace cadans::cases
