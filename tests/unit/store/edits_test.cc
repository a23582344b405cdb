// A thousand random edits of an exported journal: each is named by our verifier and by the one in
// Python that auditors use, which knows nothing of Cadans.

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <random>
#include <sstream>

#include "engine/store/export.h"
#include "engine/store/reader.h"
#include "tests/unit/store/samples.h"

namespace cadans::store {
namespace {

using Lines = std::vector<std::string>;
using Random = std::mt19937_64;

constexpr int edits = 1000;

Lines read_lines(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  Lines all;
  for (std::string line; std::getline(file, line);) all.push_back(line);
  return all;
}

void write_lines(const std::string& path, const Lines& lines) {
  std::ofstream file(path, std::ios::binary);
  for (const std::string& line : lines) file << line << '\n';
}

std::size_t any(Random& random, std::size_t size) { return random() % size; }

void change(Lines& lines, Random& random) {
  std::string& line = lines[any(random, lines.size())];
  char& c = line[any(random, line.size())];
  const char before = c;
  while (c == before) c = static_cast<char>(' ' + any(random, 95));
}

void remove(Lines& lines, Random& random) {
  lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(any(random, lines.size())));
}

void swap(Lines& lines, Random& random) {
  const std::size_t one = any(random, lines.size());
  const std::size_t other = (one + 1 + any(random, lines.size() - 1)) % lines.size();
  std::swap(lines[one], lines[other]);
}

void insert(Lines& lines, Random& random) {
  const std::string copy = lines[any(random, lines.size())];
  lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(any(random, lines.size() + 1)), copy);
}

// The tail is cut with care: the last line fits what is left, so that only an anchor shows it.
void cut(Lines& lines, Random& random) {
  const std::size_t left = 1 + any(random, lines.size() - 2);
  const std::string head = lines[left - 1].substr(lines[left - 1].rfind("\"head\""));
  lines.resize(left);
  lines.push_back("{\"count\":" + std::to_string(left) + "," + head);
}

// The answer of docs/verify_journal.py to each file, in order: one process for all of them.
std::vector<std::string> ask_python(const Folder& folder, int files) {
  const std::string script = folder.file("each.py");
  std::ofstream(script) << "import os, runpy, sys\n"
                           "for number in range(int(sys.argv[3])):\n"
                           "    file = os.open(f'{sys.argv[2]}.{number}', os.O_RDONLY)\n"
                           "    if file != 0:\n"
                           "        os.dup2(file, 0)\n"
                           "        os.close(file)\n"
                           "    try:\n"
                           "        runpy.run_path(sys.argv[1])\n"
                           "    except SystemExit as end:\n"
                           "        print(end)\n";
  const std::string command = "python3 " + script + " " CADANS_SOURCE "/docs/verify_journal.py " +
                              folder.file("edit") + " " + std::to_string(files);
  FILE* answers = popen(command.c_str(), "r");
  std::string text;
  for (int c = std::fgetc(answers); c != EOF; c = std::fgetc(answers)) {
    text += static_cast<char>(c);
  }
  EXPECT_EQ(pclose(answers), 0) << text;
  std::vector<std::string> all;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) all.push_back(line);
  return all;
}

struct Edits : testing::Test {
  Edits() {
    const auto store = opened(folder.file("a.db"));
    commit_all(*store, one_of_each());
    Decision more;
    for (int id = 3; id <= 40; ++id) more.entries.push_back(new_task({id}));
    commit_all(*store, {more});
    const auto exported = store->reader().export_journal(folder.file("whole"));
    EXPECT_TRUE(exported.has_value());
    anchor = *exported;
    whole = read_lines(folder.file("whole"));
  }
  [[nodiscard]] std::string anchor_line() const {
    return "{\"anchor_seq\":" + std::to_string(anchor.seq) + ",\"anchor_head\":\"" +
           hex(anchor.head) + "\"}";
  }

  Folder folder;
  Tail anchor;
  Lines whole;
};

TEST_F(Edits, AWholeExportHoldsForBoth) {
  EXPECT_EQ(whole.size(), static_cast<std::size_t>(anchor.seq) + 1);
  EXPECT_TRUE(verify_export(folder.file("whole"), {})->holds());
  EXPECT_TRUE(verify_export(folder.file("whole"), anchor)->holds());
  write_lines(folder.file("edit.0"), whole);
  whole.push_back(anchor_line());
  write_lines(folder.file("edit.1"), whole);
  for (const std::string& answer : ask_python(folder, 2)) {
    EXPECT_EQ(answer, "the chain holds: " + std::to_string(anchor.seq) + " entries, head " +
                          hex(anchor.head));
  }
}

TEST_F(Edits, EachOfAThousandIsNamedByBothVerifiers) {
  Random random(3);
  void (*const kinds[])(Lines&, Random&) = {change, remove, swap, insert, cut};
  std::vector<std::int64_t> broken_at;
  for (int number = 0; number < edits; ++number) {
    Lines edited = whole;
    kinds[number % 5](edited, random);
    if (edited == whole) edited.pop_back();  // two equal lines were swapped
    const std::string path = folder.file("edit." + std::to_string(number));
    write_lines(path, edited);
    const auto verdict = verify_export(path, anchor);
    ASSERT_TRUE(verdict.has_value());
    EXPECT_FALSE(verdict->holds()) << path;
    broken_at.push_back(verdict->broken_at);
    edited.push_back(anchor_line());
    write_lines(path, edited);
  }
  const auto answers = ask_python(folder, edits);
  ASSERT_EQ(answers.size(), static_cast<std::size_t>(edits));
  for (std::size_t number = 0; number < answers.size(); ++number) {
    const std::string named = "broken: entry " + std::to_string(broken_at[number]) + " ";
    EXPECT_TRUE(answers[number].starts_with(named)) << answers[number] << "\nours: " << named;
  }
}

}  // namespace
}  // namespace cadans::store
