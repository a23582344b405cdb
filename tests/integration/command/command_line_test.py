"""The command line end to end, on a store rehearsed up to today.

    command_line_test.py CADANS SOURCE
"""

import datetime
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest

from program import Cadans

BINARY, SOURCE = sys.argv[1], sys.argv[2]
USAGE, BAD_INPUT, NO_INPUT, MAY_NOT = 64, 65, 66, 77
BARE = re.compile(r"\bT\d+\b|\bS\d\.[A-Z]|\bG\d\.(IN|OUT)|\b[a-z]+_[a-z_]+\b|\{\{|\[\[")


def weeks_ago(count):
    return (datetime.date.today() - datetime.timedelta(weeks=count)).isoformat()


class CommandLine(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cadans = Cadans(BINARY, SOURCE)
        cls.rehearsal = tempfile.TemporaryDirectory()
        cls.original = cls.cadans.rehearsed(cls.rehearsal.name, weeks_ago(20), "P20W")

    @classmethod
    def tearDownClass(cls):
        cls.rehearsal.cleanup()

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.store = os.path.join(self.folder.name, "cadans.db")
        shutil.copy(self.original, self.store)

    def tearDown(self):
        self.folder.cleanup()

    def run_on_store(self, *words, given=None):
        return self.cadans.run(*words, "--store", self.store, given=given)

    def tasks(self, *words):
        return self.cadans.json("tasks", "--store", self.store, *words)

    def task_in(self, state):
        found = [task for task in self.tasks("--open") if task["state"] == state]
        self.assertTrue(found, f"the rehearsal holds no task that is {state}")
        return found[0]

    def assert_exit(self, done, code):
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)


class Looking(CommandLine):
    def test_tasks_are_listed_by_target_and_filters_narrow_them(self):
        everything, unfinished, late = self.tasks(), self.tasks("--open"), self.tasks("--late")
        self.assertGreater(len(everything), len(unfinished))
        self.assertTrue(all(task["state"] not in ("done", "cancelled") for task in unfinished))
        self.assertTrue({task["task"] for task in late} <= {task["task"] for task in unfinished})
        targets = [task["target"] for task in everything]
        self.assertEqual(targets, sorted(targets))
        position = unfinished[0]["position"]
        self.assertTrue(all(task["position"] == position
                            for task in self.tasks("--position", position)))

    def test_the_journal_of_a_task_is_printed_as_it_is_shown(self):
        task = self.task_in("open")["task"]
        shown = self.run_on_store("journal", "show", task).stdout.splitlines()[1:]
        records = self.cadans.json("journal", "show", task, "--store", self.store)
        self.assertTrue(records)
        self.assertEqual([line.split() for line in shown],
                         [[str(one[name]) for name in ("record", "when", "what", "who", "changes")]
                          for one in records])

    def test_machines_are_printed_with_their_rows(self):
        names = self.cadans.run("workflows").stdout.split()
        self.assertEqual(self.cadans.json("workflows"), names)
        rows = self.cadans.json("workflows", "task")
        self.assertEqual(set(rows[0]), {"from", "event", "to", "effects", "only_if"})
        self.assertEqual(len(rows), len(self.cadans.run("workflows", "task").stdout.splitlines()))

    def test_status_counts_what_tasks_lists(self):
        status = self.cadans.json("status", "--store", self.store)
        self.assertEqual(status["tasks"]["open"], len(self.tasks("--open")))
        self.assertEqual(status["tasks"]["late"], len(self.tasks("--late")))
        five = [one for one in status["components"] if not one["beside"]]
        beside = [one["key"] for one in status["components"] if one["beside"]]
        self.assertEqual(len(five), 5)
        self.assertEqual(beside, ["REUSE", "AWARE", "PDCA"])
        self.assertFalse(status["bio2"]["may_conform"])
        self.assertTrue(status["gate"]["open"])

    def test_explain_says_at_most_twelve_sentences_without_bare_identifiers(self):
        for task in self.tasks("--open")[:8]:
            for language in ("nl", "en"):
                sentences = self.cadans.json("explain", task["task"], "--store", self.store,
                                             "--lang", language)
                self.assertTrue(4 <= len(sentences) <= 12, sentences)
                for sentence in sentences:
                    self.assertIsNone(BARE.search(sentence), sentence)

    def test_work_is_listed_by_team_and_nothing_lists_people_by_lateness(self):
        teams = [task["team"] for task in self.tasks("--open", "--by", "team")]
        self.assertGreater(len(set(teams)), 1)
        self.assertEqual(teams, sorted(teams))
        refused = self.run_on_store("tasks", "--late", "--by", "person", "--lang", "en")
        self.assert_exit(refused, MAY_NOT)
        self.assertIn("Cadans does not measure people", refused.stderr)
        self.assertEqual(refused.stdout, "")

    def test_what_is_listed_is_whole_in_the_language_asked_for(self):
        english = re.compile(r"\b(Journey|Gate|Tasks|Window|Journal|Note|Vacant|task|target|state|"
                             r"position|what|item|body|component|not yet|open, \d+ of|by|No)\b")
        for words in (["status"], ["gate"], ["tasks"], ["tasks", "--open"], ["agenda", "list"],
                      ["agenda", "list", "--all"]):
            with self.subTest(words=words):
                dutch = self.run_on_store(*words, "--lang", "nl")
                self.assert_exit(dutch, 0)
                self.assertIsNone(english.search(dutch.stdout), dutch.stdout)
                self.assertRegex(self.run_on_store(*words, "--lang", "en").stdout, english)

    def test_two_agenda_items_never_look_alike(self):
        listed = self.run_on_store("agenda", "list", "--all", "--lang", "en").stdout.splitlines()
        self.assertRegex(listed[0], "body .*meeting .*step .*task .*what .*asks")
        alike = [line.split(maxsplit=1)[1] for line in listed[1:]]
        self.assertEqual(len(set(alike)), len(alike))

    def test_a_day_before_the_last_record_is_not_shown_as_if_it_were_today(self):
        for words in (["status"], ["tasks"], ["gate"], ["agenda", "list"]):
            with self.subTest(words=words):
                done = self.run_on_store(*words, "--on", weeks_ago(10))
                self.assert_exit(done, BAD_INPUT)
                self.assertIn(f"{weeks_ago(10)}, ligt voor de laatste regel van het journaal, van",
                              done.stderr)

    def test_who_reads_no_further_gets_no_complaint(self):
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run([BINARY, "tasks", "--store", self.store], stdout=writer,
                              stderr=subprocess.PIPE, text=True)
        os.close(writer)
        self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_every_command_teaches_with_an_example(self):
        listed = self.cadans.run("--help").stdout.split("Subcommands:")[1]
        for name in re.findall(r"^  (\S+)", listed, re.MULTILINE):
            done = self.cadans.run(name, "--help")
            self.assert_exit(done, 0)
            self.assertIn("For example:  cadans " + name, done.stdout)

    def test_its_version_is_that_of_the_project(self):
        with open(os.path.join(SOURCE, "CMakeLists.txt"), encoding="utf-8") as file:
            version = re.search(r"project\(cadans VERSION (\S+)", file.read()).group(1)
        done = self.cadans.run("--version")
        self.assert_exit(done, 0)
        self.assertEqual(done.stdout, f"cadans {version}\n")

    def test_a_wrong_subcommand_is_named_with_the_nearest_one(self):
        for words, wrong, nearest in ((["statsu"], "statsu", "status"),
                                      (["nonsense"], "nonsense", None),
                                      (["task", "submitt", "T1"], "task submitt", "task submit"),
                                      (["task", "nonsense", "T1"], "task nonsense", None),
                                      (["gate", "decde"], "gate decde", "gate decide"),
                                      (["peers", "kye"], "peers kye", "peers key")):
            with self.subTest(words=words):
                done = self.cadans.run(*words)
                self.assert_exit(done, USAGE)
                self.assertIn(f"there is no 'cadans {wrong}'", done.stderr)
                self.assertIn(f"the nearest is 'cadans {nearest or ''}", done.stderr)
                self.assertEqual(done.stdout, "")


class Acting(CommandLine):
    def who_gets_mail(self, day):
        ready = self.run_on_store("ready", "--day", day)
        self.assert_exit(ready, 0)
        rows = [line.split() for line in ready.stdout.splitlines()[3:]]
        return [row[0] for row in rows if row[1] == "yes"]

    def a_day_with_mail(self):
        for ahead in range(1, 15):
            day = (datetime.date.today() + datetime.timedelta(days=ahead)).isoformat()
            if self.who_gets_mail(day):
                return day
        self.fail("the rehearsal has no mail to send in two weeks")

    def test_one_mail_or_the_whole_batch_is_taken_out_by_who_may(self):
        task = self.task_in("open")
        away = ("--reason", "not ours", "--suggestion", "facilities")
        for words in (("help", task["task"]), ("not-mine", task["task"], *away)):
            self.assert_exit(self.run_on_store("task", *words, "--as", task["position"]), 0)
        day = self.a_day_with_mail()
        first, *others = self.who_gets_mail(day)
        words = ("drop", "--person", first, "--day", day, "--reason", "on leave")
        self.assert_exit(self.run_on_store(*words, "--as", "ict-head"), MAY_NOT)
        self.assertEqual(self.who_gets_mail(day), [first, *others])
        self.assert_exit(self.run_on_store(*words, "--as", "ciso"), 0)
        self.assertEqual(self.who_gets_mail(day), others)
        again = self.run_on_store(*words, "--as", "ciso")
        self.assert_exit(again, MAY_NOT)
        self.assertRegex(again.stderr, r"de mail van .+ ligt er niets klaar voor [A-Z]\. [A-Z]")
        whole = self.run_on_store("drop", "--whole", "--day", day, "--reason", "a wrong date",
                                  "--as", "ciso")
        self.assert_exit(whole, 0 if others else MAY_NOT)
        self.assertEqual(self.who_gets_mail(day), [])

    def test_submit_without_evidence_is_refused_with_what_to_do_instead(self):
        task = self.task_in("open")
        done = self.run_on_store("task", "submit", task["task"], "--as", task["position"])
        self.assert_exit(done, MAY_NOT)
        self.assertRegex(done.stderr, r"REFUSED  .+\. Wel: ")
        self.assertEqual(self.task_in("open")["task"], task["task"])

    def test_submit_by_somebody_else_is_refused(self):
        task = self.task_in("open")
        other = "griffier" if task["position"] != "griffier" else "ciso"
        done = self.run_on_store("task", "submit", task["task"], "--as", other,
                                 "--evidence", "Z-1")
        self.assert_exit(done, MAY_NOT)

    def test_submit_with_evidence_is_accepted_and_stands_in_the_journal(self):
        task = self.task_in("open")
        before = self.cadans.json("journal", "verify", "--store", self.store)
        done = self.run_on_store("task", "submit", task["task"], "--as", task["position"],
                                 "--evidence", "Z-2027-0412")
        self.assert_exit(done, 0)
        self.assertEqual(done.stdout, "ACCEPTED\n")
        now = [one for one in self.tasks() if one["task"] == task["task"]][0]
        self.assertIn(now["state"], ("submitted", "done"))
        anchor = f"{before['entries']}:{before['head']}"
        after = self.cadans.json("journal", "verify", "--store", self.store, "--anchor", anchor)
        self.assertTrue(after["holds"])
        self.assertGreater(after["entries"], before["entries"])
        shown = self.run_on_store("journal", "show", task["task"])
        self.assertIn("task.submit", shown.stdout)

    def test_an_event_with_an_id_seen_before_is_accepted_again_and_done_once(self):
        task = self.task_in("open")
        event = json.dumps({"specversion": "1.0", "id": "test-1", "source": "urn:test",
                            "type": "nl.cadans.task.help.v1", "subject": task["task"][1:],
                            "actor": self.person(task["position"]), "data": {}})
        for _ in range(2):
            self.assert_exit(self.run_on_store("event", "send", "-", given=event), 0)
        shown = self.run_on_store("journal", "show", task["task"])
        self.assertEqual(shown.stdout.count("task.help"), 1)

    def person(self, position):
        """Who acts for a position, as the journal shows it for an act of that position."""
        trial = os.path.join(self.folder.name, "trial.db")
        shutil.copy(self.original, trial)
        task = [one for one in self.tasks("--open") if one["position"] == position][0]
        self.cadans.run("task", "help", task["task"], "--as", position, "--store", trial)
        shown = self.cadans.json("journal", "show", task["task"], "--store", trial)
        return [one["who"] for one in shown if one["what"] == "task.help"][0]

    def test_forgetting_a_person_empties_the_name_and_keeps_the_chain(self):
        forget = ("person", "forget", "gijs", "--as")
        self.assert_exit(self.run_on_store(*forget, "town-clerk"), MAY_NOT)
        self.assert_exit(self.run_on_store(*forget, "records-keeper"), 0)
        verdict = self.cadans.json("journal", "verify", "--store", self.store)
        self.assertTrue(verdict["holds"])
        self.assertTrue(any(gone.startswith("person ") for gone in verdict["removed"]))

    def test_an_act_reaches_a_running_engine_over_its_door(self):
        task = self.task_in("open")
        with open(os.path.join(self.folder.name, "serve.log"), "w", encoding="utf-8") as log:
            engine = subprocess.Popen([BINARY, "serve", "--data", self.folder.name], cwd=SOURCE,
                                      stdout=log, stderr=log)
            try:
                door = os.path.join(self.folder.name, "doors", "engine")
                for _ in range(300):
                    if os.path.exists(door) or engine.poll() is not None:
                        break
                    time.sleep(0.1)
                done = self.run_on_store("task", "help", task["task"], "--as", task["position"])
                self.assert_exit(done, 0)
            finally:
                engine.send_signal(signal.SIGINT)
                engine.wait(timeout=60)
        self.assertIn("task.help", self.run_on_store("journal", "show", task["task"]).stdout)


class BadInput(CommandLine):
    def test_each_kind_of_bad_input_has_its_exit_code_and_a_sentence(self):
        text = os.path.join(self.folder.name, "text.db")
        with open(text, "w", encoding="utf-8") as file:
            file.write("this is no store\n" * 100)
        broken = os.path.join(self.folder.name, "broken.json")
        with open(broken, "w", encoding="utf-8") as file:
            file.write('{"specversion": "1.0"')
        cases = [
            (USAGE, []),
            (USAGE, ["nonsense"]),
            (USAGE, ["tasks", "--nonsense"]),
            (NO_INPUT, ["status", "--data", "/nowhere"]),
            (BAD_INPUT, ["status", "--store", text]),
            (BAD_INPUT, ["tasks", "--store", self.store, "--on", "2027-02-30"]),
            (BAD_INPUT, ["tasks", "--store", self.store, "--team", "nobody-such"]),
            (BAD_INPUT, ["explain", "twelve", "--store", self.store]),
            (NO_INPUT, ["explain", "T99999", "--store", self.store]),
            (MAY_NOT, ["task", "start", "T99999", "--as", "ciso", "--store", self.store]),
            (NO_INPUT, ["task", "start", "T12", "--as", "nobody-such", "--store", self.store]),
            (NO_INPUT, ["event", "send", "/nowhere.json", "--store", self.store]),
            (BAD_INPUT, ["event", "send", broken, "--store", self.store]),
            (BAD_INPUT, ["journal", "verify", "--anchor", "twelve", "--store", self.store]),
            (NO_INPUT, ["check", "--config", "/nowhere"]),
        ]
        for code, words in cases:
            with self.subTest(words=words):
                done = self.cadans.run(*words)
                self.assert_exit(done, code)
                self.assertTrue((done.stderr + done.stdout).strip())

    def test_what_is_wrong_is_said_in_the_language_asked_for(self):
        here = ["--store", self.store]
        decide = ["decide", "G9", "--outcome", "pass", "--as", "ciso", *here]
        cases = [
            (["status", "--data", "/nowhere"], "nog niets bewaard: /nowhere", "Nothing is kept"),
            (["explain", "twelve", *here], "geen nummer.*: twelve", "no number.*: twelve"),
            (["explain", "T99999", *here], "taak is er niet: T99999", "no such task: T99999"),
            (["tasks", "--on", "2027-02-30", *here], "geen datum: 2027", "no date: 2027"),
            (["status", "--on", weeks_ago(10), *here], "ligt voor de laatste", "lies before the"),
            (["tasks", "--team", "nobody-such", *here], "Dit team is er niet", "no such team"),
            (["tasks", "--position", "no-such", *here], "Deze functie is er", "no such position"),
            (["gate", *decide], "aan de beurt: G9. Wel: nu G1", "at hand: G9.*decide on G1")]
        for words, dutch, english in cases:
            for language, says in (("nl", dutch), ("en", english)):
                with self.subTest(words=words, language=language):
                    done = self.cadans.run(words[0], "--lang", language, *words[1:])
                    self.assertGreater(done.returncode, 64)
                    self.assertRegex(done.stderr, "^cadans: .*" + says)

    def test_who_acts_must_be_somebody(self):
        start = ("task", "start", self.task_in("open")["task"])
        self.assertRegex(self.run_on_store(*start, "--as", "no-such").stderr,
                         "Zo heet hier niemand.*: no-such. Wel: een naam of functie")

    def test_a_store_of_a_newer_version_is_left_alone(self):
        with sqlite3.connect(self.store) as database:
            database.execute("pragma user_version = 9999")
        done = self.run_on_store("status")
        self.assert_exit(done, BAD_INPUT)

    def test_an_unknown_key_is_named_with_file_and_line(self):
        config = os.path.join(self.folder.name, "config")
        shutil.copytree(os.path.join(SOURCE, "config"), config)
        self.assert_exit(self.cadans.run("check", "--config", config), 0)
        with open(os.path.join(config, "settings.toml"), "a", encoding="utf-8") as file:
            file.write("\n[holdd]\nx = 1\n")
        done = self.cadans.run("check", "--config", config)
        self.assert_exit(done, BAD_INPUT)
        self.assertRegex(done.stderr, r"settings\.toml:\d+:\d+: error: .*holdd")

    def test_an_edited_export_is_named_by_verify_and_by_the_python_verifier(self):
        journal = os.path.join(self.folder.name, "journal.jsonl")
        self.assert_exit(self.run_on_store("journal", "export", journal), 0)
        self.assertEqual(self.python_verifier(journal), 0)
        self.assert_exit(self.cadans.run("journal", "verify", "--file", journal), 0)
        with open(journal, encoding="utf-8") as file:
            lines = file.readlines()
        lines[20] = lines[20].replace("task", "tusk", 1).replace("engine", "engina", 1)
        with open(journal, "w", encoding="utf-8") as file:
            file.writelines(lines)
        self.assert_exit(self.cadans.run("journal", "verify", "--file", journal), 1)
        self.assertNotEqual(self.python_verifier(journal), 0)

    def python_verifier(self, journal):
        with open(journal, encoding="utf-8") as file:
            script = os.path.join(SOURCE, "docs", "verify_journal.py")
            return subprocess.run([sys.executable, script], stdin=file,
                                  capture_output=True).returncode

    def test_apply_dry_run_names_what_was_changed_and_changes_nothing(self):
        config = os.path.join(self.folder.name, "config")
        shutil.copytree(os.path.join(SOURCE, "config"), config)
        ladders = os.path.join(config, "ladders.toml")
        with open(ladders, "a", encoding="utf-8") as file:
            file.write("# one line more\n")
        before = self.cadans.json("journal", "verify", "--store", self.store)
        done = self.run_on_store("apply", "--dry-run", "--config", config)
        self.assert_exit(done, 0)
        self.assertIn("erbij: ladders.toml: # one line more", done.stdout)
        self.assertEqual(self.cadans.json("journal", "verify", "--store", self.store), before)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
