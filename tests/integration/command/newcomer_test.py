"""What `./run` starts, as a newcomer meets it: three commands to try, Ctrl-C, and again.

    newcomer_test.py CADANS SOURCE
"""

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


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
