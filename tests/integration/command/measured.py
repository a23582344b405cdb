"""Finds a list that measures people: escalation, section 13, W1.

    Members(store)            who is known to a store, and what could be counted of each there:
                              tasks past their date, reminders, times on a rung, mails
    measured(rows, members)   what is wrong with a list of rows; nothing where it measures nobody
    lists_in(output, form)    the lists in an answer: "json", "csv" or "plain"

A row is its cells by name. Wrong is a list of people with a field called after lateness, reminders
or reading; one whose column holds what can be counted of each; one in the order of such a count;
and one of exactly those of whom there is something to count.
"""

import collections
import csv
import io
import itertools
import json
import re
import sqlite3

WORDS = frozenset("""late lateness overdue reminder reminders reminded rung rungs chase chased asked
    escalated missed notices read unread opened seen score rank laat telaat achterstallig
    herinnering herinneringen trede opvolging gevraagd gemist meldingen gelezen ongelezen geopend
    gezien""".split())
PEOPLE_MIN = 3
ORDER_MIN = 5  # fewer may stand so by chance


class Members:
    def __init__(self, store):
        database = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
        people = database.execute("select key, handle, name, mail from person where gone = 0")
        self.all = {handle: (key, name, mail) for key, handle, name, mail in people}
        self.by_key = {key: handle for handle, (key, _, _) in self.all.items()}
        self.handles = {word: handle for handle, (key, name, mail) in self.all.items()
                        for word in (handle, key, name, mail)}
        long = sorted((word for word in self.handles if word not in self.all), key=len)
        self.inside = re.compile("|".join(re.escape(word) for word in reversed(long)))
        self.counts = {}
        database.close()

    def count(self, tasks, positions, journal):
        """tasks and positions as the command line has them in JSON, the journal as exported."""
        occupants = {one["position"]: one["occupant"] for one in positions}
        late = collections.Counter(occupants.get(one["position"]) for one in tasks if one["late"])
        reminders, rungs, mails = (collections.Counter() for _ in range(3))
        for change in (one for entry in journal for one in entry["changes"] if "delivery" in one):
            to = self.by_key.get(change["person"])
            mails[to] += 1
            reminders[to] += len(change["notices"])
            rungs[to] += sum(one["kind"] == "rung" for one in change["notices"])
        self.counts = {"late tasks": late, "reminders": reminders, "rungs": rungs, "mails": mails}

    def in_cell(self, cell):
        if not isinstance(cell, str):
            return None
        found = self.inside.search(cell)
        return self.handles.get(cell) or (self.handles[found[0]] if found else None)


def flat(value, name=""):
    """The cells of a row by name, those of an object in it too; what is a list of its own not."""
    if isinstance(value, dict):
        return dict(itertools.chain.from_iterable(
            flat(one, f"{name}_{key}" if name else key).items() for key, one in value.items()))
    return {} if isinstance(value, list) else {name: value}


def lists_in_json(value, members):
    if isinstance(value, list):
        yield [flat(one) if isinstance(one, dict) else {"": one} for one in value
               if not isinstance(one, list)]
    if isinstance(value, dict) and sum(members.in_cell(key) is not None for key in value) > 1:
        yield [{"of": key, **flat(one, "is")} for key, one in value.items()]
    if isinstance(value, (list, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from lists_in_json(one, members)


def lists_in_text(text):
    """A table is lines of cells with two blanks or more between, under their heads."""
    for block in re.split(r"\n\s*\n", text):
        lines = [re.split(r"\s{2,}", line.strip()) for line in block.splitlines()]
        head, rows = lines[0], lines[1:]
        if len(head) > 1:  # else it is a sentence
            yield [{(head[at] if at < len(head) else str(at)): cell
                    for at, cell in enumerate(row)} for row in rows]
        yield [{str(at): cell for at, cell in enumerate(row)} for row in lines]


def lists_in(output, form, members):
    if form == "json":
        return list(lists_in_json(json.loads(output), members))
    if form == "csv":
        return [list(csv.DictReader(io.StringIO(output)))]
    return list(lists_in_text(output))


def as_number(cell):
    if isinstance(cell, bool) or cell is None:
        return None
    try:
        return float(cell)
    except (TypeError, ValueError):
        return None


def person_of(row, members):
    found = {members.in_cell(cell) for cell in row.values()} - {None}
    return found.pop() if len(found) == 1 else None


def called_after(rows):
    for name in {name for row in rows for name in row}:
        words = set(re.findall(r"[a-z]+", name.lower()))
        if words & WORDS or {"te", "laat"} <= words:
            yield f"people with '{name}'"


def counted(rows, people, members):
    for what, counts in members.counts.items():
        true = [counts[person] for person in people]
        if len(set(true)) < 2:
            continue
        for name in set.intersection(*(set(row) for row in rows)):
            if [as_number(row[name]) for row in rows] == true:
                yield f"'{name}' is the number of {what} of each person"


def ordered(people, members):
    for what, counts in members.counts.items():
        true = [counts[person] for person in people]
        if len(people) < ORDER_MIN or len(set(true)) < PEOPLE_MIN:
            continue
        if true in (sorted(true), sorted(true, reverse=True)):
            yield f"people in the order of their {what}"


def filtered(people, members):
    for what in ("late tasks", "rungs"):
        with_some = {one for one, count in members.counts[what].items() if one and count > 0}
        if len(with_some) >= PEOPLE_MIN and set(people) == with_some != set(members.all):
            yield f"exactly those people of whom there are {what}"


def measured(rows, members):
    with_person = [(row, person) for row in rows if (person := person_of(row, members))]
    rows, people = [row for row, _ in with_person], [person for _, person in with_person]
    if len(set(people)) < 2:
        return []
    wrong = list(called_after(rows))
    if len(set(people)) == len(people) >= PEOPLE_MIN:
        wrong += counted(rows, people, members)
        wrong += ordered(people, members)
        wrong += filtered(people, members)
    return wrong
