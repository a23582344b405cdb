"""An organisation for tests of the clock: owners with a process each, and duties that every process
has, on a ladder that asks once, on the day itself. What is due follows from it here, by days and
zoneinfo alone, without the engine.

    Place((folder, source), owners=20, leads=[3, 5, 8], start=date)
      .config, .duties      folders, as files of TOML
      .expected()           {(owner, date): {(duty, "new" or "due"), ...}}: a mail each
"""

import datetime
import os
import shutil
from collections import defaultdict

DAY = datetime.timedelta(days=1)
MAIL = "{}@place.example"
# Good Friday is no day for a date, and the office is open; the others are closed.
OPEN_FRIDAYS = {datetime.date(2027, 3, 26), datetime.date(2027, 5, 7)}
CLOSED = {datetime.date(*one) for one in (
    (2027, 1, 1), (2027, 3, 29), (2027, 4, 27), (2027, 5, 5), (2027, 5, 6), (2027, 5, 17),
    (2037, 12, 25), (2037, 12, 26), (2038, 1, 1))}
KNOWN = (2027, 2037, 2038)  # the years that these lists hold, as far as the tests use them

POSITION = """
[[position]]
key = "{key}"
role = "{role}"
title = "The {key}"
team = "work"
occupant = "p-{key}"
deputy = ""
escalate_to = "{up}"

[[person]]
key = "p-{key}"
name = "P. {key}"
mail = "{mail}"
language = "en"
working_days = ["MO", "TU", "WE", "TH", "FR"]
"""
PROCESS = """
[[process]]
key = "of-{key}"
name = "Process of {key}"
owner = "{key}"
critical = false
in_scope_from_stage = 1
"""
DUTY = """
[[duty]]
id = "{id}"
title_nl = "Taak {id}"
title_en = "Task {id}"
stage = 1
component = "VDW1"
role = "process-owner"
per = "process"
where = "in-scope"
recurrence = "once"
anchor = "journey-start"
lead_time = "P{lead}D"
adjust = "previous-office-day"
ladder = "asked-once"
effort = "PT1H"
allows_nil = true
validity = "P1Y"
asks = "document"
level = "existence"
evidence_nl = ["Lijst"]
evidence_en = ["List"]
clause_refs = []
basis = "practice"
source = "a test"
confidence = "proposal"
"""
LADDER = """
[[ladder]]
key = "asked-once"
title_nl = "Eenmaal"
title_en = "Once"
unit = "office-days"
base = "target"
row = [{at = 0, kind = "due", to = "owner"}]
"""


class Place:
    def __init__(self, places, owners, leads, start):
        folder, source = places
        self.owners = [f"owner-{one}" for one in range(owners)]
        self.start = start
        self.leads = [lead for lead in leads if self.target(lead) > start]
        self.config = os.path.join(folder, "config")
        self.duties = os.path.join(folder, "duties")
        shutil.copytree(os.path.join(source, "config"), self.config)
        os.makedirs(self.duties)
        for name in ("roles.toml", "components.toml"):
            shutil.copy(os.path.join(source, "workflows", "duties", name), self.duties)
        self.write(self.duties, "duties.toml", "schema = 1\n" + "".join(
            DUTY.format(id=self.duty(lead), lead=lead) for lead in self.leads))
        self.write(self.config, "organisation.toml", self.organisation())
        with open(os.path.join(self.config, "ladders.toml"), encoding="utf-8") as file:
            self.write(self.config, "ladders.toml", file.read() + LADDER)
        with open(os.path.join(self.config, "settings.toml"), encoding="utf-8") as file:
            settings = file.read()
        assert "\nmails_min = 10 " in settings
        self.write(self.config, "settings.toml", settings.replace("\nmails_min = 10 ",
                                                                  "\nmails_min = 10000 "))

    @staticmethod
    def write(folder, name, text):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)

    @staticmethod
    def duty(lead):
        return f"D.{lead}"

    def organisation(self):
        head = f"""schema = 2
[organisation]
key = "place"
name = "Place"
domain = "place.example"
sender = "cadans@place.example"
timezone = "Europe/Amsterdam"
switches = []
[stage]
current = 1
journey_start = {self.start}
project_mode_until = {self.start - DAY}
[calendar]
local_closure_days = []
routine_window = ["08:30", "17:00"]
[four_eyes]
third = []
release_before_sending_office_days = 0
[[team]]
key = "work"
name = "Work"
manager = "clerk"
staff = true
"""
        above = [("clerk", "town-clerk", ""), ("ciso", "ciso", "clerk"), ("iso", "iso", "ciso")]
        for key, role, line in above + [(one, "process-owner", "clerk") for one in self.owners]:
            head += POSITION.format(key=key, role=role, up=line, mail=MAIL.format(key))
        return head + "".join(PROCESS.format(key=key) for key in self.owners)

    @staticmethod
    def office(day):
        assert day.year in KNOWN, f"this list of holidays does not hold {day.year}"
        return day.weekday() < 5 and day not in CLOSED

    def target(self, lead):
        day = self.start + lead * DAY
        while not self.office(day) or day in OPEN_FRIDAYS:
            day -= DAY
        return day

    def expected(self):
        mails = defaultdict(set)
        for owner in self.owners:
            for lead in self.leads:
                mails[owner, self.start].add((self.duty(lead), "new"))
                mails[owner, self.target(lead)].add((self.duty(lead), "due"))
        return dict(mails)
