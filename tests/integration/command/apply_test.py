"""`cadans apply`: what one person proposes, another approves; on a store that nobody serves and on
one with an engine, both ways the same. After a refusal nothing has changed.

    apply_test.py CADANS SOURCE [Alone|Served]
"""

import os
import shutil
import sys
import tempfile
import unittest

from begun import BAD_INPUT, MAY_NOT, SOURCE, Begun
from program import edited


class Apply(Begun):
    def setUp(self):
        super().setUp()
        other = tempfile.TemporaryDirectory()
        self.addCleanup(other.cleanup)
        self.other = edited(SOURCE, other.name, {
            "settings.toml": [('\nrun = "embedded"', '\nrun = "process"')],
            "organisation.toml": [("project_mode_until = 2027-01-10",
                                   "project_mode_until = 2098-12-30"),
                                  ('occupant = "gijs"', 'occupant = "lam"'),
                                  ("I. Ezel", "I. Ezel-Ram")]})

    def propose(self):
        done = self.run_here("apply", "--config", self.other, "--as", "functional-admin",
                             "--reason", "a new CISO", "--lang", "en")
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def proposal(self):
        return self.look("apply", "show")

    def plan(self, config):
        return self.look("apply", "--dry-run", "--config", config)

    def test_what_one_proposes_another_puts_in_force(self):
        said = self.propose()
        self.assertRegex(said, r'changed: positions ciso occupant: "gijs" becomes "lam"\n')
        self.assertIn("changed: person ezel: name\n", said)
        self.assertRegex(said, r"ACCEPTED\nProposed\. None of it is in force until another")
        self.assertEqual(self.plan(self.config)["content"], [], "nothing has changed yet")
        waiting = self.proposal()
        self.assertEqual((waiting["by"], waiting["reason"]), ("sluis", "a new CISO"))
        self.assertEqual(waiting["content"], self.plan(self.other)["content"])
        self.assertEqual(waiting["work"], self.plan(self.other)["work"])
        still = self.look("status")["stands_still"]
        self.assertTrue(any("X. Sluis" in line and "cadans apply show" in line for line in still))
        self.accepted("apply", "approve", waiting["code"], "--as", "iso")
        self.assertEqual(self.plan(self.other)["content"], [])
        self.assertIsNone(self.proposal())
        types = [entry["type"] for entry in self.exported()]
        self.assertEqual(types[types.index("engine.propose-content"):][:3],
                         ["engine.propose-content", "engine.approve-content", "engine.load"])

    def test_show_says_it_in_words_and_ends_with_the_code(self):
        self.propose()
        done = self.run_here("apply", "show", "--lang", "en")
        self.assertRegex(done.stdout, r'^Proposed by X\. Sluis .*: "a new CISO"\.\n\n')
        self.assertIn("becomes", done.stdout)
        self.assertIn(f"'cadans apply approve {self.proposal()['code']}'", done.stdout)

    def test_its_author_does_not_approve_it(self):
        self.propose()
        code = self.proposal()["code"]
        self.refused(MAY_NOT, "zelf voorgesteld", "apply", "approve", code, "--as", "sluis")
        self.refused(MAY_NOT, "gaat hier een ander", "apply", "approve", code, "--as", "weide")

    def test_an_approval_is_of_what_was_seen(self):
        self.propose()
        self.refused(MAY_NOT, "kijk opnieuw", "apply", "approve", "4f3a90c2d1e7", "--as", "ciso")
        self.refused(MAY_NOT, "data.code", "apply", "approve", "XYZ", "--as", "ciso")

    def test_it_can_be_taken_back(self):
        self.propose()
        self.accepted("apply", "withdraw", "--as", "ciso", "--reason", "after the recess")
        self.assertIsNone(self.proposal())
        self.refused(MAY_NOT, "Er ligt geen voorstel", "apply", "withdraw", "--as", "ciso")
        done = self.run_here("apply", "show", "--lang", "en")
        self.assertEqual((done.returncode, done.stdout), (0, "No proposal waits.\n"))

    def test_what_is_as_it_is_is_not_proposed(self):
        done = self.run_here("apply", "--config", self.config, "--as", "ciso", "--lang", "en")
        self.assertEqual((done.returncode, done.stdout), (0, "The folder is what is in force.\n"))
        self.assertIsNone(self.proposal())

    def test_who_may_not_proposes_nothing(self):
        done = self.run_here("apply", "--config", self.other, "--as", "weide")
        self.assertEqual(done.returncode, MAY_NOT, done.stderr)
        self.assertIn("gaat hier een ander", done.stderr)
        self.assertIsNone(self.proposal())

    def test_a_duty_that_is_taken_out_while_it_is_open_is_not_proposed(self):
        duty = next(entry["data"]["duty"] for entry in self.exported()
                    if entry["type"] == "task.issue")
        duties = os.path.join(self.folder.name, "duties")
        shutil.copytree(os.path.join(SOURCE, "workflows", "duties"), duties)
        renamed = 0
        for name in os.listdir(duties):
            path = os.path.join(duties, name)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            renamed += text.count(f'"{duty}"')
            with open(path, "w", encoding="utf-8") as file:
                file.write(text.replace(f'"{duty}"', '"S1.OTHER.9"'))
        self.assertGreater(renamed, 0)
        self.refused(BAD_INPUT, f"of {duty}: the catalogue no longer has", "apply", "--config",
                     self.config, "--duties", duties, "--as", "ciso")


class Alone(Apply, unittest.TestCase):
    pass


class Served(Apply, unittest.TestCase):
    served = True


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], *sys.argv[3:]])
