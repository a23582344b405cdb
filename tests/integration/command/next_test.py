"""`cadans next`: the days of a rule, against another library, and why each is where it is.

    next_test.py CADANS SOURCE
"""

import datetime
import random
import sys
import unittest

from dateutil.rrule import rrulestr

from program import Cadans

BINARY, SOURCE = sys.argv[1], sys.argv[2]
BAD_INPUT, NO_INPUT = 65, 66
RULES = 40


def drawn(chance):
    """A rule that names its days, of the kinds that Cadans follows."""
    every = f";INTERVAL={chance.choice([1, 1, 2, 3, 5])}"
    months = ",".join(map(str, sorted(chance.sample(range(1, 13), chance.randint(1, 4)))))
    number = chance.choice([1, 12, 15, 28, 29, 30, 31, -1, -3])
    day = chance.choice(["MO", "TU", "FR", "1MO", "-1FR", "3WE"])
    return chance.choice([
        f"FREQ=MONTHLY{every};BYMONTHDAY={number}",
        f"FREQ=MONTHLY{every};BYDAY={day}",
        f"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={chance.choice([1, 2, -1, -2])}",
        f"FREQ=YEARLY{every};BYMONTH={months};BYMONTHDAY={number}",
        f"FREQ=YEARLY{every};BYMONTH={months};BYDAY={day}",
        f"FREQ=YEARLY;BYYEARDAY={chance.choice([1, 100, 200, 365, -1])}",
        f"FREQ=WEEKLY{every};BYDAY={chance.choice(['MO', 'TU,TH', 'WE,FR,SU'])}",
        f"FREQ=DAILY;BYMONTH={months};BYDAY=MO"])


class Next(unittest.TestCase):
    def setUp(self):
        self.cadans = Cadans(BINARY, SOURCE)

    def asked(self, *words):
        return self.cadans.json("next", "--from", "2027-01-01", *words)

    def test_the_days_are_those_of_another_library(self):
        chance = random.Random(7)
        for _ in range(RULES):
            rule = drawn(chance)
            start = datetime.date(2026, 1, 1) + datetime.timedelta(days=chance.randint(0, 700))
            after = start + datetime.timedelta(days=chance.choice([0, 0, 500, 3000]))
            noon = datetime.datetime.combine(start, datetime.time())
            wanted = []
            for moment in rrulestr("RRULE:" + rule, dtstart=noon):
                if len(wanted) == 6 or moment.year > 2085:
                    break
                if moment.date() >= after:
                    wanted.append(moment.date().isoformat())
            if len(wanted) < 6:
                continue
            found = self.cadans.json("next", rule, "--counted-from", start, "--from", after,
                                     "--count", "6")["occurrences"]
            self.assertEqual([one["nominal"] for one in found], wanted, f"{rule} from {start}")

    def test_each_day_says_why_it_is_there(self):
        lines = self.cadans.run("next", "RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30", "--from",
                                "2027-01-01", "--count", "3", "--lang", "en").stdout.splitlines()
        self.assertEqual(lines[0], "RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30")
        self.assertRegex(lines[2], r"^2027-04-30 +2027-04-30 +2027-04-30 +the rule names this day$")
        self.assertRegex(lines[3], r"^2028-04-30 +2028-04-26 +2028-04-30 +the rule names this day; "
                         r"no day to agree something for \(Sun 30 April 2028 weekend, Sat 29 April "
                         r"2028 weekend, Fri 28 April 2028 Gelijkgestelde dag, Thu 27 April 2028 "
                         r"Koningsdag\), so the last good day before it: Wed 26 April 2028$")
        self.assertIn("2029", lines[-1])

    def test_an_interval_counts_from_its_day_and_never_from_the_one_before(self):
        found = self.asked("RRULE:FREQ=MONTHLY;INTERVAL=3", "--counted-from", "2026-11-30",
                           "--lang", "nl", "--count", "2")
        self.assertEqual([one["nominal"] for one in found["occurrences"]],
                         ["2027-02-28", "2027-05-30"])
        self.assertEqual(found["occurrences"][0]["why"][0],
                         "3 maanden na ma 30 november 2026; die maand is korter, daarom de laatste "
                         "dag")
        self.assertEqual(found["occurrences"][1]["why"][0], "6 maanden na ma 30 november 2026")

    def test_a_shift_takes_the_working_day_that_is_meant(self):
        for shift, due in (("previous", "2027-03-26"), ("next", "2027-03-30"),
                           ("nearest", "2027-03-26"), ("workday 3", "2027-03-03"),
                           ("workday -1", "2027-03-31"), ("before 2", "2027-03-25")):
            found = self.asked("RRULE:FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=28", "--shift", shift,
                               "--count", "1")["occurrences"][0]
            self.assertEqual((found["nominal"], found["due"]), ("2027-03-28", due), shift)
            self.assertGreater(len(found["why"]), 1)

    def test_a_duty_says_from_when_it_counts(self):
        found = self.cadans.json("next", "S1.COMMIT.1", "--from", "2026-11-09")
        self.assertEqual(found["counted_from"], "2026-11-09")
        self.assertEqual(found["occurrences"][0]["issue"], "2026-11-09")
        self.assertEqual(found["occurrences"][0]["nominal"], "2026-12-07")

    def test_what_it_cannot_follow_is_refused_with_what_to_write(self):
        for words, code, says in ((["RRULE:FREQ=YEARLY;BYWEEKNO=53"], BAD_INPUT, "libical 3.0.16"),
                                  (["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"], BAD_INPUT, "no day"),
                                  (["S1.COMIT.1"], NO_INPUT, "did you mean 'S1.COMMIT.1'?"),
                                  (["FREQ=YEARLY", "--shift", "near"], BAD_INPUT, "is no shift"),
                                  (["FREQ=YEARLY", "--from", "2027-02-30"], BAD_INPUT,
                                   "2027-02-30"),
                                  (["FREQ=YEARLY", "--count", "0"], BAD_INPUT, "--count")):
            done = self.cadans.run("next", *words)
            self.assertEqual((done.returncode, done.stdout), (code, ""), done.stderr)
            self.assertIn(says, done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
