#!/usr/bin/env python3
"""Counts a rehearsal again, by other means than the engine's, and compares.

    tests/recount.py (--journal EXPORT | --store rehearsal.db) --figures FIGURES [--maildir DIR]
                     [--config config] [--duties workflows/duties] [--from DATE] [--for P1Y]

Every figure of `cadans simulate --json` is counted from the journal, the mails also in the Maildir.
What was due is not asked of the journal: it follows from catalogue, ladders, organisation and a
calendar of this script's own (tests/simulation/recount/due.py). The journal only says what people
did, and is then searched for each due moment. Exit 1 on any difference. Standard library only.
"""

import argparse
import json
import pathlib
import sys
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

sys.path.insert(0, str(pathlib.Path(__file__).parent / "simulation" / "recount"))
from audits import ASKED, BY_LAW, PLANNED, Audits  # noqa: E402
from count import ENDED, Count  # noqa: E402
from due import Content, after  # noqa: E402
from journal import Record, bodies  # noqa: E402
from turns import NO_DEPUTY, Turns  # noqa: E402
from years import Years  # noqa: E402

# Events that the engine says itself.
ENGINE_SAYS = (NO_DEPUTY, PLANNED, *ASKED, *BY_LAW)
PASSED_OVER = {"S1-owner", "S1-checker", "S1-told", "S2", "S3", "S4-away", "nobody"}


class Search:
    """Looks in the journal for every moment that was due before `until`."""

    def __init__(self, content, count, until, zone):
        self.content = content
        self.turns = Turns(content, count, until, zone)
        self.audits = Audits(content, count)
        self.tasks = self.turns.tasks
        self.until = until
        self.zone = zone
        self.golive = content.project_mode_until + timedelta(days=1)
        self.lost = []
        self.wrong = []
        self.moments = 0

    def midnight(self, day):
        return self.turns.midnight(day)

    def all(self):
        due = set()
        for duty in self.content.duties:
            if duty["anchor"].startswith("event:") and duty["anchor"] not in ENGINE_SAYS:
                continue  # nobody reports one here
            if duty["anchor"] not in (*ENGINE_SAYS, "journey-start", "stage-start", "deps-done",
                                      "calendar", "last-done"):
                self.wrong.append(f"{duty['id']}: this script knows no anchor {duty['anchor']}")
                continue
            for name, day, target in self.due_of(duty):
                due.add(name)
                self.moments += 1
                self.occurrence(duty, (name, day, target))
        for name in sorted(set(self.tasks) - due):
            self.wrong.append(f"{name}: issued, and its turn had not come")
        self.audits.look(self.turns.stage_now())
        self.wrong += self.audits.wrong

    def due_of(self, duty):
        if duty["anchor"] in (PLANNED, *ASKED, *BY_LAW):
            return self.audits.due_of(duty, self.turns.last_day())
        return self.turns.due_of(duty)

    def occurrence(self, duty, due):
        name, day, target = due
        task = self.tasks.get(name)
        if task is None:
            return self.lost.append(f"{name}: due on {day}, never issued")
        task.body_decides = self.content.decided_by_body(duty)
        if task.issued != day:
            self.wrong.append(f"{name}: due on {day}, issued on {task.issued}")
        parts = [(task.issued_at, self.content.rows(duty, day, target))]
        closes = self.content.papers_close(duty, day, target)
        rung = 1
        for one in task.records:
            if one.verb == "rung-delivered":
                rung = max(rung, int(one.named["rung"]))
            elif one.verb == "postpone":
                target = self.content.calendar.back_to_open(date.fromisoformat(one.named["day"]))
                rows = self.content.rows(duty, day, target, one.day)
                parts.append((one.at, [row for row in rows if row.on > one.day]))
                closes = self.content.papers_close(duty, one.day, target)
            elif one.verb in ("reject", "reopen"):
                closed = closes is not None and closes <= one.day
                if closed or all(row.on <= one.day for row in parts[-1][1]):
                    parts.append((one.at, self.content.rows_again(duty, one.day, rung)))
                if closed:
                    closes = self.content.papers_close(duty, one.day, one.day)
        if task.facts["target"] != target.isoformat():
            self.wrong.append(f"{name}: target {task.facts['target']} where {target} follows")
        ends = [start for start, _ in parts[1:]] + [self.until]
        for (_, rows), end in zip(parts, ends):
            days = self.days(task, rows)
            for index, day in enumerate(days):
                early = self.bounced(task, rows, index)
                self.row(task, rows[index], (self.midnight(day), early), end)
        self.looks(task)
        if days and self.midnight(days[-1]) < self.until and self.unheard(task):
            self.wrong.append(f"{name}: every day of its ladder passed and nobody above was told")

    def looks(self, task):
        """Whoever looks at what was handed in is asked again until he answers."""
        changes = zip(task.states, task.states[1:] + [(self.until, "")])
        for (at, state), (end, _) in changes:
            if state != "submitted" or task.body_decides or at == end:
                continue
            handed_in = at.astimezone(self.zone).date()
            for row in self.content.looks(handed_in):
                moment = self.midnight(max(row.on, self.golive))
                if moment < end:
                    self.look(task, row, moment, self.asked)

    def unheard(self, task):
        told = any(change.get("kind") == "rung" or change.get("workflow") == "agenda_item"
                   for one in task.records for change in one.changes)
        return task.states[-1][1] not in ENDED and not told

    def delivered_late(self, task, moment):
        """The day on which the last rung before `moment` arrived later than it should."""
        late = None
        for one in task.records:
            if one.at >= moment:
                break
            if one.verb == "rung-bounced":
                late = None
            expected = one.named.get("expected", "")
            if one.verb == "rung-delivered" and expected and one.day.isoformat() > expected:
                late = one.day
        return late

    def days(self, task, rows):
        """The days on which rows fall due. None passes before the golive; a rung moves on when the
        one before came late."""
        days, before = [], None
        for index, row in enumerate(rows):
            day = max([row.on, self.golive, *days[-1:]])
            moves = not task.facts["ladder"].startswith("legal-")  # a ladder of law keeps its dates
            if row.rung and before and moves and not self.bounced(task, rows, index):
                planned, handled = before
                late = [one for one in (self.delivered_late(task, self.midnight(day)),
                                        handled if handled > planned else None) if one]
                distance = self.content.calendar.between(planned, row.on)
                day = max([day, *(self.content.calendar.plus(one, distance) for one in late)])
            if row.rung and not self.taken_back(task, row, self.midnight(day)):
                before = (row.on, day)
            elif row.rung and before:
                before = (row.on, before[1])
            days.append(day)
        return days

    @staticmethod
    def taken_back(task, row, moment):
        """Handed in by then, it tells nobody, and nothing moves by it."""
        return row.unless == "handed-in" and task.state_before(moment) == "submitted"

    def bounced(self, task, rows, index):
        """When the rung before came back: this one is due at once then. None = it did not."""
        before = [one.rung for one in rows[:index] if one.rung]
        return next((one.at for one in task.records if before and one.verb == "rung-bounced"
                     and int(one.named["rung"]) == before[-1]), None)

    def row(self, task, row, moments, end):
        (moment, early), parts = moments, []
        if row.rung:
            parts.append((min(early or moment, moment), self.climbed))
        planned = [one.named["day"] for one in task.records
                   if one.verb == "plan" and one.at < moment]
        if row.asks and not (planned and row.on.isoformat() < planned[-1]):
            parts.append((moment, self.asked))
        for moment, handles in parts:
            state = task.state_before(moment)
            rests = self.taken_back(task, row, moment) or (
                state == "submitted" and handles == self.asked and not task.body_decides)
            if moment < end and state not in ENDED and not rests:
                self.look(task, row, moment, handles)

    def look(self, task, row, moment, handles):
        self.moments += 1
        handled = [one for one in task.records if one.verb == "row-due" and one.at >= moment]
        if not handled:
            return self.lost.append(f"{task.identity}: {row} was never handled")
        if task.state_before(moment) == "submitted" and task.body_decides:
            return
        together = [one for one in handled if one.at == handled[0].at]
        if not any(handles(one, row) for one in together):
            self.lost.append(f"{task.identity}: {row} was not {handles.__name__} "
                             f"on {handled[0].day}")

    def climbed(self, record, row):
        return any(change.get("rung") == row.rung and change.get("kind") == "rung"
                   or change.get("remark") in PASSED_OVER
                   or change.get("workflow") == "agenda_item" for change in record.changes)

    def asked(self, record, row):
        merged = f"{row.asks} {row.on}"
        return any(
            change.get("kind") in (row.asks, "personal") and "notice" in change
            or change.get("remark") == "merged" and change["text"].startswith(merged)
            for change in record.changes)


def beside(ours, theirs, path=""):
    """Prints each figure beside the program's; the number of differences."""
    if any(isinstance(one, dict) for both in (ours, theirs) if isinstance(both, list)
           for one in both):
        ours, theirs = dict(enumerate(ours or [])), dict(enumerate(theirs or []))
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return sum(beside(ours.get(key), theirs.get(key), f"{path}.{key}" if path else str(key))
                   for key in sorted(set(ours) | set(theirs)))
    same = ours == theirs
    print(f"{path:36} {ours!s:>12} {theirs!s:>12}{'' if same else '   <-- differs'}")
    return not same


def mails(folder):
    return sum(one.is_file() for part in ("new", "cur")
               for one in (pathlib.Path(folder) / part).rglob("*"))


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--journal", help="a file that cadans export wrote")
    source.add_argument("--store", help="the store itself, only read")
    parser.add_argument("--figures", required=True, help="what cadans simulate --json printed")
    parser.add_argument("--maildir", help="as many files as deliveries.sent")
    parser.add_argument("--config", default="config")
    parser.add_argument("--duties", default="workflows/duties")
    parser.add_argument("--from", dest="start", help="as given to cadans simulate")
    parser.add_argument("--for", dest="span", default="P1Y", help="likewise")
    return parser.parse_args()


def main():
    arguments = read_arguments()
    content = Content(arguments.config, arguments.duties, arguments.start)
    zone = ZoneInfo(content.timezone)
    count = Count()
    for body in bodies(arguments):
        count.take(Record(body, zone))
    if not count.workflows:
        sys.exit("the journal starts no journey: is this the store of a rehearsal?")
    until = after(content.start, arguments.span)
    until = datetime(until.year, until.month, until.day, tzinfo=zone)
    search = Search(content, count, until, zone)
    search.all()
    ours = count.figures(len(search.lost))
    ours["cycles"] = Years(content, count, until, zone).figures()
    with open(arguments.figures, encoding="utf-8") as file:
        theirs = json.load(file)
    print(f"{'figure':36} {'recounted':>12} {'program':>12}")
    differences = beside(ours, theirs)
    if arguments.maildir:
        differences += beside({"files in the Maildir": mails(arguments.maildir)},
                              {"files in the Maildir": theirs["deliveries"]["sent"]})
    print(*("lost: " + one for one in search.lost), sep="\n", end="\n" if search.lost else "")
    print(*("wrong: " + one for one in search.wrong), sep="\n", end="\n" if search.wrong else "")
    print(f"{search.moments} moments were due; {len(search.lost)} were lost, "
          f"wrong: {len(search.wrong)}, figures that differ: {differences}")
    return 1 if differences or search.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
