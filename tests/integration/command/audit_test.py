"""`cadans audit`: the audits and their programme in a rehearsed town; an audit by hand from the
announcement to the report; what is wrong with the section in the organisation file.

    audit_test.py CADANS SOURCE
"""

import os
import sys
import tempfile
import unittest
from datetime import date

from program import Cadans, edited

BINARY, SOURCE = sys.argv[1], sys.argv[2]
REFUSED, BAD_INPUT = 77, 65
TERMS = ("--criteria", "BIO2 5.15 to 5.18", "--scope", "access, 2028", "--method", "papers",
         "--independence", "no part in it")


class Audit(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cadans = Cadans(BINARY, SOURCE)
        cls.folder = tempfile.TemporaryDirectory()
        data = os.path.join(cls.folder.name, "years")
        cls.cadans.json("simulate", "--data", data, "--from", "2027-01-04", "--for", "P16M")
        cls.store = os.path.join(data, "rehearsal.db")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def asked(self, *words):
        return self.cadans.json("audit", *words, "--store", self.store)

    def programme(self):
        return self.asked("programme")[-1]

    def test_the_programme_is_adopted_with_a_number_and_leaves_nothing_out(self):
        programme = self.programme()
        self.assertIn(programme["state"], ("in_force", "changed"))
        self.assertRegex(programme["number"], r"^D-20\d\d-\d+$")
        self.assertRegex(programme["hash"], r"^[0-9a-f]{64}$")
        years = range(programme["first_year"], programme["last_year"] + 1)
        self.assertEqual(len(years), 4)
        lines = {line["about"]: line for line in programme["lines"]}
        for about in ("process:brp", "process:uitkeringen", "supplier:paspoortwerk", "theme:5",
                      "theme:6", "theme:7", "theme:8", "theme:C9"):
            self.assertLessEqual(set(lines[about]["years"]), set(years), about)
            self.assertTrue(lines[about]["years"], about)
        self.assertEqual(lines["process:brp"]["why"], "critical")
        self.assertNotIn("supplier:waakvlam", lines)

    def test_each_planned_audit_that_came_has_its_task_and_its_audit(self):
        planned = [one for one in self.programme()["planned"] if one["task"]]
        self.assertTrue(planned)
        of_task = {one["task"]: one for one in self.asked()}
        for one in planned:
            audit = of_task[one["task"]]
            self.assertEqual(audit["kind"], "internal")
            self.assertLessEqual(audit["target"], one["on"])
            self.assertEqual(audit["themes"], one["themes"])

    def test_audits_of_schemes_and_of_law_stand_beside_them(self):
        kinds = {one["kind"] for one in self.asked()}
        self.assertLessEqual({"internal", "digid", "ensia", "wpg-internal"}, kinds)

    def test_a_closed_one_has_all_that_an_auditor_looks_for(self):
        closed = [one for one in self.asked() if one["state"] == "closed" and "grade" in one]
        self.assertTrue(closed)
        for one in closed:
            for field in ("criteria", "scope", "method", "independence", "sample", "response",
                          "report", "reported_to"):
                self.assertTrue(one[field], (one["audit"], field))
            days = [one[day] for day in ("announced", "begun", "reported", "heard", "concluded",
                                         "accepted", "closed")]
            self.assertEqual(days, sorted(days), one["audit"])
            self.assertEqual("findings" in one, one["grade"] != "green")

    def test_who_audited_gets_it_back_with_the_own_statement(self):
        held = self.cadans.json("person", "export", "roos", "--as", "roos", "--store", self.store)
        own = {one["audit"]: one for one in held["work"] if "audit" in one}
        closed = [one for one in self.asked() if one["state"] == "closed"
                  and one["position"] == "internal-auditor"]
        self.assertTrue(closed)
        for one in closed:
            self.assertEqual(own[one["audit"]]["as"], ["audited"])
            self.assertEqual(own[one["audit"]]["texts"]["statement"], one["independence"])

    def test_only_those_of_one_year(self):
        for one in self.asked("--year", "2028"):
            self.assertEqual(date.fromisoformat(one["target"]).year, 2028)

    def test_it_reads_in_both_languages(self):
        for words in ((), ("programme",), ("show", self.asked()[0]["audit"])):
            dutch = self.cadans.run("audit", *words, "--store", self.store).stdout
            english = self.cadans.run("audit", *words, "--store", self.store, "--lang", "en").stdout
            self.assertEqual(dutch.count("\n"), english.count("\n"), words)
            self.assertNotEqual(dutch, english)

    def test_one_that_is_not_there_is_refused(self):
        for words in (("show", "A1"), ("show", "T1"), ("begin", "A1", "--as", "roos")):
            done = self.cadans.run("audit", *words, "--store", self.store)
            self.assertNotEqual(done.returncode, 0, words)
            self.assertIn("cadans audit", done.stderr)

    def test_by_hand_from_the_terms_to_the_fieldwork(self):
        done = self.cadans.run("event", "happened", "external-audit", "--store", self.store,
                               "--as", "roos")
        self.assertEqual(done.returncode, 0, done.stderr)
        wanted = [one for one in self.asked() if one["kind"] == "external-party"]
        self.assertEqual([one["state"] for one in wanted], ["planned"])
        audit = wanted[0]["audit"]

        def say(verb, *words, person="roos"):
            done = self.cadans.run("audit", verb, audit, *words, "--store", self.store,
                                   "--as", person)
            return done.returncode, done.stdout + done.stderr

        before = self.asked("show", audit)
        code, said = say("announce", *TERMS[:4])
        self.assertEqual(code, REFUSED, said)
        self.assertIn("--criteria, --scope", said)
        code, said = say("announce", *TERMS, person="gijs")
        self.assertEqual(code, REFUSED, said)
        self.assertEqual(self.asked("show", audit), before)
        self.assertEqual(say("announce", *TERMS)[0], 0)
        self.assertEqual(say("begin")[0], 0)
        after = self.asked("show", audit)
        self.assertEqual(after["state"], "fieldwork")
        self.assertEqual(after["criteria"], "BIO2 5.15 to 5.18")
        code, said = say("conclude", "--evidence", "Z-2028-1", "--grade", "green")
        self.assertEqual(code, REFUSED, said)
        self.assertIn("fieldwork. Instead: announce, hand over the draft report.", said)

    def test_other_years_are_chosen_with_a_reason(self):
        programme = self.programme()
        years = f"{programme['last_year'] - 1},{programme['last_year']}"
        words = ("choose", "process:uitkeringen", "--years", years, "--store", self.store)
        done = self.cadans.run("audit", *words, "--as", "roos")
        self.assertEqual(done.returncode, REFUSED, done.stderr)
        done = self.cadans.run("audit", *words, "--reason", "a new system", "--as", "roos")
        self.assertEqual(done.returncode, 0, done.stderr)
        line = next(one for one in self.programme()["lines"]
                    if one["about"] == "process:uitkeringen")
        self.assertEqual(line["why"], "chosen")
        self.assertEqual(line["years"][-2:], [int(year) for year in years.split(",")])

    def test_what_is_wrong_with_the_section_is_said_where_it_stands(self):
        own = "programme_years = 4\ncritical_every = 2\n"
        for number, (text, says) in enumerate({
                "programme_years = 9\n": "programme_years",
                "programme_years = 2\ncritical_every = 3\n": "must fit in programme_years",
                "every = 2\n": "every"}.items()):
            config = edited(SOURCE, os.path.join(self.folder.name, f"wrong-{number}"),
                            {"organisation.toml": [(own, text)]})
            done = self.cadans.run("check", "--config", config)
            self.assertEqual(done.returncode, BAD_INPUT, done.stdout)
            self.assertIn(says, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
