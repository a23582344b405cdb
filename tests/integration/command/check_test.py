"""`cadans check`: what is wrong with a config folder, for people and for programs.

    check_test.py CADANS SOURCE
"""

import datetime
import json
import os
import sys
import tempfile
import unittest

from program import Cadans, edited

BINARY, SOURCE = sys.argv[1], sys.argv[2]
BAD_INPUT = 65


class Check(unittest.TestCase):
    def check(self, changes, *words):
        with tempfile.TemporaryDirectory() as folder:
            return Cadans(BINARY, SOURCE).run("check", "--config", edited(SOURCE, folder, changes),
                                              *words)

    def test_a_folder_that_is_right_is_counted(self):
        found = json.loads(self.check({}, "--json").stdout)
        self.assertEqual((found["right"], found["errors"]), (True, []))
        printed = self.check({}).stdout.splitlines()
        self.assertEqual(printed[-1], "The folder is right.  {positions} positions, {people} people"
                         ", {duties} duties, {ladders} ladders, {0} warnings".format(
                             len(found["warnings"]), **found))
        self.assertEqual([line.split("/")[-1] for line in printed[:-1]],
                         [line.split("/")[-1] for line in found["warnings"]])

    def test_what_is_wrong_is_named_with_file_and_line_in_messages_too(self):
        changes = {"ladders.toml": [("schema = 1", "schema = 1\nlader = 3")],
                   "messages/en.toml": [("{{task_title}}, please [[", "{{title}}, please [[")]}
        done = self.check(changes)
        self.assertEqual((done.returncode, done.stdout), (BAD_INPUT, ""))
        self.assertRegex(done.stderr, r"ladders\.toml:\d+:\d+: error: .*'lader'")
        self.assertRegex(done.stderr, r"/en\.toml:\d+:\d+: error: mail\.new: nobody fills")
        asked = self.check(changes, "--json")
        self.assertEqual((asked.returncode, asked.stderr), (BAD_INPUT, ""))
        found = json.loads(asked.stdout)
        self.assertFalse(found["right"])
        self.assertEqual([line.split(":", 1)[1] for line in found["errors"]],
                         [line.split(":", 1)[1] for line in done.stderr.splitlines()])

    def test_a_zone_that_the_system_does_not_know_is_named_with_file_and_line(self):
        done = self.check({"organisation.toml": [("Europe/Amsterdam", "Europe/Amsterdm")]})
        self.assertEqual((done.returncode, done.stdout), (BAD_INPUT, ""))
        self.assertRegex(done.stderr, r"organisation\.toml:\d+:\d+: error: 'timezone': .*Amsterdm")

    def test_years_whose_decree_is_not_known_are_said_until_it_is_there(self):
        cadans = Cadans(BINARY, SOURCE)
        known = ("years = [2026, 2027, 2028]\ndays = [2026-01-02, 2026-05-15, 2027-05-07, "
                 "2028-04-28, 2028-05-26]", "years = [2025]\ndays = []")
        now = datetime.date.today().year
        with tempfile.TemporaryDirectory() as folder:
            config = edited(SOURCE, folder, {"calendar.toml": [known]})
            found = json.loads(cadans.run("check", "--config", config, "--json").stdout)
            said = [line for line in found["warnings"] if "calendar.toml:1:1: warning: " in line]
            self.assertEqual([year for year in (now, now + 1) if any(str(year) in line
                              for line in said)], [now, now + 1])
            store = self.rehearsed(cadans, os.path.join(folder, "open"), config)
            self.assertEqual(cadans.json("status", "--store", store)["decree_unknown"][0], 2027)
            for language, words in (("nl", "Voor 2027"), ("en", "For 2027")):
                shown = cadans.run("status", "--store", store, "--lang", language).stdout
                self.assertIn(words, shown)
            store = self.rehearsed(cadans, os.path.join(folder, "known"), "config")
            self.assertEqual(cadans.json("status", "--store", store)["decree_unknown"], [])

    def rehearsed(self, cadans, data, config):
        done = cadans.run("simulate", "--config", config, "--data", data, "--from", "2027-01-04",
                          "--for", "P2W")
        self.assertEqual(done.returncode, 0, done.stderr)
        return os.path.join(data, "rehearsal.db")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
