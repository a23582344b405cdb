"""`cadans people`, `positions`, `last-done`: the organisation as CSV, out and in, who held what,
and when what comes back was last done.

    organisation_test.py CADANS SOURCE
"""

import csv
import io
import os
import re
import shutil
import unittest

from begun import BAD_INPUT, MAY_NOT, NO_INPUT, SOURCE, Begun

DUTY = """schema = 1
[[duty]]
id = "X.BACKUP"
title_nl = "Terugzetten van een back-up oefenen"
title_en = "Practise restoring a backup"
stage = 0
component = "PDCA"
role = "ict-head"
per = "organisation"
recurrence = "RRULE:FREQ=MONTHLY;INTERVAL=6"
anchor = "last-done"
interval = "max-interval"
lead_time = "P3W"
first = {ask = "last-done-on", unknown = "spread", over = "P6M", by = "risk"}
adjust = "previous-office-day"
ladder = "standard"
effort = "PT4H"
allows_nil = true
validity = "P1Y"
asks = "test"
level = "operation"
evidence_nl = ["Verslag"]
evidence_en = ["Report"]
clause_refs = []
basis = "practice"
source = "a test"
confidence = "proposal"
"""


class Organisation(Begun, unittest.TestCase):
    @classmethod
    def prepare(cls):
        duties = os.path.join(cls.config, "duties")
        shutil.copytree(os.path.join(SOURCE, "workflows", "duties"), duties,
                        ignore=shutil.ignore_patterns("year-*"))  # one comes back: the test's own
        with open(os.path.join(duties, "restore.toml"), "w", encoding="utf-8") as file:
            file.write(DUTY)

    def out(self, *words):
        done = self.run_here(*words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def config_with(self, **lists):
        """A copy of the config folder in which these stand as CSV and no longer as tables."""
        config = os.path.join(self.folder.name, "config")
        shutil.rmtree(config, ignore_errors=True)
        shutil.copytree(self.config, config)
        path = os.path.join(config, "organisation.toml")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for name, table in (("people", "person"), ("positions", "position")):
            if name not in lists:
                continue
            text = re.sub(rf"(?ms)^\[\[{table}\]\]\n.*?(?=^\[)", "", text)
            with open(os.path.join(config, name + ".csv"), "w", encoding="utf-8") as file:
                file.write(lists[name])
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return config

    def test_what_goes_out_as_csv_comes_in_the_same(self):
        config = self.config_with(people=self.out("people", "--csv"),
                                  positions=self.out("positions", "--csv"))
        plan = self.look("apply", "--dry-run", "--config", config)
        self.assertEqual((plan["content"], plan["work"]), ([], []))

    def test_people_are_listed_by_name_and_with_their_positions(self):
        people = list(csv.DictReader(io.StringIO(self.out("people", "--csv"))))
        keys = [one["key"] for one in people]
        self.assertEqual(keys, sorted(keys))
        gijs = next(one for one in people if one["key"] == "gijs")
        self.assertEqual((gijs["name"], gijs["working_days"]), ("I. Gijs", "MO TU TH"))
        self.assertIn("I. Gijs", self.out("people"))
        known = {one["key"]: one["positions"] for one in self.look("people")}
        self.assertEqual(known["gijs"], "ciso")

    def test_a_row_that_changes_is_proposed_and_then_history(self):
        rows = self.out("positions", "--csv").replace("CISO,directie,gijs", "CISO,directie,lam")
        config = self.config_with(positions=rows)
        said = self.out("apply", "--config", config, "--as", "functional-admin", "--lang", "en")
        self.assertRegex(said, r'positions ciso occupant: "gijs" becomes "lam"')
        code = self.look("apply", "show")["code"]
        self.accepted("apply", "approve", code, "--as", "iso")
        history = self.look("positions", "ciso", "--history")
        self.assertEqual([(one["occupant"], one["by"]) for one in history],
                         [("gijs", ""), ("lam", "lam")])
        self.assertIn("J. Lam", self.out("positions", "ciso", "--history"))
        self.assertEqual(self.look("positions", "ciso")[0]["occupant"], "lam")
        self.assertEqual(self.look("positions", "--on", "2020-01-06"), [])

    def test_every_bad_row_is_named_and_nothing_changes(self):
        people = self.out("people", "--csv").splitlines()
        people[1] = people[1].replace("MO", "MAANDAG", 1)
        people[3] = "=" + people[3]
        config = self.config_with(people="\n".join(people) + "\n")
        self.refused(BAD_INPUT, r"people\.csv:2:5: .*\n(.*\n)*.*people\.csv:4:1: error: .* begins "
                                "as a formula does", "apply", "--config", config, "--as", "ciso")

    def test_a_position_that_nobody_knows_is_not_there(self):
        self.refused(NO_INPUT, "nergens", "positions", "nergens")
        self.refused(NO_INPUT, "nergens", "positions", "nergens", "--history")

    def test_what_comes_back_is_asked_when_it_was_last_done(self):
        asked = self.look("last-done")
        self.assertEqual([(one["entry"], one["about"], one["known"]) for one in asked],
                         [("X.BACKUP", "organisation", "asked")])
        self.assertIn("wordt gevraagd", self.out("last-done"))
        self.accepted("last-done", "say", "X.BACKUP", "--on", "2026-09-01", "--as", "ict-head")
        known = self.look("last-done")[0]
        self.assertEqual((known["known"], known["last_done_on"]), ("said", "2026-09-01"))
        self.accepted("last-done", "say", "X.BACKUP", "--unknown", "--as", "ciso")
        self.assertEqual(self.look("last-done")[0]["known"], "unknown")
        self.refused(MAY_NOT, "last-done", "last-done", "say", "S1.RISK.3", "--on", "2026-09-01",
                     "--as", "ciso")
        self.refused(MAY_NOT, "komt nog", "last-done", "say", "X.BACKUP", "--on", "2099-09-01",
                     "--as", "ciso")
        self.refused(MAY_NOT, "wie er werk van krijgt|CISO", "last-done", "say", "X.BACKUP", "--on",
                     "2026-09-01", "--as", "communications")

    def test_the_answers_are_read_from_a_file(self):
        path = os.path.join(self.folder.name, "answers.csv")
        text = self.out("last-done", "--csv")
        self.assertEqual(text.splitlines()[0], "entry,about,last_done_on,title")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace("organisation,,", "organisation,2026-09-01,"))
        self.accepted("last-done", "read", path, "--as", "ciso")
        self.assertEqual(self.look("last-done")[0]["last_done_on"], "2026-09-01")
        for line, says in (("X.BACKUP,organisation,soon",
                            r"answers\.csv:2:3: error: 'last_done_on': soon is no day"),
                           ("X.BACKUP", r"answers\.csv:2:1: error: the row has 1 fields"),
                           ("X.BACKUP,organisation,=TODAY()",
                            r"answers\.csv:2:3: error: '=TODAY\(\)' begins as a formula does"),
                           ("X.BACKUP,organisation,\uff1d1",
                            r"answers\.csv:2:3: error: .* begins as a formula does"),
                           ("X.BACKUP,\udceb,2026-09-01", r"answers\.csv:2:0: error: .* not UTF-8"),
                           ("X.BACKUP;organisation;2026-09-01",
                            r"answers\.csv:2:1: error: the row has 1 fields"),
                           ("X.BACKUP,organisation,", "no line of it says a day")):
            with open(path, "w", encoding="utf-8", errors="surrogateescape") as file:
                file.write("entry,about,last_done_on\n" + line + "\n")
            self.refused(BAD_INPUT, says, "last-done", "read", path, "--as", "ciso")

    def test_the_golive_says_what_was_not_asked_yet(self):
        said = self.out("golive", "--team", "it", "--from", "2099-01-12", "--as", "ciso", "--lang",
                        "en")
        self.assertIn("the work of Informatie en ICT", said)
        self.assertIn("Nobody has said yet when 1 task that comes back was last done", said)
        still = " ".join(self.look("status", "--lang", "en")["stands_still"])
        self.assertIn("Project mode until", still)
        self.assertIn("The works council agreed on Thu 10 December, OR-2026-014", said)


class WithoutConsent(Begun, unittest.TestCase):
    """W9 of escalation, section 13."""

    @classmethod
    def prepare(cls):
        path = os.path.join(cls.config, "organisation.toml")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        without = text.replace('consent_on = 2026-12-10\nconsent_reference = "OR-2026-014"\n', "")
        assert without != text
        with open(path, "w", encoding="utf-8") as file:
            file.write(without)

    def test_the_golive_says_that_there_is_none_and_what_then_is_about_teams_only(self):
        for language, says in (("nl", "staat geen instemming in de organisatie"),
                               ("en", "holds no consent of the works council")):
            done = self.run_here("golive", "--team", "it" if language == "nl" else "bz", "--from",
                                 "2099-01-12", "--as", "ciso", "--lang", language)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn(says, " ".join(done.stdout.split()))
            self.assertIn("alleen over teams" if language == "nl" else "about teams only",
                          " ".join(done.stdout.split()))


if __name__ == "__main__":
    unittest.main(argv=["organisation_test.py"])
