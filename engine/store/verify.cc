#include "engine/store/verify.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "engine/json.h"
#include "engine/store/beside.h"
#include "engine/store/record.h"

namespace cadans::store {
namespace {

constexpr int rows_at_once = 256;
constexpr int removed_max = 10'000;
constexpr std::size_t salt_bytes_min = 16;

// Follows the links one by one; after the first that breaks, nothing more is looked at.
class Chain {
 public:
  Chain(Tail from, const std::optional<Tail>& anchor) : tail_(from), anchor_(anchor) {}

  void link(std::string_view body) {
    ++tail_.seq;
    tail_.head = digest({view(tail_.head), body});
    if (anchor_ && anchor_->seq == tail_.seq && anchor_->head != tail_.head) {
      breaks(tail_.seq, fmt::format("entry {} is not the one that was anchored", tail_.seq));
    }
  }
  void breaks(std::int64_t seq, std::string why) {
    if (!verdict_.holds()) return;
    verdict_.broken_at = seq;
    verdict_.why = std::move(why);
  }
  Verdict end() {
    if (verdict_.holds() && anchor_ && anchor_->seq > tail_.seq) {
      breaks(tail_.seq + 1, fmt::format("it ends at entry {}, and entry {} was anchored: its tail "
                                        "is cut",
                                        tail_.seq, anchor_->seq));
    }
    verdict_.entries = verdict_.holds() ? tail_.seq : verdict_.broken_at - 1;
    verdict_.head = tail_.head;
    return verdict_;
  }
  [[nodiscard]] bool holds() const { return verdict_.holds(); }
  [[nodiscard]] const Tail& tail() const { return tail_; }
  [[nodiscard]] Verdict& verdict() { return verdict_; }

 private:
  Tail tail_;
  std::optional<Tail> anchor_;
  Verdict verdict_;
};

Result<void> check_texts(Database& database, std::string_view body, Chain& chain) {
  if (body.find("{\"text\":") == std::string_view::npos) return {};
  const auto record = read_record(body);
  if (!record) {
    chain.breaks(chain.tail().seq, record.error().what);
    return {};
  }
  for (const Change& change : record->entry.changes) {
    const auto* made = std::get_if<TextNew>(&change);
    if (made == nullptr) continue;
    const auto row = written_text(database, made->id);
    if (!row) return row.error();
    const bool here = *row && !(*row)->gone && !(*row)->text.salt.empty();
    if (!here) {
      chain.verdict().removed.push_back("text " + made->id);
    } else if ((*row)->hash != made->hash || (*row)->text.salt.size() < salt_bytes_min ||
               salted((*row)->text.salt, (*row)->text.body) != made->hash) {
      chain.breaks(chain.tail().seq,
                   fmt::format("entry {}: the text {} is not the one that was written",
                               chain.tail().seq, made->id));
    }
  }
  return {};
}

Result<void> check_row(Database& database, const Row& row, Chain& chain) {
  const std::int64_t first = chain.tail().seq + 1;
  const auto bodies = split(row.lines);
  if (row.first != first || bodies.size() != static_cast<std::size_t>(row.count)) {
    chain.breaks(first, fmt::format("entry {} is missing, or entries were put in", first));
    return {};
  }
  for (const std::string_view body : bodies) {
    chain.link(body);
    if (const auto done = check_texts(database, body, chain); !done) return done;
  }
  if (chain.tail().head != row.head) {
    chain.breaks(first, fmt::format("the entries {} to {} are not what was written", first,
                                    chain.tail().seq));
  }
  return {};
}

Result<Tail> start(Database& database, std::int64_t from) {
  if (from <= 1) return Tail{};
  const auto found = rows(database, from - 1, 1);
  if (!found) return found.error();
  if (found->empty()) return Tail{};
  const Row& row = found->front();
  return Tail{row.first + row.count - 1, row.head};
}

// The rows after the chain's end, some at once; false where there are none.
Result<bool> check_rows(Database& database, Chain& chain) {
  const auto found = rows(database, chain.tail().seq + 1, rows_at_once);
  if (!found) return found.error();
  const auto next = std::find_if(found->begin(), found->end(),
                                 [&](const Row& row) { return row.first > chain.tail().seq; });
  for (auto row = next; row != found->end() && chain.holds(); ++row) {
    if (const auto done = check_row(database, *row, chain); !done) return done.error();
  }
  return next != found->end();
}

// What an exported line says, compared with what the chain says.
void check_exported(const Json& line, Chain& chain) {
  const std::int64_t seq = chain.tail().seq + 1;
  const bool shaped = line.is_object() && line.size() == 3 && line.contains("seq") &&
                      line.contains("body") && line.contains("head") && line["body"].is_string();
  if (!shaped || line["seq"] != seq) {
    chain.breaks(seq, fmt::format("entry {} is missing, or is not an entry", seq));
    return;
  }
  chain.link(line["body"].get<std::string>());
  if (line["head"] != hex(chain.tail().head)) {
    chain.breaks(seq, fmt::format("entry {} is not what was written", seq));
  }
}

void check_last(const Json& last, Chain& chain) {
  const Tail& tail = chain.tail();
  if (last.size() == 2 && last["count"] == tail.seq && last["head"] == hex(tail.head)) return;
  chain.breaks(tail.seq + 1,
               fmt::format("its last line does not fit the {} entries before it", tail.seq));
}

}  // namespace

Result<Verdict> verify(Database& database, const Checked& checked) {
  const auto from = start(database, checked.from);
  if (!from) return from.error();
  Chain chain(*from, checked.anchor);
  bool more = true;
  while (more && chain.holds()) {
    const auto checked_some = check_rows(database, chain);
    if (!checked_some) return checked_some.error();
    more = *checked_some;
  }
  auto people = gone(database, removed_max);
  if (!people) return people.error();
  Verdict verdict = chain.end();
  for (std::string& one : *people) {
    if (one.starts_with("person ")) verdict.removed.push_back(std::move(one));
  }
  return verdict;
}

Result<Verdict> verify_export(const std::string& path, const std::optional<Tail>& anchor) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error{Fault::not_found, "cannot read " + path};
  Chain chain({}, anchor);
  bool ended = false;
  for (std::string text; chain.holds() && std::getline(file, text);) {
    const Json line = Json::parse(text, nullptr, false);
    const std::int64_t next = chain.tail().seq + 1;
    if (ended) {
      chain.breaks(next, "something stands after its last line");
    } else if (line.is_object() && line.contains("count") && line.contains("head")) {
      check_last(line, chain);
      ended = true;
    } else {
      check_exported(line, chain);
    }
  }
  if (file.bad()) return Error{Fault::io, "cannot read " + path + " to its end"};
  if (!ended) {
    chain.breaks(chain.tail().seq + 1,
                 fmt::format("it ends after entry {} without its last line", chain.tail().seq));
  }
  return chain.end();
}

}  // namespace cadans::store
