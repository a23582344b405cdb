"""Where the world may be touched. Rules are pure; the shell is thin.

    edge(source)  the real clock, randomness, sleep, environment or socket away from the edge
    pure(source)  a rule that reaches for a disk, a thread or a stream
    sql(source)   a statement outside engine/store
"""

import re

EDGE = re.compile(r"engine/command/|engine/cadans\.cc|engine/real_world\.(?:cc|h)"
                  r"|engine/dispatch/router\.cc|connectors/\w+/main\.cc|connectors/client/"
                  r"|connectors/mail/smtp\.cc")
# Tests of rules are pure as the rules are; those of processes, disks and wires need the world.
RULES = r"(?:time|people|settings|words|decide|workflows)/"
HELD = re.compile(r"engine/|workflows/|connectors/|tests/property/|tests/unit/" + RULES)
WORLD = [
    ("the real clock", r"\b(?:system_clock|steady_clock|high_resolution_clock|utc_clock|file_clock)"
                       r"\s*::\s*now\b|\b(?:clock_gettime|gettimeofday|timespec_get)\b"
                       r"|\bgmtime|\blocaltime|\bmktime\b|\babsl::Now\b"
                       r"|(?<![\w.>:])(?:std::)?time\s*\(\s*(?:nullptr|NULL|0|&)"),
    ("real randomness", r"\brandom_device\b|\bgetrandom\b|\bgetentropy\b|\barc4random\w*"
                        r"|\brandombytes_\w+|(?<![\w.>])s?rand\s*\(|/dev/u?random"),
    ("a sleep", r"\bsleep_(?:for|until)\b|(?<![\w.>])(?:u|nano|clock_nano)?sleep\s*\("),
    ("the environment", r"\b(?:secure_)?getenv\b|\b(?:un)?setenv\b|\bputenv\b|\benviron\b"),
    ("a socket", r"#\s*include\s*<(?:sys/socket|sys/un|netinet/\w+|arpa/inet|netdb)\.h>"
                 r"|(?<![\w>] )(?<![\w.>])(?:::)?(?:socket|socketpair|getaddrinfo|accept4?)\s*\("
                 r"|\bcurl_easy_perform\b"),
]
PURE = re.compile(r"engine/(?:time|people|decide)/|workflows/")
IMPURE = re.compile(r"(?:fstream|filesystem|iostream|thread|mutex|shared_mutex|condition_variable"
                    r"|future|random|sys/.*|unistd\.h|fcntl\.h)$")
STATEMENT = re.compile(r"^\s*(?:select\s.+\sfrom\s+\w+\s*(?:$|[;,)]|where|order|limit|group|join)"
                       r"|insert\s+(?:or\s+\w+\s+)?into|delete\s+from"
                       r"|update\s+\w+\s+set|create\s+table|pragma\s+\w+)\b", re.I | re.DOTALL)


def edge(source):
    if not source.code or EDGE.match(source.path) or not HELD.match(source.path):
        return
    for what, pattern in WORLD:
        for found in re.finditer(pattern, source.code):
            yield (source.line(found.start()),
                   f"{what} ({found[0].strip()}): only at the edge; take it from engine/world.h")


def pure(source):
    if not PURE.match(source.path):
        return
    for line, name, is_own in source.includes:
        if not is_own and IMPURE.match(name):
            yield line, f"<{name}>: a rule knows no disk, thread or stream"


def sql(source):
    if re.match(r"engine/store/|tests/", source.path):
        return
    for line, text in source.literals:
        if STATEMENT.match(text):
            yield line, "a statement: all SQL stands in engine/store"
