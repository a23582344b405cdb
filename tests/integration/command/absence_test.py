"""`cadans absence`: who is away, who does the work meanwhile, who may say it and who may see it.

    absence_test.py CADANS SOURCE
"""

import datetime
import json
import unittest

from begun import MAY_NOT, Begun


def day(ahead):
    return (datetime.date.today() + datetime.timedelta(days=ahead)).isoformat()


class Absence(Begun, unittest.TestCase):
    def away(self, *words):
        return [(row["person"], row["from"], row["until"]) for row in self.look("absence", *words)]

    def test_what_is_said_is_shown_with_who_acts(self):
        self.accepted("absence", "add", "weide", "--from", day(30), "--until", day(50), "--as",
                      "vuur")
        rows = [row for row in self.look("absence") if row["person"] == "weide"]
        self.assertEqual(rows, [{"person": "weide", "from": day(30), "until": day(50),
                                 "position": "ict-head", "acts": "does", "waits": False}])
        self.assertIn("weide", self.run_here("absence").stdout)
        firsts = [row["from"] for row in self.look("absence")]
        self.assertEqual(firsts, sorted(firsts), "in order of day, never of person")

    def test_an_end_that_comes_earlier_leaves_the_days_before(self):
        self.accepted("absence", "add", "weide", "--from", day(1), "--until", day(50), "--as",
                      "weide")
        self.accepted("absence", "back", "weide", "--on", day(20), "--as", "weide")
        self.assertIn(("weide", day(1), day(19)), self.away())

    def test_it_is_shown_to_whom_it_concerns(self):
        self.accepted("absence", "add", "weide", "--from", day(1), "--until", day(50), "--as",
                      "weide")
        mine = ("weide", day(1), day(50))
        for person in ("weide", "vuur", "does", "sluis"):
            self.assertIn(mine, self.away("--as", person), person)
        for person in ("ezel", "gijs", "kees"):
            self.assertNotIn(mine, self.away("--as", person), person)

    def test_what_cannot_be_or_is_not_theirs_to_say_is_refused(self):
        for words in (("ezel", "--from", day(1), "--until", day(9), "--as", "weide"),
                      ("weide", "--from", day(9), "--until", day(1), "--as", "weide"),
                      ("weide", "--from", day(-9), "--until", day(-1), "--as", "weide"),
                      ("weide", "--from", "2027-02-30", "--until", "2027-03-09", "--as", "weide"),
                      ("niemand", "--from", day(1), "--until", day(9), "--as", "weide")):
            self.refused(MAY_NOT, "Wel:", "absence", "add", *words)
        self.refused(MAY_NOT, "niet afwezig", "absence", "back", "weide", "--as", "weide")

    def test_the_journal_holds_neither_days_nor_person(self):
        self.accepted("absence", "add", "weide", "--from", "2031-07-07", "--until", "2031-07-25",
                      "--as", "weide")
        self.assertNotIn("2031-07", json.dumps(self.exported()))


if __name__ == "__main__":
    unittest.main(argv=["absence_test.py"])
