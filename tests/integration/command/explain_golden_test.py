"""What `cadans explain` says of tasks in five situations, in both languages, against
tests/golden/explain. The store is a rehearsal with a seed.

    explain_golden_test.py CADANS SOURCE [--update-golden]
"""

import os
import sys
import tempfile

from program import Cadans

BEGIN, SPAN, DAY = "2026-11-09", "P16W", "2027-03-01"
SITUATIONS = {
    "reminding": lambda task: task["chase"] == "reminding" and task["state"] == "open",
    "overdue": lambda task: task["chase"] == "overdue",
    "escalated": lambda task: task["chase"] == "escalated" and task["state"] == "open",
    "submitted": lambda task: task["state"] == "submitted" and task["chase"] != "overdue",
    "done": lambda task: task["state"] == "done",
}


def difference(path, said, update):
    if update:
        with open(path, "w", encoding="utf-8") as file:
            file.write(said)
        return ""
    with open(path, encoding="utf-8") as file:
        golden = file.read()
    return "" if golden == said else f"{path}\n  golden: {golden}\n  now:    {said}\n"


def main(binary, source, update):
    cadans = Cadans(binary, source)
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        store = cadans.rehearsed(folder, BEGIN, SPAN)
        tasks = cadans.json("tasks", "--store", store, "--on", DAY)
        for name, fits in SITUATIONS.items():
            fitting = [task for task in tasks if fits(task)]
            if not fitting:
                wrong.append(f"the rehearsal holds no task that is {name}\n")
                continue
            for language in ("nl", "en"):
                done = cadans.run("explain", fitting[0]["task"], "--store", store, "--on", DAY,
                                  "--lang", language)
                path = os.path.join(source, "tests", "golden", "explain", f"{name}.{language}.txt")
                wrong.append(difference(path, done.stdout, update) or done.stderr)
    print("".join(wrong) or "ten explanations are as the golden files have them")
    return 1 if any(wrong) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], "--update-golden" in sys.argv[3:]))
