"""`cadans check`: what is wrong with a config folder, for people and for programs.

    check_test.py CADANS SOURCE
"""

import json
import sys
import tempfile
import unittest

from program import Cadans, edited

BINARY, SOURCE = sys.argv[1], sys.argv[2]
BAD_INPUT = 65


class Check(unittest.TestCase):
    def check(self, changes, *words):
        with tempfile.TemporaryDirectory() as folder:
            return Cadans(BINARY, SOURCE).run("check", "--config", edited(SOURCE, folder, changes),
                                              *words)

    def test_a_folder_that_is_right_is_counted(self):
        found = json.loads(self.check({}, "--json").stdout)
        self.assertEqual((found["right"], found["errors"]), (True, []))
        printed = self.check({}).stdout.splitlines()
        self.assertEqual(printed[-1], "The folder is right.  {positions} positions, {people} people"
                         ", {duties} duties, {ladders} ladders, {0} warnings".format(
                             len(found["warnings"]), **found))
        self.assertEqual([line.split("/")[-1] for line in printed[:-1]],
                         [line.split("/")[-1] for line in found["warnings"]])

    def test_what_is_wrong_is_named_with_file_and_line_in_messages_too(self):
        changes = {"ladders.toml": [("schema = 1", "schema = 1\nlader = 3")],
                   "messages/en.toml": [("{{task_title}}, please [[", "{{title}}, please [[")]}
        done = self.check(changes)
        self.assertEqual((done.returncode, done.stdout), (BAD_INPUT, ""))
        self.assertRegex(done.stderr, r"ladders\.toml:\d+:\d+: error: .*'lader'")
        self.assertRegex(done.stderr, r"/en\.toml:\d+:\d+: error: mail\.new: nobody fills")
        asked = self.check(changes, "--json")
        self.assertEqual((asked.returncode, asked.stderr), (BAD_INPUT, ""))
        found = json.loads(asked.stdout)
        self.assertFalse(found["right"])
        self.assertEqual([line.split(":", 1)[1] for line in found["errors"]],
                         [line.split(":", 1)[1] for line in done.stderr.splitlines()])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
