"""`cadans event happened` and `event names`: what happened, and the tasks that begin with it.

    happened_test.py CADANS SOURCE
"""

import os
import pty
import shutil
import subprocess
import sys
import tempfile
import unittest

from program import Cadans

BINARY, SOURCE = sys.argv[1], sys.argv[2]
USAGE, MAY_NOT = 64, 77

DUTY = """schema = 1
[[duty]]
id = "E.LEARN"
title_nl = "Lessen uit de oefening verwerken"
title_en = "Process the lessons of the exercise"
stage = 0
component = "PDCA"
role = "iso"
per = "organisation"
recurrence = "event"
anchor = "event:exercise"
lead_time = "PT0S"
period = "P4W"
adjust = "previous-office-day"
ladder = "second-line"
effort = "PT4H"
allows_nil = true
validity = "P1Y"
asks = "document"
level = "existence"
evidence_nl = ["Lijst"]
evidence_en = ["List"]
clause_refs = []
basis = "practice"
source = "a test"
confidence = "proposal"
"""


class Happened(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.cadans = Cadans(BINARY, SOURCE)
        self.duties = os.path.join(folder.name, "duties")
        shutil.copytree(os.path.join(SOURCE, "workflows", "duties"), self.duties,
                        ignore=shutil.ignore_patterns("year-*"))
        with open(os.path.join(self.duties, "events.toml"), "w", encoding="utf-8") as file:
            file.write(DUTY)
        self.store = self.rehearsed(os.path.join(folder.name, "with"), "--duties", self.duties)
        bare = os.path.join(folder.name, "bare")
        shutil.copytree(os.path.join(SOURCE, "workflows", "duties"), bare,
                        ignore=shutil.ignore_patterns("own.toml", "year-*"))
        self.without = self.rehearsed(os.path.join(folder.name, "without"), "--duties", bare)

    def rehearsed(self, folder, *words):
        done = self.cadans.run("simulate", "--data", folder, "--from", "2027-01-04", "--for", "P2W",
                               *words, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return os.path.join(folder, "rehearsal.db")

    def here(self, *words):
        return self.cadans.run(*words, "--store", self.store)

    def test_what_waits_for_an_event_is_listed(self):
        self.assertEqual(self.cadans.json("event", "names", "--store", self.store, "--lang", "en"),
                         [{"event": "exercise", "about": "organisation", "duty": "E.LEARN",
                           "title": "Process the lessons of the exercise"},
                          {"event": "measures-changed", "about": "organisation",
                           "duty": "A.CBW.GOV.AGAIN",
                           "title": "Have the changed measures approved again"},
                          {"event": "position-without-deputy", "about": "position",
                           "duty": "A.OWN.4", "title": "Name a deputy"}])
        shown = self.here("event", "names").stdout.splitlines()
        self.assertEqual(shown[0].split(), ["gebeurtenis", "over", "taak", "wat"])
        self.assertIn("exercise", shown[1])
        none = self.cadans.run("event", "names", "--store", self.without, "--lang", "en")
        self.assertEqual(none.stdout, "No task waits for an event.\n")

    def test_a_report_gives_the_task_once_and_counts_from_its_day(self):
        told = ("event", "happened", "exercise", "--day", "2027-01-12", "--as", "ciso")
        self.assertEqual(self.here(*told).stdout, "ACCEPTED\n")
        tasks = [one for one in self.cadans.json("tasks", "--store", self.store)
                 if one["title"] == "Lessen uit de oefening verwerken"]
        self.assertEqual([one["target"] for one in tasks], ["2027-02-09"])
        again = self.here(*told)
        self.assertEqual((again.returncode, again.stdout), (MAY_NOT, ""))
        self.assertIn("al gemeld", again.stderr)
        why = self.here("explain", tasks[0]["task"], "--lang", "en").stdout
        self.assertIn("4 weeks after the event, Tue 12 January", why)
        self.assertIn("what the task began with", why)

    def said_at(self, *words, answer=None):
        """Reports half past two of the night in which the clock was put back, at a terminal where
        there is an answer; what was said of it, and the event in the journal."""
        told = ("event", "happened", "exercise", "--day", "2026-10-25", "--time", "02:30", "--as",
                "ciso", "--lang", "en", "--store", self.store, *words)
        if answer is None:
            done = self.cadans.run(*told)
        else:
            person, terminal = pty.openpty()
            self.addCleanup(os.close, person)
            os.write(person, answer.encode())
            done = subprocess.run([self.cadans.binary, *told], cwd=SOURCE, stdin=terminal,
                                  capture_output=True, text=True, timeout=60)
            os.close(terminal)
        self.assertEqual(done.returncode, 0, done.stderr)
        event = next(one for one in self.cadans.journal(self.store)
                     if one["type"] == "engine.happened")
        return done.stdout, done.stderr, event["data"].get("again")

    def test_of_a_time_that_came_twice_a_person_is_asked_which(self):
        asked, _, second = self.said_at(answer="2\n")
        self.assertIn("02:30 came twice on Sun 25 October", asked)
        self.assertEqual(second, "yes")

    def test_who_is_at_no_terminal_gets_the_first_and_is_told(self):
        _, told, second = self.said_at()
        self.assertIn("this is the first time", told)
        self.assertIsNone(second)

    def test_which_one_can_be_said_beforehand(self):
        asked, told, second = self.said_at("--which", "second")
        self.assertEqual((asked, told, second), ("ACCEPTED\n", "", "yes"))

    def test_what_nobody_waits_for_is_refused(self):
        done = self.here("event", "happened", "excercise", "--as", "ciso")
        self.assertEqual((done.returncode, done.stdout), (MAY_NOT, ""))
        self.assertIn("exercise", done.stderr)
        self.assertEqual(self.here("event", "happened", "--as", "ciso").returncode, USAGE)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
