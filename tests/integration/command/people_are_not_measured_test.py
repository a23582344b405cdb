"""W11 (escalation, section 13; case 22 of section 10): every command, export and question, asked
as every role for an answer that orders or filters people by lateness, reminders or reading, gives
none.

    people_are_not_measured_test.py CADANS SOURCE [TEST...]

What there is to ask comes from the help of the program and the words of the engine: a command,
option or question that does not stand here fails, and whoever adds it looks at what it answers.
"""

import itertools
import json
import os
import re
import shutil
import sqlite3
import sys
import tempfile
import unittest

import zmq

from measured import Members, flat, lists_in, measured
from program import Cadans, edited

BINARY, SOURCE = sys.argv[1], sys.argv[2]
USAGE, NO_INPUT, MAY_NOT = 64, 66, 77
ROLES = {"CISO": "gijs", "process owner": "kat", "line manager": "vuur", "director": "teun",
         "college member": "noot", "auditor": "roos", "administrator": "sluis",
         "municipal secretary": "jet", "data protection officer": "kees", "no role": None}
# Commands that answer: how each is asked. TASK, FILE, CONFIG and NEW are filled in.
ANSWERS = {
    "status": [[]], "tasks": [[], ["--open"], ["--late"], ["--by", "team"], ["--by", "position"],
                              ["--late", "--by", "position"], ["--team", "it", "--late"],
                              ["--position", "ict-head"]],
    "gate": [[]], "gate show": [["G1.OUT"]], "agenda list": [[], ["--all"]], "advise": [[]],
    "year-plan": [[], ["--ics"], ["--position", "ict-head"], ["--person", "weide"]],
    "explain": [["TASK"], ["TASK", "date"], ["TASK", "owner"], ["TASK", "reminders"],
                ["TASK", "rungs"]],
    "journal verify": [[]], "journal show": [["TASK"]], "journal export": [["FILE"]],
    "deliveries": [[]], "ready": [[]], "preview": [[]], "last-done": [[]], "people": [[]],
    "evidence": [[], ["--all"]], "audit": [[], ["--year", "2027"]], "audit programme": [[]],
    "positions": [[], ["ciso", "--history"], ["--on", "2027-03-01"]], "absence": [[]],
    "person export": [["weide"], ["weide", "--reason", "asked"], ["gijs"]],
    "apply": [["--config", "CONFIG", "--dry-run"]], "apply show": [[]], "event names": [[]],
    "clock": [[]], "scope": [[]], "cycle": [[]], "peers": [[]], "workflows": [[]],
    "simulate": [["--data", "NEW", "--from", "2027-01-04", "--for", "P2W"]],
    "check": [["--config", "CONFIG"]], "next": [["A.OWN.1"]], "deadline": [["PT72H"]],
    "calendar": [["2027"]]}
# Commands that change something, or wait: they say ACCEPTED, or why not, or serve.
ACTS = frozenset("""demo serve init golive hold release drop gate-decide gate-condition
    gate-ahead gate-lay-again task-start task-submit task-done task-plan task-not-mine
    task-help task-nothing-to-report task-already-shown task-approve task-reject
    task-delegate task-postpone task-cancel task-miss task-reopen agenda-place agenda-decide
    agenda-defer agenda-withdraw advise-solved advise-agenda advise-accept
    deliveries-release deliveries-drop last-done-say last-done-read apply-approve
    evidence-import evidence-show evidence-accept evidence-accept-part evidence-turn-down
    evidence-confirm evidence-doubt audit-show audit-announce audit-begin audit-report
    audit-conclude audit-choose
    apply-withdraw event-send event-happened event-release absence-add absence-back
    person-forget text-remove clock-accept peers-key""".split())
# Options of what answers: none of them orders or filters people by what they did. `by` is by team
# or position, `late` is of tasks.
OPTIONS = frozenset("""help help-all data store on lang json csv as position team open late by all
    anchor file reason out day history config duties dry-run mermaid from for seed absent left
    counted-from shift count until person ics year""".split())
ORDERS = [["--sort", "late"], ["--order", "reminders"], ["--late-by", "person"],
          ["--by", "person"], ["--person", "weide"], ["--occupant", "weide"], ["--rank"],
          ["--reminders-over", "2"], ["--unread"], ["--late-over", "5"]]
# The plan of one person is what lies ahead, for a calendar: it tells of nothing that was done late.
OF_ONE = {("year-plan", "--person")}
QUESTIONS = ["status", "peers"]
REFUSED_QUESTIONS = ["people", "people-by-lateness", "late", "reminders",
                     "unread"]


def subcommands(text):
    found = re.search(r"^Subcommands:\n((?: .*\n)*)", text, re.M)
    return re.findall(r"^  (\S+)", found[1], re.M) if found else []


def options(text):
    return {one[2:] for one in re.findall(r"^  (?:-\w,)?(--[\w-]+)", text, re.M)}


def runs(text, path):
    """Whether it does something itself: `agenda` only has subcommands."""
    return bool(path) and ("Subcommands:" not in text
                           or not re.search(r"^Usage: .* SUBCOMMAND$", text, re.M))


def unlisted(commands):
    """Of a help, by path: what does not stand in the tables above, and what there is no more."""
    known = set(ANSWERS) | {one for one in commands if one.replace(" ", "-") in ACTS}
    gone = set(ANSWERS) - set(commands) | ACTS - {one.replace(" ", "-") for one in commands}
    wrong = [f"{one}: not listed here" for one in set(commands) - known]
    wrong += [f"{one}: there is none" for one in gone]
    wrong += [f"{one}: --{option} is not listed here" for one, text in commands.items()
              if one in ANSWERS for option in options(text) - OPTIONS]
    return wrong


class HalfAYear(unittest.TestCase):
    """A store with late tasks, reminders, rungs and absences."""

    @classmethod
    def setUpClass(cls):
        cls.cadans = Cadans(BINARY, SOURCE)
        cls.folder = tempfile.TemporaryDirectory()
        cls.store = cls.file("cadans.db")
        done = cls.cadans.run("simulate", "--data", cls.file("made"), "--from", "2026-11-09",
                              "--for", "P6M", "--absent", "0.2", "--seed", "3")
        if done.returncode != 0:
            raise AssertionError(done.stderr)
        shutil.copy(cls.file("made/rehearsal.db"), cls.store)
        cls.members = Members(cls.store)
        cls.members.count(cls.look("tasks"), cls.look("positions"), cls.cadans.journal(cls.store))
        cls.let_mails_wait()

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    @classmethod
    def file(cls, name):
        return os.path.join(cls.folder.name, name)

    @classmethod
    def look(cls, *words):
        return cls.cadans.json(*words, "--store", cls.store)

    @classmethod
    def let_mails_wait(cls):
        """One to each of eight who got any; in the order of their keys, so of nothing else."""
        got = cls.members.counts["reminders"]
        database = sqlite3.connect(cls.store)
        keys = sorted(cls.members.all[one][0] for one in got if one)[:8]
        for number, key in enumerate(keys, 900_000):
            database.execute("insert into delivery_key (key, delivery) values (?, ?)",
                             (f"digest/{key}/2027-05-09", number))
            database.execute(
                "insert into outbox (id, channel, urgency, made_us, ready_us, not_before_us,"
                " lease_us, attempt, again, parked, key, person, hash, notices, body)"
                " values (?, 'mail', 3, 1, 0, 0, 0, 0, 0, 0, ?, ?, zeroblob(32), '', '{}')",
                (number, f"digest/{key}/2027-05-09", key))
        database.commit()
        database.close()

    def findings(self, output, form):
        return [one for rows in lists_in(output, form, self.members)
                for one in measured(rows, self.members)]


class W11Answers(HalfAYear):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.commands = {}
        cls.walk([])

    @classmethod
    def walk(cls, path):
        text = cls.cadans.run(*path, "--help").stdout
        if runs(text, path):
            cls.commands[" ".join(path)] = text
        for one in subcommands(text):
            cls.walk([*path, one])

    def filled(self, words):
        made = {"TASK": self.task, "FILE": self.file("journal.jsonl"),
                "CONFIG": os.path.join(SOURCE, "config"), "NEW": self.file("again")}
        return [made.get(word, word) for word in words]

    def setUp(self):
        self.task = self.look("tasks", "--late")[0]["task"]

    def asked(self, command, words, role, form):
        text = self.commands[command]
        line = [*command.split(), *self.filled(words)]
        line += ["--store", self.store] if "store" in options(text) else []
        line += ["--as", role] if role and "as" in options(text) else []
        line += [f"--{form}"] if form != "plain" else []
        for made in ("journal.jsonl", "journal.jsonl.new"):
            if os.path.exists(self.file(made)):
                os.remove(self.file(made))
        return self.cadans.run(*line)

    def forms(self, command):
        return ["plain", *(one for one in ("json", "csv")
                           if one in options(self.commands[command]))]

    def test_there_is_something_to_measure(self):
        for what, counts in self.members.counts.items():
            people = {one for one, count in counts.items() if one and count}
            self.assertGreaterEqual(len(people), 2, what)
        self.assertTrue(self.look("absence"))
        self.assertEqual(len(self.look("deliveries")), 8)

    def test_every_command_and_option_is_listed_here(self):
        self.assertEqual(unlisted(self.commands), [])
        for planted in ({"people rank": "  --json\n"},
                        {"tasks": self.commands["tasks"] + "  --late-by TEXT\n"}):
            self.assertEqual(len(unlisted({**self.commands, **planted})), 1, planted)

    def test_no_answer_of_any_command_as_any_role_measures_people(self):
        answers = 0
        for command, all_words in ANSWERS.items():
            takes_role = "as" in options(self.commands[command])
            roles = ROLES.values() if takes_role else [None]
            for words, role, form in itertools.product(all_words, roles, self.forms(command)):
                with self.subTest(command=command, words=words, role=role, form=form):
                    done = self.asked(command, words, role, form)
                    self.assertIn(done.returncode, (0, MAY_NOT, NO_INPUT, 65), done.stderr)
                    answers += done.returncode == 0
                    if done.stdout:
                        self.assertEqual(self.findings(done.stdout, form), [])
        self.assertGreater(answers, 60)

    def test_the_exported_journal_is_in_the_order_of_what_happened(self):
        """Its records, not what is in them: who was told of a task on which rung stands there, and
        in the state until a year after the close (W7)."""
        self.assertEqual(self.asked("journal export", ["FILE"], None, "plain").returncode, 0)
        with open(self.file("journal.jsonl"), encoding="utf-8") as file:
            rows = [flat(json.loads(json.loads(line).get("body", "{}"))) for line in file]
        self.assertGreater(len(rows), 1000)
        self.assertEqual([one["seq"] for one in rows[:-1]], list(range(1, len(rows))))
        for one in rows:  # the rung is the task's, beside who recorded that its paper was placed
            one.pop("data_rung", None)
        self.assertEqual(measured(rows, self.members), [])

    def test_no_command_orders_or_filters_people(self):
        for command, all_words in ANSWERS.items():
            for order in ORDERS:
                if (command, order[0]) in OF_ONE:
                    continue
                with self.subTest(command=command, order=order):
                    done = self.asked(command, [*all_words[0], *order], "vuur", "plain")
                    self.assertIn(done.returncode, (USAGE, MAY_NOT), done.stdout)
                    self.assertEqual(done.stdout, "")

    def test_a_manager_who_asks_for_late_people_hears_the_rule_and_what_is_possible(self):
        for language, said in (("nl", "Cadans meet geen mensen. Wel: "),
                               ("en", "Cadans does not measure people. Instead: ")):
            done = self.cadans.run("tasks", "--late", "--by", "person", "--lang", language,
                                   "--store", self.store)
            self.assertEqual((done.returncode, done.stdout), (MAY_NOT, ""))
            self.assertIn(said, " ".join(done.stderr.split()))

    def test_lists_of_work_say_what_they_are_for(self):
        for language, said in (("nl", "niet bedoeld om mensen te beoordelen"),
                               ("en", "not meant for judging people")):
            for words in (["status"], ["tasks"], ["tasks", "--late"]):
                done = self.cadans.run(*words, "--lang", language, "--store", self.store)
                with self.subTest(words=words, language=language):
                    self.assertIn(said, " ".join(done.stdout.split()))


class W11Questions(HalfAYear):
    """The same store, with an engine that is asked over the wire."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        config = edited(SOURCE, cls.folder.name, {
            "settings.toml": [('\nrun = "embedded"', '\nrun = "process"')]})
        cls.engine = cls.cadans.serving(cls.folder.name, config)
        cls.engine.__enter__()
        cls.socket = zmq.Context.instance().socket(zmq.DEALER)
        cls.socket.setsockopt(zmq.LINGER, 0)
        cls.socket.setsockopt_string(zmq.ROUTING_ID, "asks")
        cls.socket.connect(f"ipc://{cls.folder.name}/doors/engine")
        cls.say("READY", {"name": "asks", "channels": ["ticket"], "credits": 2})
        cls.hears()

    @classmethod
    def tearDownClass(cls):
        cls.socket.close()
        cls.engine.__exit__()
        super().tearDownClass()

    @classmethod
    def say(cls, verb, message):
        cls.socket.send_multipart([f"{verb}/1".encode(), json.dumps(message).encode()])

    @classmethod
    def hears(cls):
        if not cls.socket.poll(20_000):
            raise AssertionError("no answer")
        return json.loads(cls.socket.recv_multipart()[1])

    def asked(self, name, args=None):
        self.say("ASK", {"question": 7, "name": name, "args": args or {}})
        while (answer := self.hears()).get("question") != 7:
            pass
        return answer["outcome"], answer["answer"]

    def test_every_question_is_listed_here_and_on_the_page(self):
        outcome, said = self.asked("weather")
        self.assertEqual(outcome, "error")
        self.assertEqual(said.split("there is: ")[1].split(", "), QUESTIONS)
        with open(os.path.join(SOURCE, "connectors/PROTOCOL.md"), encoding="utf-8") as file:
            page = file.read().split("**ASK**")[1].split("**HEARTBEAT**")[0]
        self.assertEqual(re.findall(r"^\| `(\w+)`", page, re.M)[1:], QUESTIONS)

    def test_no_answer_measures_people(self):
        for name in QUESTIONS:
            for args in ({}, {"sort": "late"}, {"by": "person"}, {"person": "weide"}):
                outcome, answer = self.asked(name, args)
                self.assertEqual(outcome, "ok", answer)
                self.assertEqual(self.findings(json.dumps(answer), "json"), [])

    def test_who_asks_for_people_hears_the_rule_and_else_that_there_is_no_such_question(self):
        for name in REFUSED_QUESTIONS:
            outcome, answer = self.asked(name)
            self.assertEqual(outcome, "error", name)
            people = name.startswith("people")
            self.assertIn("Cadans meet geen mensen" if people else "there is no question", answer)


class TheCheckerItself(HalfAYear):
    """It finds what is planted, and lets through what is not about people."""

    def rows(self, what, order):
        counts = self.members.counts[what]
        people = sorted(self.members.all, key=lambda one: (order * counts[one], one))[:12]
        return [(one, counts[one]) for one in people]

    def found(self, output, form="json"):
        wrong = self.findings(output if form != "json" else json.dumps(output), form)
        return " / ".join(wrong)

    def test_finds_people_with_a_number_of_reminders(self):
        rows = sorted(self.rows("reminders", -1))
        name = {one: self.members.all[one][1] for one, _ in rows}
        self.assertIn("'reminders'", self.found([{"name": name[one], "reminders": count}
                                                 for one, count in rows]))
        self.assertIn("number of reminders", self.found([{"who": name[one], "n": count}
                                                         for one, count in rows]))
        self.assertIn("number of reminders", self.found({"all": dict(rows)}))

    def test_finds_people_in_the_order_of_their_late_tasks_also_without_a_number(self):
        people = [self.members.all[one][2] for one, _ in self.rows("mails", -1)]
        self.assertIn("in the order of their mails", self.found(people))
        self.assertIn("in the order of their mails", self.found(people[::-1]))
        self.assertIn("in the order of their mails",
                      self.found("name,team\n" + "".join(f"{one},it\n" for one in people), "csv"))

    def test_finds_exactly_the_people_with_rungs(self):
        only = sorted(one for one, count in self.members.counts["rungs"].items() if one and count)
        self.assertIn("exactly those people", self.found([{"person": one} for one in only]))

    def test_finds_it_in_a_table_for_people(self):
        lines = [f"{self.members.all[one][1]:20}  {count}" for one, count in
                 sorted(self.rows("reminders", -1))]
        self.assertIn("'trede'", self.found("\n".join(["naam  trede", *lines]), "plain"))
        self.assertIn("number of reminders", self.found("\n".join(["naam  n", *lines]), "plain"))

    def test_lets_work_by_position_and_people_by_handle_through(self):
        self.assertEqual(self.found([{"position": one["position"], "late": 3, "rung": 1}
                                     for one in self.look("positions")]), "")
        self.assertEqual(self.found(self.look("people")), "")


if __name__ == "__main__":
    del sys.argv[1:3]
    unittest.main()
