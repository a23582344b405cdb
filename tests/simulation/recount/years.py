"""The years of the cycles, from the files and the calendar: which there are, their phases, and what
each left open. Of the journal only what people did to tasks is asked."""

from datetime import date, datetime

from count import ENDED
from due import after

PHASES = ("plan", "do", "check", "act")


def back(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, 1)


class Year:
    """One year of one cycle, by the month that it starts in."""

    def __init__(self, cycle, starts):
        self.cycle = cycle
        self.starts = starts
        self.days = {"plan": back(starts, cycle.get("plan_before", 3)), "do": starts}
        for phase, months in (("check", 10), ("act", 14), ("close", 21)):
            count = cycle.get(f"{phase}_after", months)
            self.days[phase] = after(starts, f"P{count}M")
        self.phases = []
        self.carried = 0

    def __eq__(self, other):
        return (self.cycle["key"], self.starts) == (other.cycle["key"], other.starts)

    def on_by(self, years):
        return Year(self.cycle, self.starts.replace(year=self.starts.year + years))

    def phase_on(self, day):
        return [phase for phase in PHASES if self.days[phase] <= day][-1]

    def came_to(self, phase, day, left):
        self.phases.append({"phase": phase, "on": day.isoformat(), "open_before": left})


class Years:
    """All years of a rehearsal, gone through day by day."""

    def __init__(self, content, count, until, zone):
        self.content = content
        self.until = until
        self.zone = zone
        self.cycles = content.own.get("cycle") or [{"key": "isms", "starts_in": 1}]
        self.tasks = [one for one in count.tasks.values()
                      if content.duty[one.facts["duty"]]["recurrence"] != "once"]
        self.now = {id(one): self.own(one) for one in self.tasks}
        self.first = dict(self.now)
        self.all = []

    def midnight(self, day):
        return datetime(day.year, day.month, day.day, tzinfo=self.zone)

    def year_of(self, cycle, day):
        starts = date(day.year, cycle["starts_in"], 1)
        return Year(cycle, starts if starts <= day else starts.replace(year=day.year - 1))

    def cycle_over(self, subject):
        names = {subject["kind"], f"{subject['kind']}:{subject['key']}"}
        own = [one for one in self.cycles if names & set(one.get("subjects", []))]
        return (own or [one for one in self.cycles if not one.get("subjects")])[0]

    def own(self, task):
        duty = self.content.duty[task.facts["duty"]]
        year = self.year_of(self.cycle_over(task.facts["subject"]),
                            date.fromisoformat(task.facts["nominal"]))
        year = year.on_by({"next": 1, "previous": -1}.get(duty.get("of_cycle"), 0))
        while year.days["close"] <= task.issued:
            year = year.on_by(1)
        return year

    def open_in(self, year, moment):
        """Tasks of a year that are there and not done at a moment, what happens at it included."""
        for task in self.tasks:
            states = [state for at, state in task.states if at <= moment]
            if self.now[id(task)] == year and task.issued_at <= moment and \
                    states[-1] not in ENDED:
                yield task

    def left(self, year, moment, phase):
        before = PHASES[:PHASES.index(phase)] if phase in PHASES else PHASES
        return sum(self.content.duty[one.facts["duty"]].get("phase", "do") in before
                   for one in self.open_in(year, moment))

    def reviews(self, year, moment):
        return [one for one in self.tasks if self.first[id(one)] == year
                and self.content.duty[one.facts["duty"]].get("ends_check")
                and one.issued_at <= moment
                and [state for at, state in one.states if at <= moment][-1] not in ENDED]

    def begin(self, year, day):
        phase = year.phase_on(day)
        year.came_to(phase, day, 0)
        self.all.append(year)

    def act(self, year, close):
        """When it comes to act: on its day, or when its management review is held."""
        moment = self.midnight(year.days["act"])
        if not self.reviews(year, moment):
            return [(moment, year, "act")]
        held = sorted(at for one in self.reviews(year, moment) for at, state in one.states
                      if state in ENDED and moment < at < close)
        held = [at for at in held if not self.reviews(year, at)]
        return [(moment, year, "review_due")] + [(at, year, "act") for at in held[:1]]

    def figures(self):
        start = self.content.start
        for back_years in range(self.until.year - start.year + 4):
            for cycle in self.cycles:
                year = self.year_of(cycle, start).on_by(back_years - 2)
                begins = max(start, year.days["plan"])
                if begins < year.days["close"] and self.midnight(begins) < self.until:
                    self.begin(year, begins)
        changes = []
        for year in self.all:
            began = date.fromisoformat(year.phases[0]["on"])
            close = self.midnight(year.days["close"])
            ahead = [(self.midnight(year.days[phase]), year, phase) for phase in ("do", "check")]
            ahead += self.act(year, close) + [(close, year, "closing")]
            changes += [one for one in ahead if self.midnight(began) < one[0] < self.until]
        for moment, year, phase in sorted(changes, key=lambda one: one[0]):
            self.go_on(moment, year, phase)
        order = sorted(self.all, key=lambda one: (one.phases[0]["on"],
                                                  self.cycles.index(one.cycle),
                                                  -one.starts.toordinal()))
        return [{"cycle": one.cycle["key"], "starts": one.starts.isoformat(),
                 "phases": one.phases, "carried_over": one.carried,
                 "closed": one.phases[-1]["phase"] == "closed"} for one in order]

    def go_on(self, moment, year, phase):
        day = moment.astimezone(self.zone).date()
        left = self.left(year, moment, "act" if phase == "review_due" else phase)
        year.came_to(phase, day, left)
        if phase != "closing":
            return
        for task in list(self.open_in(year, moment)):
            self.now[id(task)] = self.next_of(year, day)
            year.carried += 1
        year.came_to("closed", day, year.carried)

    @staticmethod
    def next_of(year, day):
        year = year.on_by(1)
        while year.days["close"] <= day:
            year = year.on_by(1)
        return year
