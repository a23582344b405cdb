"""An event that stops the engine: by the third time it is set aside, shown, and all else goes on.
The poison is real: facts of an agenda item that were damaged on disk, which is a broken invariant.

    poison_test.py CADANS SOURCE
"""

import json
import os
import signal
import sqlite3
import sys
import tempfile
import unittest

from program import Cadans, edited, wait_until

BINARY, SOURCE = sys.argv[1], sys.argv[2]


class Poison(unittest.TestCase):
    def setUp(self):
        self.cadans = Cadans(BINARY, SOURCE)
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        changes = {"settings.toml": [('\nrun = "embedded"', '\nrun = "process"')]}
        self.config = edited(SOURCE, self.folder.name, changes)
        self.data = os.path.join(self.folder.name, "data")
        self.store = os.path.join(self.data, "cadans.db")
        with self.cadans.serving(self.data, self.config):
            self.task = self.cadans.json("tasks", "--data", self.data)[0]["task"]
            done = self.run_here("task", "submit", self.task, "--as", "ciso", "--evidence", "Z-1")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.item = self.cadans.json("agenda", "list", "--data", self.data)[0]["item"]

    def run_here(self, *words, given=None):
        return self.cadans.run(*words, "--data", self.data, given=given)

    def on_disk(self, *statements):
        with sqlite3.connect(self.store) as database:
            for statement in statements:
                rows = database.execute(statement, (self.item,)).fetchall()
        database.close()
        return rows

    def status(self):
        return self.cadans.json("status", "--data", self.data)

    def stops(self):
        """It serves until the poison: dead by its own broken invariant."""
        engine = self.cadans.serving(self.data, self.config)
        self.assertEqual(engine.process.wait(timeout=60), -signal.SIGABRT, engine.said())
        self.assertIn("broken invariant", engine.said())

    def test_a_moment_that_stops_the_engine_is_set_aside_and_released_when_it_is_mended(self):
        facts = self.on_disk("select facts from instance_facts where id = ?")[0][0]
        self.on_disk("update instance_facts set facts = '{}' where id = ?",
                     "update timer set due_us = 1 where instance = ?",
                     "update instance set due_us = 1 where id = ?")
        for _ in range(3):
            self.stops()
        with self.cadans.serving(self.data, self.config):
            self.assertTrue(wait_until(lambda: self.status()["parked_events"]))
            name = self.status()["parked_events"][0]["name"]
            self.assertEqual(name, f"agenda_item.papers-close/{self.item}/1")
            self.assertIn(f"cadans event release {name}", self.run_here("status").stdout)
            done = self.run_here("task", "help", self.task, "--as", "ciso")
            self.assertIn(done.returncode, (0, 77), "the engine answers")
            self.assertTrue(self.cadans.json("journal", "verify", "--data", self.data)["holds"])
        with sqlite3.connect(self.store) as database:
            database.execute("update instance_facts set facts = ? where id = ?", (facts, self.item))
        database.close()
        release = ("event", "release", name, "--as", "ciso")
        with self.cadans.serving(self.data, self.config):
            self.assertEqual(self.run_here(*release).returncode, 77, "no reason was given")
            done = self.run_here(*release, "--reason", "facts mended")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(self.status()["parked_events"], [])
            shown = self.run_here("journal", "show", str(self.item)).stdout
            self.assertTrue(wait_until(
                lambda: "papers-close" in self.run_here("journal", "show", str(self.item)).stdout),
                shown)
            self.assertEqual(self.run_here(*release, "--reason", "again").returncode, 77)

    def test_what_a_power_cut_interrupted_is_no_events_fault(self):
        self.on_disk("update instance_facts set facts = '{}' where id = ?",
                     "update timer set due_us = 1 where instance = ?",
                     "update instance set due_us = 1 where id = ?")
        for _ in range(3):
            self.stops()
        with sqlite3.connect(self.store) as database:
            database.execute("update trial set event = 'boot/before' where event like 'boot/%'")
        database.close()
        for _ in range(3):
            self.stops()
        with self.cadans.serving(self.data, self.config):
            self.assertTrue(wait_until(lambda: self.status()["parked_events"]))

    def test_an_event_of_a_peer_that_stops_the_engine_is_set_aside_too(self):
        self.on_disk("update instance_facts set facts = '{}' where id = ?")
        event = json.dumps({"specversion": "1.0", "id": "poison-1", "source": "test",
                            "type": "nl.cadans.agenda_item.place.v1", "subject": str(self.item),
                            "actor": "gijs", "data": {"number": "7", "day": "2099-01-01"}})
        for _ in range(3):
            with self.cadans.serving(self.data, self.config) as engine:
                done = self.run_here("event", "send", "-", given=event)
                self.assertEqual(done.returncode, 69, done.stderr)
                self.assertEqual(engine.process.wait(timeout=60), -signal.SIGABRT)
                engine.process.returncode = 0  # as it should: nothing to add when the test ends
        with self.cadans.serving(self.data, self.config):
            for _ in range(2):
                done = self.run_here("event", "send", "-", given=event)
                self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual([one["name"] for one in self.status()["parked_events"]], ["poison-1"])

    def test_a_killed_engine_goes_on_where_it_was(self):
        for _ in range(3):
            engine = self.cadans.serving(self.data, self.config)
            engine.says("Ctrl-C ends it")
            engine.end(signal.SIGKILL)
        with self.cadans.serving(self.data, self.config):
            self.assertEqual(self.status()["parked_events"], [])


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
