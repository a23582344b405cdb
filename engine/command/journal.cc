// cadans journal: verify the chain, export it for anybody to verify, show what touched a task.

#include <sysexits.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/own_place.h"
#include "engine/command/store_at.h"
#include "engine/command/terminal.h"
#include "engine/hash.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

constexpr int records_most = 10'000;
constexpr int not_what_was_written = 1;

struct JournalAsked {
  StoreAt at;
  std::string anchor;
  std::string file;
  std::string task;
  bool json = false;
};

struct Shown {
  std::int64_t seq;
  std::string when;
  std::string what;
  std::string who;
  std::string typed_by;  // where that was another
  std::size_t changes;
};

Result<std::unique_ptr<store::Reader>> reader_of(const StoreAt& at) {
  return store::Reader::open(at.path());
}

std::optional<Hash> head_in(std::string_view text) {
  Hash head;
  if (text.size() != head.bytes.size() * 2) return std::nullopt;
  for (std::size_t at = 0; at < head.bytes.size(); ++at) {
    const char* first = text.data() + 2 * at;
    const auto read = std::from_chars(first, first + 2, head.bytes[at], 16);
    if (read.ec != std::errc() || read.ptr != first + 2) return std::nullopt;
  }
  return head;
}

// "1234:<64 hexadecimal characters>", as `journal verify` prints it.
Result<std::optional<store::Tail>> anchor_in(const std::string& text) {
  if (text.empty()) return std::optional<store::Tail>();
  const auto colon = text.find(':');
  store::Tail tail;
  const char* end = text.data() + std::min(colon, text.size());
  const auto read = std::from_chars(text.data(), end, tail.seq);
  const auto head = colon == std::string::npos ? std::optional<Hash>()
                                               : head_in(std::string_view(text).substr(colon + 1));
  if (read.ec != std::errc() || read.ptr != end || !head) {
    return Error{Fault::invalid,
                 "--anchor is written as NUMBER:HEAD, the way 'cadans journal verify' prints it"};
  }
  tail.head = *head;
  return std::optional(tail);
}

void print_verdict(const store::Verdict& verdict, bool json) {
  if (json) {
    std::printf("%s\n", Json({{"holds", verdict.holds()},
                              {"entries", verdict.entries},
                              {"head", hex(verdict.head)},
                              {"broken_at", verdict.broken_at},
                              {"why", verdict.why},
                              {"removed", verdict.removed}})
                            .dump(2)
                            .c_str());
    return;
  }
  if (verdict.holds()) {
    std::printf("%s  %lld records\nanchor  %lld:%s\n", inked(Ink::good, "The chain holds.").c_str(),
                static_cast<long long>(verdict.entries), static_cast<long long>(verdict.entries),
                hex(verdict.head).c_str());
  } else {
    std::printf("%s  at record %lld: %s\n", inked(Ink::alarm, "The chain is broken.").c_str(),
                static_cast<long long>(verdict.broken_at), verdict.why.c_str());
  }
  for (const std::string& gone : verdict.removed) std::printf("removed  %s\n", gone.c_str());
}

int verify(const JournalAsked& asked) {
  const auto anchor = anchor_in(asked.anchor);
  if (!anchor) return fail(anchor.error());
  Result<store::Verdict> verdict = Error{};
  if (asked.file.empty()) {
    const auto reader = reader_of(asked.at);
    if (!reader) return fail(reader.error());
    verdict = (*reader)->verify(*anchor);
  } else {
    verdict = store::verify_export(asked.file, *anchor);
  }
  if (!verdict) return fail(verdict.error());
  print_verdict(*verdict, asked.json);
  return verdict->holds() ? EX_OK : not_what_was_written;
}

// Written beside its place, so that an export is whole or not there; over nothing.
int export_to(const JournalAsked& asked) {
  const std::string beside = asked.file + ".new";
  for (const std::string& path : {asked.file, beside}) {
    if (std::filesystem::exists(path)) return taken(path);
  }
  const auto reader = reader_of(asked.at);
  if (!reader) return fail(reader.error());
  const auto tail = (*reader)->export_journal(beside);
  std::error_code failed;
  if (tail) std::filesystem::rename(beside, asked.file, failed);
  if (!tail || failed) {
    std::error_code ignored;
    std::filesystem::remove(beside, ignored);
    return fail(!tail ? tail.error() : Error{Fault::io, asked.file + ": " + failed.message()});
  }
  std::printf("%lld records in %s\nanchor  %lld:%s\n", static_cast<long long>(tail->seq),
              asked.file.c_str(), static_cast<long long>(tail->seq), hex(tail->head).c_str());
  return EX_OK;
}

std::string handle_of(const View& state, const std::string& key) {
  if (key.empty()) return "Cadans";
  if (key == administrator) return key;
  const auto person = state.person(key);
  return !person || person->handle.empty() ? "(forgotten)" : person->handle;
}

// The oldest first.
std::vector<Shown> shown(const Opened& opened, const std::vector<store::Record>& records) {
  std::vector<Shown> all;
  for (auto record = records.rbegin(); record != records.rend(); ++record) {
    const Event& event = record->entry.event;
    all.push_back({record->place.seq, opened.rules->zone.text(event.at), event.type,
                   handle_of(opened.state(), event.actor),
                   event.entered_by.empty() ? "" : handle_of(opened.state(), event.entered_by),
                   record->entry.changes.size()});
  }
  return all;
}

void print_json(const std::vector<Shown>& records) {
  Json all = Json::array();
  for (const Shown& one : records) {
    all.push_back({{"record", one.seq},
                   {"when", one.when},
                   {"what", one.what},
                   {"who", one.who},
                   {"typed_by", one.typed_by},
                   {"changes", one.changes}});
  }
  std::printf("%s\n", all.dump(2).c_str());
}

int show(const JournalAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto id = instance_named(*opened, asked.task);
  if (!id) return fail(id.error());
  const auto records = opened->reader->history(*id, records_most);
  if (!records) return fail(records.error());
  if (records->empty()) {
    return fail(opened->refusal(Fault::not_found, "unknown_task",
                                words::Values().text("asked_for", asked.task)));
  }
  const auto all = shown(*opened, *records);
  if (asked.json) {
    print_json(all);
    return EX_OK;
  }
  const decide::Desk desk = opened->desk();
  Columns columns(heads(desk, {"record", "when", "what", "who", "changes"}));
  for (const Shown& one : all) {
    std::string who = one.who;
    if (!one.typed_by.empty()) {
      const auto values = words::Values().text("other_name", one.typed_by);
      who += " (" + decide::word(desk, "label.typed_by", values) + ")";
    }
    columns.add({std::to_string(one.seq), one.when, one.what, who, std::to_string(one.changes)});
  }
  columns.print();
  return EX_OK;
}

}  // namespace

void add_journal(Command app, Chosen& chosen) {
  auto asked = std::make_shared<JournalAsked>();
  const Command command =
      app.add_subcommand("journal", "What happened: verify the chain, export it, show a task's");
  command.needs_subcommand();
  command.footer("For example:  cadans journal verify");
  const Command check = command.add_subcommand("verify", "Computes every link of the chain again");
  add_store_options(check, asked->at);
  check.add_option("--anchor", asked->anchor, "NUMBER:HEAD that was kept elsewhere");
  check.add_option("--file", asked->file, "An exported journal in place of the store");
  check.add_flag("--json", asked->json, "As JSON");
  check.footer(
      "For example:  cadans journal verify --anchor 1204:9f3c...\n"
      "Exit code 1 when the chain is not what was written.");
  check.runs(chosen, [asked] { return verify(*asked); });
  const Command copy =
      command.add_subcommand("export", "Writes it as JSON lines, for any verifier");
  add_store_options(copy, asked->at);
  copy.add_option("file", asked->file, "The file to write").required();
  copy.footer(
      "For example:  cadans journal export journal.jsonl && "
      "python3 docs/verify_journal.py < journal.jsonl");
  copy.runs(chosen, [asked] { return export_to(*asked); });
  const Command one = command.add_subcommand("show", "The records that touched a task or item");
  add_store_options(one, asked->at);
  add_language_option(one, asked->at);
  one.add_option("task", asked->task, "The task, as T12").required();
  one.add_flag("--json", asked->json, "As JSON");
  one.footer(
      "For example:  cadans journal show T12\n"
      "With --json a record is {record, when, what, who, changes}; the oldest comes first.");
  one.runs(chosen, [asked] { return show(*asked); });
}

}  // namespace cadans::command
