"""`cadans init`: its questions answered by a person or by options, and the folder that it makes.

    init_test.py CADANS SOURCE
"""

import os
import pty
import subprocess
import sys
import tempfile
import unittest

from program import Cadans

BINARY, SOURCE = sys.argv[1], sys.argv[2]
BAD_INPUT, NO_INPUT, CANNOT_CREATE = 65, 66, 73
ANSWERS = ["Gemeente Ons Dorp", "ons-dorp.example", "12500", "Burgerzaken, Belastingen",
           "I. Gijs, i.gijs@ons-dorp.example", "", "J. Pim, j.pim@ons-dorp.example",
           "J. Pim, j.pim@ons-dorp.example", "n"]
FLAGS = ["--name", "--domain", "--inhabitants", "--processes", "--ciso", "--iso", "--secretary",
         "--agenda-secretary", "--on-call"]
LIST = """naam;mail;functie
"Gijs, I.";i.gijs@ons-dorp.example;ciso
K. Duif;k.duif@ons-dorp.example;owner-burgerzaken

L. Haas;l.haas@ons-dorp.example
"""


class Init(unittest.TestCase):
    def setUp(self):
        self.cadans = Cadans(BINARY, SOURCE)
        self.folder = tempfile.TemporaryDirectory()
        self.made = os.path.join(self.folder.name, "ons-dorp")

    def tearDown(self):
        self.folder.cleanup()

    def init(self, *words, answers=()):
        return self.cadans.run("init", self.made, *words, given="\n".join([*answers, ""]))

    def written(self, name, text):
        path = os.path.join(self.folder.name, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def organisation(self):
        with open(os.path.join(self.made, "organisation.toml"), encoding="utf-8") as file:
            return file.read()

    def assert_serves(self):
        checked = self.cadans.run("check", "--config", self.made)
        self.assertEqual(checked.returncode, 0, checked.stderr)
        data = os.path.join(self.folder.name, "data")
        with self.cadans.serving(data, self.made):
            status = self.cadans.json("status", "--data", data)
            tasks = self.cadans.json("tasks", "--data", data)
        self.assertEqual(status["organisation"], "Gemeente Ons Dorp")
        self.assertTrue(tasks)
        for task in tasks:
            self.assertRegex(task["duty"], r"^(S1|A)\.")
            self.assertIn(task["basis"], ("law", "norm", "seed", "seed-derived", "proposal"))
        return status

    def test_the_questions_answered_by_a_person_make_a_folder_that_serves(self):
        done = self.init(answers=ANSWERS)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("Who is the CISO?", done.stdout)
        self.assertEqual(self.organisation().count('name = "J. Pim"'), 1, "one in two posts")
        self.assertEqual(done.stdout.count("stage 2: nobody holds the role ot-coordinator"), 1)
        status = self.assert_serves()
        self.assertIn("iso", [one["position"] for one in status["vacancies"]])

    def test_options_answer_without_a_question(self):
        done = self.init(*[word for pair in zip(FLAGS, ANSWERS) for word in pair])
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn("?", done.stdout)
        self.assert_serves()

    def test_a_list_of_people_fills_posts_that_are_then_not_asked(self):
        people = self.written("people.csv", LIST)
        done = self.init("--people", people, answers=ANSWERS[:4] + ANSWERS[5:])
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertNotIn("Who is the CISO?", done.stdout)
        self.assertIn('name = "Gijs, I."', self.organisation())
        self.assertIn('occupant = "k-duif"', self.organisation())
        self.assertIn('name = "L. Haas"', self.organisation())
        self.assert_serves()

    def test_what_is_wrong_is_named_and_nothing_is_made(self):
        def but(at, answer):
            return [*ANSWERS[:at], answer, *ANSWERS[at + 1:]]

        def listed(text):
            return ["--people", self.written(f"people-{len(text)}.csv", text)]

        head = "name,mail,position\n"
        cases = [
            (BAD_INPUT, "the answers ended at", [], ANSWERS[:3]),
            (BAD_INPUT, "--name", [], but(0, "...")),
            (BAD_INPUT, "--domain", [], but(1, "info@ons-dorp.example")),
            (BAD_INPUT, "--inhabitants", [], but(2, "12.500")),
            (BAD_INPUT, "--inhabitants", [], but(2, "-5")),
            (BAD_INPUT, "--processes", [], but(3, "a, b, c")),
            (BAD_INPUT, "--processes", [], but(3, "")),
            (BAD_INPUT, "--processes", [], but(3, "Burgerzaken, burgerzaken")),
            (BAD_INPUT, "--ciso", [], but(4, "I. Gijs")),
            (BAD_INPUT, "another address", [], but(7, "J. Pim, other@ons-dorp.example")),
            (BAD_INPUT, "y or n", [], but(8, "perhaps")),
            (BAD_INPUT, ".csv:3:", listed(head + "A. Aap,a@x.example,\nB. Noot\n"), ANSWERS),
            (BAD_INPUT, ".csv:2:", listed(head + "A. Aap,a aap@x.example,\n"), ANSWERS),
            (BAD_INPUT, "stands here twice", listed(head + "A,a@x.example\nA,b@x.example\n"),
             ANSWERS),
            (BAD_INPUT, "no position 'chief'", listed(head + "A,a@x.example,chief\n"), ANSWERS),
            (BAD_INPUT, ".csv:3: field 1: '=HYPERLINK(1)' begins as a formula does",
             listed(head + "A,a@x.example,\n=HYPERLINK(1),b@x.example,\n"), ANSWERS),
            (BAD_INPUT, ".csv:1: a line is name, mail address, position",
             listed("A\ta@x.example\nB\tb@x.example\n"), ANSWERS),
            (NO_INPUT, "no file", ["--people", "/nowhere.csv"], ANSWERS),
            (NO_INPUT, "come from it", ["--config", "/nowhere"], ANSWERS),
            (BAD_INPUT, "--ciso", [], but(4, "I. Gijs, i gijs@ons-dorp.example")),
            (BAD_INPUT, "How many inhabitants?", [], but(2, "many")),
        ]
        for code, says, words, answers in cases:
            with self.subTest(says=says, answers=answers):
                done = self.init(*words, answers=answers)
                self.assertEqual(done.returncode, code, done.stderr)
                self.assertIn(says, done.stderr)
                self.assertFalse(os.path.exists(self.made))
                self.assertFalse(os.path.exists(self.made + ".new"))

    def test_a_person_is_asked_anew_after_a_wrong_answer_and_loses_none(self):
        keyboard, terminal = pty.openpty()
        self.addCleanup(os.close, keyboard)
        typed = [*ANSWERS[:2], "12.500", "about 12500", *ANSWERS[2:4], "I. Gijs", *ANSWERS[4:8],
                 "perhaps", ANSWERS[8]]
        os.write(keyboard, "\n".join([*typed, ""]).encode())
        done = subprocess.run([BINARY, "init", self.made], cwd=SOURCE, stdin=terminal,
                              capture_output=True, text=True, timeout=60, check=False)
        os.close(terminal)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stdout.count("How many inhabitants?"), 5)
        self.assertIn("'about 12500' is not right: a whole number", done.stdout)
        self.assertIn("inhabitants = 12500\n", self.organisation())
        self.assertIn('occupant = "i-gijs"', self.organisation())

    def test_a_folder_that_is_there_is_left_alone(self):
        os.makedirs(self.made)
        done = self.init(answers=ANSWERS)
        self.assertEqual(done.returncode, CANNOT_CREATE, done.stderr)
        self.assertEqual(os.listdir(self.made), [])

    def test_quotes_and_markup_in_a_name_stay_a_name(self):
        name = 'Gemeente "Ons" <b>Dorp</b>'
        done = self.init(answers=[name, *ANSWERS[1:]])
        self.assertEqual(done.returncode, 0, done.stderr)
        checked = self.cadans.run("check", "--config", self.made)
        self.assertEqual(checked.returncode, 0, checked.stderr)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
