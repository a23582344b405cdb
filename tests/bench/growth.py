"""Thirty times the persons is not thirty times the work for each reminder.

    growth.py BENCH_STORM

Each person of a storm gets one mail. What a mail costs may not grow with how many others there
are: a walk through all positions a mail is invisible among a thousand persons and stops a
municipality of sixty thousand. Compared is the engine's CPU a reminder, the lesser of two runs of
each size: the time that passed says nothing on a machine with other work.
"""

import json
import subprocess
import sys

FEW, MANY = 1_000, 32_000
GROWTH_MOST = 2.0  # deeper indexes and a fuller cache; a walk through the positions: 4.1


def cpu_us(storm, tasks):
    runs = [
        subprocess.run([storm, "--tasks", str(tasks), "--json"], check=True, capture_output=True)
        for _ in range(2)
    ]
    return min(json.loads(run.stdout)["engine_cpu"] for run in runs)


def main():
    few, many = cpu_us(sys.argv[1], FEW), cpu_us(sys.argv[1], MANY)
    print(f"{few:.0f} us of CPU a reminder among {FEW} persons, {many:.0f} among {MANY}")
    if many > GROWTH_MOST * few:
        sys.exit(f"the work for one reminder grows with the persons: {many / few:.1f} times")


main()
