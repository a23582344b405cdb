"""New zone data between two starts: what is planned keeps its time on the wall, so its instant
moves; identities and dates stay. The first start has a Europe/Amsterdam that is always five hours
ahead of UTC, compiled by zic; the second has the system's.

    zone_test.py CADANS SOURCE
"""

import datetime
import os
import sqlite3
import subprocess
import sys
import tempfile
import unittest
import zoneinfo

from program import Cadans, edited

BINARY, SOURCE = sys.argv[1], sys.argv[2]
HERE = zoneinfo.ZoneInfo("Europe/Amsterdam")
FIVE_AHEAD = datetime.timezone(datetime.timedelta(hours=5))


def rows(store, query):
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as database:
        return database.execute(query).fetchall()


def on_the_wall(moments, zone):
    """By instance and kind, the date and time that each shows."""
    return {(instance, kind): datetime.datetime.fromtimestamp(us / 1e6, zone).replace(tzinfo=None)
            for instance, kind, us in moments}


class ZoneThatChanges(unittest.TestCase):
    def setUp(self):
        self.cadans = Cadans(BINARY, SOURCE)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.data = os.path.join(folder.name, "data")
        self.store = os.path.join(self.data, "cadans.db")
        silent_until = datetime.date.today() + datetime.timedelta(days=400)
        self.config = edited(SOURCE, folder.name, {
            "settings.toml": [('\nrun = "embedded"', '\nrun = "process"')],
            "organisation.toml": [("project_mode_until = 2027-01-10",
                                   f"project_mode_until = {silent_until}")]})
        self.other = os.path.join(folder.name, "zones")
        rule = os.path.join(folder.name, "rule")
        with open(rule, "w", encoding="utf-8") as file:
            file.write("Zone Europe/Amsterdam 5:00 - %z\nZone Etc/UTC 0:00 - UTC\n")
        subprocess.run(["/usr/sbin/zic", "-d", self.other, rule], check=True)

    def served(self, zones=None):
        if zones:
            os.environ["TZDIR"] = zones
        try:
            with self.cadans.serving(self.data, self.config):
                pass
        finally:
            os.environ.pop("TZDIR", None)

    def moments(self):
        return rows(self.store, "select instance, kind, due_us from timer")

    def test_moves_instants_and_keeps_identities(self):
        self.served(self.other)
        planned = on_the_wall(self.moments(), FIVE_AHEAD)
        self.assertIn((0, "window"), planned)
        self.assertTrue(any(instance for instance, _ in planned), planned)
        named = rows(self.store, "select * from identity order by 1")
        tasks = self.cadans.json("tasks", "--data", self.data)

        self.served()
        self.assertEqual(on_the_wall(self.moments(), HERE), planned)
        self.assertEqual(rows(self.store, "select * from identity order by 1"), named)
        self.assertEqual(self.cadans.json("tasks", "--data", self.data), tasks)
        moved = [one for one in self.cadans.journal(self.store) if one["type"] == "engine.retime"]
        self.assertEqual(len(moved), len(planned))
        waits = rows(self.store, "select i.due_us, t.due_us from instance i "
                                 "join timer t on t.instance = i.id")
        self.assertTrue(waits)
        self.assertEqual([one for one in waits if one[0] != one[1]], [])

        before = self.cadans.head(self.store)
        self.served()
        self.assertEqual(self.cadans.head(self.store), before, "nothing is moved twice")
        self.assertTrue(self.cadans.json("journal", "verify", "--data", self.data)["holds"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
