"""Reads one file of C++ far enough to judge its form: not a compiler, but comments, literals,
includes, functions and their parameters, each with its line.

    Source(path, text)      path is relative to the root of the project
      .lines                as written
      .code                 the text, comments and literals blanked, same length and lines
      .comments, .literals  [(line, text)]; neighbouring literals are joined, as the compiler does
      .includes             [(line, name, is_own)]
      .functions            [Function]: definitions, and declarations with lines = 0
"""

import re
from dataclasses import dataclass
from functools import cached_property

CPP = (".cc", ".h")
CONTROL = {"if", "for", "while", "switch", "catch", "return", "noexcept", "decltype", "explicit",
           "requires", "alignas", "sizeof", "static_assert", "defined"}
TOKEN = re.compile(
    r"""(?P<comment>//(?:\\\n|[^\n])*|/\*.*?\*/)
      | R"(?P<mark>[^\s()\\]{0,16})\((?P<raw>.*?)\)(?P=mark)"
      | "(?P<text>(?:\\.|[^"\\\n])*)"
      | (?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'""",
    re.DOTALL | re.VERBOSE)


@dataclass
class Function:
    name: str
    line: int
    lines: int
    parameters: int


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def _close(code, at):
    """The index of the brace that closes the one at `at`."""
    depth = 0
    for i in range(at, len(code)):
        depth += (code[i] == "{") - (code[i] == "}")
        if depth == 0:
            return i
    return len(code)


def _plain(head):
    """A head without operator signs, arrows, attributes and template arguments."""
    head = re.sub(r"\b(?:public|private|protected)\s*:(?!:)", " ", head)
    head = re.sub(r"\boperator\s*(?:\(\s*\)|\[\s*\]|[^\s\w(]+)", "operator_sign", head)
    head = re.sub(r"\[\[.*?\]\]", " ", head, flags=re.DOTALL).replace("->", "  ")
    while (shorter := re.sub(r"<[^<>;{}]*>", "", head)) != head:
        head = shorter
    return head.strip()


def _flat(head):
    """A head without what stands in parentheses."""
    while (shorter := re.sub(r"\([^()]+\)", "()", head)) != head:
        head = shorter
    return head


def _kind(head):
    """What a brace after this head opens: a scope, a function, or a value."""
    flat = _flat(head)
    if re.match(r"(?:inline\s+)?namespace\b|extern\s*$", flat):
        return "scope"
    if "(" not in flat:
        return "scope" if re.search(r"\b(?:class|struct|union)\b", flat) and \
            not re.search(r"\benum\b|=", flat) else "value"
    if re.search(r"(?<![=!<>])=(?!=)", flat):
        return "value"
    starts_members = re.search(r"\).*?(?<!:):(?!:)", flat, re.DOTALL)
    return "value" if starts_members and flat[-1] not in ")}" else "function"


def _signature(head):
    """Name and number of parameters of the function that this head declares, or None."""
    for match in re.finditer(r"([\w~]+)\s*\(", head):
        before = head[:match.start()]
        if match[1] in CONTROL or before.count("(") != before.count(")"):
            continue
        depth, commas, at = 1, 0, match.end()
        while at < len(head) and depth:
            depth += (head[at] in "([{") - (head[at] in ")]}")
            commas += depth == 1 and head[at] == ","
            at += 1
        inside = head[match.end():at - 1].strip()
        return match[1], 0 if inside in ("", "void") else commas + 1
    return None


class Source:
    def __init__(self, path, text):
        self.path, self.text = path, text
        self.lines = text.split("\n")[:-1] if text.endswith("\n") else text.split("\n")
        self.comments, self.literals = [], []
        self.code = self._split() if path.endswith(CPP) else ""

    def line(self, index):
        return self.text.count("\n", 0, index) + 1

    def _split(self):
        out, last, literal_ends = [], 0, None
        for token in TOKEN.finditer(self.text):
            out += [self.text[last:token.start()], _blank(token[0])]
            value = token["text"] if token["raw"] is None else token["raw"]
            line = self.line(token.start())
            if token["comment"]:
                self.comments.append((line, token["comment"]))
            elif value is not None and literal_ends is not None and \
                    not self.text[literal_ends:token.start()].strip():
                self.literals[-1] = (self.literals[-1][0], self.literals[-1][1] + value)
                literal_ends = token.end()
            elif value is not None and not re.search(r"#\s*include\s*$", out[-2]):
                self.literals.append((line, value))
                literal_ends = token.end()
            last = token.end()
        return "".join(out) + self.text[last:]

    @cached_property
    def includes(self):
        found = re.finditer(r'^[ \t]*#[ \t]*include[ \t]*(["<])([^">\n]+)[">]', self.text, re.M)
        return [(self.line(m.start()), m[2], m[1] == '"') for m in found]

    @cached_property
    def functions(self):
        code = re.sub(r"^[ \t]*#(?:\\\n|[^\n])*", lambda m: _blank(m[0]), self.code, flags=re.M)
        found = []
        self._scan(code, (0, len(code)), found)
        return found

    def _scan(self, code, span, found):
        at, head_at, depth = span[0], span[0], 0
        while at < span[1]:
            c = code[at]
            depth += (c in "([") - (c in ")]")
            if depth == 0 and c == ";":
                self._declared(code[head_at:at], head_at, found)
                head_at = at + 1
            elif depth == 0 and c == "{":
                end = _close(code, at)
                kind = _kind(_plain(code[head_at:at]))
                if kind == "scope":
                    self._scan(code, (at + 1, end), found)
                elif kind == "function":
                    self._defined(code[head_at:at], head_at, end, found)
                at, head_at = end, head_at if kind == "value" else end + 1
            at += 1

    def _first_line(self, head, head_at):
        return self.line(head_at + len(head) - len(head.lstrip()))

    def _defined(self, head, head_at, end, found):
        signature = _signature(_plain(head))
        if signature:
            first = self._first_line(head, head_at)
            lines = self.line(end) - first + 1
            found.append(Function(signature[0], first, lines, signature[1]))

    def _declared(self, head, head_at, found):
        plain = _plain(head)
        flat = re.sub(r"=\s*(?:0|default|delete)\s*$", "", _flat(plain))
        if "(" not in flat or "=" in flat or re.match(r"using|typedef|static_assert", flat):
            return
        signature = _signature(plain)
        if signature:
            line = self._first_line(head, head_at)
            found.append(Function(signature[0], line, 0, signature[1]))
