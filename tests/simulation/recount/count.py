"""The figures of a rehearsal, counted from its journal."""

import json
from collections import Counter, defaultdict
from datetime import date

from journal import Task

ENDED = {"done", "cancelled", "missed", "closed", "decided", "withdrawn", "lapsed"}
OUTCOMES = {"pass", "pass-with-conditions", "refuse", "postpone"}


class Count:
    """The figures, one record after another."""

    def __init__(self):
        self.total = Counter()
        self.months = defaultdict(Counter)
        self.rungs = Counter()
        self.month_rungs = defaultdict(Counter)
        self.gates = []
        self.month_gates = defaultdict(list)
        self.tasks = {}
        self.workflows = {}
        self.carried = {}
        self.delivered = set()
        self.journal_gates = {}
        self.stands_in = {}
        self.programmes = {}
        self.audits = {}
        self.away = []  # position and day on which another was told to do its work

    def take(self, record):
        month = record.day.isoformat()[:7]
        self.months[month].update(())
        for change in record.changes:
            kind = next(iter(change))
            if change.get("mark") == "stand-in":
                self.stand_in(record, json.loads(change["value"] or "{}"))
            if kind in ("new", "state", "facts", "delivery", "delivery-end"):
                getattr(self, kind.replace("-", "_"))(record, change, month)
        if record.type == "task.rung-delivered":
            self.rungs[record.named["rung"]] += 1
            self.month_rungs[month][record.named["rung"]] += 1
        if record.instance in self.tasks:
            self.tasks[record.instance].records.append(record)
        if record.instance in self.audits:
            self.audits[record.instance]["records"].append(record)

    def stand_in(self, record, now):
        for position, one in now.items():
            before = self.stands_in.get(position, {})
            told = one.get("told") and (not before.get("told") or before["by"] != one["by"])
            if told and not one.get("vacant"):
                self.away.append((position, record.day))
        self.stands_in = now

    def add(self, month, name):
        self.total[name] += 1
        self.months[month][name] += 1

    def new(self, record, change, month):
        self.workflows[change["new"]] = change["workflow"]
        if change["workflow"] == "audit_programme":
            self.programmes[change["new"]] = {"facts": change["facts"], "versions": []}
        if change["workflow"] == "audit":
            self.audits[change["new"]] = {"number": change["new"], "records": [],
                                          "kind": change["facts"]["kind"]}
        if change["workflow"] != "task":
            return
        self.add(month, "assigned")
        self.tasks[change["new"]] = Task(record, change)

    def state(self, record, change, month):
        instance = change.get("instance", record.instance)
        now = change["state"].split(",")[0]
        if self.workflows[instance].startswith("growth_stage_"):
            self.gate(record, now, month, self.workflows[instance][-1])
        if self.workflows[instance] != "task":
            return
        task = self.tasks[instance]
        if now == "done" and task.states[-1][1] != "done":
            self.add(month, "done")
            task.done = record.day
            if record.day > date.fromisoformat(task.facts["target"]):
                self.add(month, "late")
        task.states.append((record.at, now))

    def facts(self, record, change, month):
        instance = change.get("instance", record.instance)
        if instance in self.tasks:
            self.tasks[instance].facts = change["facts"]
        if instance in self.programmes:
            self.programme(record, self.programmes[instance], change["facts"])

    @staticmethod
    def programme(record, programme, facts):
        programme["facts"] = facts
        if record.verb == "adopt":
            days = defaultdict(set)
            for one in facts["planned"]:
                days[one["subject"]].add(one["on"])
            programme["versions"].append((record.day, days))

    def gate(self, record, now, month, stage):
        if record.named.get("component") or record.verb not in OUTCOMES:
            return
        before = ("waiting", "enterable", "not_entered", "entered")
        name = f"G{stage}.IN" if now in before else f"G{stage}.OUT"
        line = f"{name} {record.verb} on {record.day}"
        self.gates.append(line)
        self.month_gates[month].append(line)
        self.journal_gates[name, record.verb] = record

    def delivery(self, record, change, month):
        self.carried[change["delivery"]] = change.get("notices", [])

    def delivery_end(self, record, change, month):
        if change["outcome"] == "rejected":
            self.total["bounced"] += 1
        if change["outcome"] != "delivered":
            return
        self.add(month, "mails")
        self.total["duplicate"] += change["key"] in self.delivered
        self.delivered.add(change["key"])
        self.total["digests"] += change["key"].startswith("digest/")
        for notice in self.carried.pop(change["delivery-end"], []):
            self.total["reminders"] += notice["kind"] in ("before", "due", "overdue")

    def figures(self, lost):
        open_now = sum(task.states[-1][1] not in ENDED for task in self.tasks.values())
        months = {name: {**{one: counts[one] for one in ("assigned", "done", "late", "mails")},
                         "escalations": dict(self.month_rungs[name]),
                         "gates": self.month_gates[name]} for name, counts in self.months.items()}
        total = self.total
        return {"tasks": {"assigned": total["assigned"], "done": total["done"], "open": open_now},
                "reminders": {"sent": total["reminders"]},
                "digests": {"sent": total["digests"]},
                "escalations": dict(self.rungs),
                "gates": self.gates,
                "deliveries": {"sent": total["mails"], "duplicate": total["duplicate"],
                               "bounced": total["bounced"]},
                "occurrences": {"lost": lost},
                "months": months}
