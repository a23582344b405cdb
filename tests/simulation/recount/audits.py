"""Audits, from the files, the calendar, and what people did: which tasks the programme and each
audit ask, and on which days. What the directie adopted is a decision, and read as one; that it
leaves nothing out is looked at here.
"""

from datetime import date, timedelta

from due import after, identity

PLANNED = "event:audit-planned"
ASKED = {"event:audit-draft", "event:audit-red", "event:audit-amber"}
BY_LAW = {"event:wpg-external-report", "event:wpg-not-compliant"}
EIGHT_WEEKS = timedelta(weeks=8)


def text(subject):
    return f"{subject['kind']}:{subject.get('key', '')}"


class Audits:
    """Of each task that an audit asks: its name, the day on which it comes and its target."""

    def __init__(self, content, count):
        self.content = content
        self.programmes = count.programmes  # facts and the days on which they were adopted
        self.audits = count.audits
        self.tasks = count.tasks
        self.wrong = []

    def due_of(self, duty, last):
        if duty["anchor"] == PLANNED:
            yield from self.planned(duty, last)
        elif duty["anchor"] in ASKED:
            yield from self.asked(duty)
        elif duty["anchor"] in BY_LAW:
            yield from self.after_report(duty)

    def planned(self, duty, last):
        for programme in self.programmes.values():
            adopted = programme["versions"]
            for one in programme["facts"]["planned"]:
                kind, key = one["subject"].split(":", 1)
                if kind != duty["per"] or one["left_out"]:
                    continue
                on = date.fromisoformat(one["on"])
                since = min(day for day, lines in adopted if one["subject"] in lines
                            and one["on"] in lines[one["subject"]])
                day = max(since, on - EIGHT_WEEKS)
                if day <= last:
                    yield (identity(duty["id"], (kind, key), on), day,
                           self.content.calendar.back_to_open(on))

    def asked(self, duty):
        for audit in self.audits.values():
            for record in audit["records"]:
                draft = record.verb == "report" and duty["anchor"] == "event:audit-draft"
                grade = duty["anchor"].removeprefix("event:audit-")
                mends = record.verb == "accepted" and self.grade(audit, record) == grade
                if draft or mends:
                    nominal = after(record.day, duty["period"])
                    yield (identity(duty["id"], ("audit", str(audit["number"])), nominal),
                           record.day, self.content.calendar.back_to_open(nominal))

    def after_report(self, duty):
        for audit in self.audits.values():
            for record in audit["records"]:
                if record.verb != "accepted" or not audit["kind"].startswith("wpg-"):
                    continue
                grade = self.grade(audit, record)
                external = audit["kind"] == "wpg-external" and "report" in duty["anchor"]
                lacks = grade not in ("", "green") and "not-compliant" in duty["anchor"]
                if external or lacks:
                    nominal = after(record.day, duty["period"])
                    yield (identity(duty["id"], ("organisation", ""), nominal), record.day,
                           self.content.shown(duty, nominal))

    @staticmethod
    def grade(audit, accepted):
        said = [one.named["grade"] for one in audit["records"]
                if one.verb == "conclude" and one.at <= accepted.at]
        return said[-1] if said else ""

    def critical(self, subject):
        kind, key = subject.split(":", 1)
        if kind == "supplier":
            return True
        return kind == "process" and next(one for one in self.content.own["process"]
                                          if one["key"] == key)["critical"]

    def must_touch(self, stage):
        """Processes in scope of that stage, suppliers of class high, themes."""
        own = self.content.own
        return ([f"process:{one['key']}" for one in own["process"]
                 if 0 < one["in_scope_from_stage"] <= stage]
                + [f"supplier:{one['key']}" for one in own["supplier"]
                   if one["risk_class"] == "high"]
                + [f"theme:{one['key']}" for one in self.content.themes])

    def look(self, stage):
        """That a programme leaves nothing out of its years, and what is critical comes in turn."""
        every = self.content.own.get("audits", {}).get("critical_every", 2)
        for programme in self.programmes.values():
            facts = programme["facts"]
            years = {line["subject"]: line["years"] for line in facts["lines"]}
            for subject in self.must_touch(stage):
                its = years.get(subject, [])
                if not its or its[0] < facts["first"] or its[-1] > facts["last"]:
                    self.wrong.append(f"{subject} is not in the programme of {facts['first']}")
                gaps = [later - one for one, later in zip(its, its[1:])]
                if self.critical(subject) and any(gap > every for gap in gaps):
                    self.wrong.append(f"{subject} waits too long: {its}")
            for one in facts["planned"]:
                if not date(one["year"], 3, 1).isoformat() <= one["on"] <= f"{one['year']}-12-31":
                    self.wrong.append(f"{one['subject']} is planned for {one['on']}")
