"""The program as it ships, under a clock that is set from outside while it runs (libfaketime), held
against what place.py says was due.

    clock_test.py CADANS SOURCE changes|jumps|month

    changes   through both changes of 2027 and from 2037 into 2038: each mail on its day
    jumps     a hundred jumps ahead and a hundred back, at random: each mail once
    month     switched off for a month in which 2,000 tasks fell due: each mail once

Always: nobody gets two mails on a day, and none leaves outside the window.
"""

import contextlib
import email
import email.utils
import glob
import json
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from place import DAY, MAIL, Place

CADANS, SOURCE, PART = sys.argv[1:4]
HERE = ZoneInfo("Europe/Amsterdam")
# The one for programs with threads: the other gives the real time while a thread reads the file.
LIBRARY = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
# The allocator of the release asks the time before that library can tell it; libc's own does not.
PRELOADED = ":".join(LIBRARY + ["libc.so.6", "libstdc++.so.6"])
HOUR = timedelta(hours=1)
FOLLOWED = timedelta(minutes=50)  # a step that the engine follows by itself
SEEN_WITHIN = 1.2  # seconds: the engine looks at its clock at least once a second


def local(day, text):
    hour, minute = map(int, text.split(":"))
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=HERE)


class World:
    """A machine with a clock of its own, and the engine on it."""

    def __init__(self, folder, place, begin):
        self.place = place
        self.data = os.path.join(folder, "data")
        self.store = os.path.join(self.data, "cadans.db")
        self.clock = os.path.join(folder, "clock")
        self.log = os.path.join(folder, "log")
        self.environment = {**os.environ, "LD_PRELOAD": PRELOADED, "FAKETIME_NO_CACHE": "1",
                            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
                            "FAKETIME_TIMESTAMP_FILE": self.clock}
        self.engine = None
        self.held = 0
        self.set_to(begin)

    def set_to(self, moment):
        self.ahead = moment.timestamp() - time.time()
        with open(self.clock + ".new", "w", encoding="utf-8") as file:
            file.write(f"{self.ahead:+.3f}\n")
        os.replace(self.clock + ".new", self.clock)

    def now(self):
        return datetime.fromtimestamp(time.time() + self.ahead, HERE)

    def cadans(self, *words):
        return subprocess.run([CADANS, *words, "--data", self.data], env=self.environment,
                              capture_output=True, text=True, timeout=60, check=False)

    def start(self):
        with open(self.log, "a", encoding="utf-8") as file:
            begun = file.tell()
            self.engine = subprocess.Popen(
                [CADANS, "serve", "--data", self.data, "--config", self.place.config, "--duties",
                 self.place.duties], env=self.environment, stdout=file, stderr=file)
        self.wait(lambda: "Ctrl-C ends it" in pathlib.Path(self.log).read_text()[begun:])
        self.settle()

    def stop(self):
        self.engine.terminate()
        assert self.engine.wait(timeout=60) == 0, pathlib.Path(self.log).read_text()

    def wait(self, holds, seconds=60):
        end = time.monotonic() + seconds
        while not holds():
            assert self.engine.poll() is None, pathlib.Path(self.log).read_text()
            assert time.monotonic() < end, f"not in {seconds} s, at {self.now()}"
            time.sleep(0.05)

    def ask(self, query, *values):
        with contextlib.closing(sqlite3.connect(f"file:{self.store}?mode=ro", uri=True)) as store:
            return store.execute(query, values).fetchone()[0]

    def settle(self):
        """The engine has seen the clock; where it holds time for it, somebody accepts the clock as
        soon as it says so. Then nothing is due."""
        time.sleep(SEEN_WITHIN)
        self.wait(self.nothing_is_due)
        if self.window_open():
            self.wait(lambda: self.ask("select count(*) from outbox") == 0)

    def nothing_is_due(self):
        if self.ask("select count(*) from mark where name = 'clock-held' and value <> ''"):
            self.held += 1
            done = self.cadans("clock", "accept", "--as", "iso")
            assert done.stdout == "ACCEPTED\n", done.stderr
        due = "select count(*) from timer where due_us <= ?"
        return self.ask(due, int(self.now().timestamp() * 1e6)) == 0

    def window_open(self):
        now = self.now()
        return (self.place.office(now.date())
                and local(now.date(), "08:30") < now < local(now.date(), "16:59"))

    def jump(self, by):
        self.set_to(self.now() + by)
        self.settle()

    def to(self, moment):
        """Ahead to that moment: by a jump, and the last hours in steps that are followed."""
        if moment - self.now() > 3 * HOUR:
            self.jump(moment - self.now() - 2 * HOUR)
        while self.now() < moment:
            self.jump(min(FOLLOWED, moment - self.now()))


def carried(world):
    """From the journal: by owner and date of the mail, what it told."""
    export = world.store + ".jsonl"
    pathlib.Path(export).unlink(missing_ok=True)
    assert world.cadans("journal", "export", export).returncode == 0
    tasks, mails, arrived = {}, {}, []
    people = dict(sqlite3.connect(f"file:{world.store}?mode=ro", uri=True).execute(
        "select key, mail from person").fetchall())
    for line in pathlib.Path(export).read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if "body" not in entry:
            continue
        for change in json.loads(entry["body"]).get("changes", []):
            if "new" in change and change["workflow"] == "task":
                tasks[change["new"]] = change["identity"].split("/")[1]
            elif "delivery" in change:
                mails[change["delivery"]] = change
            elif "delivery-end" in change and change["outcome"] == "delivered":
                arrived.append(mails[change["delivery-end"]])
    told = defaultdict(list)
    for one in arrived:
        if not one["key"].startswith("digest/"):
            continue
        _, person, day = one["key"].split("/")
        owner = people[person].split("@")[0]
        told[owner, date.fromisoformat(day)] += [
            (tasks[notice["instance"]], notice["kind"]) for notice in one["notices"]]
    return told


def sent(world):
    """From the Maildir: to whom and when each mail of a day left."""
    for path in pathlib.Path(world.data, "mail", "new").iterdir():
        message = email.message_from_bytes(path.read_bytes())
        to = email.utils.parseaddr(message["To"])[1]
        if "clock" in message["Subject"]:  # what the administrator is told about the clock itself
            continue
        yield to, email.utils.parsedate_to_datetime(message["Date"]).astimezone(HERE)


def look_at_window(world):
    mails = list(sent(world))
    wrong = [f"{to} at {at}" for to, at in mails
             if not world.place.office(at.date()) or not (
                 local(at.date(), "08:30") <= at < local(at.date(), "17:00"))]
    often = [f"{to} has {times} mails of {day}" for (to, day), times in
             Counter((to, at.date()) for to, at in mails).items() if times > 1]
    assert not wrong and not often, "\n".join(wrong + often)
    return mails


def each_once(world):
    """Every mail that was due, once, whatever its day."""
    due = Counter()
    for (owner, _), what in world.place.expected().items():
        due.update((owner, *one) for one in what)
    told = Counter()
    for (owner, _), what in carried(world).items():
        told.update((owner, *one) for one in what)
    lost, doubled = due - told, told - due
    assert not lost and not doubled, f"lost: {lost}; doubled: {doubled}"
    return sum(due.values())


def changes(folder):
    for number, (start, last) in enumerate((
            (date(2027, 3, 25), date(2027, 3, 31)),    # Good Friday, the change, Easter Monday
            (date(2027, 10, 28), date(2027, 11, 3)),
            (date(2037, 12, 28), date(2038, 1, 5)))):
        here = os.path.join(folder, str(number))
        os.makedirs(here)
        place = Place((here, SOURCE), 20, range(2, (last - start).days + 1), start)
        world = World(here, place, local(start, "07:00"))
        world.start()
        day = start
        while day <= last:
            world.to(local(day, "08:20"))
            world.to(local(day, "08:40"))
            world.to(local(day, "17:10"))
            if day.weekday() == 5:  # the night of the change in small steps
                world.to(local(day + DAY, "00:30"))
                for _ in range(6):
                    world.jump(FOLLOWED)
            day += DAY
        world.stop()
        told = {key: set(what) for key, what in carried(world).items()}
        expected = {key: what for key, what in place.expected().items() if key[1] <= last}
        assert told == expected, "\n".join(
            f"{key}: {told.get(key)}, not {expected.get(key)}" for key in sorted(
                set(told) | set(expected)) if told.get(key) != expected.get(key))
        count = each_once(world)
        mails = look_at_window(world)
        places = {(to, at.date()) for to, at in mails}
        assert places == {(MAIL.format(owner), day) for owner, day in expected}, places
        print(f"{start} to {last}: {count} due, {len(mails)} mails, each on its day; "
              f"time was held and accepted {world.held} times")


def jumps(folder):
    start = date(2027, 6, 1)
    place = Place((folder, SOURCE), 20, range(3, 33, 2), start)
    world = World(folder, place, local(start, "07:00"))
    chance = random.Random(20270601)
    world.start()
    world.to(local(start, "08:40"))
    furthest = world.now()
    for _ in range(100):
        world.jump(timedelta(minutes=chance.randint(2, 1200)))
        furthest = max(furthest, world.now())
        world.jump(-timedelta(minutes=chance.randint(1, 180)))
    day = max(world.now(), furthest).date() + DAY
    for _ in range(60):
        if day > place.target(max(place.leads)) + 3 * DAY:
            break
        world.to(local(day, "08:40"))
        day += DAY
    world.to(local(day, "08:40"))
    world.stop()
    print(f"{each_once(world)} due, {len(look_at_window(world))} mails, each once, through 200 "
          f"jumps; time was held and accepted {world.held} times")


def month(folder):
    start = date(2027, 2, 1)
    place = Place((folder, SOURCE), 200, range(5, 25, 2), start)
    world = World(folder, place, local(start, "07:00"))
    world.start()
    world.to(local(start, "08:40"))
    world.stop()
    world.set_to(local(date(2027, 3, 5), "07:00"))
    world.start()
    vouched_for = json.loads(world.cadans("clock", "--json").stdout)["synchronised"]
    assert world.held == (0 if vouched_for else 1), "a month is believed with a time server only"
    world.to(local(date(2027, 3, 5), "08:40"))
    world.to(local(date(2027, 3, 8), "08:40"))
    world.stop()
    count = each_once(world)
    assert count == 4000, count
    late = [what for (_, day), what in carried(world).items() if day > start]
    print(f"{count} due, {len(look_at_window(world))} mails, each once; "
          f"{sum(map(len, late))} of them after the month, in {len(late)} mails")


if not LIBRARY:
    sys.exit("libfaketime is not there: install the package faketime")
with tempfile.TemporaryDirectory() as here_now:
    {"changes": changes, "jumps": jumps, "month": month}[PART](here_now)
