"""The built program, run as a person would, on a store of its own.

    Cadans(binary, source)   run(...) one command; json(...) the same, read
      .rehearsed(folder, from, span)      makes a store of a rehearsal
      .serving(data, ...)                 an engine, as a context: ends it by SIGINT and looks that
                                          it ended well
    edited(source, folder, changes)       a copy of config/ with texts replaced, by file
    waits(store, to)                      puts a mail into the outbox of a store that nobody serves
"""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time

FROM = "cadans@voorbeeldstad.example"


class Cadans:
    def __init__(self, binary, source):
        self.binary = binary
        self.source = source

    def run(self, *words, given=None):
        environment = dict(os.environ, NO_COLOR="1")
        return subprocess.run([self.binary, *map(str, words)], cwd=self.source, input=given,
                              env=environment, capture_output=True, text=True, timeout=300)

    def json(self, *words):
        done = self.run(*words, "--json")
        if done.returncode != 0:
            raise AssertionError(f"{words}: {done.returncode}: {done.stderr}")
        return json.loads(done.stdout)

    def rehearsed(self, folder, begin, span):
        done = self.run("simulate", "--data", folder, "--from", begin, "--for", span, "--json")
        if done.returncode != 0:
            raise AssertionError(f"simulate: {done.returncode}: {done.stderr}")
        return os.path.join(folder, "rehearsal.db")

    def serving(self, data, config="config"):
        return Engine(self, [self.binary, "serve", "--data", data, "--config", config], data)

    def journal(self, store):
        """Its entries, from an export."""
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "journal.jsonl")
            self.run("journal", "export", path, "--store", store)
            with open(path, encoding="utf-8") as file:
                lines = [json.loads(line) for line in file]
        return [json.loads(line["body"]) for line in lines if "body" in line]

    def head(self, store):
        """What would differ if anything had changed: the chain's length and head."""
        verdict = self.json("journal", "verify", "--store", store)
        return verdict["entries"], verdict["head"]


class Beside:
    """A program beside the test, with its output in a file."""

    def __init__(self, words, output, folder=None):
        self.output = output
        with open(output, "w", encoding="utf-8") as file:
            self.process = subprocess.Popen(words, cwd=folder, stdout=file, stderr=file)

    def said(self):
        with open(self.output, encoding="utf-8") as file:
            return file.read()

    def says(self, text):
        wait_until(lambda: text in self.said() or self.process.poll() is not None)
        if text not in self.said():
            raise AssertionError(f"it never said '{text}': {self.said()}")

    def end(self, number=signal.SIGINT):
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end(signal.SIGTERM)


class Engine(Beside):
    def __init__(self, cadans, words, data):
        os.makedirs(data, exist_ok=True)
        super().__init__(words, os.path.join(data, "serve.log"), cadans.source)

    def __enter__(self):
        self.says("Ctrl-C ends it")
        return self

    def __exit__(self, *failed):
        code = self.end()
        if code != 0 and not any(failed):
            raise AssertionError(f"the engine ended with {code}: {self.said()}")


def wait_until(holds, seconds=30):
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


def edited(source, folder, changes):
    """changes: {"settings.toml": [(from, to), ...]}"""
    config = os.path.join(folder, "config")
    shutil.copytree(os.path.join(source, "config"), config)
    for name, pairs in changes.items():
        path = os.path.join(config, name)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for old, new in pairs:
            if old not in text:
                raise AssertionError(f"{name} does not hold {old}")
            text = text.replace(old, new, 1)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
    return config


def waits(store, to, parked=False):
    body = {"to": {"name": "A", "mail": to}, "from": {"name": "Cadans", "mail": FROM},
            "reply_to": "", "language": "nl", "subject": "A mail that waited",
            "blocks": [{"kind": "text", "text": "It waited."}], "foot": [], "thread": "",
            "list": "voorbeeldstad"}
    with sqlite3.connect(store) as database:
        number = database.execute("select next from counter where name = 'delivery'").fetchone()[0]
        database.execute("update counter set next = next + 1 where name = 'delivery'")
        database.execute("insert into delivery_key (key, delivery) values (?, ?)",
                         (f"test/{number}", number))
        database.execute(
            "insert into outbox (id, channel, urgency, made_us, ready_us, not_before_us, lease_us,"
            " attempt, again, parked, key, person, hash, notices, body)"
            " values (?, 'mail', 1, 1, 0, 0, 0, 0, 0, ?, ?, 'nobody', zeroblob(32), '', ?)",
            (number, parked, f"test/{number}", json.dumps(body)))
    database.close()
    return number
