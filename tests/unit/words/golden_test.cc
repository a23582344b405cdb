// What people read, kept as files that a review can read too: every kind of mail and every sentence
// in both languages, a digest, and the table of names in config/messages/README.md.
//
// words_test --update-golden   writes the files anew; read the difference before it is kept.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/unit/words/sample.h"

namespace cadans::words {
namespace {

bool updating = false;

void expect_golden(const std::string& path, const std::string& text) {
  if (updating) std::ofstream(CADANS_SOURCE "/" + path) << text;
  EXPECT_EQ(file_text(path), text) << path;
}

std::string mail_path(std::string_view id, Language language) {
  return fmt::format("tests/golden/mails/{}.{}.txt", id.substr(id.find('.') + 1),
                     code_of(language));
}

TEST(Golden, EveryKindOfMail) {
  for (const Language language : languages) {
    for (const Shape& shape : mail_shapes()) {
      if (shape.id == "mail.digest") continue;  // it is made of items: below
      const auto made = mail(shipped_messages(), reader_of(language), shape.id,
                             mail_values(shape, language, Size::usual));
      ASSERT_TRUE(made) << made.error().what;
      expect_golden(mail_path(shape.id, language), as_text(*made));
    }
  }
}

TEST(Golden, ADigestWithAnItemOfEveryKind) {
  for (const Language language : languages) {
    std::vector<Item> items;
    for (const Shape& shape : mail_shapes()) {
      if (shape.section == Section::alone || is_frame(shape.id)) continue;
      items.push_back(
          {std::string(shape.id), values_for(shape.id, shape.names, language, Size::usual)});
    }
    Values about = mail_values(*mail_shape("mail.digest"), language, Size::usual);
    about.text("task_reference", "");
    const auto made = digest(shipped_messages(), reader_of(language), items, about);
    ASSERT_TRUE(made) << made.error().what;
    expect_golden(mail_path("mail.digest", language), as_text(*made));
  }
}

TEST(Golden, EverySentence) {
  for (const Language language : languages) {
    std::string all;
    for (const Shape& shape : sentence_shapes()) {
      const auto told = sentence(shipped_messages(), reader_of(language), shape.id,
                                 values_for(shape.id, shape.names, language, Size::usual));
      ASSERT_TRUE(told) << told.error().what;
      all += fmt::format("{}: {}\n", shape.id, *told);
    }
    expect_golden(fmt::format("tests/golden/mails/sentences.{}.txt", code_of(language)), all);
  }
}

std::string_view section_name(Section section) {
  constexpr std::string_view names[] = {"late", "today", "manage", "advise", "approve",
                                        "week", "fresh", "other",  "alone"};
  return names[static_cast<std::size_t>(section)];
}

TEST(Golden, TheReadmeListsEveryMessageAndItsNames) {
  constexpr std::string_view from_here = "## Every message and its names\n";
  const std::string path = "config/messages/README.md";
  const std::string text = file_text(path);
  ASSERT_NE(text.find(from_here), std::string::npos);
  std::string table = fmt::format("\nEvery mail may also use: `{}`.\n", foot_names());
  table += "\n| mail | in a digest | names |\n|---|---|---|\n";
  for (const Shape& shape : mail_shapes()) {
    table += fmt::format("| {} | {} | {} |\n", shape.id, section_name(shape.section), shape.names);
  }
  table += "\n| sentence | names |\n|---|---|\n";
  for (const Shape& shape : sentence_shapes()) {
    table += fmt::format("| {} | {} |\n", shape.id, shape.names);
  }
  expect_golden(path, text.substr(0, text.find(from_here) + from_here.size()) + table);
}

}  // namespace
}  // namespace cadans::words

int main(int count, char** arguments) {
  testing::InitGoogleTest(&count, arguments);
  for (int i = 1; i < count; ++i) {
    if (std::string_view(arguments[i]) == "--update-golden") cadans::words::updating = true;
  }
  return RUN_ALL_TESTS();
}
