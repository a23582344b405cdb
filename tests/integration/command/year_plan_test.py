"""`cadans year-plan`: a stable UID, a SEQUENCE that rises, what is taken back stays there as
cancelled; read by khal and python3-icalendar without a complaint, its zone held against the
system's; CSV without a formula in it.

    year_plan_test.py CADANS SOURCE
"""

import csv
import datetime
import io
import os
import re
import subprocess
import sys
import time
import unittest
import warnings
import zoneinfo

import dateutil.tz
import icalendar

import planned
from planned import FROM, UNTIL, Planned, duties_in, uid, zoned_once
from program import edited

Planned.binary, Planned.source = sys.argv[1], sys.argv[2]
BAD_INPUT, NO_INPUT, CANNOT_WRITE = 65, 66, 74
FEBRUARY, MARCH = uid("X.MONTH.1", "2050-02-01"), uid("X.MONTH.1", "2050-03-01")
BOARD = uid("X.BOARD.1", "2050-04-30")
BRP = uid("X.PROC.1", "2050-06-14", "process-brp")

KHAL = """[calendars]
[[plan]]
path = {folder}/khal
type = calendar
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Europe/Amsterdam
default_timezone = Europe/Amsterdam
[default]
default_calendar = plan
[sqlite]
path = {folder}/khal.db
"""


def read(text):
    """By python3-icalendar, which must have nothing to say of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        calendar = icalendar.Calendar.from_ical(text)
    wrong = [(part.name, part.errors) for part in calendar.walk() if part.errors]
    if wrong:
        raise AssertionError(wrong)
    return calendar


def events(text):
    return {str(event["UID"]): event for event in read(text).walk("VEVENT")}


class Moves(Planned, unittest.TestCase):
    def changed(self, name, before, after):
        """One sequence further, with a later stamp, under the same UID."""
        one, other = before[name], after[name]
        self.assertEqual(other["sequence"], one["sequence"] + 1)
        self.assertGreater(other["changed"], one["changed"])
        return other

    def test_an_occurrence_has_its_uid_before_its_task_and_after(self):
        coming = self.plan()
        later = self.plan(store=self.rehearsed("P70D"))
        for name in (MARCH, BRP, BOARD):
            self.assertEqual((coming[name]["stands"], coming[name]["sequence"]), ("coming", 0))
        for name in (MARCH, BOARD):
            self.assertEqual((later[name]["stands"], later[name]["sequence"]), ("open", 0), name)
            self.assertEqual(later[name]["day"], coming[name]["day"])

    def test_of_what_counts_from_the_last_time_the_next_time_alone_is_known(self):
        def found():
            return [name for name, row in self.plan().items() if row["duty"] == "X.LAST.1"]

        self.assertEqual(found(), [], "nobody has said when it was last done")
        self.accepted("last-done", "say", "X.LAST.1", "--on", "2049-11-10", "--as", "ict-head")
        self.assertEqual(found(), [uid("X.LAST.1", "2050-06-10")])

    def test_what_is_postponed_moves_under_its_uid(self):
        before = self.plan()
        self.accepted("task", "postpone", before[FEBRUARY]["task"], "--day", "2050-02-15", "--as",
                      "ciso", "--reason", "a new system")
        moved = self.changed(FEBRUARY, before, self.plan())
        self.assertEqual((before[FEBRUARY]["day"], moved["day"]), ("2050-02-01", "2050-02-15"))
        alone = self.cadans.json("year-plan", "--from", "2050-02-01", "--until", "2050-02-01",
                                 "--store", self.store)
        self.assertEqual([row["day"] for row in alone], ["2050-02-15"],
                         "who had it on its old day learns the new one")

    def test_what_is_open_from_before_is_there_unless_a_first_day_is_asked(self):
        later = ("--on", "2050-02-20", "--until", UNTIL, "--store", self.store)
        rows = {row["uid"]: row["stands"] for row in self.cadans.json("year-plan", *later)}
        self.assertEqual(rows[FEBRUARY], "open")
        rows = self.cadans.json("year-plan", "--from", "2050-02-20", *later)
        self.assertNotIn(FEBRUARY, {row["uid"] for row in rows})

    def test_what_changes_hands_is_cancelled_with_one_and_comes_with_the_other(self):
        before = self.plan()
        self.assertNotIn(FEBRUARY, self.plan("--position", "ict-head"))
        self.accepted("task", "delegate", before[FEBRUARY]["task"], "--to", "ict-head", "--as",
                      "iso", "--reason", "knows these systems")
        self.assertEqual(self.changed(FEBRUARY, before, self.plan())["position"], "ict-head")
        here, there = (events(self.written("ics", "--position", position))[FEBRUARY]
                       for position in ("iso", "ict-head"))
        self.assertEqual((str(here["STATUS"]), str(there["STATUS"])), ("CANCELLED", "CONFIRMED"))
        self.assertEqual(here["SEQUENCE"], there["SEQUENCE"])
        self.assertIn("Dit ligt nu bij", here["DESCRIPTION"])

    def test_what_is_cancelled_stands_there_as_cancelled(self):
        before = self.plan()
        self.accepted("task", "cancel", before[FEBRUARY]["task"], "--as", "ciso", "--reason",
                      "the system is gone")
        self.changed(FEBRUARY, before, self.plan())
        event = events(self.written("ics"))[FEBRUARY]
        self.assertEqual((str(event["STATUS"]), event["SEQUENCE"]), ("CANCELLED", 1))
        self.assertTrue(event["SUMMARY"].startswith("Vervallen: "))

    def apply(self, duties, config=None):
        config = config or self.config
        done = self.run_here("apply", "--config", config, "--duties", duties, "--as",
                             "functional-admin", "--reason", "a new rule")
        self.assertEqual(done.returncode, 0, done.stderr)
        code = self.cadans.json("apply", "show", "--store", self.store)["code"]
        self.accepted("apply", "approve", code, "--as", "iso")

    def test_a_rule_that_names_other_days_takes_back_the_ones_it_named(self):
        before = self.plan()
        self.apply(duties_in(self.folder, self.source, lambda text: text.replace(
            "FREQ=MONTHLY;BYMONTHDAY=1", "FREQ=MONTHLY;BYMONTHDAY=20").replace(
                "Annual report", "Report of the year")))
        after = self.plan()
        self.assertEqual(self.changed(MARCH, before, after)["stands"], "cancelled")
        named = after[uid("X.MONTH.1", "2050-03-20")]
        self.assertEqual((named["stands"], named["sequence"]), ("coming", 0))
        self.assertEqual(self.changed(BOARD, before, after)["stands"], "coming")
        self.assertEqual(after[BRP], before[BRP], "what did not change has the sequence it had")

    def test_a_position_that_another_fills_leaves_the_calendar_of_the_first(self):
        before = self.plan("--person", "kat")
        self.assertIn(BRP, before)
        other = edited(self.source, self.folder, {
            "behaviour.toml": planned.SILENT,
            "organisation.toml": [('occupant = "kat"', 'occupant = "lam"')]})
        self.apply(self.duties, other)
        after = self.plan("--person", "kat")
        self.assertEqual(self.changed(BRP, before, after)["stands"], "cancelled")
        self.assertEqual(self.plan("--person", "lam")[BRP]["stands"], "coming")

    def test_a_person_has_what_their_positions_have_and_who_stands_in_sees_for_whom(self):
        own = self.plan("--person", "kat")
        self.assertEqual({row["position"] for row in own.values()}, {"registry"})
        deputy = self.deputy_of("registry")
        self.assertNotIn(BRP, self.plan("--person", deputy))
        self.accepted("absence", "add", "kat", "--from", "2050-01-24", "--until", "2050-08-01",
                      "--as", "kat")
        day = ("--on", "2050-01-25")
        self.assertIn(BRP, self.plan("--person", "kat", *day), "it stays theirs")
        event = events(self.written("ics", "--person", deputy, *day))[BRP]
        self.assertIn(", namens Teamleider basisregistratie personen", event["SUMMARY"])
        self.assertIn("Dit doe je zolang namens Teamleider", event["DESCRIPTION"])

    def deputy_of(self, position):
        rows = {row["position"]: row
                for row in self.cadans.json("positions", "--store", self.store)}
        return rows[rows[position]["deputy"]]["occupant"]


class Reads(Planned, unittest.TestCase):
    def setUp(self):
        super().setUp()
        self.accepted("event", "happened", "incident", "--as", "iso")

    def test_the_same_store_gives_the_same_bytes(self):
        for form in ("ics", "csv", "json"):
            self.assertEqual(self.written(form), self.written(form))
        printed = self.run_here("year-plan", "--from", FROM, "--until", UNTIL, "--ics").stdout
        self.assertEqual(self.written("ics").decode().replace("\r\n", "\n"), printed)

    def test_lines_are_folded_and_end_as_they_should(self):
        text = self.written("ics")
        lines = text.split(b"\r\n")
        self.assertEqual(lines[-1], b"")
        self.assertTrue(all(len(line) <= 75 and b"\n" not in line for line in lines))
        for line in lines:
            line.decode("utf-8")  # never cut inside a character
        self.assertIn(b"\r\nMETHOD:PUBLISH\r\n", text)
        self.assertEqual(len(re.findall(rb"\r\nBEGIN:VTIMEZONE\r\n", text)), 1)

    def test_icalendar_reads_what_the_plan_says(self):
        for language in ("nl", "en"):
            found = events(self.written("ics", "--lang", language))
            plan = self.plan("--lang", language)
            self.assertEqual(set(found), set(plan))
            for name, row in plan.items():
                event = found[name]
                start = event["DTSTART"].dt
                self.assertEqual(start.isoformat()[:10], row["day"])
                self.assertEqual(isinstance(start, datetime.datetime), row["at"] is not None)
                self.assertEqual((event["SEQUENCE"], str(event["DESCRIPTION"])),
                                 (row["sequence"], "\n".join(row["why"])))
                self.assertIn(row["title"], event["SUMMARY"])
        self.assertIn("=SUM(1,2) exercise continuity", found[BRP]["SUMMARY"])

    def test_a_clock_ends_on_the_wall_a_day_later(self):
        text = self.written("ics")
        clock = next(event for event in events(text).values()
                     if isinstance(event["DTSTART"].dt, datetime.datetime))
        self.assertIn(b"\r\nDTSTART;TZID=Europe/Amsterdam:", text)
        begun = next(entry for entry in self.cadans.journal(self.store)
                     if entry["type"] == "task.issue" and entry["data"]["duty"] == "X.CLOCK.1")
        end = datetime.datetime.fromisoformat(begun["at"].replace("Z", "+00:00")) + \
            datetime.timedelta(hours=24)
        zone = zoneinfo.ZoneInfo("Europe/Amsterdam")
        self.assertEqual(clock["DTSTART"].dt.replace(tzinfo=None),
                         end.astimezone(zone).replace(tzinfo=None, microsecond=0))

    def test_its_zone_is_the_systems_for_every_hour_of_five_years(self):
        path = os.path.join(self.folder, "long.ics")
        self.run_here("year-plan", "--from", "2050-01-23", "--until", "2055-01-22", "--out", path)
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        part = text[text.index("BEGIN:VTIMEZONE"):text.index("END:VTIMEZONE")] + "END:VTIMEZONE\r\n"
        written = dateutil.tz.tzical(io.StringIO(part)).get("Europe/Amsterdam")
        system = zoneinfo.ZoneInfo("Europe/Amsterdam")
        moment = datetime.datetime(2050, 1, 1)
        summer = 0
        while moment.year < 2055:
            offset = moment.replace(tzinfo=system).utcoffset()
            if zoned_once(moment, system):
                self.assertEqual(moment.replace(tzinfo=written).utcoffset(), offset, moment)
            summer += offset == datetime.timedelta(hours=2)
            moment += datetime.timedelta(hours=1)
        self.assertGreater(summer, 5 * 200 * 24)

    def test_khal_imports_it_whole_and_again(self):
        config = os.path.join(self.folder, "khal.conf")
        os.mkdir(os.path.join(self.folder, "khal"))
        with open(config, "w", encoding="utf-8") as file:
            file.write(KHAL.format(folder=self.folder))

        def khal(*words):
            done = subprocess.run(["/usr/bin/khal", "-c", config, *words], capture_output=True,
                                  text=True, check=False, timeout=120,
                                  env={**os.environ, "LC_ALL": "C.UTF-8"})
            self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)
            return done.stdout

        def listed():
            said = khal("list", FROM, "365d", "--format", "{start-date}|{status}|{uid}|{title}",
                        "--day-format", "")
            return {row.split("|")[2]: row.split("|") for row in said.splitlines() if row}

        self.written("ics")
        khal("import", "--batch", "-a", "plan", os.path.join(self.folder, "plan.ics"))
        plan = self.plan()
        found = listed()
        self.assertEqual({name: row[0] for name, row in found.items()},
                         {name: row["day"] for name, row in plan.items()})
        self.accepted("task", "postpone", plan[FEBRUARY]["task"], "--day", "2050-02-15", "--as",
                      "ciso", "--reason", "a new system")
        self.written("ics")
        khal("import", "--batch", "-a", "plan", os.path.join(self.folder, "plan.ics"))
        again = listed()
        self.assertEqual(len(again), len(found), "it moved and did not double")
        self.assertEqual(again[FEBRUARY][0], "2050-02-15")

    def test_nobody_stands_in_the_file_of_the_organisation(self):
        text = (self.written("ics") + self.written("csv")).decode()
        people = self.cadans.json("people", "--store", self.store)
        self.assertGreater(len(people), 10)
        unfolded = text.replace("\r\n ", "")
        for person in people:
            self.assertNotIn(person["name"], unfolded)
            self.assertNotIn(person["mail"], unfolded)
        self.assertNotRegex(unfolded, r"(?i)te laat|overdue|werkdagen over")

    def test_it_says_what_a_date_rests_on(self):
        plan = self.plan("--lang", "en")
        board = " ".join(plan[BOARD]["why"])
        for part in ("norm (BIO2 measure 5.24.01)", "The decision is for the directie",
                     "not a term in law", "it is fixed in the calendar of the year",
                     "papers close then"):
            self.assertIn(part, board)
        self.assertIn("For 2050 it is not known yet", board)


class Forms(Planned, unittest.TestCase):
    def test_csv_has_the_same_rows_and_no_formula(self):
        text = self.written("csv").decode("utf-8")
        self.assertTrue(text.endswith("\r\n"))
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        plan = self.plan()
        self.assertEqual({row["uid"]: (row["day"], row["sequence"]) for row in rows},
                         {name: (row["day"], str(row["sequence"])) for name, row in plan.items()})
        self.assertTrue(all(cell[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n")
                            for row in rows for cell in row.values()))
        self.assertTrue(any(row["title"].startswith("'=SOM(1;2)") for row in rows))

    def test_a_list_for_people_is_what_it_prints_by_itself(self):
        shown = self.run_here("year-plan", "--from", FROM, "--until", UNTIL, "--lang", "en")
        self.assertIn("2050-04-12  to come  CISO", shown.stdout)
        none = self.run_here("year-plan", "--position", "college-secretary", "--lang", "en")
        self.assertRegex(none.stdout, r"^No task is known from .* until .*\.\n$")

    def refused(self, code, says, *words):
        done = self.run_here("year-plan", *words)
        self.assertEqual((done.returncode, done.stdout), (code, ""), done.stderr)
        self.assertRegex(done.stderr, says)

    def test_what_cannot_be_planned_is_named(self):
        self.refused(NO_INPUT, "cizo.*Er zijn: .*ciso, ", "--position", "cizo")
        self.refused(NO_INPUT, "nobody.*Er zijn: .*gijs, ", "--person", "nobody")
        self.refused(BAD_INPUT, "--position or --person", "--person", "gijs", "--position", "ciso")
        self.refused(BAD_INPUT, "loopt van eerder naar later", "--from", "2050-03-01", "--until",
                     "2050-02-01")
        self.refused(BAD_INPUT, "hooguit vijf jaar", "--from", "2050-03-01", "--until",
                     "2055-03-01")
        self.refused(BAD_INPUT, "geen datum", "--from", "march")
        missing = os.path.join(self.folder, "none", "plan.ics")
        self.refused(CANNOT_WRITE, "none/plan.ics cannot be written", "--out", missing)

    def test_a_calendar_without_work_is_one_still(self):
        path = os.path.join(self.folder, "none.ics")
        done = self.run_here("year-plan", "--position", "college-secretary", "--out", path)
        self.assertEqual(done.returncode, 0, done.stderr)
        with open(path, "rb") as file:
            calendar = read(file.read())
        self.assertEqual([part.name for part in calendar.subcomponents], ["VTIMEZONE"])

    def test_it_is_written_in_little_time(self):
        begun = time.monotonic()
        self.written("ics")
        took = time.monotonic() - begun
        print(f"the year plan of the sample: {took * 1000:.0f} ms with sanitizers")
        self.assertLess(took, 10)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
