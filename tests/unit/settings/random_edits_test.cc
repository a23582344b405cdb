// Whatever bytes stand in a file, reading it ends in content or in a message that names the file.
#include <random>

#include "tests/unit/settings/sample.h"

namespace cadans::settings {
namespace {

constexpr int edits_a_text_max = 6;
constexpr int texts = 150;

class Editor {
 public:
  explicit Editor(unsigned seed) : random_(seed) {}

  void edit(std::string& text) {
    for (std::size_t left = upto(edits_a_text_max); left > 0 && !text.empty(); --left) once(text);
  }
  std::size_t upto(std::size_t most) {
    return 1 + static_cast<std::size_t>(random_() % std::max<std::size_t>(most, 1));
  }

 private:
  void once(std::string& text) {
    const std::size_t at = upto(text.size()) - 1;
    switch (random_() % 5) {
      case 0:
        text[at] = static_cast<char>(random_() % 256);
        break;
      case 1:
        text.erase(at, upto(40));
        break;
      case 2:
        text.insert(at, text.substr(upto(text.size()) - 1, upto(60)));
        break;
      case 3:
        text.insert(at, 1, "[]{}\"'=,.#\n\\-0"[random_() % 14]);
        break;
      default:
        text.resize(at);
    }
  }

  std::mt19937 random_;
};

class RandomEdits : public ::testing::TestWithParam<unsigned> {};

TEST_P(RandomEdits, EndInContentOrInAMessage) {
  const ConfigFolder sample = sample_folder();
  Editor editor(GetParam());
  int refused = 0;
  for (int i = 0; i < texts; ++i) {
    ConfigFolder folder = sample;
    std::vector<File*> files = {&folder.organisation, &folder.ladders, &folder.settings,
                                &folder.behaviour, &folder.calendar};
    for (File& file : folder.catalogue) files.push_back(&file);
    File& file = *files[editor.upto(files.size()) - 1];
    editor.edit(file.text);
    const auto content = read_content(folder);
    if (content) continue;
    ++refused;
    EXPECT_EQ(content.error().fault, Fault::invalid);
    EXPECT_NE(content.error().what.find(".toml:"), std::string::npos) << content.error().what;
  }
  EXPECT_GT(refused, texts / 4) << "the edits hardly hurt: the test is no test";
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomEdits, ::testing::Values(1U, 2U, 3U));

}  // namespace
}  // namespace cadans::settings
