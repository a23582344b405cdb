"""A rehearsal with duties that come back, and its year plan: for tests of the calendar.

    Planned    setUp makes a copy of one store; run_here, plan, calendar, event of it
    DUTIES     X.MONTH.1 each month, X.PROC.1 each year per process, X.BOARD.1 with papers for the
               directie, X.LAST.1 seven months after the last time, X.CLOCK.1 within 24 hours of an
               incident
    uid(duty, nominal)         zoned_once(moment, zone)
"""

import os
import shutil
import tempfile

from program import Cadans, edited

# Far ahead, so that no time passes meanwhile; within the years whose holidays are known.
BEGIN, FROM, UNTIL = "2050-01-03", "2050-01-23", "2051-01-22"

# The ISO does nothing: what is asked there stays open.
SILENT = [("on_time = 0.76\nlate = 0.20\nin_progress_only = 0.03\nsilent = 0.01",
           "on_time = 0\nlate = 0\nin_progress_only = 0\nsilent = 1"),
          ("\nhelps = 0.75", "\nhelps = 0"), ("\nhelps = 0.9", "\nhelps = 0"),
          ("\nabsent = 0.02", "\nabsent = 0")]

DUTY = """
[[duty]]
id = "{id}"
title_nl = "{nl}"
title_en = "{en}"
stage = 0
component = "PDCA"
role = "{role}"
per = "{per}"
recurrence = "{rule}"
anchor = "{anchor}"
lead_time = "{lead}"
adjust = "{adjust}"
ladder = "{ladder}"
effort = "PT4H"
allows_nil = false
validity = "P1Y"
asks = "document"
level = "existence"
evidence_nl = ["Verslag, met datum; en lijst"]
evidence_en = ["Report, with its date; and a list"]
clause_refs = ["{clause}"]
basis = "{basis}"
source = "a test"
confidence = "proposal"
{more}
"""
USUAL = {"per": "organisation", "anchor": "calendar", "lead": "P2W", "basis": "norm",
         "adjust": "previous-office-day", "ladder": "standard", "clause": "BIO2:5.24.01",
         "more": 'interval = "calendar-year"'}
DUTIES = [
    {"id": "X.MONTH.1", "nl": "Toegangen nalopen, en opschonen; kort", "role": "iso",
     "en": "Review accesses, and clean up; briefly", "rule": "RRULE:FREQ=MONTHLY;BYMONTHDAY=1"},
    {"id": "X.PROC.1", "nl": "=SOM(1;2) continuïteit beoefenen", "role": "process-owner",
     "en": "=SUM(1,2) exercise continuity", "per": "process", "lead": "P6W",
     "rule": "RRULE:FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=14",
     "more": 'interval = "calendar-year"\nwhere = "in-scope"'},
    {"id": "X.BOARD.1", "nl": "Jaarverslag", "en": "Annual report", "role": "directie",
     "rule": "RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30", "lead": "P8W", "ladder": "governance",
     "more": 'interval = "calendar-year"\ndrafter = "ciso"'},
    {"id": "X.LAST.1", "nl": "Herstel beoefenen", "en": "Exercise recovery", "role": "ict-head",
     "rule": "RRULE:FREQ=MONTHLY;INTERVAL=7", "anchor": "last-done", "lead": "P1W",
     "more": 'interval = "max-interval"\n'
             'first = {ask = "last-done-on", unknown = "spread", over = "P7M", by = "risk"}'},
    {"id": "X.CLOCK.1", "nl": "Waarschuwing geven", "en": "Give a warning", "role": "iso",
     "rule": "event", "anchor": "event:incident", "lead": "PT0S", "adjust": "none",
     "ladder": "legal-hours", "basis": "law", "clause": "CBW:26",
     "more": 'period = "PT24H"\nreview = "ciso"'},
]


def duties_in(folder, source, changed=lambda text: text):
    """The duties of the project and those above, in a new folder."""
    duties = os.path.join(folder, "duties")
    shutil.copytree(os.path.join(source, "workflows", "duties"), duties)
    text = "schema = 1\n" + "".join(DUTY.format(**{**USUAL, **one}) for one in DUTIES)
    with open(os.path.join(duties, "test.toml"), "w", encoding="utf-8") as file:
        file.write(changed(text))
    return duties


class Planned:
    binary = source = None

    @classmethod
    def setUpClass(cls):
        cls.cadans = Cadans(cls.binary, cls.source)
        cls.made = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.made.cleanup)
        cls.config = edited(cls.source, cls.made.name, {"behaviour.toml": SILENT})
        cls.duties = duties_in(cls.made.name, cls.source)
        cls.original = cls.rehearsed("P20D")

    @classmethod
    def rehearsed(cls, span):
        folder = os.path.join(cls.made.name, span)
        done = cls.cadans.run("simulate", "--config", cls.config, "--duties", cls.duties, "--data",
                              folder, "--from", BEGIN, "--for", span, "--seed", "3", "--json")
        assert done.returncode == 0, done.stderr
        return os.path.join(folder, "rehearsal.db")

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.store = os.path.join(self.folder, "cadans.db")
        shutil.copy(self.original, self.store)

    def run_here(self, *words):
        return self.cadans.run(*words, "--store", self.store)

    def accepted(self, *words):
        done = self.run_here(*words)
        self.assertEqual((done.returncode, done.stdout), (0, "ACCEPTED\n"), done.stderr)

    def plan(self, *words, store=None):
        """By UID."""
        rows = self.cadans.json("year-plan", "--from", FROM, "--until", UNTIL, *words, "--store",
                                store or self.store)
        return {row["uid"]: row for row in rows}

    def written(self, form, *words):
        """The file, as bytes."""
        path = os.path.join(self.folder, f"plan.{form}")
        done = self.run_here("year-plan", "--from", FROM, "--until", UNTIL, *words, "--out", path)
        self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
        with open(path, "rb") as file:
            return file.read()


def uid(duty, nominal, about="organisation"):
    return f"task_{duty}_{about}_{nominal}@voorbeeldstad.cadans"


def zoned_once(moment, zone):
    """Neither skipped nor there twice: both ways of reading it agree."""
    return moment.replace(tzinfo=zone).utcoffset() == \
        moment.replace(tzinfo=zone, fold=1).utcoffset()
