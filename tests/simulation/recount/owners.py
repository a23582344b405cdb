#!/usr/bin/env python3
"""Asks a journal whether every open task had somebody on every day.

    owners.py STORE [STOOD_IN_AT_LEAST]

From the journal alone: the tasks and whose they are, the organisation in force, and the marks that
say who stands in for which position. Exit 1 and a line for each day on which a task had nobody, or
where fewer days were covered by another than expected. Standard library only.
"""

import json
import sqlite3
import sys
from datetime import timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

from journal import Record, bodies

ENDED = ("done", "cancelled", "missed", "withdrawn")
STORE = sys.argv[1]
LEAST = int(sys.argv[2]) if len(sys.argv) > 2 else 0


def organisations():
    """Of each version by its hash: the occupant of each position."""
    store = sqlite3.connect(f"file:{STORE}?mode=ro", uri=True)
    found = store.execute("select hash, body from content where kind = 'organisation'")
    return {key.hex(): {one["key"]: one["occupant"] for one in json.loads(body)["positions"]}
            for key, body in found}


class Days:
    def __init__(self):
        self.versions = organisations()
        self.occupants = {}
        self.stands_in = {}
        self.tasks = {}  # of the open ones: the position that is asked
        self.wrong = []
        self.task_days = 0
        self.by_another = 0

    def take(self, record):
        for change in record.changes:
            about = change.get("new", change.get("instance", record.instance))
            if change.get("content") == "organisation":
                self.occupants = self.versions[change["hash"]]
            elif change.get("mark") == "stand-in":
                self.stands_in = json.loads(change["value"] or "{}")
            elif "ladder" in change.get("facts", {}):
                facts = change["facts"]
                known = about in self.tasks or "identity" in change
                if known:
                    self.tasks[about] = facts.get("kept_by") or facts["owner"]
            if change.get("state", "").split(",")[0] in ENDED:
                self.tasks.pop(about, None)

    def end_of(self, day):
        for task, position in sorted(self.tasks.items()):
            self.task_days += 1
            another = self.stands_in.get(position)
            acts = another["by"] if another else position
            self.by_another += acts != position
            if not self.occupants.get(acts):
                self.wrong.append(f"{day}: T{task} of {position} has nobody")


def main():
    days = Days()
    zone = ZoneInfo("Europe/Amsterdam")
    today = None
    for line in bodies(SimpleNamespace(journal=None, store=STORE)):
        record = Record(line, zone)
        while today and today < record.day:
            days.end_of(today)
            today += timedelta(days=1)
        today = today or record.day
        days.take(record)
    for what in days.wrong[:20]:
        print(what)
    print(f"{days.task_days} days of tasks, {days.by_another} of them with who stood in, "
          f"{len(days.wrong)} with nobody")
    return 1 if days.wrong or days.by_another < LEAST or not days.task_days else 0


if __name__ == "__main__":
    sys.exit(main())
