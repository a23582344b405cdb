"""What is due, from the files alone: catalogue, ladders, organisation, decree days.

Written from the comments of those files and not from the engine, so that the two can be compared.
Days are datetime.date in the organisation's zone; a ladder's row falls due as its day begins.
"""

import itertools
import pathlib
import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta

ONE = timedelta(days=1)


def easter(year):
    """The Gregorian computus as Meeus and Jones wrote it."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    m = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def after(day, period):
    """P1Y, P6M, P4W or P10D after a day; a month without that day ends on its last."""
    count, unit = re.fullmatch(r"P(\d+)([YMWD])", period).groups()
    if unit in "WD":
        return day + int(count) * (7 if unit == "W" else 1) * ONE
    months = day.month - 1 + int(count) * (12 if unit == "Y" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - ONE).day
    return date(year, month, min(day.day, last))


def identity(duty, subject, which=1):
    """The name of its task; `which`: the round, or the day of the rule."""
    kind, key = subject
    return f"task/{duty}/{kind}{':' + key if key else ''}/{which}"


class Calendar:
    """Two calendars: when people work, and what counts under the Algemene termijnenwet."""

    def __init__(self, decrees, closures):
        self.decrees = set(decrees)
        self.closures = set(closures)

    @staticmethod
    def holidays(year):
        paschal = easter(year)
        king = date(year, 4, 27)
        moved = {paschal + days * ONE for days in (0, 1, 39, 49, 50)}
        fixed = {date(year, 1, 1), date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
        return moved | fixed | {king - ONE if king.weekday() == 6 else king}

    def office(self, day):
        closed = day.weekday() > 4 or day in self.closures
        return not closed and day not in self.holidays(day.year)

    def legal(self, day):
        good_friday = easter(day.year) - 2 * ONE
        closed = day.weekday() > 4 or day == good_friday or day in self.decrees
        return not closed and day not in self.holidays(day.year)

    def back_to_open(self, day):
        while not (self.office(day) and self.legal(day)):
            day -= ONE
        return day

    def plus(self, day, count):
        step = ONE if count > 0 else -ONE
        for _ in range(abs(count)):
            day += step
            while not self.office(day):
                day += step
        return day

    def between(self, first, last):
        return sum(self.office(first + days * ONE) for days in range(1, (last - first).days + 1))


@dataclass
class Row:
    on: date
    asks: str = ""
    rung: int = 0
    unless: str = ""
    early: bool = False  # a rung ahead of the target

    def __str__(self):
        return f"{self.asks or 'nothing asked'} and rung {self.rung} of {self.on}"


class Meetings:
    """The days on which one body meets."""

    def __init__(self, body, recesses, calendar, moved):
        self.first = body["first"] + moved
        self.step = 7 * body["interval_weeks"] * ONE
        self.close_days = body["papers_close_office_days"]
        self.calendar = calendar
        self.recesses = [(one["start"] + moved, one["end"] + moved) for one in recesses
                         if one["body"] == body["key"]]

    def days(self):
        """Ten years of them: more than a rehearsal lasts."""
        for number in range(10 * 366 // self.step.days):
            planned = day = self.first + number * self.step
            while not self.calendar.office(day):
                day += ONE
            if not any(start <= one <= end for start, end in self.recesses
                       for one in (planned, day)):
                yield day

    def papers_close(self, meeting):
        return self.calendar.plus(meeting, -self.close_days)

    def meant_for(self, issued, target):
        """The last one up to the target that leaves half of the time for its papers, else the next
        such."""
        half = issued + (target - issued).days // 2 * ONE
        feasible = [day for day in self.days()
                    if self.papers_close(day) > issued and self.papers_close(day) >= half]
        before = [day for day in feasible if day <= target]
        return (before or feasible)[-1 if before else 0]

    def missed(self, first, times):
        return [day for day in self.days() if day >= first][times - 1]


class Content:
    """The files of an organisation, with its dates moved so that the journey starts in the week of
    `start`."""

    def __init__(self, config, duties, start):
        def read(path):
            return tomllib.loads(pathlib.Path(path).read_text(encoding="utf-8"))

        def together(table):
            return [one for path in sorted(pathlib.Path(duties).glob("*.toml"))
                    for one in read(path).get(table, [])]

        self.own = read(pathlib.Path(config) / "organisation.toml")
        self.duties = together("duty")
        self.duty = {one["id"]: one for one in self.duties}
        self.roles = {one["key"]: one for one in together("role")}
        self.gates = together("gate")
        self.themes = together("theme")
        self.ladders = {one["key"]: one
                        for one in read(pathlib.Path(config) / "ladders.toml")["ladder"]}
        settings = read(pathlib.Path(config) / "settings.toml")
        self.limits = settings["reminders"]
        self.scope_every = 7 * settings["scope"]["every_weeks"] * ONE
        self.timezone = self.own["organisation"]["timezone"]
        self.move(start)
        decrees = read(pathlib.Path(config) / "calendar.toml")["decree"]
        self.calendar = Calendar([day for one in decrees for day in one["days"]],
                                 self.own["calendar"]["local_closure_days"])
        self.meetings = {body["key"]: Meetings(body, self.own.get("recess", []), self.calendar,
                                               self.moved) for body in self.own["meeting_body"]}

    def move(self, start):
        stage = self.own["stage"]
        first = stage["journey_start"]
        self.start = date.fromisoformat(start) if start else first

        def monday(day):
            return day - day.weekday() * ONE

        self.moved = monday(self.start) - monday(first)
        self.journey_start = first + self.moved
        self.started = stage["started"] + self.moved
        self.project_mode_until = stage["project_mode_until"] + self.moved
        self.holidays = [(one["start"] + self.moved, one["end"] + self.moved)
                         for one in self.own.get("recess", [])]

    def subjects(self, duty, stage):
        """Over what it runs where the scope is that of `stage`; of a later duty, of its own."""
        per, where = duty["per"], duty.get("where", "")
        stage = max(stage, duty["stage"])
        if duty.get("switch", "") not in ["", *self.own["organisation"]["switches"]]:
            return []
        if per == "organisation":
            return [(per, "")]
        if per == "board-member" and not where:
            return [(per, one["position"]) for one in self.own["board_member"]]
        table = {"ot-asset": "ot_asset", "digid-connection": "digid_connection"}.get(per, per)
        if table not in self.own or per in ("position", "person"):
            raise SystemExit(f"{duty['id']}: this script knows no subjects per {per}")
        return [(per, one["key"]) for one in self.own[table]
                if self.meant(one, (per, where), stage, duty)]

    @staticmethod
    def meant(one, words, stage, duty):
        per, where = words
        if per == "team":
            return one["staff"] or where != "staff"
        high = one.get("risk_class", one.get("consequence"))
        in_scope = 0 < one.get("in_scope_from_stage", 0) <= stage
        meaning = {"any": True, "": in_scope if per in ("process", "system") else True,
                   "in-window": True, "in-scope": in_scope,
                   "class-high": high == "high", "class-high-or-medium": high in ("high", "medium"),
                   "critical": one.get("critical"), "uses-suwinet": one.get("uses_suwinet", False),
                   "brp": one.get("brp", False), "with-open-finding": False,
                   "suwinet": in_scope and one.get("suwinet", False),
                   "internet-facing": in_scope and one.get("internet_facing", False),
                   "added-to-scope": in_scope and one.get("in_scope_from_stage", 0) > 1,
                   "in-scope-with-ot": in_scope and one.get("with_ot", False),
                   "in-scope-with-plan": in_scope and (one.get("has_plan", False) or stage > 2)}
        if where not in meaning:
            raise SystemExit(f"{duty['id']}: this script knows no subjects where {where}")
        return meaning[where]

    def scope_stage(self, duty, subject):
        """The stage from which a subject takes part: of what comes back, its work begins there."""
        if duty.get("where") not in ("in-scope", "in-scope-with-plan", "suwinet"):
            return 0
        one = next(one for one in self.own[subject[0]] if one["key"] == subject[1])
        planned = duty["where"] != "in-scope-with-plan" or one.get("has_plan")
        return max(one["in_scope_from_stage"], 0 if planned else 3)

    def takes_turn(self, duty, subject, nominal):
        """A DigiD connection reports in the first window, to 1 May, a year after it began."""
        if duty.get("where") != "in-window":
            return True
        one = next(one for one in self.own["digid_connection"] if one["key"] == subject[1])
        return after(one["activated"], "P1Y") <= date(nominal.year, 5, 1)

    def joined(self, subject):
        """The process that came into the scope after the first stage; None = it did not."""
        return next((one for one in self.own["process"]
                     if subject == ("process", one["key"]) and one["in_scope_from_stage"] > 1),
                    None)

    def replacing(self, duty):
        return next((one for one in self.duties if duty["id"] in one.get("replaces", [])), None)

    def first_fit(self, day):
        """The first Monday from then on, not in a holiday nor in the two weeks before one; else the
        second one after it."""
        monday = day + (-day.weekday() % 7) * ONE
        while True:
            near = [end for start, end in self.holidays
                    if start - 14 * ONE <= monday <= end]
            if not near:
                break
            monday = near[0] - near[0].weekday() * ONE + 14 * ONE
        while not self.calendar.office(monday):
            monday += ONE
        return monday

    def doer(self, duty, subject=("organisation", "")):
        """The position that does the work of a duty; of a relative role, through its subject."""
        role = duty.get("drafter", duty["role"])
        of = {"process-owner": "owner", "system-owner": "owner",
              "line-manager": "manager"}.get(role)
        if role == "board-member":
            return subject[1]
        if not of:
            return self.holder(role)
        table = subject[0].replace("-", "_")
        return next(one[of] for one in self.own[table] if one["key"] == subject[1])

    def holder(self, role):
        """The position that does the work of a role."""
        found = [one for one in self.own["position"]
                 if role == one["role"] or role in one.get("also", [])]
        return next((one for one in found if one.get("primary")), found[0])["key"]

    def target(self, duty, issued):
        return self.shown(duty, max(after(issued, duty["lead_time"]),
                                    duty.get("first_due", date.min)))

    def shown(self, duty, day):
        """The day that people see: open in both calendars, unless it runs as counted."""
        return day if duty["adjust"] == "none" else self.calendar.back_to_open(day)

    def days_of_rule(self, duty, since, until):
        """The days that a rule names whose task comes from `since` up to `until`, with the day
        on which it comes."""
        parts = dict(one.split("=") for one in duty["recurrence"].removeprefix("RRULE:").split(";"))
        known = {"FREQ", "BYMONTH", "BYMONTHDAY", "INTERVAL"}
        weeks = re.fullmatch(r"P(\d+)W", duty["lead_time"])
        every = int(parts.get("INTERVAL", 1))
        yearly = parts["FREQ"] == "YEARLY"
        if set(parts) - known or not weeks or "shift" in duty or (every > 1 and not yearly):
            raise SystemExit(f"{duty['id']}: this script cannot count {duty['recurrence']}")
        named = parts.get("BYMONTH")
        months = [int(one) for one in named.split(",")] if named else range(1, 13)
        first = duty.get("first_due", date.min)
        for year, month in itertools.product(range(since.year, until.year + 2), months):
            day = date(year, month, int(parts["BYMONTHDAY"]))
            comes = day - int(weeks[1]) * 7 * ONE
            if since <= comes < until and day >= first and (year - first.year) % every == 0:
                yield day, comes

    def body(self, duty):
        """The body that papers are made for; None where there is none."""
        return next((one for one in (duty["role"], duty.get("approver", ""))
                     if one in self.meetings), None)

    def decided_by_body(self, duty):
        return any(self.roles.get(one, {}).get("kind") == "body"
                   for one in (duty["role"], duty.get("approver", "")))

    def rests_on(self, duty, grounds):
        asked = any(duty["id"] in gate["requires"] for gate in self.gates)
        grade = duty.get("grade", "no-finding")
        return duty["basis"] in grounds or ("gate" in grounds and asked) or grade in grounds

    def papers_close(self, duty, since, target):
        """The day on which its papers close; None where its ladder does not count from them."""
        body = self.body(duty)
        if duty["ladder"] != "governance" or body is None:
            return None
        return self.meetings[body].papers_close(self.meetings[body].meant_for(since, target))

    def looks(self, handed_in):
        """The days on which whoever looks at what was handed in is asked again."""
        every = self.limits["approve_every_office_days"]
        return [Row(self.calendar.plus(handed_in, times * every), "approve")
                for times in range(1, self.limits["approve_most"])]

    def rows(self, duty, issued, target, since=None):
        """The days on which the owner is asked or a rung is due, in order; `since`: the day on
        which the target was set, where it was postponed."""
        body = self.body(duty)
        ladder = self.ladders[duty["ladder"]]
        if duty["ladder"] == "governance" and body is None:
            ladder = self.ladders["second-line"]
        meeting = self.meetings[body].meant_for(since or issued, target) if body else None
        days = {}
        for row in ladder["row"]:
            if "only_for" in row and not self.rests_on(duty, row["only_for"]):
                continue
            day = self.day(row, ladder, (issued, target), (body, meeting))
            if day is None:
                continue
            there = days.setdefault(day, Row(day))
            if row["kind"] == "rung":
                there.rung = max(there.rung, row["rung"])
                there.unless = row.get("unless", "")
                there.early = row.get("at", 0) < 0
            else:
                there.asks = row["kind"]
        for day in [one for one, row in days.items() if row.rung and row.early and one <= issued]:
            del days[day]
        self.drop_too_soon(days, issued, target)
        self.ask_on(days, ladder)
        return [days[day] for day in sorted(days)]

    def rows_again(self, duty, day, rung):
        """Of a task that came back when its rows had passed: counted from that day, and from the
        rung that it had reached."""
        rows = [row for row in self.rows(duty, day, day) if row.on > day]
        for row in rows:
            row.rung = row.rung if row.rung >= rung else 0
        return [row for row in rows
                if row.rung or (row.asks and (row.on - day).days >= self.limits["gap_days"])]

    def day(self, row, ladder, term, papers):
        (issued, target), (body, meeting) = term, papers
        if "percent" in row:
            return issued + (target - issued).days * row["percent"] // 100 * ONE
        origin = {"target": target, "start": issued}.get(row.get("base", ladder["base"]))
        if row.get("missed"):
            origin = self.meetings[body].missed(meeting, row["missed"]) if body else None
        elif row.get("base", ladder["base"]) == "papers-close":
            origin = self.meetings[body].papers_close(meeting) if body else None
        if origin is None:
            return None
        in_office = ladder["unit"] == "office-days"
        return self.calendar.plus(origin, row["at"]) if in_office else origin + row["at"] * ONE

    def drop_too_soon(self, days, issued, target):
        before = issued
        half = issued + (target - issued).days // 2 * ONE
        for day in sorted(days):
            row = days[day]
            if row.asks == "before":
                too_soon = (day - before).days < self.limits["gap_days"]
                if too_soon or (self.limits["half_lead"] and day < half):
                    row.asks = ""
            if row.asks in ("before", "due"):
                before = day
            if not row.asks and not row.rung:
                del days[day]

    def ask_on(self, days, ladder):
        asked = [day for day in sorted(days) if days[day].asks == "overdue"]
        every = ladder.get("overdue_every", 0)
        if not asked or not every:
            return
        last = asked[-1]
        for _ in range(ladder["overdue_most"] - len(asked)):
            last = self.calendar.plus(last, every)
            days.setdefault(last, Row(last)).asks = "overdue"
