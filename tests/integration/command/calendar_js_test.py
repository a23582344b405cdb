"""The year plan read by ical.js, which Thunderbird and Nextcloud read calendars with.

    calendar_js_test.py CADANS SOURCE NPM     NPM: the folder where ical.js is installed
"""

import datetime
import json
import os
import subprocess
import sys
import unittest
import zoneinfo

from planned import Planned, uid, zoned_once

Planned.binary, Planned.source = sys.argv[1], sys.argv[2]
NPM = sys.argv[3]
FEBRUARY = uid("X.MONTH.1", "2050-02-01")


class CalendarJs(Planned, unittest.TestCase):
    def setUp(self):
        super().setUp()
        self.accepted("event", "happened", "incident", "--as", "iso")

    def read(self, *words, begin="2050-01-01", end="2050-01-01"):
        self.written("ics", *words)
        script = os.path.join(self.source, "tests", "integration", "calendar_js", "read.mjs")
        done = subprocess.run(["node", script, os.path.join(self.folder, "plan.ics"), begin, end],
                              cwd=NPM, capture_output=True, text=True, check=False, timeout=120)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return json.loads(done.stdout)

    def test_it_reads_what_the_plan_says(self):
        found = self.read()
        self.assertEqual(found["zones"], ["Europe/Amsterdam"])
        plan = self.plan()
        self.assertGreater(len(plan), 10)
        self.assertEqual({event["uid"] for event in found["events"]}, set(plan))
        clocks = 0
        for event in found["events"]:
            row = plan[event["uid"]]
            self.assertEqual((event["sequence"], event["day"], event["description"]),
                             (row["sequence"], row["day"], "\n".join(row["why"])))
            self.assertEqual(event["status"], "CONFIRMED")
            if row["at"] is None:
                self.assertIsNone(event["at"])
            else:
                clocks += 1
                read, said = (datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
                              for text in (event["at"], row["at"]))
                self.assertEqual(read, said.replace(microsecond=0))
        self.assertEqual(clocks, 1)

    def test_what_is_cancelled_is_so_there(self):
        self.accepted("task", "cancel", self.plan()[FEBRUARY]["task"], "--as", "ciso", "--reason",
                      "the system is gone")
        event = next(one for one in self.read()["events"] if one["uid"] == FEBRUARY)
        self.assertEqual((event["status"], event["sequence"]), ("CANCELLED", 1))

    def test_its_zone_is_the_systems(self):
        offsets = self.read(begin="2050-01-01", end="2052-01-01")["offsets"]
        self.assertEqual(len(offsets), 2 * 365 * 24)
        zone = zoneinfo.ZoneInfo("Europe/Amsterdam")
        moment = datetime.datetime(2050, 1, 1)
        for offset in offsets:
            if zoned_once(moment, zone):
                said = moment.replace(tzinfo=zone).utcoffset().total_seconds()
                self.assertEqual(offset, said, moment)
            moment += datetime.timedelta(hours=1)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
