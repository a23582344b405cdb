// The references of norms, as people write them.

#include <algorithm>
#include <array>
#include <vector>

#include "engine/decide/desk.h"

namespace cadans::decide {
namespace {

using words::Values;
using Texts = std::vector<std::string>;

// How the catalogue begins a reference (roles.toml), and the sentence that says it.
struct Norm {
  std::string_view prefix;
  std::string_view sentence;
  bool of_law = false;  // numbered by article, paragraph and letter
};
constexpr std::array<Norm, 13> norms{{{"BIO2:kader-", "clause.bio2_part"},
                                      {"BIO2:", "clause.bio2"},
                                      {"ISO27001:", "clause.iso27001"},
                                      {"ISO27002:", "clause.iso27002"},
                                      {"ENSIA:", "clause.ensia"},
                                      {"CBW:", "clause.cbw", true},
                                      {"ATW:", "clause.atw", true},
                                      {"AVG:", "clause.avg", true},
                                      {"WPG:", "clause.wpg", true},
                                      {"GEMW:", "clause.gemw", true},
                                      {"WOR:", "clause.wor", true},
                                      {"ARCHW:", "clause.archw", true},
                                      {"", "clause.other"}}};

std::string said(const Desk& desk, std::string_view id, const Values& values) {
  const auto text = words::sentence(desk.rules.messages, desk.reader, id, values);
  return text ? *text : std::string();
}

// "21.3.b": article, paragraph and letter.
std::string article(const Desk& desk, std::string_view number) {
  Values values;
  for (const char* name : {"article", "member", "letter"}) {
    const auto point = number.find('.');
    values.text(name, number.substr(0, point));
    number = point == std::string_view::npos ? std::string_view() : number.substr(point + 1);
  }
  return said(desk, "clause.article", values);
}

// "a, b en c".
std::string listed(const Desk& desk, const Texts& numbers) {
  std::string all = numbers.front();
  for (std::size_t at = 1; at + 1 < numbers.size(); ++at) all += ", " + numbers[at];
  if (numbers.size() == 1) return all;
  return said(desk, "clause.list", Values().text("numbers", all).text("last", numbers.back()));
}

std::string of_norm(const Desk& desk, const Norm& norm, const Texts& refs) {
  Texts numbers;
  for (const std::string& ref : refs) {
    std::string number = ref.substr(norm.prefix.size());
    std::replace(number.begin(), number.end(), ':', ' ');
    numbers.push_back(norm.of_law ? article(desk, number) : number);
  }
  return said(desk, norm.sentence,
              Values().text("numbers", listed(desk, numbers)).flag("several", numbers.size() > 1));
}

}  // namespace

std::string clauses(const Desk& desk, const settings::Duty& duty) {
  std::vector<std::pair<const Norm*, Texts>> by_norm;
  for (const std::string& ref : duty.clause_refs) {
    const auto* norm = std::find_if(norms.begin(), norms.end(),
                                    [&](const Norm& one) { return ref.starts_with(one.prefix); });
    const auto same = std::find_if(by_norm.begin(), by_norm.end(),
                                   [&](const auto& one) { return one.first == norm; });
    if (same == by_norm.end()) {
      by_norm.push_back({norm, {ref}});
    } else {
      same->second.push_back(ref);
    }
  }
  std::string all;
  for (const auto& [norm, refs] : by_norm) {
    all += (all.empty() ? "" : ", ") + of_norm(desk, *norm, refs);
  }
  return all;
}

}  // namespace cadans::decide
