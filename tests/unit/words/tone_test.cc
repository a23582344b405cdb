// The tone that every message keeps: the words that may not be said, and how much is said at once.

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>

#include "engine/acts.h"
#include "engine/json.h"
#include "engine/words/messages_file.h"
#include "tests/unit/words/sample.h"
#include "workflows/registry.h"

namespace cadans::words {
namespace {

// What a template says by itself, without the values in its gaps.
void own_words(const Template& pieces, std::string& words) {
  for (const Piece& piece : pieces) {
    if (piece.kind != Piece::Kind::value) words += piece.text + ' ' + piece.many + ' ';
    own_words(piece.inside, words);
  }
}

void collect(const Json& node, std::vector<std::string>& texts) {
  if (node.is_string()) {
    std::string words;
    own_words(parse_template(node.get<std::string>()).value(), words);
    texts.push_back(words);
  }
  if (node.is_structured()) {
    for (const Json& one : node) collect(one, texts);
  }
}

std::vector<std::string> texts_of(Language language) {
  std::vector<std::string> texts;
  Lines lines("");
  collect(read_toml(shipped(language), lines).value(), texts);
  EXPECT_GT(texts.size(), 400U);
  return texts;
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char one) { return std::tolower(one); });
  return text;
}

// Four capitals or more in a row, other than the name of a position.
// Four capitals in a row, that are no name.
bool shouts(std::string text) {
  for (const std::string_view name : {"CISO", "ENSIA", "GDPR"}) {
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name)) {
      text.erase(at, name.size());
    }
  }
  std::size_t row = 0;
  return std::ranges::any_of(text, [&](char one) {
    row = std::isupper(static_cast<unsigned char>(one)) != 0 ? row + 1 : 0;
    return row >= 4;
  });
}

// The line is a rule across the mail.
std::string above_the_line(const Mail& mail) {
  std::string above;
  for (const Block& block : mail.blocks) {
    if (block.kind == Block::Kind::rule) break;
    if (block.kind == Block::Kind::text) above += block.text + ' ';
  }
  return above;
}

TEST(Tone, NoWordOfTheMachineryAndNoShouting) {
  const auto forbidden = sample().at("forbidden").get<std::vector<std::string>>();
  for (const Language language : languages) {
    for (const std::string& text : texts_of(language)) {
      for (const std::string& word : forbidden) {
        EXPECT_EQ(lower(text).find(word), std::string::npos) << word << " in: " << text;
      }
      EXPECT_FALSE(shouts(text)) << text;
    }
  }
}

TEST(Tone, TheTaskIsLateNeverThePerson) {
  const auto reproach = sample().at("reproach").get<std::vector<std::string>>();
  for (const Language language : languages) {
    for (const std::string& text : texts_of(language)) {
      for (const std::string& word : reproach) {
        EXPECT_EQ(lower(text).find(word), std::string::npos) << word << " in: " << text;
      }
    }
  }
}

// Escalation, section 13, W10: who reads of the work of several says so at its foot.
TEST(Tone, EveryOverviewSaysThatItIsNotForJudgingPeople) {
  const std::map<Language, std::string> foots = {{Language::nl, "mensen te beoordelen"},
                                                 {Language::en, "judging people"}};
  for (const auto& [language, words] : foots) {
    for (const char* id :
         {"mail.rung-1", "mail.overview", "mail.overview-advice", "mail.monday", "mail.digest"}) {
      const auto shape = std::ranges::find(mail_shapes(), id, &Shape::id);
      ASSERT_NE(shape, mail_shapes().end()) << id;
      const Mail made = mail(shipped_messages(), reader_of(language), id,
                             mail_values(*shape, language, Size::usual))
                            .value();
      EXPECT_NE(as_text(made).find(words), std::string::npos) << as_text(made);
    }
    const auto foot = sentence(shipped_messages(), reader_of(language), "status.purpose");
    EXPECT_NE(foot->find(words), std::string::npos) << *foot;
  }
}

TEST(Tone, AboveTheLineAtMostAHundredAndTwentyWords) {
  for (const Language language : languages) {
    for (const Shape& shape : mail_shapes()) {
      if (is_frame(shape.id)) continue;  // an overview is as long as its list
      const auto made = mail(shipped_messages(), reader_of(language), shape.id,
                             mail_values(shape, language, Size::usual))
                            .value();
      const std::string above = above_the_line(made);
      EXPECT_LE(std::ranges::count(above, ' '), 120) << shape.id << ": " << above;
    }
  }
}

TEST(Tone, IdsStandAtTheBottomOnly) {
  for (const Language language : languages) {
    for (const Shape& shape : mail_shapes()) {
      Mail made = mail(shipped_messages(), reader_of(language), shape.id,
                       mail_values(shape, language, Size::usual))
                      .value();
      EXPECT_NE(made.foot.back().find("S1.RISK.3"), std::string::npos);
      made.foot.clear();
      EXPECT_EQ(as_text(made).find("S1.RISK"), std::string::npos) << shape.id;
    }
  }
}

// What stands between `before` and `after`, as often as it is there.
void between(const std::string& text, const std::string& before, const std::string& after,
             std::set<std::string>& found) {
  for (auto at = text.find(before); at != std::string::npos; at = text.find(before, at + 1)) {
    const auto start = at + before.size();
    found.insert(text.substr(start, text.find(after, start) - start));
  }
}

// The same in every source of a folder.
std::set<std::string> in_sources(const std::string& folder, const std::string& before,
                                 const std::string& after) {
  std::set<std::string> found;
  for (const auto& file : std::filesystem::directory_iterator(CADANS_SOURCE "/" + folder)) {
    if (file.path().extension() != ".cc") continue;
    between(file_text(folder + "/" + file.path().filename().string()), before, after, found);
  }
  return found;
}

// Guards of a row by name: "component RISK" says which one after its name.
std::set<std::string> words_in(const std::string& guards) {
  std::set<std::string> words;
  std::istringstream list(guards);
  for (std::string one; std::getline(list >> std::ws, one, ',');) {
    words.insert(one.substr(0, one.find(' ')));
  }
  return words;
}

// Somebody outside may say it: what only the engine says is refused to nobody.
bool is_said(const workflows::Workflow& machine, const workflows::RowText& row) {
  return is_act(std::string(machine.name) + "." + row.event);
}

TEST(Tone, EveryGuardAndEveryRefusalOfTheEngineHasASentence) {
  std::set<std::string> reasons = {"state"};
  for (const workflows::Workflow* machine : workflows::all()) {
    for (const workflows::RowText& row : machine->table) {
      if (!is_said(*machine, row)) continue;
      for (const std::string& guard : words_in(row.guards)) reasons.insert(guard);
    }
  }
  EXPECT_GT(reasons.size(), 20U);
  reasons.merge(in_sources("engine/decide", "refuse(turn, \"", "\""));
  for (const std::string& reason : reasons) {
    EXPECT_NE(sentence_shape("refusal." + reason), nullptr) << "refusal." << reason;
  }
}

TEST(Tone, EveryStateOfAMachineHasAWord) {
  for (const workflows::Workflow* machine : workflows::all()) {
    EXPECT_GE(machine->states.size(), 4U) << machine->name;
    for (const std::string_view name : machine->states) {
      std::string state(name);
      const bool of_component = !workflows::component_of(*machine, name).empty();
      if (of_component) state.erase(0, state.find('_') + 1);
      EXPECT_NE(sentence_shape("state." + state), nullptr) << "state." << state;
    }
  }
}

TEST(Tone, ARefusalSaysWhatIsPossibleInstead) {
  for (const Shape& shape : sentence_shapes()) {
    if (!shape.id.starts_with("refusal.")) continue;
    for (const Language language : languages) {
      const auto told = sentence(shipped_messages(), reader_of(language), shape.id,
                                 values_for(shape.id, shape.names, language, Size::usual))
                            .value();
      const bool instead =
          told.find(language == Language::nl ? "Wel: " : "Instead: ") != std::string::npos;
      const bool points =
          told.find(language == Language::nl ? "Kijk " : "See ") != std::string::npos;
      EXPECT_TRUE(instead || points) << shape.id << ": " << told;
    }
  }
}

}  // namespace
}  // namespace cadans::words
