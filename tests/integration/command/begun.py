"""A store whose journey has begun, for tests of what changes it: on a copy that nobody serves, or
with an engine that does (`served`). After a refusal nothing has changed.
"""

import json
import os
import shutil
import sys
import tempfile

from program import Cadans, edited, waits

BINARY, SOURCE = sys.argv[1], sys.argv[2]
BAD_INPUT, NO_INPUT, MAY_NOT = 65, 66, 77


class Begun:
    served = False

    @classmethod
    def prepare(cls):
        """What a test wants otherwise in `config`, before the journey begins."""

    @classmethod
    def setUpClass(cls):
        cls.cadans = Cadans(BINARY, SOURCE)
        cls.begun = tempfile.TemporaryDirectory()
        changes = {"settings.toml": [('\nrun = "embedded"', '\nrun = "process"')],
                   "organisation.toml": [("project_mode_until = 2027-01-10",
                                          "project_mode_until = 2098-12-30")]}
        cls.config = edited(SOURCE, cls.begun.name, changes)
        cls.prepare()
        data = os.path.join(cls.begun.name, "data")
        with cls.cadans.serving(data, cls.config):
            pass
        cls.original = os.path.join(data, "cadans.db")
        cls.waiting = waits(cls.original, "a@x.test")
        cls.parked = waits(cls.original, "b@x.test", parked=True)

    @classmethod
    def tearDownClass(cls):
        cls.begun.cleanup()

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.store = os.path.join(self.folder.name, "cadans.db")
        shutil.copy(self.original, self.store)
        if self.served:
            engine = self.cadans.serving(self.folder.name, self.config).__enter__()
            self.addCleanup(engine.__exit__)

    def run_here(self, *words, given=None):
        return self.cadans.run(*words, "--data", self.folder.name, given=given)

    def look(self, *words):
        return self.cadans.json(*words, "--data", self.folder.name)

    def accepted(self, *words, given=None):
        done = self.run_here(*words, given=given)
        self.assertEqual((done.returncode, done.stdout), (0, "ACCEPTED\n"), done.stderr)

    def refused(self, code, says, *words, given=None):
        before = self.cadans.head(self.store)
        done = self.run_here(*words, given=given)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        self.assertRegex(done.stderr, says)
        self.assertEqual(self.cadans.head(self.store), before, "a refusal changes nothing")

    def exported(self):
        return self.cadans.journal(self.store)

    def first_task(self):
        return self.look("tasks")[0]

    def event(self, **changed):
        """What a peer says: help with the first task, or as `changed`."""
        if "subject" not in changed:
            changed["subject"] = self.first_task()["task"][1:]
        return json.dumps({"specversion": "1.0", "id": "e-1", "source": "urn:test",
                           "type": "nl.cadans.task.help.v1", "actor": "gijs", "data": {},
                           **changed})
