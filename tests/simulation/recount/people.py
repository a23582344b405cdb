#!/usr/bin/env python3
"""Holds a rehearsed year against promise P12: people are not measured.

    people.py CADANS STORE MAILDIR

No list, question or mail orders or filters people by lateness, reminders or reading. It asks the
command line every list and status there is, reads every mail as it was sent, and knows the people
from the store alone. Exit 1 and a line for each finding. Standard library only.
"""

import email
import email.policy
import json
import pathlib
import re
import sqlite3
import subprocess
import sys

CADANS, STORE, MAILDIR = sys.argv[1:4]
USAGE = 64
LISTS = [["status"], ["tasks"], ["tasks", "--open"], ["tasks", "--late"]]
ORDERS = ("--person", "--occupant", "--name", "--order", "--sort")
# How a mail says that work is past its date, and to whom it goes next: that name may stand there.
LATE = re.compile(r"working days? (?:past|ago)|was due on|werkdag(?:en)? (?:over|geleden)"
                  r"|had klaar moeten|stond voor")
NEXT = re.compile(r"(?:put it to|voor aan) [^.]*\.?[^.]*\.")
FOOT = re.compile(r"judging\s+people|mensen\s+te\s+beoordelen")
READING = re.compile(r"<img|<iframe|<link|\bsrc\s*=|url\(|@import", re.I)
RECEIPTS = ("Disposition-Notification-To", "Return-Receipt-To", "X-Confirm-Reading-To")
wrong = []


def people():
    store = sqlite3.connect(f"file:{STORE}?mode=ro", uri=True)
    return store.execute("select key, name, mail from person where gone = 0").fetchall()


def asked(*words):
    done = subprocess.run([CADANS, *words, "--store", STORE], capture_output=True, text=True)
    return done.returncode, done.stdout


def look_at_lists(known):
    for words in LISTS:
        for form in ([], ["--json"]):
            code, said = asked(*words, *form)
            line = " ".join(words + form)
            if code != 0 or not said:
                wrong.append(f"{line}: exit code {code}")
            wrong.extend(f"{line}: names {one}" for person in known for one in person
                         if one in said)
    rows = json.loads(asked("tasks", "--json")[1])
    if len(rows) < 2 or rows != sorted(rows, key=lambda one: (one["target"], int(one["task"][1:]))):
        wrong.append("tasks: in an order that is not that of their targets")
    for option in ORDERS:
        if asked("tasks", option, known[0][0])[0] != USAGE:
            wrong.append(f"tasks: answers {option}")


def look_at_mail(path, names):
    """Whether the mail tells of others' late work; what it does wrong goes into the list."""
    mail = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    wrong.extend(f"{path.name}: asks for {one}" for one in RECEIPTS if mail[one])
    found = READING.search(mail.get_body(("html",)).get_content())
    if found:
        wrong.append(f"{path.name}: {found[0]} would tell who reads it")
    text = mail.get_body(("plain",)).get_content()
    for item in re.findall(r"^- .*(?:\n  .*)*", text, re.M):
        if LATE.search(item):
            said = NEXT.sub("", " ".join(item.split()))
            wrong.extend(f"{path.name}: {one} beside \"{said}\"" for one in names if one in said)
    overview = re.search(r"working days?\s+ago|werkdag(?:en)?\s+geleden", text)
    if overview and not FOOT.search(text):
        wrong.append(f"{path.name}: does not say that it is not for judging people")
    return bool(overview)


def main():
    known = people()
    look_at_lists(known)
    mails = [one for one in sorted(pathlib.Path(MAILDIR).rglob("*")) if one.is_file()]
    overviews = sum(look_at_mail(path, [name for _, name, _ in known]) for path in mails)
    if not known or not overviews:
        wrong.append("nobody, or no overview, to look at")
    print(f"people: {len(known)} of them, {len(mails)} mails, {overviews} overviews, "
          f"{len(LISTS)} lists: {len(wrong)} wrong")
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


sys.exit(main())
