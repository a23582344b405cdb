"""Whose turn it is: from the files, and from the days on which gates were passed and work was done.

Written from the growth stages and not from the engine. Of each task: its name, the day on which it
comes and the one for which it is.
"""

import itertools
from datetime import date, datetime, timedelta, timezone

from count import ENDED
from due import after, identity

ASKED_BEFORE = timedelta(days=60)
NO_DEPUTY = "event:position-without-deputy"


class Turns:
    """Asks `count` only what people did, and searches nothing in it."""

    def __init__(self, content, count, until, zone):
        self.content = content
        self.tasks = {task.identity: task for task in count.tasks.values()}
        self.until = until
        self.zone = zone
        self.stage_days = {stage: self.begins(count, stage) for stage in (1, 2, 3)}
        self.away = count.away
        self.scope_days = self.plan_scope()

    def begins(self, count, stage):
        """The day on which a stage begins; None = it does not."""
        passed = count.journal_gates.get((f"G{stage}.IN", "pass"))
        if passed is None:
            return None
        named = passed.named.get("start")
        if named or stage == 1:
            named = date.fromisoformat(named) if named else self.content.started
            return max(named, passed.day)
        return self.content.first_fit(passed.day + timedelta(days=7))

    def last_day(self):
        return self.until.astimezone(self.zone).date()

    def begun(self, stage):
        day = self.content.journey_start if stage == 0 else self.stage_days[stage]
        return day if day is not None and day < self.last_day() else None

    def stage_now(self):
        return max([1] + [stage for stage in (1, 2, 3) if self.begun(stage)])

    def plan_scope(self):
        """The day on which the work of each process that joined begins: one, and then the next."""
        joined = [one for one in self.content.own["process"]
                  if 1 < one["in_scope_from_stage"] <= self.stage_now()]
        turns = [self.turn(duty, ("process", one["key"])) for duty in self.content.duties
                 for one in joined if duty["per"] == "process" and duty["recurrence"] == "once"
                 and ("process", one["key"]) in self.asked_over(duty)]
        turns = [day for day in turns if day is not None]
        days, last = {}, None
        for one in sorted(joined, key=lambda process: not process["critical"]) if turns else []:
            last = self.content.first_fit(last + self.content.scope_every) if last else min(turns)
            days["process", one["key"]] = last
        return days

    def midnight(self, day):
        local = datetime(day.year, day.month, day.day, tzinfo=self.zone)
        return local.astimezone(timezone.utc)

    def in_place_of(self, duty, subject):
        """The duty that is asked there instead, once its stage began; itself otherwise."""
        other = self.content.replacing(duty)
        runs = (other and self.begun(other["stage"])
                and subject in self.content.subjects(other, self.stage_now()))
        return other if runs else duty

    def asked_over(self, duty):
        return [one for one in self.content.subjects(duty, self.stage_now())
                if duty["recurrence"] != "once" or self.in_place_of(duty, one) is duty]

    def done_on(self, duty, subject):
        task = self.tasks.get(identity(duty["id"], subject))
        return task.done if task else None

    def closed(self, duty, subject, stage):
        """The day on which what `subject` waits for in `duty` was done; None = not yet. What joined
        later passes through what the organisation did as a whole, too."""
        if duty["per"] == subject[0]:
            return self.done_on(self.in_place_of(duty, subject), subject)
        days = [self.done_on(self.in_place_of(duty, one), one)
                for one in self.content.subjects(duty, stage)]
        if not days and duty.get("where") == "with-open-finding":
            return date.min
        if self.content.joined(subject):
            days += [self.closed(self.content.duty[one], subject, stage)
                     for one in duty.get("depends_on", [])]
        return None if not days or None in days else max(days)

    def turn(self, duty, subject):
        """The day on which its turn came; None = it did not come."""
        if duty["anchor"] == "journey-start":
            return self.content.journey_start
        if duty["anchor"] == "calendar":
            lead = after(self.content.journey_start, duty["lead_time"]) - self.content.journey_start
            return max(self.content.journey_start, duty["first_due"] - lead)
        days = [self.begun(max(1, duty["stage"]))]
        if duty["anchor"] == "deps-done":
            days += [self.closed(self.content.duty[one], subject, max(1, duty["stage"]))
                     for one in duty["depends_on"]]
        return None if None in days else max(days)

    def open_on(self, name, day):
        """Whether a task was there before that day, and not at an end."""
        task = self.tasks.get(name)
        return task is not None and not any(state in ENDED and at < self.midnight(day)
                                            for at, state in task.states)

    def without_deputy(self, duty):
        """Where somebody leaves for long and no deputy is named, one is asked for, once."""
        named = {one["key"]: one.get("deputy") for one in self.content.own["position"]}
        last = {}
        for position, day in self.away:
            if named[position] or self.open_on(last.get(position), day):
                continue
            nominal = after(day, duty["period"])
            last[position] = identity(duty["id"], ("position", position), nominal)
            yield last[position], day, self.content.calendar.back_to_open(nominal)

    def rule_since(self, duty):
        """The day from which a rule names its days: its stage began, and the midnight after the
        work that it builds on was done."""
        days = [self.begun(duty["stage"])]
        for one in (self.content.duty[name] for name in duty.get("depends_on", [])):
            if one["recurrence"] == "once":
                day = self.closed(one, ("organisation", ""), max(1, duty["stage"]))
                days.append(day and day + timedelta(days=1))
        return None if None in days or max(days) >= self.last_day() else max(days)

    def until_replaced(self, duty):
        """The day before which its tasks come; a rehearsal ends with its last midnight."""
        other = self.content.replacing(duty)
        day = other and self.begun(other["stage"])
        end = self.last_day() + timedelta(days=1)
        return min(end, day) if day else end

    def since(self, duty, subject):
        """The day from which a rule names its days for one subject: it takes part in the scope."""
        stage = self.content.scope_stage(duty, subject)
        joins = self.begun(stage) if stage > 1 else date.min
        since = self.rule_since(duty)
        if duty["anchor"] == "last-done" and since:  # asked when its owner is written to
            since = max(since, self.content.project_mode_until + timedelta(days=1))
        return max(since, joins) if since and joins else None

    def risk(self, subject):
        kind, key = subject
        if kind == "process":
            own = next(one for one in self.content.own["process"] if one["key"] == key)
            return 3 if own["critical"] else 1
        if kind != "system":
            return 2
        own = next(one for one in self.content.own["system"] if one["key"] == key)
        critical = any(one["critical"] and key in one.get("systems", [])
                       for one in self.content.own["process"])
        return 1 + critical + own.get("internet_facing", False)

    def first_time(self, duty, subject, begun):
        """Nobody knows when it was last done: the first times of one position are spread."""
        owner = self.content.doer(duty, subject)
        mine = [(other, one) for other in self.content.duties if other["anchor"] == "last-done"
                for one in self.asked_over(other) if self.since(other, one) == begun
                and self.content.doer(other, one) == owner]
        places = {}  # what is bundled for its owner has one, at the place of its highest risk
        for other, one in mine:
            bundled = other.get("bundle") == "owner"
            places.setdefault(other["id"] if bundled else (other["id"], one), []).append(one)
        order = sorted(places, key=lambda name: -max(map(self.risk, places[name])))
        place = order.index(duty["id"] if duty.get("bundle") == "owner" else (duty["id"], subject))
        lead = after(begun, duty["lead_time"]) - begun
        whole = after(begun, duty["first"]["over"]) - begun - lead
        return begun + lead + whole * (place + 1) // len(order)

    def counted(self, duty, subject):
        """What counts from the last time: each year on its day, or from when it was done."""
        begun = self.since(duty, subject)
        if begun is None:
            return
        parts = dict(one.split("=") for one in duty["recurrence"].removeprefix("RRULE:").split(";"))
        months = {"YEARLY": 12, "MONTHLY": 1}[parts["FREQ"]] * int(parts.get("INTERVAL", 1))
        first = day = self.first_time(duty, subject, begun)
        for times in itertools.count(1):
            comes = max(begun, day - (after(begun, duty["lead_time"]) - begun))
            if comes > self.last_day():  # a rehearsal ends with its last midnight
                return
            yield identity(duty["id"], subject, day), comes, self.content.shown(duty, day)
            if duty["interval"] == "calendar-year":
                day = after(first, f"P{times * months}M")
                continue
            task = self.tasks.get(identity(duty["id"], subject, day))
            if task is None or task.done is None:
                return
            day = after(task.done, f"P{months}M")

    def by_the_calendar(self, duty, subject):
        begun, since = self.rule_since(duty), self.since(duty, subject)
        last = self.until_replaced(duty)
        days = list(self.content.days_of_rule(duty, begun, last)) if since else []
        # What joins later begins with the one that runs then.
        runs = [day for day, comes in days if comes < since <= day][-1:]
        if any(comes == since for _, comes in days):
            runs = []
        for day, comes in days:
            if (comes >= since or day in runs) and self.content.takes_turn(duty, subject, day):
                yield (identity(duty["id"], subject, day), max(comes, since),
                       self.content.shown(duty, day))

    def occurrences(self, duty, subject):
        """Of each task: its name, the day on which it comes and the one for which it is."""
        if duty["anchor"] == "calendar" and duty["recurrence"] != "once":
            yield from self.by_the_calendar(duty, subject)
            return
        if duty["anchor"] == "last-done":
            yield from self.counted(duty, subject)
            return
        day = self.turn(duty, subject)
        if day is not None and self.content.joined(subject):
            day = max(day, self.scope_days[subject])
        if day is not None and self.midnight(day) < self.until:
            yield identity(duty["id"], subject), day, self.content.target(duty, day)
            yield from self.rounds(duty, subject)

    def rounds(self, duty, subject):
        """What was shown is asked again sixty days before it lapses, for the day on which it does;
        not before the day after it was done."""
        for number in itertools.count(1):
            task = self.tasks.get(identity(duty["id"], subject, number))
            shown = task.shown() if task else None
            if shown is None or duty["validity"] == "event":
                return
            lapses = after(shown, duty["validity"])
            comes = max(task.done + timedelta(days=1), lapses - ASKED_BEFORE)
            if self.midnight(comes) >= self.until:
                return
            yield (identity(duty["id"], subject, number + 1), comes,
                   self.content.calendar.back_to_open(lapses))

    def due_of(self, duty):
        if duty["anchor"] == NO_DEPUTY:
            yield from self.without_deputy(duty)
        else:
            for subject in self.asked_over(duty):
                yield from self.occurrences(duty, subject)
