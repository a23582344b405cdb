"""The journal of a rehearsal, read as lines of JSON: its records, and the tasks that they show."""

import json
import sqlite3
from datetime import datetime


SHOWS = ("submit", "already-shown", "nothing-to-report")


class Record:
    """One line of the journal; `day` is the local date of its instant."""

    def __init__(self, line, zone):
        entry = json.loads(line)
        moment = entry["at"].replace("Z", "+00:00")
        self.at = datetime.fromisoformat(moment)
        self.day = self.at.astimezone(zone).date()
        self.type = entry["type"]
        self.verb = self.type.split(".", 1)[1]
        self.instance = entry.get("instance", 0)
        self.named = entry.get("data", {})
        self.changes = entry.get("changes", [])


class Task:
    """A task as the journal shows it: when it was issued, its states and what happened to it."""

    def __init__(self, record, change):
        self.identity = change["identity"]
        self.issued = record.day
        self.issued_at = record.at
        self.facts = change["facts"]
        self.states = [(record.at, change["state"].split(",")[0])]
        self.body_decides = False
        self.records = []
        self.done = None

    def shown(self):
        """The day on which what closed it was handed in; None = it is not done."""
        days = [one.day for one in self.records if one.verb in SHOWS]
        return days[-1] if self.done and days else None

    def state_before(self, moment):
        return [state for at, state in self.states if at < moment or at == self.issued_at][-1]


def bodies(arguments):
    if arguments.journal:
        for line in open(arguments.journal, encoding="utf-8"):
            entry = json.loads(line)
            if "body" in entry:
                yield entry["body"]
        return
    store = sqlite3.connect(f"file:{arguments.store}?mode=ro", uri=True)
    for (block,) in store.execute("select entries from journal order by first"):
        yield from filter(None, block.split("\n"))
