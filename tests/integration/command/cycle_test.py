"""`cadans cycle`: the years of the cycles, their phases and their tasks; what is wrong with one in
the organisation file.

    cycle_test.py CADANS SOURCE
"""

import os
import sys
import tempfile
import unittest

from program import Cadans, edited

BINARY, SOURCE = sys.argv[1], sys.argv[2]
BAD_INPUT = 65
OWN = """
[[cycle]]
key = "isms"
name = "Informatieveiligheid"
starts_in = 1
[[cycle]]
key = "income"
name = "Uitkeringen"
starts_in = 9
subjects = ["process:uitkeringen"]
"""


class Cycle(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cadans = Cadans(BINARY, SOURCE)
        cls.folder = tempfile.TemporaryDirectory()
        cls.config = cls.with_cycles(OWN, "config")
        cls.data = os.path.join(cls.folder.name, "year")
        cls.figures = cls.cadans.json("simulate", "--config", cls.config, "--data", cls.data,
                                      "--from", "2027-01-04", "--for", "P1Y")
        cls.store = os.path.join(cls.data, "rehearsal.db")

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def with_cycles(cls, text, name):
        own = '[[cycle]]\nkey = "isms"\nname = "informatieveiligheid"\nstarts_in = 1\n'
        config = edited(SOURCE, os.path.join(cls.folder.name, name),
                        {"organisation.toml": [(own, "")]})
        with open(os.path.join(config, "organisation.toml"), "a", encoding="utf-8") as file:
            file.write(text)
        return config

    def asked(self, *words):
        return self.cadans.json("cycle", *words, "--store", self.store)

    def test_years_run_side_by_side_each_in_its_own_phase(self):
        running = {(one["cycle"], one["years"]): one["state"] for one in self.asked()}
        self.assertEqual(running, {("isms", "2027"): "check", ("isms", "2028"): "do",
                                   ("income", "2026/2027"): "act",
                                   ("income", "2027/2028"): "do"})
        closed = {one["years"] for one in self.asked("--all")} - {"2027", "2028"}
        self.assertLessEqual({"2026", "2025/2026"}, closed)

    def test_each_task_that_comes_back_is_in_one_of_them(self):
        rows = self.cadans.json("tasks", "--store", self.store)
        tasks = {one["task"]: one for one in (rows["tasks"] if isinstance(rows, dict) else rows)}
        years = self.asked("--all")
        for year in years:
            for one in year["tasks"]:
                self.assertEqual(tasks[one["task"]]["state"], one["state"])
            inside = [one for one in year["tasks"] if one["years"][-1].startswith(year["cycle"])]
            counted = sum(sum(phase.values()) for phase in year["phases"].values())
            self.assertEqual(counted + year["carried_out"], len(inside))
        review = [year["years"] for year in years for one in year["tasks"]
                  if one["duty"] == "A.ISMS.9"]
        self.assertIn("2026", review, "the review of February looks back")

    def test_the_figures_of_a_rehearsal_name_the_same_phases(self):
        went = {(one["cycle"], one["starts"]): [phase["on"] for phase in one["phases"]]
                for one in self.figures["cycles"]}
        shown = {(one["cycle"], one["do"]): [phase["on"] for phase in one["went_through"]]
                 for one in self.asked("--all")}
        self.assertEqual(went, shown)

    def test_it_reads_as_a_page_in_both_languages(self):
        words = ("cycle", "isms", "--year", "2027", "--store", self.store)
        dutch = self.cadans.run(*words).stdout
        english = self.cadans.run(*words, "--lang", "en").stdout
        self.assertIn("De jaarcyclus 2027 (Informatieveiligheid): controleren, sinds", dutch)
        self.assertIn("The yearly cycle 2027 (Informatieveiligheid): check, since", english)
        self.assertEqual(dutch.count("\n"), english.count("\n"))

    def test_another_name_is_refused_with_those_that_there_are(self):
        done = self.cadans.run("cycle", "nope", "--store", self.store, "--lang", "en")
        self.assertEqual(done.returncode, BAD_INPUT)
        self.assertIn("no such yearly cycle: nope. Instead: isms, income.", done.stderr)

    def test_what_is_wrong_with_a_cycle_is_said_where_it_stands(self):
        wrong = {"starts_in = 13": "starts_in", "act_after = 10": "act comes after check",
                 "close_after = 12": "it closes after its year", "plan_before = 12": "plan_before",
                 "month = 3": "month", 'subjects = ["process:weather"]': "no process:weather"}
        for number, (line, says) in enumerate(wrong.items()):
            with self.subTest(line):
                head = '\n[[cycle]]\nkey = "one"\nname = "One"\n'
                starts = "" if line.startswith("starts_in") else "starts_in = 2\n"
                rest = '[[cycle]]\nkey = "all"\nname = "All"\nstarts_in = 1\n'
                config = self.with_cycles(head + starts + line + "\n" + rest, f"wrong-{number}")
                done = self.cadans.run("check", "--config", config)
                self.assertEqual(done.returncode, BAD_INPUT, done.stdout)
                self.assertIn(says, done.stderr + done.stdout)

    def test_of_several_one_is_over_all_the_rest(self):
        config = self.with_cycles('\n[[cycle]]\nkey = "a"\nname = "A"\nstarts_in = 1\n'
                                  '[[cycle]]\nkey = "b"\nname = "B"\nstarts_in = 2\n', "two")
        done = self.cadans.run("check", "--config", config)
        self.assertEqual(done.returncode, BAD_INPUT)
        self.assertIn("2 cycles name no subjects: one must", done.stderr + done.stdout)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
