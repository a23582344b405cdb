"""What stops a start says what and what to do, and leaves what is there whole.

    start_test.py CADANS SOURCE
"""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

from begun import BAD_INPUT, Begun
from program import edited, wait_until

BINARY, SOURCE = sys.argv[1], sys.argv[2]
UNAVAILABLE, DISK = 69, 74
ROOM = "the disk is full; make room on it, then try again"


class UnknownState(Begun, unittest.TestCase):
    def setUp(self):
        super().setUp()
        task = self.first_task()["task"]
        with sqlite3.connect(self.store) as database:
            database.execute("update instance set state = 'dancing,reminding' where id = ?",
                             (task[1:],))
        database.close()
        self.task = task
        self.says = (rf"instance {task[1:]} \(task\) stands at 'dancing,reminding', .*"
                     "use the version that wrote it")

    def test_is_not_served(self):
        before = self.cadans.head(self.store)
        done = self.run_here("serve", "--config", self.config)
        self.assertEqual(done.returncode, BAD_INPUT, done.stderr)
        self.assertRegex(done.stderr, self.says)
        self.assertEqual(self.cadans.head(self.store), before)

    def test_takes_no_act_either(self):
        self.refused(BAD_INPUT, self.says, "task", "help", self.task, "--as", "ciso")


class CutOff(Begun, unittest.TestCase):
    def test_a_first_start_that_was_cut_off_after_its_content_is_taken_up_again(self):
        tasks = self.look("tasks")
        with sqlite3.connect(self.store) as database:
            for table in ("instance", "instance_facts", "identity", "timer", "notice", "mark"):
                database.execute(f"delete from {table}")
        database.close()
        self.assertEqual(self.look("tasks"), [])
        with self.cadans.serving(self.folder.name, self.config):
            self.assertEqual(len(self.look("tasks")), len(tasks))
        self.assertIn("Project mode until Wed 31 December 2098",
                      self.run_here("status", "--lang", "en").stdout)


class Zone(unittest.TestCase):
    def serve(self, folder, config, **environment):
        done = subprocess.run([BINARY, "serve", "--config", config, "--data",
                               os.path.join(folder, "data")], cwd=SOURCE, capture_output=True,
                              env={**os.environ, **environment}, check=False, text=True, timeout=60)
        self.assertFalse(os.path.exists(os.path.join(folder, "data")), "no store is left behind")
        return done

    def test_that_the_system_does_not_know_is_not_served(self):
        with tempfile.TemporaryDirectory() as folder:
            config = edited(SOURCE, folder, {"organisation.toml": [("Europe/Amsterdam",
                                                                    "Europe/Amsterdm")]})
            done = self.serve(folder, config)
            self.assertEqual(done.returncode, BAD_INPUT, done.stderr)
            self.assertRegex(done.stderr, r"organisation\.toml:\d+:\d+: error: 'timezone'")

    def test_without_tzdata_nothing_is_served(self):
        with tempfile.TemporaryDirectory() as folder:
            done = self.serve(folder, "config", TZDIR="/nowhere")
            self.assertEqual(done.returncode, UNAVAILABLE, done.stderr)
            self.assertIn("install tzdata", done.stderr)


class FullDisk(Begun, unittest.TestCase):
    """On a disk of its own."""

    def setUp(self):
        super().setUp()
        self.disk = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.disk)
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", self.disk],
                              capture_output=True, text=True, check=False)
        self.assertEqual(made.returncode, 0, f"a small disk is wanted here: {made.stderr}")
        self.addCleanup(subprocess.run, ["umount", "--lazy", self.disk], check=True)

    @contextlib.contextmanager
    def full(self):
        filler = os.path.join(self.disk, "filler")
        with open(filler, "wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(4096))
        yield
        os.remove(filler)

    def assert_no_room(self, done):
        self.assertEqual(done.returncode, DISK, done.stderr)
        self.assertIn(ROOM, done.stderr)
        path = self.disk + "/"
        self.assertEqual(done.stderr.count(path), 1, done.stderr)

    def test_lets_no_store_begin_and_is_no_reason_to_refuse_the_next(self):
        with self.full():
            self.assert_no_room(self.cadans.run("simulate", "--data", self.disk, "--for", "P10D"))
        done = self.cadans.run("simulate", "--data", self.disk, "--for", "P10D")
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_is_waited_out_by_the_engine_that_serves(self):
        data = os.path.join(self.disk, "data")
        hold = ("hold", "--as", "ciso", "--reason", "x" * 15000, "--data", data)
        release = ("release", "--as", "ciso", "--reason", "x", "--data", data)
        with self.cadans.serving(data, self.config) as engine:
            with self.full():
                for _ in range(30):
                    held = self.cadans.run(*hold)
                    if ROOM in engine.said():
                        break
                    self.assertEqual(held.returncode, 0, held.stderr)
                    self.cadans.run(*release)
                self.assertEqual(engine.said().count(ROOM), 1, engine.said())
                self.assertTrue(self.cadans.json("peers", "--data", data)["engine_runs"])
            self.assertTrue(wait_until(lambda: self.cadans.run(*hold).returncode == 0))
            self.assertTrue(self.cadans.json("journal", "verify", "--data", data)["holds"])
            self.assertIn("room on the disk again", engine.said())


if __name__ == "__main__":
    if os.getuid() != 0:  # who is not root makes a disk in a namespace of its own
        os.execvp("unshare", ["unshare", "-rm", sys.executable, "-B", *sys.argv])
    unittest.main(argv=sys.argv[:1])
