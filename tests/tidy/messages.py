"""Both languages say the same things: every message of config/messages stands in nl.toml and
en.toml.

    messages(folder)  an id that one language has and the other lacks
"""

import os
import tomllib


def ids(table, before=""):
    for name, value in table.items():
        if isinstance(value, dict):
            yield from ids(value, f"{before}{name}.")
        else:
            yield before + name


def lacking(texts):
    """texts: the TOML text of each language by its code."""
    known = {code: set(ids(tomllib.loads(text))) for code, text in texts.items()}
    for code in sorted(known):
        for missing in sorted(set().union(*known.values()) - known[code]):
            yield f"{code}.toml lacks {missing}"


def messages(folder):
    texts = {}
    for code in ("nl", "en"):
        path = os.path.join(folder, f"{code}.toml")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                texts[code] = file.read()
        elif os.path.isdir(folder):
            yield f"{code}.toml is not there"
    yield from lacking(texts)
