"""A copy of a store that may not be written to is looked at all the same.

    read_only_test.py CADANS SOURCE
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

from program import Cadans

BINARY, SOURCE = sys.argv[1], sys.argv[2]
DISK = 74
NOBODY = 65534  # root may write anywhere, so the command runs as one who may not


class ReadOnly(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cadans = Cadans(BINARY, SOURCE)
        cls.rehearsal = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.rehearsal.cleanup)
        cls.original = cls.cadans.rehearsed(cls.rehearsal.name, "2026-11-09", "P10W")

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        os.chmod(folder.name, 0o755)
        self.place = os.path.join(folder.name, "copy of 100% #1?")
        os.makedirs(self.place)
        self.store = os.path.join(self.place, "cadans.db")
        shutil.copy(self.original, self.store)

    def shut(self):
        for name in os.listdir(self.place):
            os.chmod(os.path.join(self.place, name), 0o444)
        os.chmod(self.place, 0o555)
        self.addCleanup(os.chmod, self.place, 0o755)

    def look(self, *words):
        user = NOBODY if os.geteuid() == 0 else None
        return subprocess.run([BINARY, *words, "--store", self.store], cwd=SOURCE, user=user,
                              capture_output=True, text=True, timeout=60, check=False)

    def test_every_look_reads_it_and_leaves_it_as_it_was(self):
        head = self.cadans.head(self.original)
        task = self.cadans.json("tasks", "--store", self.original)[0]["task"]
        exported = tempfile.TemporaryDirectory()
        self.addCleanup(exported.cleanup)
        os.chmod(exported.name, 0o777)
        self.shut()
        for words in (["status"], ["tasks"], ["explain", task], ["ready"], ["journal", "verify"],
                      ["journal", "export", os.path.join(exported.name, "journal.jsonl")]):
            with self.subTest(words=words):
                done = self.look(*words)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertTrue(done.stdout)
        self.assertIn(f"{head[0]}:{head[1]}", self.look("journal", "verify").stdout)
        self.assertEqual(os.listdir(self.place), ["cadans.db"])

    def test_what_a_wal_still_holds_is_not_left_out_in_silence(self):
        writer = sqlite3.connect(self.store)
        self.addCleanup(writer.close)
        writer.execute("pragma journal_mode = wal")
        writer.execute("insert into mark values ('hold', '2027-01-15')")
        writer.commit()
        aside = self.store + "-wal"
        shutil.copy(aside, self.rehearsal.name)
        writer.close()
        for name in os.listdir(self.place):
            if name != "cadans.db":
                os.remove(os.path.join(self.place, name))
        shutil.copy(os.path.join(self.rehearsal.name, "cadans.db-wal"), aside)
        self.shut()
        done = self.look("status")
        self.assertEqual(done.returncode, DISK, done.stdout + done.stderr)
        self.assertIn("cadans.db-wal holds what was written last", done.stderr)

    def test_an_act_on_it_says_that_it_may_not_be_written_to(self):
        self.shut()
        done = self.look("hold", "--as", "ciso", "--reason", "a doubt")
        self.assertEqual(done.returncode, DISK, done.stdout + done.stderr)
        self.assertIn(self.store, done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
