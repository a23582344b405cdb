"""A store whose content an earlier program put in force is read, started and brought up to date:
what its messages lack is said in the words of the program.

    older_store_test.py CADANS SOURCE
"""

import json
import sqlite3
import sys
import unittest

from begun import BAD_INPUT, Begun

# A message that nobody sends any more.
GONE = '[rule]\nlong_ago = "Dit zegt niemand meer."\n'


def of_before(body):
    """The messages of the content without one that was added, and with one that went."""
    files = json.loads(body)
    for file in files:
        lines = file["text"].split("\n")
        start = next(n for n, line in enumerate(lines) if line.startswith("l6 = "))
        end = start
        while lines[start].count('"""') == 1 and (end == start or '"""' not in lines[end]):
            end += 1
        del lines[start:end + 1]
        file["text"] = "\n".join(lines).replace("[rule]\n", GONE)
    return json.dumps(files)


class OlderStore(Begun, unittest.TestCase):
    def setUp(self):
        super().setUp()
        database = sqlite3.connect(self.store)
        hash_, body = database.execute(
            "select hash, body from content where kind = 'messages'").fetchone()
        older = of_before(body)
        self.assertNotEqual(older, body)
        database.execute("update content set body = ? where hash = ?", (older, hash_))
        database.commit()
        database.close()

    def test_is_read_in_the_words_of_the_program(self):
        self.assertEqual(self.run_here("status").returncode, 0)
        self.assertEqual(self.run_here("tasks").returncode, 0)
        self.assertEqual(self.run_here("explain", "T3", "rungs").returncode, 0)

    def test_an_engine_starts_on_it(self):
        with self.cadans.serving(self.folder.name, self.config):
            self.assertEqual(self.run_here("status").returncode, 0)

    def test_new_content_is_held_to_all_messages(self):
        done = self.run_here("apply", "--dry-run", "--config", self.config)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.break_config()
        done = self.run_here("apply", "--dry-run", "--config", self.config)
        self.assertEqual(done.returncode, BAD_INPUT)
        self.assertIn("nl.toml", done.stderr)

    def break_config(self):
        path = f"{self.config}/messages/nl.toml"
        with open(path, encoding="utf-8") as file:
            whole = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(whole.replace("\nl5 = ", "\nl9 = "))
        self.addCleanup(lambda: open(path, "w", encoding="utf-8").write(whole))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
