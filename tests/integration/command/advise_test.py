"""What was put to the CISO waits for an answer, team by team; several are answered at once.

    advise_test.py CADANS SOURCE
"""

import os
import shutil
import sys
import tempfile
import unittest

from program import Cadans, edited

BINARY, SOURCE = sys.argv[1], sys.argv[2]
MAY_NOT = 77


class Advise(unittest.TestCase):
    """The head of ICT is silent. The rehearsal ends ahead, so that no time passes meanwhile."""

    @classmethod
    def setUpClass(cls):
        cls.cadans = Cadans(BINARY, SOURCE)
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        silent = [("on_time = 0.42\nlate = 0.46\n", "on_time = 0\nlate = 0\n"),
                  ("only = 0.08\nsilent = 0.04", "only = 0\nsilent = 1"),
                  ("\nhelps = 0.75", "\nhelps = 0"), ("\nhelps = 0.9", "\nhelps = 0"),
                  ("\nhelps = 0.65", "\nhelps = 0")]
        config = edited(SOURCE, cls.folder.name, {"behaviour.toml": silent})
        duties = os.path.join(cls.folder.name, "duties")
        shutil.copytree(os.path.join(SOURCE, "workflows", "duties"), duties,
                        ignore=shutil.ignore_patterns("year-*"))  # the ladders of a stage alone
        done = cls.cadans.run("simulate", "--config", config, "--duties", duties, "--data",
                              cls.folder.name, "--from", "2090-01-02", "--for", "P145D",
                              "--seed", "3", "--json")
        assert done.returncode == 0, done.stderr
        cls.original = os.path.join(cls.folder.name, "rehearsal.db")

    def setUp(self):
        self.store = os.path.join(self.folder.name, self.id() + ".db")
        shutil.copy(self.original, self.store)

    def waiting(self):
        return self.cadans.json("advise", "--store", self.store)

    def answer(self, *words):
        return self.cadans.run("advise", *words, "--store", self.store)

    def test_what_waits_stands_team_by_team(self):
        rows = self.waiting()
        self.assertGreater(len(rows), 1)
        order = [(row["team"], row["due"]) for row in rows]
        self.assertEqual(order, sorted(order))
        self.assertEqual({frozenset(row) for row in rows},
                         {frozenset(("task", "team", "due", "position", "what"))})
        shown = self.answer().stdout
        for row in rows:
            self.assertIn(row["what"], shown)
        self.assertIn("niet bedoeld om mensen te beoordelen", " ".join(shown.split()))

    def test_several_are_answered_at_once_and_wait_no_more(self):
        tasks = [row["task"] for row in self.waiting()]
        done = self.answer("agenda", *tasks[:2], "--as", "ciso", "--reason", "needs a decision")
        self.assertEqual((done.returncode, done.stdout), (0, "ACCEPTED\n" * 2), done.stderr)
        self.assertEqual([row["task"] for row in self.waiting()], tasks[2:])

    def test_one_that_is_refused_keeps_no_other_from_its_answer(self):
        tasks = [row["task"] for row in self.waiting()]
        done = self.answer("agenda", "T999999", tasks[0], "--as", "ciso", "--reason", "a decision")
        self.assertEqual((done.returncode, done.stdout), (MAY_NOT, "ACCEPTED\n"), done.stderr)

    def test_it_is_the_cisos_answer(self):
        tasks = [row["task"] for row in self.waiting()]
        done = self.answer("agenda", tasks[0], "--as", "controller", "--reason", "a decision")
        self.assertEqual(done.returncode, MAY_NOT, done.stdout)
        self.assertEqual([row["task"] for row in self.waiting()], tasks)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
