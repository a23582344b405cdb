"""Everything that is held about a person, for that person and on request: whole, with nothing of
others, and with who looked. Of half a year with absences, and with an engine that serves.

    person_export_test.py CADANS SOURCE [TEST...]
"""

import json
import os
import shutil
import sqlite3
import stat
import sys
import tempfile
import unittest

from begun import MAY_NOT, Begun
from program import Cadans

BINARY, SOURCE = sys.argv[1], sys.argv[2]
CANNOT_CREATE = 73
LISTS = ("positions", "deputy_of", "absences", "work", "rungs", "acts", "by_others", "mails",
         "reminders", "kept", "looked")


class HalfAYear(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cadans = Cadans(BINARY, SOURCE)
        cls.made = tempfile.TemporaryDirectory()
        done = cls.cadans.run("simulate", "--data", cls.made.name, "--from", "2026-11-09", "--for",
                              "P6M", "--absent", "0.2", "--seed", "3")
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        cls.rehearsed = os.path.join(cls.made.name, "rehearsal.db")

    @classmethod
    def tearDownClass(cls):
        cls.made.cleanup()

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.store = os.path.join(self.folder.name, "a.db")
        shutil.copy(self.rehearsed, self.store)
        database = sqlite3.connect(self.store)
        self.people = {handle: (key, name, mail) for key, handle, name, mail in database.execute(
            "select key, handle, name, mail from person where gone = 0")}
        database.close()

    def on_store(self, *words):
        return self.cadans.run(*words, "--store", self.store)

    def export(self, person, *words):
        done = self.on_store("person", "export", person, *words, "--json")
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def refused(self, says, *words):
        done = self.on_store("person", "export", *words)
        self.assertEqual((done.returncode, done.stdout), (MAY_NOT, ""))
        self.assertRegex(done.stderr, says)
        self.assertEqual(self.looks(), [], "nobody looked")

    def looks(self):
        return [one for one in self.cadans.journal(self.store)
                if one["type"] == "engine.export-person"]

    def assert_nothing_of_others(self, person, text):
        for handle, secrets in self.people.items():
            for secret in secrets:
                if handle != person:
                    self.assertNotIn(secret, text)

    def test_it_is_all_that_the_journal_and_the_state_hold(self):
        key = self.people["weide"][0]
        journal = self.cadans.journal(self.store)
        sent = [change["delivery"] for entry in journal for change in entry["changes"]
                if "delivery" in change and change.get("person") == key]
        acts = [entry["seq"] for entry in journal if entry.get("actor") == key]
        tasks = {f"T{entry['instance']}" for entry in journal
                 if entry.get("actor") == key and entry["type"].startswith("task.")
                 and entry.get("instance")}
        held = self.export("weide", "--as", "weide")
        self.assertGreater(len(sent), 10)
        self.assertGreater(len(tasks), 5)
        self.assertEqual([one["delivery"] for one in held["mails"]], sent)
        self.assertEqual({one["outcome"] for one in held["mails"]}, {"delivered"})
        self.assertEqual([one["record"] for one in held["acts"][:-1]], acts)
        self.assertEqual(held["acts"][-1]["what"], "engine.export-person")
        self.assertLessEqual(tasks, {one["task"] for one in held["work"] if "task" in one})
        self.assertEqual(held["person"]["mail"], self.people["weide"][2])
        self.assertEqual([one["position"] for one in held["positions"]], ["ict-head"])
        self.assertTrue(held["deputy_of"] and held["absences"] and held["reminders"])
        self.assertEqual({one["said_by"] for one in held["absences"]}, {"self"})
        self.assertEqual([one["name"] for one in held["kept"]], [f"mails/{key}"])
        handed_in = [one for one in held["work"] if "handed_in" in one["as"]]
        self.assertTrue(all(one["texts"]["evidence"] for one in handed_in))

    def test_who_was_told_on_a_rung_finds_it(self):
        told = {json.loads(facts)["told"][0]["person"]
                for facts, in sqlite3.connect(self.store).execute(
                    "select facts from instance_facts where facts like '%\"told\":[{\"rung\":1%'")}
        managers = [handle for handle, (key, _, _) in self.people.items() if key in told]
        self.assertTrue(managers)
        for one in managers:
            self.assertTrue(self.export(one, "--as", one)["rungs"], one)

    def test_nothing_of_others_stands_in_it(self):
        for person in ("weide", "gijs", "vuur", "jet"):
            for form in (["--json"], ["--lang", "nl"], ["--lang", "en"]):
                done = self.on_store("person", "export", person, "--as", person, *form)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertIn(self.people[person][1], done.stdout)
                self.assert_nothing_of_others(person, done.stdout)

    def test_a_name_of_another_that_was_typed_becomes_a_position(self):
        task = next(one for one in self.cadans.json("tasks", "--open", "--store", self.store)
                    if one["position"] == "ict-head" and one["state"] == "open")
        name, mail = self.people["gijs"][1:]
        done = self.on_store("task", "help", task["task"], "--as", "weide", "--reason",
                             f"{name} of {mail} weet dit")
        self.assertEqual(done.returncode, 0, done.stderr)
        held = self.export("weide", "--as", "weide")
        texts = [one["texts"].get("reason") for one in held["acts"]]
        self.assertIn("CISO of CISO weet dit", texts)
        self.assert_nothing_of_others("weide", json.dumps(held))

    def test_what_others_said_of_the_person_is_shown_with_their_position(self):
        self.assertEqual(self.on_store("absence", "add", "weide", "--from", "2027-06-01", "--until",
                                       "2027-06-04", "--as", "vuur").returncode, 0)
        self.assertEqual(self.on_store("hold", "--person", "weide", "--reason", "op reis", "--as",
                                       "gijs").returncode, 0)
        held = self.export("weide", "--as", "weide")
        self.assertIn({"from": "2027-06-01", "until": "2027-06-04", "there": False,
                       "said_by": "operations-head"}, held["absences"])
        said = [(one["what"], one["by"], one["texts"]) for one in held["by_others"]]
        self.assertEqual(said, [("engine.hold", "ciso", {"reason": "op reis"})])
        self.assert_nothing_of_others("weide", json.dumps(held))

    def test_nobody_else_sees_it_and_hears_what_is_possible(self):
        for other in ("gijs", "vuur", "sluis", "jet"):  # the CISO, the manager, who runs it, ...
            self.refused("ziet die persoon zelf.*Wel:", "weide", "--as", other)
            self.refused("ziet die persoon zelf", "weide", "--as", other, "--reason", "even kijken")
        self.refused("Deze persoon is er niet", "stranger", "--as", "gras", "--reason", "x")

    def test_who_keeps_the_records_or_sees_to_privacy_says_what_for(self):
        keepers = (("gras", "records-keeper"), ("kees", "dpo"))
        for keeper, _ in keepers:
            self.refused("Waarvoor is dit.*--reason", "weide", "--as", keeper)
        for keeper, position in keepers:
            held = self.export("weide", "--as", keeper, "--reason", "verzoek van 3 mei")
            self.assertEqual(held["looked"][-1]["by"], position)
            self.assertEqual(held["looked"][-1]["reason"], "verzoek van 3 mei")
            self.assert_nothing_of_others("weide", json.dumps(held))
        seen = self.export("weide", "--as", "weide")["looked"]
        self.assertEqual([one["by"] for one in seen], ["records-keeper", "dpo", "self"])

    def test_that_somebody_looked_stands_in_the_journal_without_a_name(self):
        self.export("weide", "--as", "gras", "--reason", "verzoek van M. Weide")
        looked = self.looks()
        self.assertEqual(len(looked), 1)
        self.assertEqual(looked[0]["actor"], self.people["gras"][0])
        self.assertEqual(looked[0]["data"]["person"], self.people["weide"][0])
        text = json.dumps(looked[0])
        for handle, secret in (("weide", 1), ("weide", 2), ("gras", 1), ("gras", 2)):
            self.assertNotIn(self.people[handle][secret], text)
        self.assertNotIn("verzoek", text)

    def test_out_writes_a_file_for_who_asked_alone_and_over_nothing(self):
        path = os.path.join(self.folder.name, "weide.json")
        words = ("person", "export", "weide", "--as", "weide", "--out", path)
        done = self.on_store(*words)
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), 0o600)
        with open(path, encoding="utf-8") as file:
            held = json.load(file)
        self.assertEqual(list(held), ["day", "person", *LISTS[:10], "unnamed_before", LISTS[10]])
        self.assertEqual(self.on_store(*words).returncode, CANNOT_CREATE)
        self.assertEqual(len(self.looks()), 1, "nobody looked a second time")

    def test_of_who_was_forgotten_the_key_and_what_stands_under_it_are_left(self):
        key, name, mail = self.people["weide"]
        self.assertEqual(self.on_store("person", "forget", "weide", "--as", "gras").returncode, 0)
        held = self.export(key, "--as", "gras", "--reason", "nog iets?")
        self.assertEqual((held["person"]["name"], held["person"]["mail"]), ("", ""))
        self.assertTrue(held["mails"])
        self.assertEqual((held["absences"], held["kept"]), ([], []))
        for secret in (name, mail):
            self.assertNotIn(secret, json.dumps(held))


class Served(Begun, unittest.TestCase):
    served = True

    def test_the_engine_that_serves_is_asked_and_keeps_it(self):
        self.refused(MAY_NOT, "ziet die persoon zelf", "person", "export", "weide", "--as", "gijs")
        held = self.look("person", "export", "gijs", "--as", "gijs")
        self.assertEqual([one["by"] for one in held["looked"]], ["self"])
        self.assertIn("engine.export-person", [one["type"] for one in self.exported()])


if __name__ == "__main__":
    del sys.argv[1:3]
    unittest.main()
