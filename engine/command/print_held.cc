#include "engine/command/print_held.h"

#include <cstdio>

#include "engine/command/terminal.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

using Row = std::vector<std::string>;

std::string text_at(const Json& row, const char* name) {
  const auto found = row.find(name);
  if (found == row.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

// The word for it, or what it is called where there is none.
std::string word_or(const decide::Desk& desk, const std::string& id, std::string otherwise) {
  std::string said = decide::word(desk, id);
  return said == id ? std::move(otherwise) : said;
}

std::string by_whom(const decide::Desk& desk, const std::string& who) {
  if (who.empty()) return decide::word(desk, "person.somebody");
  const people::Position* position = desk.rules.organisation.positions.find(who);
  return position == nullptr ? word_or(desk, "person." + who, who) : position->title;
}

std::string what_was_done(const decide::Desk& desk, const std::string& type) {
  return word_or(desk, "act." + type.substr(type.find('.') + 1), type);
}

std::string number_of(const Json& row) {
  return row.contains("item") ? text_at(row, "item") : text_at(row, "task");
}

std::string all_in(const Json& texts) {
  std::string all;
  for (const auto& [name, text] : texts.items()) {
    if (text.is_string()) all += (all.empty() ? "" : " / ") + text.get<std::string>();
  }
  return printable(all);
}

std::string roles_in(const decide::Desk& desk, const Json& roles) {
  std::string all;
  for (const Json& role : roles) {
    const auto name = role.get<std::string>();
    all += (all.empty() ? "" : ", ") + word_or(desk, "person." + name, name);
  }
  return all;
}

Row position_row(const decide::Desk&, const Json& row) {
  return {text_at(row, "title"), text_at(row, "team"), text_at(row, "from"), text_at(row, "until")};
}

Row absence_line(const decide::Desk& desk, const Json& row) {
  return {text_at(row, "from"), text_at(row, "until"),
          decide::word(desk, row.value("there", false) ? "person.there" : "person.away"),
          by_whom(desk, text_at(row, "said_by"))};
}

Row work_row(const decide::Desk& desk, const Json& row) {
  const std::string subject = text_at(row, "subject");
  const std::string state = text_at(row, "state");
  return {number_of(row),
          text_at(row, "target"),
          word_or(desk, "state." + state, state),
          roles_in(desk, row.at("as")),
          text_at(row, "title") + (subject.empty() ? "" : ", " + subject),
          all_in(row.at("texts"))};
}

Row rung_row(const decide::Desk& desk, const Json& row) {
  const std::string position = text_at(row, "position");
  return {text_at(row, "day"), number_of(row), text_at(row, "rung"),
          position.empty() ? "" : by_whom(desk, position)};
}

Row act_row(const decide::Desk& desk, const Json& row) {
  return {text_at(row, "when"), what_was_done(desk, text_at(row, "what")), text_at(row, "on"),
          all_in(row.at("texts"))};
}

Row by_others_row(const decide::Desk& desk, const Json& row) {
  return {text_at(row, "when"), what_was_done(desk, text_at(row, "what")),
          by_whom(desk, text_at(row, "by")), all_in(row.at("texts"))};
}

Row mail_row(const decide::Desk& desk, const Json& row) {
  const std::string outcome = text_at(row, "outcome");
  const std::string subject = text_at(row, "subject");
  return {text_at(row, "made"),
          decide::word(desk, "person.mail_" + (outcome.empty() ? "waits" : outcome)),
          subject.empty() ? text_at(row, "key") : printable(subject)};
}

Row reminder_row(const decide::Desk& desk, const Json& row) {
  return {text_at(row, "made"), text_at(row, "task"),
          word_or(desk, "kind." + text_at(row, "kind"), decide::word(desk, "kind.other")),
          by_whom(desk, text_at(row, "position"))};
}

Row kept_row(const decide::Desk&, const Json& row) {
  return {text_at(row, "name"), text_at(row, "value")};
}

Row look_row(const decide::Desk& desk, const Json& row) {
  return {text_at(row, "when"), by_whom(desk, text_at(row, "by")),
          printable(text_at(row, "reason"))};
}

struct Part {
  const char* name;
  Row heads;
  Row (*row)(const decide::Desk&, const Json&);
};

void print_part(const decide::Desk& desk, const Json& all, const Part& part) {
  const std::string head = decide::word(desk, std::string("person.") + part.name);
  std::printf("\n%s\n", inked(Ink::strong, head).c_str());
  Columns columns(heads(desk, part.heads));
  for (const Json& row : all.at(part.name)) {
    if (!row.value("follows", false)) columns.add(part.row(desk, row));
  }
  if (columns.empty()) {
    std::printf("%s\n", decide::word(desk, "person.nothing").c_str());
  } else {
    columns.print();
  }
}

std::string days_in(const Json& days) {
  std::string all;
  if (!days.is_array()) return all;
  for (const Json& day : days) all += (all.empty() ? "" : " ") + day.get<std::string>();
  return all;
}

void print_mail_texts(const Json& mails) {
  for (const Json& mail : mails) {
    if (!mail.contains("text")) continue;
    std::printf("\n%s\n\n%s", printable(text_at(mail, "subject")).c_str(),
                text_at(mail, "text").c_str());
  }
}

}  // namespace

void print_held(const decide::Desk& desk, const Json& all) {
  const Json& person = all.at("person");
  const std::string name = text_at(person, "name");
  std::printf(
      "%s\n%s\n\n",
      inked(Ink::strong, name.empty() ? decide::word(desk, "label.forgotten") : name).c_str(),
      decide::word(desk, "person.intro").c_str());
  Columns who(heads(desk, {"person", "mail", "language", "working_days", "hours", "key"}));
  who.add({text_at(person, "key"), text_at(person, "mail"), text_at(person, "language"),
           days_in(person.at("working_days")), text_at(person, "contract_hours"),
           text_at(person, "journal_key")});
  who.print();
  const std::vector<Part> parts = {
      {"positions", {"position", "team", "from", "until"}, position_row},
      {"deputy_of", {"position", "team", "from", "until"}, position_row},
      {"absences", {"from", "until", "state", "by"}, absence_line},
      {"work", {"task", "target", "state", "as", "what", "text"}, work_row},
      {"rungs", {"day", "task", "rung", "position"}, rung_row},
      {"acts", {"when", "what", "about", "text"}, act_row},
      {"by_others", {"when", "what", "by", "text"}, by_others_row},
      {"mails", {"made", "state", "what"}, mail_row},
      {"reminders", {"made", "task", "what", "position"}, reminder_row},
      {"kept", {"name", "state"}, kept_row},
      {"looked", {"when", "who", "why"}, look_row}};
  for (const Part& part : parts) print_part(desk, all, part);
  print_mail_texts(all.at("mails"));
  std::printf("\n%s\n", decide::word(desk, "person.unnamed",
                                     words::Values().day("from_date", *parse_local_date(text_at(
                                                                          all, "unnamed_before"))))
                            .c_str());
}

}  // namespace cadans::command
