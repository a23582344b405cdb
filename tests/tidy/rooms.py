"""Who may include whom: the table of rooms, as docs/ARCHITECTURE.md draws it.

    arrows(source)     an own include against the table
    libraries(source)  a library outside the room that it belongs to
    links(source)      a CMake target that links against the table
"""

import re

BASICS = {"engine/result.h", "engine/json.h", "engine/json_fwd.h",
          "engine/json_text.h", "engine/hash.h",
          "engine/text_map.h"}
VALUES = {"engine/decide/decision.h", "engine/decide/view.h", "workflows/workflow.h"}
WORLD = {"world", "engine/time/instant.h"}
CONNECTORS = {"protocol", "client", "mail", "ticketing", "web"}
ENGINE = {"time", "people", "settings", "words", "decide", "store", "dispatch", "rehearsal",
          "workflows", "shell", "world", "real_world"} | VALUES

# From a room (or one header) to the rooms and headers that it may include beside itself and BASICS.
TABLE = {
    "basics": set(),
    "time": set(),
    "people": {"time"},
    "workflows": {"time"},
    "settings": {"people", "time"},
    "words": {"settings", "people", "time"},
    "decide": {"workflows", "settings", "people", "time", "words"} | VALUES,
    "store": {"time"} | VALUES,
    "dispatch": {"time", "world", "engine/decide/decision.h", "workflows/workflow.h", "protocol"},
    "world": {"time"},
    "real_world": {"world", "time"},
    "shell": ENGINE | {"protocol"},  # the loop, and what stands beside it in engine/
    "rehearsal": ENGINE | CONNECTORS,
    "command": ENGINE | CONNECTORS | {"command", "process"},
    "cadans": ENGINE | CONNECTORS | {"command"},
    "workflows/workflow.h": {"time"},
    "engine/decide/decision.h": {"time", "workflows/workflow.h"},
    "engine/decide/view.h": {"time", "workflows/workflow.h", "engine/decide/decision.h"},
    "protocol": WORLD,
    "client": {"protocol"} | WORLD,
    "mail": {"client", "protocol"} | WORLD,
    "ticketing": {"client", "protocol"} | WORLD,
    "web": {"client", "protocol"} | WORLD,
    "process": {"real_world", "settings", "people", "time"} | WORLD | CONNECTORS,
}

# A library's headers, and where they may be included. Tests may include any.
SHELL = r"engine/\w+\.|engine/(?:command|dispatch)/|connectors/"
LIBRARIES = [
    (r"libical/", r"engine/time/"),
    (r"absl/", r"engine/time/"),
    (r"boost/(?:msm|mpl|fusion)/", r"workflows/"),
    (r"sqlite3\.h", r"engine/store/"),
    (r"zmq", r"engine/dispatch/|connectors/client/"),
    (r"toml\+\+/", r"engine/settings/|engine/words/messages_file\."),
    (r"spdlog/", SHELL),
    (r"sodium", r"engine/hash\.cc|engine/real_world\.cc"),
    (r"CLI/", r"engine/command/options\.cc|connectors/\w+/main\.cc"),
    (r"gmime/", r"connectors/mail/"),
    (r"curl/", r"connectors/(?:mail|ticketing)/"),
    (r"nlohmann/", r"engine/json(?:_fwd)?\.h"),
    (r"simdjson", r"engine/decide/"),
    (r"csv\.h", r"engine/settings/csv_file\."),
    (r"gtest/|gmock/|rapidcheck", r"tests/"),
    (r"fmt/|tl/expected\.hpp", r""),
]
SYSTEM = re.compile(r"(?:[a-z_0-9]+|(?:sys|netinet|arpa|linux)/\w+\.h|"
                    r"(?:unistd|fcntl|signal|poll|pwd|grp|syslog|sysexits|time|"
                    r"netdb|termios|pthread)\.h)$")

TARGETS = {
    "absl::": "time", "ical": "time", "SQLite::": "store", "PkgConfig::ZMQ": "dispatch client",
    "cppzmq": "dispatch client", "tomlplusplus::": "settings words",
    "PkgConfig::GMIME": "mail", "CURL::": "mail ticketing",
}
TARGET_VALUES = {"decide_values": "engine/decide/decision.h", "time_values": "time",
                 "workflow_values": "workflows/workflow.h", "loop_room": "shell",
                 "mail_profile_room": "process"}


def room(path):
    """The room of a file, or None for what lies outside all rooms (tests may include any)."""
    if path in VALUES:
        return path
    if re.match(r"engine/(?:result|json|json_fwd|json_text|hash|text_map)\.", path):
        return "basics"
    connector = re.match(r"connectors/(\w+)/(main\.cc|profile\w*\.(?:cc|h))?", path)
    if connector:
        return "process" if connector[2] else connector[1]
    beside = re.match(r"engine/(\w+)\.", path)
    if beside:
        return beside[1] if beside[1] in ("world", "real_world", "cadans") else "shell"
    found = re.match(r"(?:engine/)?(\w+)/", path)
    return found[1] if found and re.match(r"engine/|workflows/", path) else None


def allowed(here, there, target):
    if here not in TABLE:
        return False
    return there == here or there == "basics" or there in TABLE[here] or target in TABLE[here] \
        or there in VALUES and re.match(rf"(?:engine/)?{here}/", there)


def arrows(source):
    here = room(source.path)
    if not source.code or source.path.startswith("tests/"):
        return
    for line, name, is_own in source.includes:
        if not is_own:
            continue
        if name.endswith(".cc"):
            yield line, f"includes {name}: link its target"
        elif not re.match(r"engine/|workflows/|connectors/", name):
            yield line, f'write "{name}" from the root of the project'
        elif not allowed(here, room(name), name):
            yield line, f"{here} may not include {name}: see the table in docs/ARCHITECTURE.md"


def libraries(source):
    if source.path.startswith("tests/"):
        return
    for line, name, is_own in source.includes:
        if is_own or SYSTEM.match(name):
            continue
        places = [place for library, place in LIBRARIES if re.match(library, name)]
        if not places:
            yield line, f"<{name}> is a library without a room: give it one in tests/tidy/rooms.py"
        elif not re.match(places[0], source.path):
            yield line, f"<{name}> belongs to {places[0]}"


def links(source):
    """Only the rooms' own CMakeLists.txt: cadans_room(NAME_room ... LINKS target...)."""
    if not source.path.endswith("CMakeLists.txt") or source.path.startswith("tests/"):
        return
    for call in re.finditer(r"cadans_room\(\s*(\w+)_room\b(.*?)\)", source.text, re.DOTALL):
        here = TARGET_VALUES.get(f"{call[1]}_room", call[1])
        line = source.line(call.start())
        for target in call[2].partition("LINKS")[2].split():
            there = TARGET_VALUES.get(target, target.removesuffix("_room"))
            owners = [rooms for name, rooms in TARGETS.items() if target.startswith(name)]
            own_room = target.endswith("_room") or target in TARGET_VALUES
            if own_room and not allowed(here, there, there):
                yield line, f"{here} may not link {target}: see the table in docs/ARCHITECTURE.md"
            if owners and here not in owners[0].split():
                yield line, f"{target} belongs to {owners[0]}, not to {here}"
