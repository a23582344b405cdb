#include "engine/border.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

#include "engine/acts.h"
#include "engine/settings/answers.h"

namespace cadans {
namespace {

constexpr std::string_view tcp = "tcp/";

const settings::PeerSettings* row_of(std::string_view peer,
                                     const std::vector<settings::PeerSettings>& peers) {
  const auto row = std::ranges::find(peers, peer.substr(tcp.size()), &settings::PeerSettings::name);
  return row == peers.end() ? nullptr : &*row;
}

// Blanks say nothing: a reason of blanks is no reason.
bool blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == text.npos; }

bool speaks_for(const settings::PeerSettings* row, const std::string& person) {
  return row != nullptr && std::ranges::find(row->actors, person) != row->actors.end();
}

}  // namespace

std::string refused(const dispatch::Received& told,
                    const std::vector<settings::PeerSettings>& peers) {
  const Event& event = told.event;
  if (auto why = unfit(event); !why.empty()) return why;
  if (!told.from.starts_with(tcp)) return {};
  if (event.workflow() == "engine" || event.workflow() == "delivery") {
    return fmt::format("EVENT: '{}' asks for the administrator's rights: say it by the ipc door",
                       event.type);
  }
  const settings::PeerSettings* row = row_of(told.from, peers);
  if (event.actor.empty()) {
    return "EVENT: 'actor' is missing: by tcp it says who of the peer's own 'actors' decided it";
  }
  for (const std::string& person : {event.actor, event.entered_by}) {
    if (person.empty() || speaks_for(row, person)) continue;
    return fmt::format(
        "EVENT: the row of this peer in the settings does not let it speak for "
        "'{}': the administrator can name them in its 'actors'",
        person);
  }
  return {};
}

std::vector<Credit> carried(std::vector<Credit> credits,
                            const std::vector<settings::PeerSettings>& peers) {
  for (Credit& credit : credits) {
    if (!credit.peer.starts_with(tcp)) continue;
    const settings::PeerSettings* row = row_of(credit.peer, peers);
    std::erase_if(credit.channels, [&](const std::string& channel) {
      return row == nullptr || std::ranges::find(row->carries, channel) == row->carries.end();
    });
  }
  std::erase_if(credits, [](const Credit& credit) { return credit.channels.empty(); });
  return credits;
}

namespace {

void set_aside(std::string& value, Event& event, Ids& ids) {
  Text text{ids.key(), ids.key(), value};
  value = text.id;
  event.texts.push_back(std::move(text));
}

bool is_key(std::string_view text) {
  return std::ranges::all_of(text, [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-';
  });
}

// What a person wrote of an answer, and what names no entry of the organisation file by its form.
void set_texts_aside(std::string& rows, Event& event, Ids& ids) {
  auto answers = settings::answers_in(rows);
  if (!answers) return;
  for (settings::Answer& answer : *answers) {
    if (!answer.remark.empty()) set_aside(answer.remark, event, ids);
    if (!answer.document.empty()) set_aside(answer.document, event, ids);
    if (!is_key(answer.subject)) set_aside(answer.subject, event, ids);
  }
  rows = settings::to_json(*answers);
}

}  // namespace

void admit(Event& event, Ids& ids) {
  static constexpr std::array<std::string_view, 20> free_texts = {
      "reason",    "evidence", "suggestion", "remark",       "decision", "absence",  "calendar",
      "catalogue", "ladders",  "messages",   "organisation", "people",   "settings", "criteria",
      "scope",     "method",   "statement",  "outside",      "sample",   "findings"};
  for (const std::string_view name : free_texts) {
    const auto found = event.data.find(name);
    if (found == event.data.end()) continue;
    if (blank(found->second)) {
      event.data.erase(found);
      continue;
    }
    set_aside(found->second, event, ids);
  }
  if (const auto rows = event.data.find("rows"); rows != event.data.end()) {
    set_texts_aside(rows->second, event, ids);
  }
  if (event.type == "engine.accept-offers") event.data["seed"] = ids.key();
}

void cut(Event& receipt) {
  const auto found = receipt.data.find("receipt");
  if (found == receipt.data.end() || found->second.find('@') == std::string::npos) return;
  std::istringstream words(found->second);
  std::string kept;
  for (std::string word; words >> word;) {
    kept += (kept.empty() ? "" : " ") + (word.find('@') == std::string::npos ? word : "...");
  }
  found->second = std::move(kept);
}

}  // namespace cadans
