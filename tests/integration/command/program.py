"""The built program, run as a person would, on a store of its own.

    Cadans(binary, source)   rehearsed(folder, from, span) makes the store; run(...) one command
"""

import json
import os
import subprocess


class Cadans:
    def __init__(self, binary, source):
        self.binary = binary
        self.source = source

    def run(self, *words, given=None):
        environment = dict(os.environ, NO_COLOR="1")
        return subprocess.run([self.binary, *map(str, words)], cwd=self.source, input=given,
                              env=environment, capture_output=True, text=True, timeout=300)

    def json(self, *words):
        done = self.run(*words, "--json")
        if done.returncode != 0:
            raise AssertionError(f"{words}: {done.returncode}: {done.stderr}")
        return json.loads(done.stdout)

    def rehearsed(self, folder, begin, span):
        done = self.run("simulate", "--data", folder, "--from", begin, "--for", span, "--json")
        if done.returncode != 0:
            raise AssertionError(f"simulate: {done.returncode}: {done.stderr}")
        return os.path.join(folder, "rehearsal.db")
