"""What `cadans explain` says. Of tasks in five situations, in both languages, against
tests/golden/explain; the other five there are cases of tests/simulation/cases/explain_test.cc. And
of every task and agenda item of a rehearsed year: sentences that a person can read.

    explain_golden_test.py CADANS SOURCE [--update-golden]
"""

import glob
import os
import re
import sys
import tempfile

from program import Cadans

BEGIN, SPAN, DAY = "2026-11-09", "P16W", "2027-03-01"
YEAR = "P1Y"
SENTENCES_MOST = 12
SITUATIONS = {
    "reminding": lambda task: task["chase"] == "reminding" and task["state"] == "open",
    "overdue": lambda task: task["chase"] == "overdue",
    "escalated": lambda task: task["chase"] == "escalated" and task["state"] == "open",
    "submitted": lambda task: task["state"] == "submitted" and task["chase"] != "overdue",
    "done": lambda task: task["state"] == "done",
}
# Ids of duties and gates, keys, references as the catalogue has them, dates of machines, templates.
BARE = re.compile(r"\bS\d\.[A-Z]|\bG\d\.(IN|OUT)|\b[a-z]+_[a-z_]+\b|\b(BIO2|CBW|ISO2700\d):"
                  r"|\bkader-|\b\d{4}-\d\d-\d\d\b|\{\{|\[\[")
# A sentence ends once, at its end: initials ("I. Gijs") and "art. 24" end none.
SECOND = re.compile(r"(?<![ .(][A-Z])(?<!^[A-Z])[.!?] +[A-ZÀ-Þ]")
QUOTED = re.compile(r'"[^"]*"')


def keys(organisation):
    """Words that are keys of the organisation and no words of people."""
    with open(organisation, encoding="utf-8") as file:
        found = re.findall(r'^key = "([a-z]+(?:-[a-z0-9]+)+)"', file.read(), re.MULTILINE)
    return re.compile(r"\b(" + "|".join(map(re.escape, found)) + r")\b")


def faults(sentences, key):
    """What is wrong with an explanation; what people wrote themselves stands between quotes."""
    if not 1 <= len(sentences) <= SENTENCES_MOST:
        yield f"{len(sentences)} sentences"
    for sentence in sentences:
        said = QUOTED.sub('""', sentence)
        if not said.endswith(".") or "\n" in said or SECOND.search(said):
            yield f"not one sentence: {sentence}"
        if BARE.search(said) or key.search(said):
            yield f"a bare identifier: {sentence}"


def difference(path, said, update):
    if update:
        with open(path, "w", encoding="utf-8") as file:
            file.write(said)
        return ""
    with open(path, encoding="utf-8") as file:
        golden = file.read()
    return "" if golden == said else f"{path}\n  golden: {golden}\n  now:    {said}\n"


def against_golden(cadans, folder, update):
    store = cadans.rehearsed(folder, BEGIN, SPAN)
    tasks = cadans.json("tasks", "--store", store, "--on", DAY)
    for name, fits in SITUATIONS.items():
        fitting = [task for task in tasks if fits(task)]
        if not fitting:
            yield f"the rehearsal holds no task that is {name}\n"
            continue
        for language in ("nl", "en"):
            done = cadans.run("explain", fitting[0]["task"], "--store", store, "--on", DAY,
                              "--lang", language)
            path = os.path.join(cadans.source, "tests", "golden", "explain",
                                f"{name}.{language}.txt")
            yield difference(path, done.stdout, update) or done.stderr


def golden_faults(source, key):
    paths = sorted(glob.glob(os.path.join(source, "tests", "golden", "explain", "*.txt")))
    if len(paths) != 20:
        yield f"{len(paths)} golden explanations, in place of ten in two languages\n"
    for path in paths:
        with open(path, encoding="utf-8") as file:
            yield from (f"{path}: {fault}\n" for fault in faults(file.read().splitlines(), key))


def year_faults(cadans, folder, key):
    store = cadans.rehearsed(folder, BEGIN, YEAR)
    numbers = [task["task"] for task in cadans.json("tasks", "--store", store)]
    numbers += [item["item"] for item in cadans.json("agenda", "list", "--all", "--store", store)]
    if len(numbers) < 50:
        yield f"a rehearsed year of {len(numbers)} tasks and items is too small to tell\n"
    for number in numbers:
        for language in ("nl", "en"):
            said = cadans.json("explain", number, "--store", store, "--lang", language)
            yield from (f"{number} {language}: {fault}\n" for fault in faults(said, key))


def main(binary, source, update):
    cadans = Cadans(binary, source)
    key = keys(os.path.join(source, "config", "organisation.toml"))
    with tempfile.TemporaryDirectory() as folder:
        wrong = list(against_golden(cadans, folder, update))
        wrong += golden_faults(source, key)
        wrong += year_faults(cadans, folder, key)
    print("".join(wrong) or "explanations are as the golden files have them, and can be read")
    return 1 if any(wrong) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], "--update-golden" in sys.argv[3:]))
