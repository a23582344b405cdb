#!/usr/bin/env python3
"""Holds what compilers, clang-format and clang-tidy do not. CONTRIBUTING.md says the rules, this
test keeps them; no file is excepted.

    tests/tidy/tidy.py [ROOT]   prints file:line: [rule] what is wrong; exit 1 if anything is
"""

import os
import sys

from edge import edge, pure, sql
from messages import messages
from rooms import arrows, libraries, links
from sizes import figures, sizes, spread
from source import Source
from words import comments, dutch, headers, names, pages

OF_A_FILE = [arrows, libraries, links, sizes, names, comments, dutch, headers, pages, edge, pure,
             sql]
SKIPPED = {".git", "build", "run-data", ".cache", "__pycache__", "node_modules"}
READ = (".cc", ".h", ".py", ".cmake", ".txt", ".sql", ".sh", ".toml", ".md", ".json", ".yml")


def files(root):
    for folder, folders, found in os.walk(root):
        folders[:] = sorted(set(folders) - SKIPPED)
        for name in sorted(found):
            if name.endswith(READ) or name in ("run", "test"):
                yield os.path.relpath(os.path.join(folder, name), root)


def read(path):
    with open(path, encoding="utf-8") as file:
        return Source(path, file.read())


def main(root):
    os.chdir(root)
    sources = [read(path) for path in files(".")]
    faults = [f"{source.path}:{line}: [{rule.__name__}] {what}"
              for source in sources for rule in OF_A_FILE for line, what in rule(source)]
    faults += [f"[spread] {what}" for what in spread(sources)]
    faults += [f"config/messages: [messages] {what}" for what in messages("config/messages")]
    print(*faults, figures(sources), f"{len(sources)} files, {len(faults)} faults", sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(sys.path[0], "../..")))
