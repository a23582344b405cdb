"""What a command changes, on a store that nobody serves and on one with an engine: both ways the
same. After a refusal nothing has changed.

    acts_test.py CADANS SOURCE [Alone|Served]
"""

import datetime
import json
import os
import re
import sys
import tempfile
import unittest
import zoneinfo

from begun import BAD_INPUT, MAY_NOT, NO_INPUT, SOURCE, Begun
from program import edited

TODAY = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Amsterdam")).date().isoformat()


class Acts(Begun):
    def handed_in(self):
        """The assignment of the college, drafted and on its way to a meeting."""
        task = self.first_task()["task"]
        self.accepted("task", "submit", task, "--as", "ciso", "--evidence", "Z-2026-0412")
        item = self.look("agenda", "list")[0]
        self.assertEqual((item["task"], item["state"], item["body"], item["question"]),
                         (task, "handed_over", "college", "besluit over wat is ingeleverd"))
        return str(item["item"]), item["meeting"]

    def item(self):
        return self.look("agenda", "list", "--all")[0]

    def placed(self):
        item, meeting = self.handed_in()
        self.accepted("agenda", "place", item, "--day", meeting, "--number", "7", "--as",
                      "college-secretary")
        self.assertEqual((self.item()["state"], self.item()["number"]), ("placed", "7"))
        return item, meeting

    def test_done_is_a_second_word_for_submit(self):
        task = self.first_task()["task"]
        self.accepted("task", "done", task, "--as", "ciso", "--evidence", "Z-2026-0413")
        self.assertEqual(self.first_task()["state"], "submitted")
        self.assertIn("task.submit", [entry["type"] for entry in self.exported()])

    # what a refusal tells

    def test_a_refusal_names_who_may_and_what_is_possible(self):
        task = self.first_task()["task"]
        self.refused(MAY_NOT, r"wie de taak heeft: CISO\..* I\. Gijs", "task", "start", task,
                     "--as", "griffier")
        why = ("--reason", "later", "--as", "griffier")
        self.refused(MAY_NOT, r"Gemeentesecretaris.* F\. Jet", "task", "cancel", task, *why)
        day = ("--day", self.first_task()["target"])
        self.refused(MAY_NOT, r"leidinggevende.*: [A-Z].* kan het", "task", "postpone", task, *day,
                     *why)
        self.refused(MAY_NOT, r"het is open\. Wel: .*inleveren, een eigen dag noemen", "task",
                     "approve", task, "--as", "ciso")
        self.refused(MAY_NOT, r"ligt: [A-Z]", "task", "submit", task, "--as", "ciso")
        self.refused(MAY_NOT, "Deze taak is er niet: T99999", "task", "start", "T99999", "--as",
                     "ciso")
        self.refused(MAY_NOT, "Dit agendapunt is er niet: 99999", "agenda", "place", "99999", *day,
                     "--as", "ciso")
        self.accepted("task", "submit", task, "--evidence", "Z-1", "--as", "ciso")
        self.refused(MAY_NOT, "het is ingeleverd. Wel: wachten op het college", "task", "start",
                     task, "--as", "ciso")

    def test_a_day_off_is_refused_with_the_days_beside_it(self):
        task = self.first_task()
        today = datetime.date.fromisoformat(TODAY)
        saturday = today + datetime.timedelta(days=(5 - today.weekday()) % 7 + 7)
        plan = ("task", "plan", task["task"], "--as", "ciso", "--day")
        beside = r"weekeinde.* Wel: (ma|di|wo|do|vr) .+ of (ma|di|wo|do|vr) "
        self.refused(MAY_NOT, beside, *plan, saturday.isoformat())
        self.refused(MAY_NOT, "een werkdag vanaf .+ tot en met ", *plan, "2099-01-12")
        self.refused(64, "--day", "task", "plan", task["task"], "--as", "ciso")
        self.accepted(*plan, task["target"])
        self.refused(MAY_NOT, r"al gedaan: de dag is .*\. Wel: .*[A-Z]\. [A-Z]", *plan,
                     task["target"])

    def test_a_task_goes_to_other_hands_than_those_that_have_it(self):
        task = self.first_task()["task"]
        delegate = ("task", "delegate", task, "--as", "ciso", "--reason", "mine")
        self.refused(MAY_NOT, r"ligt al bij CISO, en dat is I\. Gijs", *delegate, "--to", "ciso")
        self.refused(MAY_NOT, "no-such", *delegate, "--to", "no-such")
        self.refused(64, "--to", *delegate)

    def test_a_text_with_a_control_character_is_told_which_and_where(self):
        task = self.first_task()["task"]
        self.refused(BAD_INPUT, "data.reason .*control characters: byte 2 is 0x01", "task", "help",
                     task, "--as", "ciso", "--reason", "a\x01b")

    def test_only_what_was_set_aside_is_released(self):
        self.refused(MAY_NOT, "niets apart met deze naam: task.no/such", "event", "release",
                     "task.no/such", "--as", "functional-admin", "--reason", "mended")

    # the agenda

    def test_only_the_secretary_places_with_a_day_and_a_number(self):
        item, meeting = self.handed_in()
        place = ("agenda", "place", item, "--number", "7", "--day")
        self.refused(MAY_NOT, "secretar", *place, meeting, "--as", "ciso")
        self.refused(MAY_NOT, "[Dd]a[gy]", *place, "2020-01-07", "--as", "college-secretary")
        self.refused(BAD_INPUT, "2027-02-30", *place, "2027-02-30", "--as", "college-secretary")
        self.refused(MAY_NOT, "numm?e", "agenda", "place", item, "--day", meeting, "--as",
                     "college-secretary")
        self.refused(BAD_INPUT, "geen nummer.*: first", "agenda", "place", "first", "--day",
                     meeting, "--number", "7", "--as", "college-secretary")
        self.refused(MAY_NOT, "REFUSED", "agenda", "decide", item, "--day", meeting, "--number",
                     "B-1", "--as", "college-secretary")

    def test_what_is_decided_closes_the_task(self):
        item, meeting = self.placed()
        self.refused(MAY_NOT, "[Dd]a[gy]", "agenda", "decide", item, "--day", meeting, "--number",
                     "B-2026-88", "--as", "college-secretary")
        decide = ("agenda", "decide", item, "--day", TODAY, "--as", "college-secretary")
        self.refused(MAY_NOT, "numm?e", *decide)
        self.accepted(*decide, "--number", "B-2026-88", "--decision", "two people from May on",
                      "--link", "Z-2026-0498")
        item_now = self.item()
        self.assertEqual((item_now["state"], item_now["decision"], item_now["link"]),
                         ("decided", "two people from May on", "Z-2026-0498"))
        said = [entry for entry in self.exported() if entry["type"] == "agenda_item.decide"][0]
        self.assertNotIn("two people", json.dumps(said["data"]))
        self.assertEqual(self.first_task()["state"], "done")
        self.refused(MAY_NOT, "REFUSED", *decide, "--number", "B-2026-89")

    def test_what_is_deferred_waits_for_another_meeting(self):
        item, meeting = self.placed()
        after = (datetime.date.fromisoformat(meeting) + datetime.timedelta(days=1)).isoformat()
        defer = ("agenda", "defer", item, "--as", "college-secretary", "--day")
        self.refused(MAY_NOT, "vergadering", *defer, after, "--reason", "no time")
        self.refused(MAY_NOT, "voorbij", *defer, "2020-01-07", "--reason", "no time")
        self.refused(MAY_NOT, "[Rr]e[da]", *defer, after, "--extra")
        self.accepted(*defer, after, "--extra", "--reason", "no time")
        self.assertEqual((self.item()["state"], self.item()["meeting"]), ("deferred", after))

    def test_who_drafted_it_withdraws_it_and_the_task_goes_on(self):
        item, _ = self.handed_in()
        withdraw = ("agenda", "withdraw", item, "--as")
        self.refused(MAY_NOT, "REFUSED", *withdraw, "college-secretary", "--reason", "superseded")
        self.refused(MAY_NOT, "[Rr]e[da]", *withdraw, "ciso")
        self.accepted(*withdraw, "ciso", "--reason", "superseded")
        self.assertEqual(self.item()["state"], "withdrawn")
        self.assertEqual(self.first_task()["state"], "in_progress")

    # the gate

    def test_the_gate_is_decided_by_who_may_once_all_is_there(self):
        decide = ("gate", "decide", "G1.IN", "--outcome", "pass", "--as")
        self.refused(MAY_NOT, "Bestuurlijke startopdracht geven", *decide, "town-clerk")
        self.refused(MAY_NOT, r"Dit besluit neemt Gemeentesecretaris\. .*F\. Jet", *decide, "ciso")
        item, meeting = self.placed()
        self.accepted("agenda", "decide", item, "--day", TODAY, "--number", "B-2026-88", "--as",
                      "college-secretary")
        self.assertEqual(self.look("gate")["gate"]["state"], "enterable")
        self.refused(MAY_NOT, "REFUSED", *decide, "ciso")
        self.refused(BAD_INPUT, "aan de beurt: G1.OUT. Wel: nu G1.IN", "gate", "decide", "G1.OUT",
                     "--outcome", "pass", "--as", "town-clerk")
        self.refused(64, "--outcome", "gate", "decide", "G1.IN", "--outcome", "yes", "--as",
                     "town-clerk")
        self.refused(BAD_INPUT, "19 april", *decide, "town-clerk", "--date", "19 april")
        self.accepted(*decide, "town-clerk", "--date", meeting, "--number", "D-2026-1")
        self.assertEqual(self.look("gate")["gate"]["state"], "entered")
        self.refused(MAY_NOT, "REFUSED", *decide, "town-clerk")

    def test_a_gate_is_shown_with_what_it_asks_where_that_lies_and_when(self):
        item, meeting = self.placed()
        self.accepted("agenda", "decide", item, "--day", TODAY, "--number", "B-2026-88", "--as",
                      "college-secretary")
        gate = self.look("gate", "show", "G1.IN")["gate"]
        self.assertEqual([(one["id"], one["met"], one["state"], one["number"], one["done"])
                          for one in gate["criteria"]],
                         [("S1.COMMIT.1", True, "done", "B-2026-88", TODAY)])
        self.assertTrue(gate["criteria"][0]["evidence"])
        self.assertIsNone(gate["decision"])
        self.accepted("gate", "decide", "G1.IN", "--outcome", "pass", "--number", "D-2026-1",
                      "--date", TODAY, "--as", "town-clerk")
        self.assertEqual(self.look("gate", "show", "G1.IN")["gate"]["decision"],
                         {"outcome": "pass", "on": TODAY, "number": "D-2026-1"})
        far = self.look("gate", "show", "G3.OUT")
        self.assertEqual((far["gate"]["state"], far["gate"]["basis"]), ("waiting", "seed"))
        self.assertIn("S3.CYCLE.4", [one["id"] for one in far["gate"]["criteria"]])
        self.assertFalse(far["bio2"]["may_conform"])
        self.assertIsNone(far["approved_measures"])
        self.refused(BAD_INPUT, "G9", "gate", "show", "G9")

    def test_a_component_of_a_later_stage_begins_ahead_and_is_shown_so(self):
        self.refused(MAY_NOT, r"I\. Gijs", "gate", "ahead", "OT", "--as", "town-clerk")
        self.refused(MAY_NOT, "NONE", "gate", "ahead", "NONE", "--as", "ciso")
        self.accepted("gate", "ahead", "OT", "--as", "ciso")
        self.assertIn("OT-coördinator aanwijzen", [one["title"] for one in self.look("tasks")])
        ahead = [one for one in self.look("gate")["components"] if one["ahead"]]
        self.assertEqual([(one["key"], one["state"]) for one in ahead], [("OT", "underway")])
        self.refused(MAY_NOT, "OT", "gate", "ahead", "OT", "--as", "ciso")

    # project mode, hold and release

    def stands_still(self):
        return " / ".join(self.look("status", "--lang", "en")["stands_still"])

    def test_golive_ends_project_mode_on_its_day(self):
        self.assertIn("Project mode until Wed 31 December 2098", self.stands_still())
        self.refused(BAD_INPUT, "11 januari", "golive", "--from", "11 januari", "--as", "ciso")
        self.refused(MAY_NOT, "nergens", "golive", "--team", "nergens", "--from", "2099-01-11",
                     "--as", "ciso")
        from_outside = self.event(type="nl.cadans.engine.golive.v1", subject="",
                                  data={"day": "11 januari"})
        self.refused(MAY_NOT, "geen datum: 11 januari. Wel: .* zoals 2027-04-20", "event", "send",
                     "-", given=from_outside)
        self.refused(NO_INPUT, "Zo heet hier niemand.*: nobody", "golive", "--from", "2099-01-11",
                     "--as", "nobody")
        begun = self.run_here("golive", "--from", "2099-01-11", "--as", "ciso")
        self.assertEqual(begun.returncode, 0, begun.stderr)
        self.assertRegex(begun.stdout, r"(?s)^ACCEPTED\nVanaf zo 11 januari 2099 .* ieders werk\."
                                       r".*\nDe ondernemingsraad stemde in op")
        self.assertIn("Project mode until Sun 11 January 2099", self.stands_still())

    def test_who_releases_may_hold_with_a_reason_and_release_again(self):
        self.refused(MAY_NOT, "[Rr]e[da]", "hold", "--as", "ciso")
        self.refused(MAY_NOT, r"een ander: CISO\. Wel: vraag het I\. Gijs", "hold", "--as",
                     "town-clerk", "--reason", "a doubt")
        self.accepted("hold", "--as", "ciso", "--reason", "a doubt")
        self.assertIn("Held by a person", self.stands_still())
        self.refused(MAY_NOT, "CISO", "release", "--as", "town-clerk", "--reason", "no doubt")
        self.refused(MAY_NOT, "[Rr]e[da]", "release", "--as", "ciso")
        self.accepted("release", "--as", "ciso", "--reason", "looked through")
        self.assertNotIn("Held by a person", self.stands_still())

    # deliveries

    def delivery(self, number):
        found = [one for one in self.look("deliveries") if one["delivery"] == number]
        return found[0]["state"] if found else "gone"

    def test_a_parked_delivery_is_shown_and_released_with_a_reason(self):
        self.assertEqual(self.look("status")["deliveries"], {"waiting": 1, "parked": 1})
        self.assertEqual(self.delivery(self.parked), "parked")
        release = ("deliveries", "release", self.parked, "--as", "functional-admin")
        self.refused(MAY_NOT, "[Rr]e[da]", *release)
        self.refused(MAY_NOT, r"het is .+\. Wel", "deliveries", "release", self.waiting, "--as",
                     "functional-admin", "--reason", "it is not parked")
        self.accepted(*release, "--reason", "address mended")
        self.assertNotEqual(self.delivery(self.parked), "parked")

    def test_a_delivery_is_dropped_with_a_reason(self):
        drop = ("deliveries", "drop", self.waiting, "--as", "functional-admin")
        self.refused(MAY_NOT, "[Rr]e[da]", *drop)
        self.refused(MAY_NOT, "9999", "deliveries", "drop", "9999", "--as", "functional-admin",
                     "--reason", "there is none")
        self.refused(64, "delivery", "deliveries", "drop", "first", "--reason", "x")
        self.accepted(*drop, "--reason", "sent by hand")
        self.assertEqual(self.delivery(self.waiting), "gone")
        self.refused(MAY_NOT, str(self.waiting), *drop, "--reason", "again")

    # what may be emptied

    def bytes_on_disk(self):
        content = b""
        for name in ("cadans.db", "cadans.db-wal"):
            path = os.path.join(self.folder.name, name)
            if os.path.exists(path):
                with open(path, "rb") as file:
                    content += file.read()
        return content

    def test_a_text_is_removed_for_good_and_the_chain_holds(self):
        self.accepted("hold", "--as", "ciso", "--reason", "Mevrouw Jansen vroeg erom")
        self.assertIn(b"Mevrouw Jansen", self.bytes_on_disk())
        text = [change["text"] for entry in self.exported() if entry["type"] == "engine.hold"
                for change in entry["changes"] if "text" in change][0]
        self.refused(MAY_NOT, "archief.*: [A-Z].*vragen aan [A-Z]", "text", "remove", text, "--as",
                     "ciso")
        self.refused(MAY_NOT, "Deze tekst is er niet.*: no-such", "text", "remove", "no-such",
                     "--as", "records-keeper")
        self.accepted("text", "remove", text, "--as", "records-keeper")
        self.assertNotIn(b"Mevrouw Jansen", self.bytes_on_disk())
        verdict = self.look("journal", "verify")
        self.assertTrue(verdict["holds"])
        self.assertTrue(any(gone.startswith(f"text {text}") for gone in verdict["removed"]))

    def test_a_person_is_forgotten_for_good_and_the_chain_holds(self):
        self.assertIn(b"b.noot@voorbeeldstad.example", self.bytes_on_disk())
        self.refused(MAY_NOT, "REFUSED", "person", "forget", "noot", "--as", "ciso")
        self.refused(MAY_NOT, "REFUSED", "person", "forget", "no-such", "--as", "records-keeper")
        self.accepted("person", "forget", "noot", "--as", "records-keeper")
        self.assertNotIn(b"b.noot@voorbeeldstad.example", self.bytes_on_disk())
        verdict = self.look("journal", "verify")
        self.assertTrue(verdict["holds"])
        self.assertEqual(len(verdict["removed"]), 1)

    # looking changes nothing

    def test_what_only_looks_changes_nothing_and_prints_json(self):
        before = self.cadans.head(self.store)
        for words in (["status"], ["tasks"], ["gate"], ["agenda", "list"], ["deliveries"],
                      ["ready"], ["preview"], ["peers"], ["explain", self.first_task()["task"]]):
            with self.subTest(words=words):
                self.look(*words)
        self.refused(BAD_INPUT, "2027-02-30", "preview", "--day", "2027-02-30")
        self.assertEqual(self.cadans.head(self.store), before)

    def test_apply_shows_to_whom_open_work_goes(self):
        task = self.first_task()
        with tempfile.TemporaryDirectory() as folder:
            config = edited(SOURCE, folder, {})
            path = os.path.join(config, "organisation.toml")
            with open(path, encoding="utf-8") as file:
                text = file.read()
            there = text.index(f'key = "{task["position"]}"')
            rest = re.sub('occupant = "[a-z]+"', 'occupant = "klok"', text[there:], count=1)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text[:there] + rest)
            plan = self.look("apply", "--dry-run", "--config", config)
            gone = [work for work in plan["work"] if work["task"] == task["task"]]
            self.assertEqual([(work["becomes"], work["new_person"]) for work in gone],
                             [("stays", "klok")])
            done = self.run_here("apply", "--dry-run", "--config", config, "--lang", "en")
            self.assertRegex(done.stdout, rf'\n{task["task"]} .* goes from .* to V\. Klok, ')

    def test_apply_shows_what_differs_and_refuses_a_folder_that_is_wrong(self):
        ladders = {"ladders.toml": [("schema = 1", "schema = 1 # seen")]}
        with tempfile.TemporaryDirectory() as folder:
            done = self.run_here("apply", "--dry-run", "--config", edited(SOURCE, folder, ladders))
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("schema = 1 # seen", done.stdout)
            plan = self.look("apply", "--dry-run", "--config", os.path.join(folder, "config"))
            self.assertIn({"what": "added", "text": "ladders.toml: schema = 1 # seen"},
                          plan["content"])
            self.assertEqual(plan["work"], [])
        same = self.look("apply", "--dry-run", "--config", self.config)
        self.assertEqual(same, {"content": [], "work": []})
        wrong = {"ladders.toml": [("schema = 1", "schema = 1\nlader = 3")]}
        with tempfile.TemporaryDirectory() as folder:
            self.refused(BAD_INPUT, r"ladders\.toml:\d+:\d+: error: .*'lader'", "apply",
                         "--dry-run", "--config", edited(SOURCE, folder, wrong))


class Alone(Acts, unittest.TestCase):
    """Nobody serves the store: the command takes the lock and sends nothing."""


class Served(Acts, unittest.TestCase):
    """An engine holds the lock: the command speaks to it."""
    served = True


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v", *sys.argv[3:]])
