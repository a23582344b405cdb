"""What the words of the project may be.

    names(source)     a declared name that ends in a word which says nothing
    comments(source)  marks of unfinished work, banners, dead code, a NOLINT without its reason
    dutch(source)     a Dutch sentence in code: it belongs in config/messages
    pages(source)     a page that names a file which is not there, or speaks of another place
    headers(source)   a header that does not open with what it is for
"""

import ast
import os
import re

EMPTY = {"util", "utils", "common", "helper", "helpers", "misc", "base", "handler", "handlers",
         "data", "info"}
# In lower case a manager is a person: the field's own word.
EMPTY_TYPE = EMPTY | {"manager", "managers"}
MARKS = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
BANNER = re.compile(r"^\s*(?://|/\*|#|--)\s*([-=*#~_/+])\1{3,}", re.M)
DEAD = re.compile(r"^//+ ?(?! )(?:[\w:.>()\[\]-]+\(.*\);|return\b.*;|[\w:<>,&*\s]+=[^=].*;"
                  r"|#include\b.*|[{}]+;?)\s*$", re.M)
DUTCH = {"de", "het", "een", "niet", "voor", "van", "wordt", "zijn", "naar", "bij", "dat", "deze",
         "dit", "moet", "geen", "nog", "ook", "je", "jij", "jouw", "uw", "heeft", "hebben",
         "worden", "kunt", "graag", "staat", "vandaag", "morgen", "ben", "bent", "wij", "maar",
         "aan", "omdat", "met", "wie", "er"}
ELSEWHERE = re.compile(r"(?:^|[\s`(\"'.])(?:/work\b/|(?:\.\./)?shared\b/)")
OTHER_WORDS = re.compile(r"\b(?:prompts?|sessions?)\b", re.I)
DECLARES = re.compile(
    r"\b(?:class|struct|union|concept|namespace|using|enum(?:\s+class)?|define)\s+(\w+)"
    r"|(?:[\w>\]]\s+|[\w>\]]\s*[&*]+\s*)(\w+)\s*(?=[=;,){\[])")
USES = re.compile(r"\b(?:return|throw|case|else|delete|new|goto|co_return|typename|not|and|or)\s+$")
PATH = re.compile(r"(?:engine|workflows|connectors|config|tests|docs|cmake)/[\w./{},-]*[\w}]")
TEXT = (".cc", ".h", ".py", ".cmake", ".txt", ".sql", ".sh", ".toml", ".md", ".json", ".yml")


def last_word(name):
    return re.split(r"_|(?<=[a-z0-9])(?=[A-Z])", name.strip("_"))[-1].lower()


def _declared(source):
    """The names that a file declares, with their lines; not `data` alone, which is the word of
    CloudEvents and of the standard containers."""
    if source.path.endswith(".py"):
        for node in ast.walk(ast.parse(source.text)):
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                yield node.lineno, node.name
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                yield node.lineno, node.id
    for one in source.functions:
        yield one.line, one.name
    for found in DECLARES.finditer(source.code):
        name = 1 if found[1] else 2
        before = source.code[max(0, found.start(name) - 20):found.start(name)]
        if not USES.search(before):
            yield source.line(found.start(name)), found[name]
    for values in re.finditer(r"\benum\b[^{;()]*\{([^}]*)\}", source.code):
        for value in re.finditer(r"(\w+)\s*(?:=[^,]*)?(?:,|$)", values[1]):
            yield source.line(values.start(1) + value.start()), value[1]


def names(source):
    stem = os.path.basename(source.path).split(".")[0]
    for word in [*os.path.dirname(source.path).split("/"), stem]:
        if last_word(word) in EMPTY_TYPE:
            yield 1, f'"{word}" in the path says nothing: name what it holds'
    for line, name in sorted(set(_declared(source))):
        if last_word(name) in (EMPTY_TYPE if name[0].isupper() else EMPTY) and name != "data":
            yield line, f'"{name}" ends in a word that says nothing: name what it is'


def comments(source):
    if not source.path.endswith(TEXT) and os.path.basename(source.path) not in ("run", "test"):
        return
    for number, line in enumerate(source.lines, 1):
        if MARKS.search(line):
            yield number, f"{MARKS.search(line)[0]}: do it, or write an issue"
        if BANNER.match(line):
            yield number, "a banner: take it out"
    for line, text in source.comments:
        if DEAD.search(text):
            yield line, "dead code: take it out, the history has it"
        for silenced in re.finditer(r"NOLINT\w*(?:\([^)]*\))?(.*)", text):
            if len(re.findall(r"\w+", silenced[1])) < 3:
                yield line, "NOLINT without a reason: NOLINT(check): why it is right here"


def dutch(source):
    for line, text in source.literals:
        found = {word for word in re.findall(r"[a-z]+", text.lower()) if word in DUTCH}
        if len(found) >= 2:
            yield line, f"a Dutch sentence ({', '.join(sorted(found))}): move it to config/messages"


def headers(source):
    if not source.path.endswith(".h"):
        return
    written = [line for line in source.lines if line.strip()] + ["", ""]
    if written[0] != "#pragma once":
        yield 1, "a header begins with #pragma once"
    elif not written[1].startswith("// "):
        yield 2, "a header opens with what it is for, shapes, units, errors and limits"


def _spelled(path):
    """Each path that `a.{h,cc}` stands for."""
    braces = re.search(r"\{([^}]*)\}", path)
    if not braces:
        return [path]
    return [path[:braces.start()] + one + path[braces.end():] for one in braces[1].split(",")]


def pages(source, exists=os.path.exists):
    if not source.path.endswith(TEXT):
        return
    page = source.path.endswith(".md")
    for number, line in enumerate(source.lines, 1):
        if ELSEWHERE.search(line):
            yield number, "a path outside the project: a clone alone must be enough"
        if not page:
            continue
        if OTHER_WORDS.search(line):
            yield number, f'"{OTHER_WORDS.search(line)[0]}": the project speaks of itself only'
        for quoted in re.findall(r"`([^`]*)`", line):
            for path in PATH.findall(quoted) if PATH.match(quoted) else []:
                for one in _spelled(path):
                    if not exists(one):
                        yield number, f"names {one}, which is not there"
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", line):
            if not exists(os.path.join(os.path.dirname(source.path), link)):
                yield number, f"links to {link}, which is not there"
