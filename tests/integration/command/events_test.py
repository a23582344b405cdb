"""What comes in from outside as an event, on a store that nobody serves and on one with an engine.

    events_test.py CADANS SOURCE [Alone|Served]
"""

import json
import os
import re
import sys
import unittest

from begun import BAD_INPUT, MAY_NOT, SOURCE, Begun


class Events(Begun):
    def setUp(self):
        super().setUp()
        self.task = self.first_task()["task"]

    def test_nothing_that_is_written_freely_comes_into_the_chain(self):
        # Into each field of each act a name, with the number that evidence needs. Some acts are
        # done, others refused.
        with open(os.path.join(SOURCE, "engine", "acts.cc"), encoding="utf-8") as source:
            acts = re.findall(r'{"([a-z_0-9]+[.][a-z-]+)", "([a-z ]*)"}', source.read())
        self.assertGreater(len(acts), 30)
        for kind, fields in acts:
            about = self.task[1:] if kind.startswith("task.") else ""
            for field in fields.split():
                told = self.event(id=f"{kind}/{field}", type=f"nl.cadans.{kind}.v1", subject=about,
                                  data={field: "Jan Jansen Z-2027-0412"})
                self.run_here("event", "send", "-", given=told)
        chain = json.dumps(self.exported())
        self.assertTrue("task.already-shown" in chain, "some of it was done")
        self.assertFalse("Jansen" in chain)

    def test_what_an_administrator_types_for_another_says_so(self):
        self.accepted("task", "help", self.task, "--as", "ciso", "--reason", "where is the form?")
        last = self.look("journal", "show", self.task)[-1]
        self.assertEqual(last["typed_by"], "administrator")
        shown = self.run_here("journal", "show", self.task, "--lang", "en").stdout
        self.assertIn("(typed by administrator)", shown)

    def test_an_event_is_done_once_however_often_it_comes(self):
        for _ in range(3):
            self.accepted("event", "send", "-", given=self.event())
        self.assertEqual([entry["type"] for entry in self.exported()].count("task.help"), 1)

    def test_an_event_that_cannot_be_read_or_said_is_refused_with_its_field(self):
        unreadable = {"no JSON": '{"specversion"', "'id'": self.event(id=""),
                      "'specversion'": self.event(specversion="0.3"),
                      "data.a": self.event(data={"a": []}),
                      "'source'": self.event(source=None), "deep": "[" * 100 + "]" * 100,
                      "large": self.event(data={"reason": "x" * 20000}),
                      "huge": " " * 5_000_000 + self.event()}
        for name, text in unreadable.items():
            with self.subTest(name):
                self.refused(BAD_INPUT, "^cadans: -: .", "event", "send", "-", given=text)
        unsaid = {"unknown type": self.event(type="nl.cadans.task.dance.v1"),
                  "another's type": self.event(type="com.example.task.help.v1"),
                  "an old version": self.event(type="nl.cadans.task.help.v0"),
                  "the engine's own": self.event(type="nl.cadans.task.row-due.v1"),
                  "nobody": self.event(actor="nobody"), "no task": self.event(subject="99999"),
                  "typed by nobody": self.event(enteredby="nobody"),
                  "a field of another act": self.event(data={"day": "2027-04-20"}),
                  "a moment": self.event(data={"due": "1"}),
                  "a moment of an act that fits no state":
                      self.event(type="nl.cadans.task.approve.v1", data={"due": "1"}),
                  "a word for what it is about": self.event(subject="Anna"),
                  "an address as id": self.event(id="anna@x.test"),
                  "no number": self.event(subject="99999999999999999999")}
        for name, text in unsaid.items():
            with self.subTest(name):
                self.refused(MAY_NOT, "^REFUSED  .", "event", "send", "-", given=text)


class Alone(Events, unittest.TestCase):
    """Nobody serves the store: the command takes the lock and sends nothing."""


class Served(Events, unittest.TestCase):
    """An engine holds the lock: the command speaks to it."""
    served = True


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[3:]])
