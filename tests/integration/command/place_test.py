"""No command writes over what it did not write itself.

    place_test.py CADANS SOURCE
"""

import os
import subprocess
import sys
import tempfile
import unittest

from program import Cadans

BINARY, SOURCE = sys.argv[1], sys.argv[2]
USAGE, BAD_INPUT, NO_INPUT, TAKEN, DISK = 64, 65, 66, 73, 74


class Place(unittest.TestCase):
    def setUp(self):
        self.cadans = Cadans(BINARY, SOURCE)
        self.folder = tempfile.TemporaryDirectory()

    def tearDown(self):
        self.folder.cleanup()

    def at(self, *names):
        return os.path.join(self.folder.name, *names)

    def ends(self, code, *words):
        done = self.cadans.run(*words)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done

    def simulate(self, code, data, *more):
        return self.ends(code, "simulate", "--data", data, "--for", "P10D", *more)

    def keep(self, *names):
        path = self.at(*names)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write("of somebody")
        return path

    def assert_kept(self, path):
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), "of somebody")

    def test_a_rehearsal_begins_afresh_over_a_rehearsal_only(self):
        self.simulate(0, self.at("own"))
        self.simulate(0, self.at("own"))
        for names in (("home", "mail", "inbox"), ("other", "rehearsal.db"),
                      ("served", "cadans.db"), ("sent", "mail.sent-keys")):
            path = self.keep(*names)
            done = self.simulate(TAKEN, self.at(names[0]))
            self.assertIn("is there already", done.stderr)
            self.assert_kept(path)

    def test_a_demo_takes_no_folder_of_mail_for_its_own(self):
        path = self.keep("home", "mail", "inbox")
        self.ends(TAKEN, "demo", "--data", self.at("home"))
        self.assert_kept(path)

    def test_an_export_goes_over_nothing_and_the_store_least(self):
        self.simulate(0, self.at("own"))
        store = self.at("own", "rehearsal.db")
        self.ends(TAKEN, "journal", "export", store, "--store", store)
        self.ends(0, "journal", "verify", "--store", store)
        path = self.keep("letter.txt")
        self.ends(TAKEN, "journal", "export", path, "--store", store)
        self.assert_kept(path)
        self.ends(0, "journal", "export", self.at("new.jsonl"), "--store", store)
        self.assertFalse(os.path.exists(self.at("new.jsonl.new")))

    def test_what_cannot_be_served_leaves_no_store_behind(self):
        self.ends(NO_INPUT, "serve", "--config", self.at("nowhere"), "--data", self.at("data"))
        self.assertFalse(os.path.exists(self.at("data", "cadans.db")))

    def test_a_folder_in_the_place_of_a_file_is_named(self):
        self.simulate(0, self.at("own"))
        done = self.ends(NO_INPUT, "event", "send", self.folder.name, "--store",
                         self.at("own", "rehearsal.db"))
        self.assertIn("is a folder", done.stderr)

    def test_spans_and_seeds_have_bounds(self):
        self.simulate(USAGE, self.at("own"), "--seed", "-1")
        self.ends(BAD_INPUT, "simulate", "--data", self.at("own"), "--from", "9999-01-01")
        self.ends(BAD_INPUT, "simulate", "--data", self.at("own"), "--for", "P9999Y")
        self.assertFalse(os.path.exists(self.at("own")))

    def test_what_could_not_be_printed_is_no_success(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([BINARY, "workflows"], stdout=full, stderr=subprocess.PIPE,
                                  check=False, text=True)
        self.assertEqual(done.returncode, DISK, done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
