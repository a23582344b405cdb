"""What `./run` starts, as a newcomer meets it: three commands to try, Ctrl-C, and again; a year.

    newcomer_test.py CADANS SOURCE
"""

import collections
import email
import email.utils
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

BINARY, SOURCE = sys.argv[1], sys.argv[2]
COLUMNS = ("assigned", "done", "late", "mails")
PATIENCE = 120  # seconds for a rehearsal with sanitizers on a busy machine


class Demo:
    """The demo as it runs; its output is read while it goes."""

    def __init__(self, data):
        self.begun = time.monotonic()
        self.said = []
        self.serving = threading.Event()
        self.process = subprocess.Popen(
            [BINARY, "demo", "--data", data], cwd=SOURCE, env=dict(os.environ, NO_COLOR="1"),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.reader = threading.Thread(target=self.read)
        self.reader.start()

    def read(self):
        for line in self.process.stdout:
            self.said.append(line.rstrip("\n"))
            if "Ctrl-C ends it" in line:
                self.took = time.monotonic() - self.begun
                self.serving.set()

    def end(self):
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=PATIENCE)
        self.reader.join()
        self.process.stdout.close()
        return code

    def commands(self):
        start = next(number for number, line in enumerate(self.said) if line.startswith("Try"))
        return [line.strip() for line in self.said[start + 1:] if line.startswith("  ")]


class Newcomer(unittest.TestCase):
    def test_the_demo_names_three_commands_that_work_and_starts_again_in_a_moment(self):
        with tempfile.TemporaryDirectory() as data:
            demo = Demo(data)
            self.assertTrue(demo.serving.wait(PATIENCE), demo.said)
            commands = demo.commands()
            self.assertEqual(len(commands), 3, demo.said)
            for command in commands:
                here = re.sub(r"^build/release/engine/cadans", BINARY, command)
                done = subprocess.run(here, shell=True, cwd=SOURCE, capture_output=True, text=True,
                                      timeout=PATIENCE)
                self.assertEqual(done.returncode, 0, (command, done.stderr))
                self.assertGreater(len(done.stdout.splitlines()), 2, command)
            self.assertEqual(demo.end(), 0, demo.said)

            again = Demo(data)
            self.assertTrue(again.serving.wait(PATIENCE), again.said)
            self.assertLess(again.took, 5, again.said)
            self.assertEqual(again.end(), 0, again.said)


class Year(unittest.TestCase):
    """What `./run year` prints, beside the figures that recount.py counts again."""

    @classmethod
    def setUpClass(cls):
        with open(os.path.join(SOURCE, "run"), encoding="utf-8") as file:
            words = re.search(r"year\) command=\((.*)\) ;;", file.read()).group(1).split()
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.data = os.path.join(folder.name, "year")
        words = [cls.data if word == "run-data/year" else word for word in words]
        assert cls.data in words, words
        cls.figures = json.loads(cls.printed(words + ["--json"]))
        cls.lines = cls.printed(words).splitlines()

    @classmethod
    def printed(cls, words):
        done = subprocess.run([BINARY, *words], cwd=SOURCE, capture_output=True, text=True,
                              timeout=PATIENCE, check=True, env=dict(os.environ, NO_COLOR="1"))
        return done.stdout

    def rows(self):
        """month: [assigned, done, late, mails], what stands behind them"""
        self.assertEqual(self.lines[0].split(maxsplit=5),
                         ["month", *COLUMNS, "rungs reached, gates"])
        rows = {}
        for line in self.lines[1:self.lines.index("")]:
            month, *numbers, more = (line + " -").split(maxsplit=5)
            rows[month] = [int(number) for number in numbers], more.removesuffix("-").strip()
        return rows

    def test_each_month_has_its_tasks_mails_rungs_by_level_and_gates(self):
        rows, months = self.rows(), self.figures["months"]
        self.assertEqual(list(rows), sorted(months))
        self.assertGreaterEqual(len(rows), 12)
        for month, (numbers, more) in rows.items():
            is_so = months[month]
            self.assertEqual(numbers, [is_so[name] for name in COLUMNS])
            rungs = [f"rung {level}: {times}" for level, times in is_so["escalations"].items()]
            self.assertEqual(more, "  ".join(rungs + is_so["gates"]))
        self.assertIn("rung 1: ", " ".join(more for _, more in rows.values()))
        self.assertIn("G1.IN pass on ", " ".join(more for _, more in rows.values()))

    def test_it_ends_with_what_the_year_came_to_and_where_mails_and_journal_lie(self):
        totals, mails, journal = self.lines[-3:]
        tasks, deliveries = self.figures["tasks"], self.figures["deliveries"]
        self.assertIn(f"{tasks['assigned']} tasks assigned, {tasks['done']} done, "
                      f"{tasks['open']} open; {deliveries['sent']} mails, ", totals)
        self.assertEqual(mails, f"mails:   {self.data}/mail")
        self.assertEqual(journal, f"journal: {self.data}/rehearsal.db")
        self.assertTrue(os.path.isfile(journal.split()[1]))
        by_month = collections.Counter()
        new = os.path.join(mails.split()[1], "new")
        for name in os.listdir(new):
            with open(os.path.join(new, name), "rb") as file:
                at = email.utils.parsedate_to_datetime(email.message_from_binary_file(file)["Date"])
            by_month[f"{at:%Y-%m}"] += 1
        self.assertEqual({month: numbers[3] for month, (numbers, _) in self.rows().items()
                          if numbers[3]}, dict(by_month))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
