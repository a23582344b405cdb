"""Too few people for four eyes: status lists what was done alone, by whom and why.

    alone_test.py CADANS SOURCE
"""

import datetime
import os
import re
import sys
import tempfile
import unittest
import zoneinfo

from program import Cadans, edited

BINARY, SOURCE = sys.argv[1], sys.argv[2]
TODAY = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Amsterdam")).date()


class Alone(unittest.TestCase):
    """A municipality in which one person fills every position."""

    @classmethod
    def setUpClass(cls):
        cls.cadans = Cadans(BINARY, SOURCE)
        cls.folder = tempfile.TemporaryDirectory()
        changes = {"settings.toml": [('\nrun = "embedded"', '\nrun = "process"')],
                   "organisation.toml": [("started = 2027-01-11", f"started = {TODAY}")]}
        config = edited(SOURCE, cls.folder.name, changes)
        cls.one_person_fills_all(os.path.join(config, "organisation.toml"))
        cls.data = os.path.join(cls.folder.name, "data")
        with cls.cadans.serving(cls.data, config):
            pass
        cls.before = cls.look("status")
        cls.paper = cls.look("tasks")[0]["task"]
        cls.act("task", "submit", cls.paper, "--evidence", "Z-1")
        cls.item = cls.look("agenda", "list")[0]
        cls.act("agenda", "place", cls.item["item"], "--day", cls.item["meeting"], "--number", "7",
                "--reason", "nobody else is here")
        cls.act("agenda", "decide", cls.item["item"], "--day", TODAY, "--number", "B-1",
                "--reason", "they are all ill")
        cls.act("gate", "decide", "G1.IN", "--outcome", "pass", "--date", TODAY, "--number", "D-1")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @staticmethod
    def one_person_fills_all(path):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(re.sub(r'(?m)^occupant = ".*"$', 'occupant = "gijs"', text))

    @classmethod
    def look(cls, *words):
        return cls.cadans.json(*words, "--data", cls.data)

    @classmethod
    def act(cls, *words):
        done = cls.cadans.run(*words, "--as", "gijs", "--data", cls.data)
        if done.returncode != 0:
            raise AssertionError(f"{words}: {done.stderr}")

    def shown(self, *words):
        return self.cadans.run("status", *words, "--data", self.data).stdout

    def test_status_lists_what_nobody_else_looked_at_the_last_first(self):
        self.assertEqual(self.before["alone"], [])
        self.assertEqual(self.look("status")["alone_since"],
                         (TODAY - datetime.timedelta(days=365)).isoformat())
        task = self.closed_alone("no second person")
        alone = self.look("status")["alone"]
        self.assertEqual([(one["task"], one["item"], one["by"], one["day"], one["reason"])
                          for one in alone],
                         [(task, "", "I. Gijs", TODAY.isoformat(), "no second person"),
                          (self.paper, str(self.item["item"]), "I. Gijs", TODAY.isoformat(),
                           "they are all ill")])
        dutch, english = self.shown("--lang", "nl"), self.shown("--lang", "en")
        self.assertRegex(dutch, "Alleen +2 keer zonder dat een tweede meekeek, sinds ")
        self.assertRegex(dutch, f'{task}, .*: vandaag alleen gedaan door I. Gijs, omdat: "no sec')
        self.assertRegex(english, "Alone +2 without a second pair of eyes, since ")
        self.assertRegex(english, f'{task}, .*: done alone today by I. Gijs, because: "no sec')

    def closed_alone(self, reason):
        """A task that somebody else should look at: it closes with a reason, else not."""
        for task in self.look("tasks", "--open"):
            submit = ("task", "submit", task["task"], "--evidence", "Z-1")
            without = self.cadans.run(*submit, "--as", "gijs", "--data", self.data)
            if "niemand anders die kan meekijken" not in without.stderr:
                continue
            self.act(*submit, "--reason", reason)
            return task["task"]
        self.fail(f"none asks for a second pair of eyes: {self.look('tasks')}")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
