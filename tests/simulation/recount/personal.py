#!/usr/bin/env python3
"""Holds a rehearsal of years against what is promised of persons in the register.

    personal.py CADANS STORE LAST_DAY

PV1   of ten thousand records or more, none holds a name, an address or a text that somebody wrote
PV10  is in people.py, of the mails
W7    what was late or sent before the year that still counts, names no person in the state; what
      came later does. The chain holds as before
PV4   verify says how many texts were removed: the absences that are a year past
Knows the people from the store alone. Exit 1 and a line for each finding. Standard library only.
"""

import datetime
import json
import re
import sqlite3
import subprocess
import sys
import tempfile

CADANS, STORE, LAST_DAY = sys.argv[1:4]
RECORDS_MIN = 10_000
wrong = []


def unnamed_before(day):
    """1 January after the year whose accountability closed, on 15 September, a year ago or more."""
    return datetime.date(day.year - (1 if (day.month, day.day) >= (9, 15) else 2), 1, 1)


def search(records, secrets, what):
    found = re.compile("|".join(re.escape(one) for one in secrets))
    if not found.search(f"planted: {secrets[-1]}"):
        wrong.append(f"a planted {what} is not found")
    for number, text in records:
        if hit := found.search(text):
            wrong.append(f"record {number} holds the {what} {hit[0]}")


def exported():
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/journal.jsonl"
        subprocess.run([CADANS, "journal", "export", path, "--store", STORE], check=True,
                       capture_output=True)
        with open(path, encoding="utf-8") as file:
            return [(one["seq"], one["body"]) for one in map(json.loads, file) if "body" in one]


def no_secret_in_the_chain(store):
    people = store.execute("select name, mail from person where gone = 0").fetchall()
    texts = {body for (body,) in store.execute("select body from written_text where gone = 0")}
    records = exported()
    if len(records) < RECORDS_MIN:
        wrong.append(f"only {len(records)} records")
    search(records, [name for name, _ in people], "name")
    search(records, [mail for _, mail in people], "address")
    search(records, sorted(one for one in texts if len(one) > 5), "text")
    return len(people), len(records), len(texts)


def keys_name_nobody(store, before):
    moment = datetime.datetime(before.year, 1, 1, tzinfo=datetime.timezone.utc)
    early = (moment - datetime.timedelta(hours=1)).timestamp() * 1e6  # Amsterdam in winter
    named = re.compile("|".join(key for (key,) in store.execute("select key from person")))
    keys = store.execute("select key, at_us from delivery_key where at_us is not null").fetchall()
    old = [key for key, at in keys if at < early]
    wrong.extend(f"the key {key} of before {before} names a person" for key in old
                 if named.search(key))
    if not old or not any(named.search(key) for key, at in keys if at >= early):
        wrong.append("no keys of before, or none of after that name anybody")
    return len(old)


def nobody_was_told(store, before):
    told = [one for (facts,) in store.execute("select facts from instance_facts")
            for one in json.loads(facts).get("told", []) if isinstance(one, dict)]
    old = [one for one in told if one["on"] < str(before)]
    wrong.extend(f"told on {one['on']} on rung {one['rung']}: a person" for one in old
                 if one.get("person"))
    wrong.extend(f"told on {one['on']}: no position" for one in old if not one["position"])
    if not old:
        wrong.append("nobody was told of anything before then")
    return len(old)


def the_chain_holds():
    done = subprocess.run([CADANS, "journal", "verify", "--store", STORE, "--json"], text=True,
                          capture_output=True)
    verdict = json.loads(done.stdout)
    if not verdict["holds"]:
        wrong.append(f"the chain does not hold: {verdict['why']}")
    return len(verdict["removed"])


def main():
    store = sqlite3.connect(f"file:{STORE}?mode=ro", uri=True)
    before = unnamed_before(datetime.date.fromisoformat(LAST_DAY))
    people, records, texts = no_secret_in_the_chain(store)
    keys, told = keys_name_nobody(store, before), nobody_was_told(store, before)
    print(f"personal: {records} records, {people} people, {texts} texts; {keys} keys and {told} "
          f"told of before {before}; {the_chain_holds()} texts removed: {len(wrong)} wrong")
    print("\n".join(wrong[:20]), end="\n" if wrong else "")
    return 1 if wrong else 0


sys.exit(main())
