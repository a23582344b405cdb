#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/unit/settings/sample.h"

namespace cadans::settings {
namespace {

namespace fs = std::filesystem;

// A copy of the sample that a test may spoil.
class ConfigFolderOnDisk : public ::testing::Test {
 protected:
  void SetUp() override {
    root = fs::temp_directory_path() /
           ("cadans-config-" + std::to_string(::getpid()) +
            ::testing::UnitTest::GetInstance()->current_test_info()->name());
    fs::remove_all(root);
    fs::copy(source + "/config", root, fs::copy_options::recursive);
  }
  void TearDown() override { fs::remove_all(root); }

  Result<ConfigFolder> read() const {
    return read_folder(root.string(), source + "/workflows/duties");
  }

  const std::string source = CADANS_SOURCE;
  fs::path root;
};

TEST_F(ConfigFolderOnDisk, ComesBackByteForByte) {
  const auto folder = read();
  ASSERT_TRUE(folder) << folder.error().what;
  EXPECT_EQ(folder->ladders.text.size(), fs::file_size(root / "ladders.toml"));
  EXPECT_EQ(folder->ladders.name, (root / "ladders.toml").string());
  EXPECT_EQ(folder->catalogue.size(), 18U);
}

TEST_F(ConfigFolderOnDisk, PrefersItsOwnDuties) {
  fs::create_directory(root / "duties");
  std::ofstream(root / "duties" / "mine.toml") << "schema = 1\n";
  const auto folder = read();
  ASSERT_TRUE(folder) << folder.error().what;
  ASSERT_EQ(folder->catalogue.size(), 1U);
  EXPECT_EQ(folder->catalogue[0].text, "schema = 1\n");
}

TEST_F(ConfigFolderOnDisk, NeedsNoBehaviour) {
  fs::remove(root / "behaviour.toml");
  const auto folder = read();
  ASSERT_TRUE(folder) << folder.error().what;
  const auto content = read_content(*folder);
  EXPECT_TRUE(content) << content.error().what;
}

TEST_F(ConfigFolderOnDisk, NamesTheFileThatIsMissing) {
  fs::remove(root / "ladders.toml");
  const auto folder = read();
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().fault, Fault::not_found);
  EXPECT_NE(folder.error().what.find((root / "ladders.toml").string()), std::string::npos);
}

TEST_F(ConfigFolderOnDisk, RefusesAFileBeyondItsLimit) {
  std::ofstream(root / "calendar.toml") << std::string(2'000'000, '#');
  const auto folder = read();
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().fault, Fault::invalid);
}

TEST_F(ConfigFolderOnDisk, SaysWhenThereIsNoFolder) {
  const auto folder = read_folder((root / "nowhere").string(), source);
  ASSERT_FALSE(folder);
  EXPECT_EQ(folder.error().fault, Fault::not_found);
}

TEST_F(ConfigFolderOnDisk, SaysAllThatIsWrongAtOnce) {
  const auto folder = read();
  ASSERT_TRUE(folder) << folder.error().what;
  ConfigFolder spoilt = *folder;
  spoilt.ladders.text = with(spoilt.ladders.text, "overdue_every = 5", "overdue_evry = 5");
  spoilt.calendar.text = with(spoilt.calendar.text, "years = [2025]", "years = 2025");
  const auto content = read_content(spoilt);
  ASSERT_FALSE(content);
  EXPECT_NE(content.error().what.find("ladders.toml:"), std::string::npos);
  EXPECT_NE(content.error().what.find("calendar.toml:"), std::string::npos);
}

}  // namespace
}  // namespace cadans::settings
