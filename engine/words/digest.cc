#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/words/contract.h"
#include "engine/words/mail.h"
#include "engine/words/words.h"

namespace cadans::words {
namespace {

constexpr std::string_view heading_of(Section section) {
  switch (section) {
    case Section::late:
      return "section.late";
    case Section::today:
      return "section.today";
    case Section::manage:
      return "section.manage";
    case Section::advise:
      return "section.advise";
    case Section::approve:
      return "section.approve";
    case Section::week:
      return "section.week";
    case Section::fresh:
      return "section.fresh";
    case Section::other:
    case Section::alone:
      break;
  }
  return "section.other";
}

using Lines = std::map<Section, std::vector<std::string>>;  // in the order of the sections

// The items of a day, put under their headings.
class Day {
 public:
  Day(const Messages& messages, const Reader& reader, const Scope& about)
      : messages_(messages), reader_(reader), about_(about) {}

  std::optional<Error> add(const Item& item) {
    const Shape& shape = *mail_shape(item.id);
    if (shape.section == Section::alone) {
      return Error{Fault::invalid, "this message is never in a digest"};
    }
    const Scope scope{item.values, &about_};
    if (shape.line_rows.empty()) return say(shape, scope);
    const Values::Value* found = item.values.find(shape.line_rows);
    const auto* rows = found == nullptr ? nullptr : std::get_if<Values::Rows>(found);
    if (rows == nullptr) {
      return Error{Fault::invalid, fmt::format("the rows {} are missing", shape.line_rows)};
    }
    for (const Values& row : *rows) {
      if (auto fault = say(shape, Scope{row, &scope})) return fault;
    }
    return std::nullopt;
  }

  [[nodiscard]] Result<std::vector<Block>> blocks() const {
    std::vector<Block> all;
    for (const auto& [section, lines] : lines_) {
      auto heading = sentence(messages_, reader_, heading_of(section));
      if (!heading) return heading.error();
      all.push_back({.kind = Block::Kind::heading, .text = *std::move(heading)});
      all.push_back({.kind = Block::Kind::list, .items = lines});
    }
    return all;
  }

  [[nodiscard]] std::int64_t fresh() const { return count(Section::fresh); }
  // Late, due within seven days, or a question that waits for an answer now.
  [[nodiscard]] std::int64_t this_week() const {
    std::int64_t sum = 0;
    for (const auto& [section, lines] : lines_) {
      if (section < Section::fresh) sum += count(section);
    }
    return sum - later_;
  }
  [[nodiscard]] std::int64_t later() const { return later_; }

 private:
  std::optional<Error> say(const Shape& shape, const Scope& scope) {
    auto text = fill(messages_, reader_, messages_.mail(reader_.language, shape.id).line, scope);
    if (!text) return text.error();
    lines_[shape.section].push_back(*std::move(text));
    if (shape.section == Section::week && beyond_the_week(scope)) ++later_;
    return std::nullopt;
  }

  [[nodiscard]] bool beyond_the_week(const Scope& scope) const {
    const Values::Value* due = scope.find("due_date");
    if (due == nullptr) due = scope.find("lapse_date");
    if (due == nullptr) due = scope.find("meeting_date");
    const auto* day = due == nullptr ? nullptr : std::get_if<LocalDate>(due);
    return day != nullptr && *day > reader_.today + std::chrono::days(7);
  }

  [[nodiscard]] std::int64_t count(Section section) const {
    const auto found = lines_.find(section);
    return found == lines_.end() ? 0 : static_cast<std::int64_t>(found->second.size());
  }

  const Messages& messages_;
  const Reader& reader_;
  const Scope& about_;
  Lines lines_;
  std::int64_t later_ = 0;
};

// The overview among the items that carries the others, most urgent kind first.
const Item* frame_among(const std::vector<Item>& items) {
  for (const std::string_view id : {"mail.monday", "mail.overview", "mail.overview-advice"}) {
    const auto found = std::ranges::find(items, id, &Item::id);
    if (found != items.end()) return &*found;
  }
  return nullptr;
}

std::optional<Error> check_item(const Item& item, const Scope& about) {
  if (mail_shape(item.id) == nullptr) {
    return Error{Fault::invalid, fmt::format("there is no message {}", item.id)};
  }
  return check_values(Scope{item.values, &about});
}

Error in(const Item& item, const Error& error) {
  return {error.fault, fmt::format("digest: {}: {}", item.id, error.what)};
}

// Due today or past its date comes first in people's minds, so it gives the subject.
Result<Mail> with_subject(Mail mail, const Letter& letter, const std::vector<Item>& items,
                          const Scope& about) {
  const auto leading =
      std::ranges::find_if(items, [](const Item& item) { return mail_shape(item.id)->leads; });
  if (leading == items.end()) return mail;
  auto subject = subject_of(letter.messages, letter.reader,
                            letter.messages.mail(letter.reader.language, leading->id).subject,
                            Scope{leading->values, &about});
  if (!subject) return in(*leading, subject.error());
  mail.subject = *std::move(subject);
  return mail;
}

}  // namespace

Result<Mail> digest(const Messages& messages, const Reader& reader, const std::vector<Item>& items,
                    const Values& about) {
  if (items.empty()) return Error{Fault::invalid, "digest: nothing to say is no mail"};
  const Scope outer{about};
  for (const Item& item : items) {
    if (auto fault = check_item(item, outer)) return in(item, *fault);
  }
  const Letter letter{messages, reader};
  if (items.size() == 1) {
    return letter.write(items[0].id, Scope{items[0].values, &outer}, {});
  }
  const Item* frame = frame_among(items);
  Day today(messages, reader, outer);
  for (const Item& item : items) {
    if (&item == frame) continue;
    if (auto fault = today.add(item)) return in(item, *fault);
  }
  auto sections = today.blocks();
  if (!sections) return sections.error();
  Values counts;
  counts.count("week_count", today.this_week()).count("fresh_count", today.fresh());
  counts.count("later_count", today.later());
  auto made = frame != nullptr ? letter.write(frame->id, Scope{frame->values, &outer}, *sections)
                               : letter.write("mail.digest", Scope{counts, &outer}, *sections);
  if (!made) return made;
  return with_subject(*std::move(made), letter, items, outer);
}

}  // namespace cadans::words
