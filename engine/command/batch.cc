// cadans ready, preview, hold, release, drop: the batch of a window, before it leaves.

#include <fmt/format.h>
#include <sysexits.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <set>

#include "connectors/mail/body.h"
#include "connectors/mail/plain.h"
#include "engine/command/act.h"
#include "engine/command/ahead.h"
#include "engine/command/command.h"
#include "engine/command/terminal.h"
#include "engine/decide/letter.h"
#include "engine/decide/window.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

constexpr Elapsed far_ahead = hours(9'600);  // 400 days
constexpr int timers_most = 100'000;

struct BatchAsked {
  StoreAt at;
  std::string day;
  std::string as;
  std::string person;
  std::string reason;
  bool whole = false;
  bool json = false;
};

// The day whose window is meant: the one named, else that of the window that opens next.
Result<LocalDate> day_meant(const Opened& opened, const std::string& named) {
  if (!named.empty()) return day_named(opened, named);
  if (opened.state().mark("awaiting") == to_string(opened.today)) return opened.today;
  const auto timers = opened.reader->timers(opened.now + far_ahead, timers_most);
  if (!timers) return timers.error();
  for (const store::DueTimer& due : *timers) {
    if (due.timer.kind == "window") {
      return std::max(opened.today, opened.rules->day(due.timer.due));
    }
  }
  return opened.today;
}

struct Written {
  std::string person;  // handle
  std::string body;    // JSON, as DELIVER would have it
  bool made = true;    // something of it lies ready already, and can be dropped
  bool held = false;   // by a person: it stays until a release
};

struct Batch {
  LocalDate day;
  std::string seen;  // how far ahead it was looked, and what that takes for granted
  std::vector<Written> mails;
  std::vector<std::string> unwritten;  // why one could not be written
};

// Who gets a mail of what lies ready now.
std::set<std::string> lying_ready(const Opened& opened, LocalDate day) {
  std::set<std::string> persons;
  for (const decide::Mail& mail : decide::coming_batch(opened.state(), *opened.rules, day)) {
    persons.insert(mail.person);
  }
  return persons;
}

void write(const View& state, const decide::Rules& rules, const std::set<std::string>& ready,
           Batch& batch) {
  for (const decide::Mail& mail : decide::coming_batch(state, rules, batch.day)) {
    const decide::Letter letter{"", mail.person, Urgency::routine, mail.notices};
    auto body = decide::compose(state, rules, letter, batch.day);
    if (!body) {
      batch.unwritten.push_back(body.error().what);
      continue;
    }
    const auto person = state.person(mail.person);
    batch.mails.push_back({person ? person->handle : std::string(), *std::move(body),
                           ready.contains(mail.person), mail.held});
  }
}

std::string how_far(const Opened& opened, const std::optional<Ahead>& ahead) {
  if (!ahead) return "Its window has opened already; this is what still lies ready.";
  const auto& zone = opened.rules->zone;
  return fmt::format(
      "Looked ahead until {} {}, over {} records of the journal, as if nobody does anything until "
      "then.",
      to_string(zone.date(ahead->until)), to_string(zone.time(ahead->until)), ahead->records);
}

Result<Batch> batch_of(const Opened& opened, const std::string& named) {
  const auto day = day_meant(opened, named);
  if (!day) return day.error();
  Batch batch;
  batch.day = *day;
  const auto ahead = look_ahead(opened, *day);
  if (!ahead) return ahead.error();
  const View& state = *ahead ? (*ahead)->store->view() : opened.state();
  write(state, *opened.rules, lying_ready(opened, *day), batch);
  batch.seen = how_far(opened, *ahead);
  return batch;
}

void print_json(const Batch& batch) {
  Json mails = Json::array();
  for (const Written& mail : batch.mails) mails.push_back(Json::parse(mail.body));
  Json to_come = Json::array();
  Json held = Json::array();
  for (const Written& mail : batch.mails) {
    if (!mail.made) to_come.push_back(mail.person);
    if (mail.held) held.push_back(mail.person);
  }
  std::printf("%s\n", Json({{"day", to_string(batch.day)},
                            {"seen", batch.seen},
                            {"mails", std::move(mails)},
                            {"to_come", std::move(to_come)},
                            {"held", std::move(held)},
                            {"unwritten", batch.unwritten}})
                          .dump(2)
                          .c_str());
}

void print_ready(const Batch& batch) {
  const auto held = std::ranges::count(batch.mails, true, &Written::held);
  std::printf("The window of %s would send %zu mails. Nothing is frozen yet.\n%s\n",
              to_string(batch.day).c_str(), batch.mails.size() - static_cast<std::size_t>(held),
              batch.seen.c_str());
  Columns columns({"to", "made", "held", "subject"});
  bool all_made = true;
  for (const Written& mail : batch.mails) {
    all_made = all_made && mail.made;
    columns.add({mail.person, mail.made ? "yes" : "no", mail.held ? "yes" : "no",
                 Json::parse(mail.body).value("subject", std::string())});
  }
  if (!columns.empty()) columns.print();
  if (!all_made) {
    std::printf("What is not made yet can be dropped once it is, or stopped now by a hold.\n");
  }
  for (const std::string& why : batch.unwritten) {
    std::printf("%s\n", inked(Ink::alarm, "cannot be written: " + why).c_str());
  }
}

Result<void> print_mails(const Batch& batch) {
  std::printf("%zu mails of %s\n%s\n", batch.mails.size(), to_string(batch.day).c_str(),
              batch.seen.c_str());
  for (const Written& mail : batch.mails) {
    const auto body = mail::parse_body(mail.body);
    if (!body) return body.error();
    std::printf("\n%s\nTo: %s <%s>\nSubject: %s\n\n%s", std::string(72, '-').c_str(),
                printable(body->to.name).c_str(), body->to.mail.c_str(),
                inked(Ink::strong, printable(body->subject)).c_str(),
                mail::plain_text(*body).c_str());
  }
  return {};
}

int show(const BatchAsked& asked, bool in_full) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto batch = batch_of(*opened, asked.day);
  if (!batch) return fail(batch.error());
  if (asked.json) {
    print_json(*batch);
  } else if (in_full) {
    if (const auto done = print_mails(*batch); !done) return fail(done.error());
  } else {
    print_ready(*batch);
  }
  return EX_OK;
}

void add_look(Command app, Chosen& chosen, const char* name, const char* says, bool in_full) {
  auto asked = std::make_shared<BatchAsked>();
  const Command command = app.add_subcommand(name, says);
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  command.add_option("--day", asked->day, "The day of the window; without it: the next window");
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(std::string("For example:  cadans ") + name + " --day 2027-04-20");
  command.runs(chosen, [asked, in_full] { return show(*asked, in_full); });
}

// The chain holds people by their key; nobody named is nobody in it.
Result<std::string> key_of_person(const Opened& opened, const std::string& named) {
  std::string person = named.empty() ? std::string() : opened.state().person_called(named);
  if (named.empty() || !person.empty()) return person;
  return opened.refusal(Fault::not_found, "unknown_person",
                        words::Values().text("asked_for", named));
}

int change(const BatchAsked& asked, const std::string& name) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto person = key_of_person(*opened, asked.person);
  if (!person) return fail(person.error());
  Fields fields = {{"reason", asked.reason}};
  if (!person->empty()) fields["person"] = *person;
  return deliver(*opened, asked.at, {"engine." + name, "", asked.as, fields});
}

void add_change(Command app, Chosen& chosen, const std::string& name, const char* says) {
  auto asked = std::make_shared<BatchAsked>();
  const Command command = app.add_subcommand(name, says);
  add_store_options(command, asked->at);
  add_as_option(command, asked->as);
  command.add_option("--person", asked->person, "The one whose mail alone it is about");
  command.add_option("--reason", asked->reason, "One sentence, kept in the journal");
  command.footer("For example:  cadans " + name + " --as ciso --reason \"looked through\"\n" +
                 "              cadans " + name + " --person weide --reason \"on leave\"");
  command.runs(chosen, [asked, name] { return change(*asked, name); });
}

int drop(const BatchAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto day = day_meant(*opened, asked.day);
  if (!day) return fail(day.error());
  const auto person = key_of_person(*opened, asked.person);
  if (!person) return fail(person.error());
  return deliver(*opened, asked.at,
                 {"engine.drop",
                  "",
                  asked.as,
                  {{"day", to_string(*day)}, {"person", *person}, {"reason", asked.reason}}});
}

void add_drop(Command app, Chosen& chosen) {
  auto asked = std::make_shared<BatchAsked>();
  const Command command = app.add_subcommand(
      "drop", "Takes a mail out of the coming batch; its reminders are not sent");
  add_store_options(command, asked->at);
  add_as_option(command, asked->as);
  const Command whose = command.add_choice("whose");
  whose.add_option("--person", asked->person, "The one who would get it");
  whose.add_flag("--whole", asked->whole, "The whole batch");
  command.add_option("--day", asked->day, "The day of the window; without it: the next window");
  command.add_option("--reason", asked->reason, "One sentence, kept in the journal").required();
  command.footer("For example:  cadans drop --person weide --reason \"on leave\" --as ciso");
  command.runs(chosen, [asked] { return drop(*asked); });
}

}  // namespace

void add_batch(Command app, Chosen& chosen) {
  add_look(app, chosen, "ready", "The batch that the next window would send", false);
  add_look(app, chosen, "preview", "Every mail of a day in full, before it leaves", true);
  add_change(app, chosen, "hold", "Stops mail until a release; clocks in hours go on");
  add_change(app, chosen, "release", "Lets the batch of today go, or again the mail to one person");
  add_drop(app, chosen);
}

}  // namespace cadans::command
