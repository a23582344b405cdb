"""On which day mail begins, and at which instant an act is said to have happened.

    moments_test.py CADANS SOURCE
"""

import datetime
import os
import shutil
import sys
import tempfile
import unittest
import zoneinfo

from program import Cadans, edited

BINARY, SOURCE = sys.argv[1], sys.argv[2]
TODAY = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Amsterdam")).date()
UNTIL = "project_mode_until = 2027-01-10"


class Moments(unittest.TestCase):
    def setUp(self):
        self.cadans = Cadans(BINARY, SOURCE)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.data = os.path.join(self.folder, "data")
        self.store = os.path.join(self.data, "cadans.db")

    def said(self, kind):
        return [one for one in self.cadans.journal(self.store) if one["type"] == kind]

    def served(self, line):
        """A store whose organisation file has this line; what of it stands still."""
        config = edited(SOURCE, self.folder, {"organisation.toml": [(UNTIL, line)]})
        with self.cadans.serving(self.data, config):
            return self.stands_still()

    def stands_still(self):
        status = self.cadans.json("status", "--lang", "en", "--data", self.data)
        return " / ".join(status["stands_still"])

    def test_project_mode_ends_the_day_after_the_one_in_the_organisation_file(self):
        last = TODAY + datetime.timedelta(days=30)
        begins = last + datetime.timedelta(days=1)
        self.assertIn(f"Project mode until {begins:%a} {begins.day} {begins:%B}",
                      self.served(f"project_mode_until = {last}"))
        sooner = TODAY + datetime.timedelta(days=7)
        done = self.cadans.run("golive", "--from", sooner, "--as", "ciso", "--data", self.data)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn(f"Project mode until {sooner:%a} {sooner.day} {sooner:%B}",
                      self.stands_still())

    def test_a_day_that_has_passed_counts_as_today_so_that_the_first_days_are_looked_through(self):
        self.assertNotIn("Project mode", self.served("project_mode_until = 2020-01-05"))
        self.assertEqual([one["data"]["day"] for one in self.said("engine.golive")], [str(TODAY)])

    def test_without_a_day_project_mode_goes_on_until_somebody_ends_it(self):
        self.assertIn("Project mode: ", self.served(""))
        self.assertEqual(self.said("engine.golive"), [])

    def test_no_act_is_said_to_come_before_the_last_record_of_a_rehearsal_that_lies_ahead(self):
        start = TODAY + datetime.timedelta(weeks=30)
        os.makedirs(self.data)
        shutil.copy(self.cadans.rehearsed(os.path.join(self.folder, "r"), start, "P10D"),
                    self.store)
        here = ("--as", "ciso", "--reason", "a doubt", "--data", self.data)
        self.assertEqual(self.cadans.run("hold", *here).returncode, 0)
        with self.cadans.serving(self.data):
            self.assertEqual(self.cadans.run("release", *here).returncode, 0)
        entries = self.cadans.journal(self.store)
        acts = [one["type"] for one in entries if one["type"] in ("engine.hold", "engine.release")]
        self.assertEqual(acts, ["engine.hold", "engine.release"])
        instants = [datetime.datetime.fromisoformat(one["at"]) for one in entries]
        self.assertEqual(instants, sorted(instants))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
