// Reads a calendar with ical.js and says, as JSON, what it found, and the offset from UTC of every
// hour of its zone between two days. Runs where ical.js is installed.
//
//   node read.mjs plan.ics 2050-01-01 2051-01-01

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [path, begin, end] = process.argv.slice(2);
const installed = createRequire(join(process.cwd(), "package.json"));
const ICAL = (await import(pathToFileURL(installed.resolve("ical.js")))).default;

const calendar = new ICAL.Component(ICAL.parse(readFileSync(path, "utf8")));
const zones = calendar.getAllSubcomponents("vtimezone").map((part) => new ICAL.Timezone(part));
zones.forEach((zone) => ICAL.TimezoneService.register(zone));

const events = calendar.getAllSubcomponents("vevent").map((part) => {
  const event = new ICAL.Event(part);
  const start = event.startDate;
  return {
    uid: event.uid,
    sequence: event.sequence,
    day: start.toString().slice(0, 10),
    at: start.isDate ? null : start.toJSDate().toISOString(),
    summary: event.summary,
    description: event.description,
    status: part.getFirstPropertyValue("status"),
  };
});

const offsets = [];
const hour = ICAL.Time.fromString(`${begin}T00:00:00`);
const last = ICAL.Time.fromString(`${end}T00:00:00`);
hour.zone = zones[0];
for (; hour.toString() < last.toString(); hour.adjust(0, 1, 0, 0)) offsets.push(hour.utcOffset());

console.log(JSON.stringify({ zones: zones.map((zone) => zone.tzid), events, offsets }));
