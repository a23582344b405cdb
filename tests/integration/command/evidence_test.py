"""`cadans evidence`: answers that were given elsewhere, read in and answered, alone and with an
engine that serves.

    evidence_test.py CADANS SOURCE [Alone | Served]
"""

import datetime
import os
import sys
import unittest

from begun import BAD_INPUT, MAY_NOT, NO_INPUT, Begun

HEAD = ("source,norm,question,measure,subject,answer,remark,kind,document,document_date,"
        "valid_until\n")
DAY = (datetime.date.today() - datetime.timedelta(days=30)).isoformat()


def answer(number, measure, **other):
    fields = {"answer": "ja", "remark": "it is there", "kind": "register",
              "document": f"Z-2026-{number}", "day": DAY, **other}
    return (f"ENSIA-2026,BIO2,V-{number},{measure},organisation,{fields['answer']},"
            f"{fields['remark']},{fields['kind']},{fields['document']},{fields['day']},\n")


class Evidence(Begun):
    def file(self, *rows):
        name = os.path.join(self.folder.name, "answers.csv")
        with open(name, "w", encoding="utf-8") as file:
            file.write(HEAD + "".join(rows))
        return name

    def read_in(self, *rows, code=0):
        done = self.run_here("evidence", "import", self.file(*rows), "--as", "ciso",
                             "--lang", "en")
        self.assertEqual(done.returncode, code, done.stderr)
        self.assertTrue(done.stdout.endswith("ACCEPTED\n"), done.stdout)
        return done

    def test_what_fits_is_offered_and_accepted_by_its_owner(self):
        self.read_in(answer(1, "5.09.01"), answer(2, "5.30.02"), answer(3, "8.15.06"))
        offers = {one["entry"]: one for one in self.look("evidence", "--json")}
        self.assertEqual(sorted(offers), ["S1.RISK.1", "S1.VDW1.2"])
        self.assertEqual(offers["S1.VDW1.2"]["document"], "Z-2026-1")
        number = offers["S1.VDW1.2"]["offer"]
        self.refused(MAY_NOT, "^REFUSED  ", "evidence", "accept", number, "--as", "ciso")
        self.accepted("evidence", "accept", number, "--as", "ict-head")
        done = [one for one in self.look("tasks", "--json") if one["duty"] == "S1.VDW1.2"]
        self.assertEqual([one["state"] for one in done], ["done"])
        shown = self.run_here("explain", number, "--lang", "en").stdout
        self.assertIn("State: accepted", shown)

    def test_it_is_shown_beside_what_is_asked(self):
        self.read_in(answer(1, "5.09.01"))
        shown = self.run_here("evidence", "show", "O" + self.number(), "--lang", "en").stdout
        for line in ("asked       Inventory", "found       Z-2026-1", "remark      it is there"):
            self.assertIn(line, shown)

    def number(self):
        return self.look("evidence", "--json")[0]["offer"][1:]

    def test_the_same_file_twice_is_one_entry_and_changes_nothing(self):
        self.read_in(answer(1, "5.09.01"))
        before = self.look("evidence", "--json")
        entries = len(self.exported())
        self.read_in(answer(1, "5.09.01"))
        self.assertEqual(self.look("evidence", "--json"), before)
        self.assertEqual(len(self.exported()), entries + 1)

    def test_a_bad_row_is_named_and_the_others_are_read(self):
        done = self.read_in(answer(1, "5.09.01"), answer(2, "5.30.02", day="2026-02-30"),
                            answer(3, "5.31", remark="=CMD()"), code=BAD_INPUT)
        self.assertRegex(done.stderr, r"answers\.csv:3:10: error: 'document_date'")
        self.assertRegex(done.stderr, r"answers\.csv:4:7: error: .* begins as a formula does")
        self.assertEqual(len(self.look("evidence", "--json")), 1)

    def test_a_dry_run_says_what_each_is_worth_and_changes_nothing(self):
        before = self.cadans.head(self.store)
        rows = self.look("evidence", "import", "--dry-run", "--json",
                         self.file(answer(1, "5.09.01"), answer(2, "5.09.01", answer="nee")))
        self.assertEqual([(one["verdict"], one["reason"]) for one in rows],
                         [("close", "complete"), ("none", "answer")])
        self.assertEqual(self.cadans.head(self.store), before)

    def test_a_thousand_answers_are_read_and_one_more_is_refused(self):
        rows = [answer(number, "5.09.01") for number in range(1, 1002)]
        self.read_in(*rows[:1000])
        self.assertEqual(len(self.look("evidence", "--json")), 1000)
        done = self.read_in(*rows, code=BAD_INPUT)
        self.assertIn("more than 1000 answers in one file", done.stderr)

    def test_what_is_no_file_of_answers_is_refused(self):
        self.refused(NO_INPUT, "^cadans: ", "evidence", "import", "none.csv", "--as", "ciso")
        self.refused(BAD_INPUT, "no column is called 'vraag'", "evidence", "import",
                     self.other("vraag;antwoord\n1;ja\n"), "--as", "ciso")
        self.refused(MAY_NOT, "^REFUSED  ", "evidence", "import",
                     self.file(answer(1, "5.09.01")), "--as", "ict-head")
        self.refused(MAY_NOT, "^REFUSED  ", "evidence", "accept", "O9999", "--as", "ict-head")

    def other(self, text):
        name = os.path.join(self.folder.name, "other.csv")
        with open(name, "w", encoding="utf-8") as file:
            file.write(text)
        return name


class Alone(Evidence, unittest.TestCase):
    """Nobody serves the store: the command takes the lock and sends nothing."""


class Served(Evidence, unittest.TestCase):
    """An engine holds the lock: the command speaks to it."""
    served = True


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[3:]])
