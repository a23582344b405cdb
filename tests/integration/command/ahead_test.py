"""What the window of a coming day will send is shown whole before it does.

    ahead_test.py CADANS SOURCE
"""

import email
import email.policy
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import unittest

from program import Cadans, waits

BINARY, SOURCE = sys.argv[1], sys.argv[2]
BAD_INPUT, MAY_NOT = 65, 77
MONDAY, WEDNESDAY = "2027-03-08", "2027-03-10"


class Ahead(unittest.TestCase):
    """The store of a Saturday, on which nobody does anything before the window of Monday."""

    @classmethod
    def setUpClass(cls):
        cls.cadans = Cadans(BINARY, SOURCE)
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.store = cls.rehearsed("saturday", "P61D")
        cls.went_on = cls.rehearsed("tuesday", "P64D")

    @classmethod
    def rehearsed(cls, name, span):
        folder = os.path.join(cls.folder.name, name)
        done = cls.cadans.run("simulate", "--data", folder, "--from", "2027-01-04", "--for", span,
                              "--seed", "3", "--json")
        assert done.returncode == 0, done.stderr
        return os.path.join(folder, "rehearsal.db")

    def shown(self, what, day, *words):
        return self.cadans.json(what, "--store", self.store, "--day", day, *words)

    def sent_on(self, day):
        """To and subject of what left on that day in the rehearsal that went on."""
        mails = os.path.join(os.path.dirname(self.went_on), "mail", "new")
        sent = []
        for name in os.listdir(mails):
            with open(os.path.join(mails, name), "rb") as file:
                mail = email.message_from_binary_file(file, policy=email.policy.default)
            if mail["Date"].datetime.date().isoformat() == day:
                sent.append((mail["To"].addresses[0].addr_spec, mail["Subject"]))
        alarm = [one for one in sent if one[1].startswith("Kijk eerst: ")]
        self.assertEqual(len(alarm), 1, "the brake told that these mails wait")
        sent.remove(alarm[0])
        return sorted(sent)

    def test_the_mails_of_the_next_window_are_those_that_it_sends(self):
        ready = self.shown("ready", MONDAY)
        told = sorted((mail["to"]["mail"], mail["subject"]) for mail in ready["mails"])
        self.assertEqual(len(ready["to_come"]), len(told), "none of them is made on Saturday")
        self.assertGreater(len(told), 0)
        self.assertEqual(told, self.sent_on(MONDAY))
        self.assertIn(MONDAY, ready["seen"])

    def test_ready_and_preview_tell_of_the_same_mails(self):
        for day in (MONDAY, WEDNESDAY):
            ready = self.shown("ready", day)
            self.assertGreater(len(ready["mails"]), 0)
            preview = self.cadans.run("preview", "--store", self.store, "--day", day)
            self.assertEqual(preview.returncode, 0, preview.stderr)
            self.assertIn(ready["seen"], preview.stdout)
            self.assertEqual(re.findall(r"^Subject: (.*)$", preview.stdout, re.MULTILINE),
                             [mail["subject"] for mail in ready["mails"]])

    def test_the_store_is_left_as_it_was_and_nothing_beside_it(self):
        head, beside = self.cadans.head(self.store), os.listdir(os.path.dirname(self.store))
        temporary = os.path.join(self.folder.name, "temporary")
        os.makedirs(temporary)
        os.environ["TMPDIR"] = temporary
        self.addCleanup(os.environ.pop, "TMPDIR")
        first = self.shown("ready", WEDNESDAY)
        self.assertEqual(self.shown("ready", WEDNESDAY), first)
        self.assertEqual(self.cadans.head(self.store), head)
        self.assertEqual(os.listdir(os.path.dirname(self.store)), beside)
        self.assertEqual(os.listdir(temporary), [])

    def test_what_is_not_made_yet_is_told_apart(self):
        ready = self.shown("ready", WEDNESDAY)
        self.assertTrue(ready["to_come"])
        said = self.cadans.run("ready", "--store", self.store, "--day", WEDNESDAY).stdout
        rows = [line.split()[:2] for line in said.splitlines()[3:-1]]
        self.assertEqual([person for person, made in rows if made == "no"], ready["to_come"])
        self.assertIn("by a hold", said.splitlines()[-1])

    def test_a_routine_mail_that_waits_outside_the_window_does_not_stop_it(self):
        copy = os.path.join(self.folder.name, "waits.db")
        shutil.copy(self.store, copy)
        waits(copy, "anna@gemeente.test")
        with sqlite3.connect(copy) as database:
            database.execute("update outbox set urgency = 3")
        database.close()
        ready = self.cadans.json("ready", "--store", copy, "--day", MONDAY)
        self.assertEqual(ready["mails"], self.shown("ready", MONDAY)["mails"])

    def test_a_hold_does_not_hide_what_it_holds(self):
        copy = os.path.join(self.folder.name, "held.db")
        shutil.copy(self.store, copy)
        done = self.cadans.run("hold", "--store", copy, "--as", "ciso", "--reason", "a doubt")
        self.assertEqual(done.returncode, 0, done.stderr)
        ready = self.cadans.json("ready", "--store", copy, "--day", MONDAY)
        self.assertEqual(ready["mails"], self.shown("ready", MONDAY)["mails"])

    def test_further_than_a_year_it_does_not_look(self):
        done = self.cadans.run("ready", "--store", self.store, "--day", "2028-04-20")
        self.assertEqual(done.returncode, BAD_INPUT, done.stderr)
        self.assertIn("more than a year ahead", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
