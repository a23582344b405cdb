"""`cadans deadline` and `cadans calendar`: against a count of their own, and as people read them.

    deadline_test.py CADANS SOURCE
"""

import calendar
import csv
import datetime
import os
import random
import sys
import unittest

from program import Cadans

BINARY, SOURCE = sys.argv[1], sys.argv[2]
USAGE, BAD_INPUT = 64, 65
TERMS = 60
ONE = datetime.timedelta(days=1)

with open(os.path.join(SOURCE, "tests/unit/time/holidays-nl.csv"), encoding="utf-8") as table:
    HOLIDAYS = {row["date"]: row for row in csv.DictReader(table)}


def counts_in_law(day):
    return day.weekday() < 5 and day.isoformat() not in HOLIDAYS


def counted(day, number, unit):
    if unit == "D":
        return day + number * ONE
    if unit == "W":
        return day + 7 * number * ONE
    months = day.month - 1 + number * (12 if unit == "Y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def statutory(day, number, unit):
    """The Algemene termijnenwet, articles 1, 2 and 4, from its text."""
    end = counted(day, number, unit)
    if unit == "Y" or number > {"D": 90, "W": 12, "M": 3}[unit]:
        return end
    short = (end - day).days >= 3
    while not counts_in_law(end) or (short and sum(
            counts_in_law(day + k * ONE) for k in range(1, (end - day).days + 1)) < 2):
        end += ONE
    return end


class Deadline(unittest.TestCase):
    def setUp(self):
        self.cadans = Cadans(BINARY, SOURCE)

    def test_a_legal_term_ends_where_another_count_of_the_law_ends(self):
        chance = random.Random(11)
        for _ in range(TERMS):
            day = datetime.date(2025, 3, 1) + chance.randrange(365 * 3) * ONE
            unit = chance.choice("DDDDWWMMY")
            number = chance.choice([0, 1, 2, 3, 4, 5, 12, 13, 90, 91] if unit == "D" else
                                   [1, 2, 3, 4, 12, 13] if unit == "W" else [1, 2, 3, 4])
            asked = f"P{number}{unit} from {day} legal"
            found = self.cadans.json("deadline", asked)
            self.assertEqual(found["counted"], counted(day, number, unit).isoformat(), asked)
            end = statutory(day, number, unit)
            self.assertEqual(found["end"], end.isoformat(), asked)
            days = [day + k * ONE for k in range(1, (end - day).days + 1)]
            self.assertEqual([(one["date"], one["counts"]) for one in found["days"]],
                             [(one.isoformat(), counts_in_law(one)) for one in days], asked)

    def test_every_day_counted_and_every_rule_asked_is_shown(self):
        lines = self.cadans.run("deadline", "P3D from 2027-03-25 legal", "--lang",
                                "en").stdout.splitlines()
        self.assertEqual(lines[:2], ["The term in law ends on Wed 31 March 2027.",
                                     "The date that people see: Thu 25 March 2027."])
        rules = [line for line in lines if line.startswith("- ")]
        self.assertEqual(len(rules), 5)
        self.assertIn("the day itself", rules[0])
        self.assertIn("3 days after Thu 25 March 2027 is Sun 28 March 2027", rules[1])
        self.assertIn("article 1(1)", rules[2])
        self.assertIn("Mon 29 March 2027 Tweede Paasdag", rules[2])
        self.assertIn("article 2", rules[3])
        self.assertIn("so the last good day before it: Thu 25 March 2027", rules[4])
        self.assertRegex(lines[-6], r"^2027-03-26 +does not +Goede Vrijdag$")
        self.assertRegex(lines[-1], r"^2027-03-31 +counts *$")

    def test_it_speaks_dutch_of_itself(self):
        said = self.cadans.run("deadline", "PT72H from 2026-10-23T16:00 legal").stdout
        self.assertIn("De termijn eindigt op ma 26 oktober 2026, 15:00.", said)
        self.assertIn("uren lopen dag en nacht door", said)
        self.assertIn("artikel 4", said)

    def test_a_day_closed_twice_is_named_as_the_rule_names_it(self):
        said = self.cadans.run("deadline", "P2W from 2027-04-21 legal", "--lang", "en").stdout
        self.assertIn("Fri 7 May 2027 Gelijkgestelde dag, Sat 8 May 2027 weekend", said)

    def test_a_year_without_a_decree_says_so(self):
        said = self.cadans.run("deadline", "P2W from 2029-03-01 legal", "--lang", "en").stdout
        self.assertIn("For 2029 it is not known yet", said)
        self.assertNotIn("not known yet",
                         self.cadans.run("deadline", "P2W from 2028-03-01", "--lang", "en").stdout)

    def test_what_is_no_term_is_refused_with_one_that_is(self):
        for asked, says in (("P6W after 2026-04-03", "P6W from 2026-04-03 legal"),
                            ("P6W from 2026-02-30", "2026-02-30"),
                            ("P2W3D from 2026-04-03", "P2W3D"),
                            ("PT1H from 2027-03-28T02:30", "the clock was put forward"),
                            ("5 workdays from 2027-01-01 legal", "workdays are an agreement"),
                            ("P90D from 2060-12-01 legal", "calendar"),
                            ("x" * 5000, "is no term")):
            done = self.cadans.run("deadline", asked)
            self.assertEqual((done.returncode, done.stdout), (BAD_INPUT, ""), done.stderr)
            self.assertIn(says, done.stderr)
        self.assertEqual(self.cadans.run("deadline").returncode, USAGE)


class Calendar(unittest.TestCase):
    def setUp(self):
        self.cadans = Cadans(BINARY, SOURCE)

    def test_a_year_has_the_days_of_the_published_table(self):
        counts = {2025: 252, 2026: 251, 2027: 253, 2028: 250, 2029: 253, 2030: 254, 2031: 253,
                  2032: 255}
        for year, number in counts.items():
            found = self.cadans.json("calendar", year)
            self.assertEqual(found["legal_days"], number)
            table = {day: row["name"] for day, row in HOLIDAYS.items() if day[:4] == str(year)}
            days = {one["date"]: one["name"] for one in found["days"] if not one["legal"]}
            self.assertEqual(days, table)
            self.assertEqual(found["decree"] is not None, year <= 2028)

    def test_the_two_calendars_differ_where_they_should(self):
        days = {one["date"]: one for one in self.cadans.json("calendar", 2027)["days"]}
        self.assertEqual((days["2027-03-26"]["legal"], days["2027-03-26"]["office"]),
                         (False, True), "Good Friday")
        self.assertEqual(days["2027-02-08"]["kind"], "closure")
        self.assertEqual((days["2027-02-08"]["legal"], days["2027-02-08"]["office"]),
                         (True, False), "a closure day of the sample")
        self.assertEqual((days["2027-05-07"]["legal"], days["2027-05-07"]["office"]),
                         (False, False), "both a decree day and a closure day")

    def test_a_page_names_its_source_or_says_that_there_is_none(self):
        page = self.cadans.run("calendar", "2027").stdout
        self.assertTrue(page.startswith("2027: 253 dagen tellen voor de wet"), page)
        self.assertIn("Stcrt. 2025, 24713", page)
        self.assertIn("Voor 2029 is nog niet bekend", self.cadans.run("calendar", "2029").stdout)

    def test_a_year_beyond_the_calendar_is_refused(self):
        for year in ("2019", "2061", "99999999999"):
            done = self.cadans.run("calendar", year)
            self.assertEqual((done.returncode, done.stdout), (BAD_INPUT, ""), done.stderr)
            self.assertIn("2020 to 2060", done.stderr)
        self.assertEqual(self.cadans.run("calendar", "next").returncode, USAGE)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
