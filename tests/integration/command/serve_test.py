"""What `cadans serve` makes of its settings: where mail goes, and who comes in by which door.

    serve_test.py CADANS CADANS_MAIL SOURCE
"""

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import unittest

import zmq

from program import Beside, Cadans, edited, wait_until, waits

BINARY, MAIL, SOURCE = sys.argv[1], sys.argv[2], sys.argv[3]
BAD_INPUT = 65
ANNA = "anna@gemeente.test"


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Serving(unittest.TestCase):
    def setUp(self):
        self.cadans = Cadans(BINARY, SOURCE)
        self.folder = tempfile.TemporaryDirectory()
        self.data = self.file("data")
        self.store = os.path.join(self.data, "cadans.db")

    def tearDown(self):
        self.folder.cleanup()

    def file(self, name):
        return os.path.join(self.folder.name, name)

    def settings(self, *changes):
        return edited(SOURCE, self.folder.name, {"settings.toml": changes})

    def begun(self, config):
        """A store that was served once and holds one mail that waits."""
        with self.cadans.serving(self.data, config):
            pass
        waits(self.store, ANNA)
        self.assertEqual(len(self.deliveries()), 1)

    def deliveries(self):
        return self.cadans.json("deliveries", "--data", self.data)

    def mail_server(self, *how):
        script = os.path.join(SOURCE, "tests/integration/smtp_server.py")
        server = Beside(["/usr/bin/python3", script, str(self.port), *how], self.file("smtp.log"))
        self.addCleanup(server.end)
        wait_until(lambda: socket.socket().connect_ex(("127.0.0.1", self.port)) == 0)
        return server

    def smtp(self, *more):
        self.port = free_port()
        return [('way = "maildir"', 'way = "smtp"'), ('"localhost"', '"127.0.0.1"'),
                ("port = 587", f"port = {self.port}"), *more]


class MailGoes(Serving):
    def test_into_the_maildir_of_the_settings(self):
        config = self.settings(('maildir = "mail"', 'maildir = "post"'))
        self.begun(config)
        with self.cadans.serving(self.data, config):
            self.assertTrue(wait_until(lambda: not self.deliveries()))
        self.assertEqual(len(os.listdir(os.path.join(self.data, "post", "new"))), 1)

    def test_by_smtp_from_a_thread_of_the_engine(self):
        config = self.settings(*self.smtp(('security = "starttls"', 'security = "none"')))
        self.begun(config)
        server = self.mail_server()
        with self.cadans.serving(self.data, config):
            self.assertTrue(wait_until(lambda: not self.deliveries()))
        self.assertEqual(server.said().count(f"MAIL cadans@voorbeeldstad.example {ANNA} <"), 1)

    def test_by_smtp_with_tls_and_a_password_from_a_file(self):
        subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                        "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
                        "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout",
                        self.file("key.pem"), "-out", self.file("certificate.pem")],
                       check=True, capture_output=True)
        secret = self.file("password")
        with open(secret, "w", encoding="utf-8", opener=lambda p, f: os.open(p, f, 0o600)) as file:
            file.write("geheim 7\n")
        config = self.settings(*self.smtp(
            ('ca_file = ""', f'ca_file = "{self.file("certificate.pem")}"'),
            ('user = ""', 'user = "cadans"'),
            ('password_file = ""', f'password_file = "{secret}"')))
        self.begun(config)
        server = self.mail_server("--tls", self.file("certificate.pem"), self.file("key.pem"),
                                  "--login", "cadans", "geheim 7")
        with self.cadans.serving(self.data, config):
            self.assertTrue(wait_until(lambda: not self.deliveries()), server.said())
        self.assertEqual(server.said().count(ANNA), 1)
        os.chmod(secret, 0o644)
        refused = self.cadans.run("serve", "--data", self.data, "--config", config)
        self.assertEqual(refused.returncode, BAD_INPUT, refused.stderr)
        self.assertIn("chmod 600", refused.stderr)

    def test_by_a_process_of_its_own_over_ipc(self):
        config = self.settings(('\nrun = "embedded"', '\nrun = "process"'))
        self.begun(config)
        with self.cadans.serving(self.data, config):
            peers = self.cadans.json("peers", "--data", self.data)
            self.assertEqual((peers["engine_runs"], peers["connected"]), (True, []))
            with Beside([MAIL, "--settings", os.path.join(config, "settings.toml"), "--data",
                         self.data], self.file("mail.log")):
                self.assertTrue(wait_until(lambda: not self.deliveries()))
                connected = self.cadans.json("peers", "--data", self.data)["connected"]
                self.assertEqual([(one["peer"], one["credits"]) for one in connected],
                                 [("ipc/mail", 64)])
                self.assertIn("ipc/mail", self.cadans.run("peers", "--data", self.data).stdout)
        self.assertEqual(len(os.listdir(os.path.join(self.data, "mail", "new"))), 1)

    def test_by_the_example_in_python_over_ipc(self):
        config = self.settings(('\nrun = "embedded"', '\nrun = "process"'))
        self.begun(config)
        key = self.deliveries()[0]["key"]
        with self.cadans.serving(self.data, config):
            with Beside(["/usr/bin/python3", os.path.join(SOURCE, "connectors/examples/peer.py"),
                         "--engine", f"ipc://{self.data}/doors/engine", "--name", "python",
                         "--channel", "mail", "--count", "1"], self.file("peer.log")) as peer:
                self.assertTrue(wait_until(lambda: not self.deliveries()), peer.said())
                self.assertTrue(wait_until(lambda: peer.process.poll() == 0), peer.said())
        carried = [line for line in peer.said().splitlines() if line.startswith("DELIVERED ")]
        self.assertEqual([line.split()[1] for line in carried], [key])
        self.assertEqual(json.loads(carried[0].split(maxsplit=2)[2])["to"]["mail"], ANNA)
        done = [one for one in self.cadans.journal(self.store) if one["type"] == "delivery.done"]
        self.assertEqual([(one["data"]["key"], one["data"]["receipt"]) for one in done],
                         [(key, "printed")])


class ByThePage(Serving):
    """What connectors/PROTOCOL.md says, by somebody who has read nothing else."""

    def setUp(self):
        super().setUp()
        engine = self.cadans.serving(self.data)
        engine.__enter__()
        self.addCleanup(engine.end)
        self.socket = self.connected("by-hand")

    def connected(self, name):
        mine = zmq.Context.instance().socket(zmq.DEALER)
        mine.setsockopt(zmq.LINGER, 0)
        mine.setsockopt_string(zmq.ROUTING_ID, name)
        mine.connect(f"ipc://{self.data}/doors/engine")
        self.addCleanup(mine.close)
        return mine

    def say(self, verb, message):
        self.socket.send_multipart([f"{verb}/1".encode(), json.dumps(message).encode()])

    def hears(self, within=10):
        """The next message, or none."""
        if not self.socket.poll(within * 1000):
            return None
        verb, message = self.socket.recv_multipart()
        return verb.decode(), json.loads(message)

    def asked(self, name):
        self.say("ASK", {"question": 7, "name": name, "args": {}})
        verb, answer = self.hears()
        self.assertEqual((verb, answer["question"]), ("ANSWER/1", 7))
        return answer["outcome"], answer["answer"]

    def test_who_only_tells_hears_that_it_is_not_known_and_ready_is_answered(self):
        self.say("HEARTBEAT", {"known": True})
        self.assertEqual(self.hears(), ("HEARTBEAT/1", {"known": False}))
        self.say("READY", {"name": "another", "channels": ["ticket"], "credits": 2})
        self.assertEqual(self.hears(), ("HEARTBEAT/1", {"known": True}))

    def test_questions_are_answered_in_the_shapes_of_the_page(self):
        self.say("READY", {"name": "another", "channels": ["ticket"], "credits": 2})
        self.hears()
        outcome, counts = self.asked("status")
        self.assertEqual((outcome, set(counts)),
                         ("ok", {"entries", "running", "timers", "notices", "waiting", "parked"}))
        outcome, peers = self.asked("peers")
        mine = [peer for peer in peers if peer["peer"] == "ipc/by-hand"]
        self.assertEqual((outcome, mine),
                         ("ok", [{"peer": "ipc/by-hand", "channels": ["ticket"], "credits": 2,
                                  "in_hand": 0, "silent_s": 0}]))
        self.assertEqual(self.asked("weather")[0], "error")

    def test_a_frame_that_is_too_large_is_lost_and_what_comes_after_it_is_heard(self):
        self.say("EVENT", {"specversion": "1.0", "id": "large", "data": {"a": "x" * (5 << 20)}})
        self.assertIsNone(self.hears(within=2))
        self.assertEqual(self.asked("status")[0], "ok")

    def test_the_page_names_every_act_with_its_fields(self):
        with open(os.path.join(SOURCE, "engine/acts.cc"), encoding="utf-8") as file:
            acts = {kind: set(fields.split()) for kind, fields in
                    re.findall(r'\{"([a-z_0-9]+\.[a-z-]+)",\s+"([a-z ]*)"\}', file.read())}
        with open(os.path.join(SOURCE, "connectors/PROTOCOL.md"), encoding="utf-8") as file:
            page = file.read().split("## What may be said to a task")[1]
        told = {}
        for kinds, fields in re.findall(r"^\| (`[^|]*`) \|([^|]*)\|", page, re.MULTILINE):
            names = set(re.findall(r"`\[?([a-z]+)\]?`", fields))
            names |= {"reason"} if re.search(r"\balone\b", fields) else set()
            machine = "task"
            for kind in re.findall(r"`([^`]+)`", kinds):
                machine = kind.split(".")[0] if kind[0] != "." and "." in kind else machine
                told[f"{machine}.{kind.split('.')[-1]}"] = names
        # "Of `growth_stage_1` the same is said to `growth_stage_2` and `growth_stage_3`."
        for kind in [one for one in told if one.startswith("growth_stage_1.")]:
            for stage in "23":
                told[f"growth_stage_{stage}.{kind.split('.')[1]}"] = told[kind]
        self.assertIn("task.submit", acts)
        for kind in sorted(acts.keys() | told.keys()):
            self.assertEqual(told.get(kind), acts.get(kind), kind)


class ByTcp(Serving):
    def setUp(self):
        super().setUp()
        os.makedirs(self.data)
        self.address = f"tcp://127.0.0.1:{free_port()}"
        self.keys = {name: self.key(name) for name in ("engine", "mail", "desk")}

    def key(self, name):
        file = os.path.join(self.data, f"{name}.key")
        done = self.cadans.run("peers", "key", file)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(os.stat(file).st_mode & 0o777, 0o600)
        with open(file, encoding="utf-8") as text:
            lines = text.read().split()
        self.assertEqual(lines[0], done.stdout.split()[0])
        self.assertNotIn(lines[1], done.stdout)
        return lines

    def opened(self, *more):
        desk = ('\n[[peer]]\nname = "desk"\ncarries = []\nrun = "process"\ncredits = 1\n'
                f"curve_key = '{self.keys['desk'][0]}'\nactors = [\"gijs\"]\n")
        return self.settings(
            ('tcp = ""', f'tcp = "{self.address}"'), ('key_file = ""', 'key_file = "engine.key"'),
            ('\nrun = "embedded"',
             f"\nrun = \"process\"\ncurve_key = '{self.keys['mail'][0]}'"),
            ("[doors]", desk + "\n[doors]"),
            ('address = ""', f'address = "{self.address}"'),
            ('server_key = ""', f"server_key = '{self.keys['engine'][0]}'"),
            ('key_file = "" ', 'key_file = "mail.key"'), *more)

    def test_mail_comes_in_with_its_key(self):
        config = self.opened()
        self.begun(config)
        with self.cadans.serving(self.data, config):
            with Beside([MAIL, "--settings", os.path.join(config, "settings.toml"), "--data",
                         self.data], self.file("mail.log")):
                self.assertTrue(wait_until(lambda: not self.deliveries()))
                connected = self.cadans.json("peers", "--data", self.data)["connected"]
                self.assertEqual([one["peer"] for one in connected], ["tcp/mail"])
        self.assertEqual(len(os.listdir(os.path.join(self.data, "mail", "new"))), 1)

    def desk_says(self, kind, subject, actor):
        name = "".join(letter for letter in f"{kind}-{actor}" if letter.isalnum())
        words = ["/usr/bin/python3", os.path.join(SOURCE, "connectors/examples/peer.py"),
                 "--engine", self.address, "--channel", "mail", "--count", "1",
                 "--event", f"nl.cadans.{kind}.v1", "--subject", str(subject),
                 "--server-key=" + self.keys["engine"][0],
                 "--public-key=" + self.keys["desk"][0], "--secret-key=" + self.keys["desk"][1]]
        words += ["--actor", actor] if actor else []
        with Beside(words, self.file(f"desk-{name}.log")) as peer:
            wait_until(lambda: "ACCEPTED" in peer.said() or "REFUSED" in peer.said())
            return peer.said()

    def test_a_peer_acts_for_whom_its_row_names_and_carries_what_it_names(self):
        config = self.opened()
        self.begun(config)
        with self.cadans.serving(self.data, config):
            task = self.cadans.json("tasks", "--data", self.data)[0]["task"][1:]
            head = self.cadans.head(self.store)
            said = self.desk_says("task.help", task, "noot")
            self.assertIn("does not let it speak for 'noot'", said)
            self.assertIn("'actor' is missing", self.desk_says("task.help", task, ""))
            self.assertIn("by the ipc door", self.desk_says("engine.golive", "", "gijs"))
            self.assertIn("none that a peer can say", self.desk_says("task.row-due", task, "gijs"))
            self.assertEqual(self.cadans.head(self.store), head)
            said = self.desk_says("task.help", task, "gijs")
            self.assertIn("ACCEPTED", said)
            self.assertNotIn("DELIVERED", said)
            self.assertEqual(len(self.deliveries()), 1, "it said READY for mail and got none")
        helps = [one for one in self.cadans.journal(self.store) if one["type"] == "task.help"]
        self.assertEqual(len(helps), 1)

    def test_the_engines_own_events_are_refused_by_ipc_too(self):
        config = self.opened()
        with self.cadans.serving(self.data, config):
            head = self.cadans.head(self.store)
            for kind in ("task.row-due", "task.issue", "engine.window", "journey.start-stage-1"):
                event = {"specversion": "1.0", "id": kind, "source": "test", "subject": "1",
                         "type": f"nl.cadans.{kind}.v1", "actor": "gijs", "data": {}}
                done = self.cadans.run("event", "send", "-", "--data", self.data,
                                       given=json.dumps(event))
                self.assertEqual(done.returncode, 77, done.stderr)
                self.assertIn("REFUSED", done.stderr)
            self.assertEqual(self.cadans.head(self.store), head)


class Refused(Serving):
    def assert_refused(self, config, says):
        done = self.cadans.run("serve", "--data", self.data, "--config", config)
        self.assertEqual(done.returncode, BAD_INPUT, done.stderr)
        self.assertRegex(done.stderr, says)

    def test_plain_tcp_is_refused_at_start_with_file_and_line(self):
        config = self.settings(('tcp = ""', 'tcp = "tcp://127.0.0.1:7411"'))
        self.assert_refused(config, r"settings\.toml:\d+:\d+: error: 'tcp': plain tcp is not")

    def test_keys_that_are_not_there_or_that_others_read_are_refused(self):
        config = self.settings(('tcp = ""', 'tcp = "tcp://127.0.0.1:7411"'),
                               ('key_file = ""', 'key_file = "engine.key"'))
        self.assert_refused(config, r"engine\.key is not there; 'cadans peers key")
        self.cadans.run("peers", "key", os.path.join(self.data, "engine.key"))
        os.chmod(os.path.join(self.data, "engine.key"), 0o644)
        self.assert_refused(config, "chmod 600")

    def test_a_folder_of_doors_that_others_may_enter_is_refused(self):
        os.makedirs(self.file("open"), 0o755)
        config = self.settings(('ipc = "doors"', f'ipc = "{self.file("open")}"'))
        self.assert_refused(config, "chmod 700")
        self.assertEqual(os.stat(self.file("open")).st_mode & 0o777, 0o755, "left as it was")

    def test_a_second_engine_is_told_who_holds_the_store(self):
        with self.cadans.serving(self.data) as engine:
            done = self.cadans.run("serve", "--data", self.data)
            self.assertEqual(done.returncode, 75, done.stderr)
            self.assertIn(str(engine.process.pid), done.stderr)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
