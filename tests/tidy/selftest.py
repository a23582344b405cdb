#!/usr/bin/env python3
"""Proves that every rule of the tidy test can fail, and that it lets pass what is right."""

import unittest

from edge import edge, pure, sql
from messages import lacking
from rooms import arrows, libraries, links
from sizes import FILE_LINES, FUNCTION_LINES, figures, sizes, spread
from source import Source
from tidy import OF_A_FILE
from words import comments, dutch, headers, names, pages

LONG_MEMBER = "struct A {\n  A() : b_{1} {\n" + "\n" * FUNCTION_LINES + "  }\n};\n"
LONG_FUNCTION = "void long_one() {\n" + "  step();\n" * FUNCTION_LINES + "}\n"
MARK = "TO" + "DO"

# rule: ([(path, text that must be refused)], [(path, text that must pass)])
SAMPLES = {
    arrows: ([
        ("engine/time/zone.cc", '#include "engine/store/store.h"\n'),
        ("engine/store/timers.cc", '#include "engine/decide/decide.h"\n'),
        ("engine/decide/decide.cc", '#include "engine/world.h"\n'),
        ("engine/dispatch/peers.h", '#include "engine/decide/view.h"\n'),
        ("engine/decide/decision.h", '#include "engine/people/people.h"\n'),
        ("connectors/mail/smtp.cc", '#include "engine/settings/settings.h"\n'),
        ("connectors/client/client.h", '#include "connectors/mail/mail.h"\n'),
        ("engine/loop.cc", '#include "engine/command/serve.h"\n'),
        ("engine/rehearsal/rehearse.cc", '#include "engine/command/serve.h"\n'),
        ("workflows/task.cc", '#include "machine.h"\n'),
        ("engine/decide/decide.cc", '#include "engine/decide/draft.cc"\n'),
        ("engine/decide/turn.cc", '#include "engine/loop.h"\n'),
        ("engine/garage/garage.h", '#include "engine/time/zone.h"\n'),
    ], [
        ("engine/store/timers.cc", '#include "engine/decide/decision.h"\n'),
        ("engine/decide/draft.h", '#include "engine/decide/view.h"\n'),
        ("workflows/task.cc", '#include "workflows/workflow.h"\n'),
        ("connectors/mail/main.cc", '#include "engine/settings/settings.h"\n'),
        ("connectors/mail/smtp.cc", '#include "engine/world.h"\n'),
        ("engine/loop.cc", '#include "engine/dispatch/peers.h"\n'),
        ("tests/unit/time/zone_test.cc", '#include "engine/store/store.h"\n'),
    ]),
    libraries: ([
        ("engine/decide/decide.cc", "#include <sqlite3.h>\n"),
        ("engine/store/store.cc", "#include <zmq.hpp>\n"),
        ("engine/settings/settings.cc", "#include <absl/time/time.h>\n"),
        ("engine/decide/decide.cc", "#include <spdlog/spdlog.h>\n"),
        ("engine/time/zone.cc", "#include <date/date.h>\n"),
        ("engine/store/block.cc", "#include <nlohmann/json.hpp>\n"),
        ("engine/words/words.cc", "#include <toml++/toml.h>\n"),
    ], [
        ("engine/store/store.cc", "#include <sqlite3.h>\n#include <vector>\n"),
        ("engine/words/messages_file.cc", "#include <toml++/toml.h>\n"),
        ("engine/loop.cc", "#include <fmt/format.h>\n#include <unistd.h>\n"),
        ("engine/loop.cc", "#include <spdlog/spdlog.h>\n"),
        ("tests/unit/store/store_test.cc", "#include <sqlite3.h>\n"),
    ]),
    links: ([
        ("engine/store/CMakeLists.txt", "cadans_room(store_room SOURCES a.cc LINKS decide_room)"),
        ("engine/people/CMakeLists.txt", "cadans_room(people_room SOURCES a.cc LINKS absl::time)"),
    ], [
        ("engine/store/CMakeLists.txt",
         "cadans_room(store_room SOURCES a.cc LINKS decide_values SQLite::SQLite3)"),
        ("engine/CMakeLists.txt", "cadans_room(loop_room SOURCES a.cc LINKS store_room)"),
        ("workflows/CMakeLists.txt", "cadans_room(workflows_room SOURCES a.cc LINKS time_room)"),
    ]),
    sizes: ([
        ("engine/time/zone.cc", "int a;\n" * (FILE_LINES + 1)),
        ("engine/time/zone.cc", LONG_FUNCTION),
        ("engine/time/zone.cc", LONG_MEMBER),
        ("engine/time/zone.cc", "// " + "x" * 98 + "\n"),
        ("engine/time/zone.h", "void f(int a, int b, int c, int d, Map<int, int> e, int g);\n"),
        ("engine/time/zone.cc", "".join(f'#include "a{n}.h"\n' for n in range(10))),
        ("tests/recount.py", "def f():\n" + "    pass\n" * FUNCTION_LINES),
    ], [
        ("engine/time/zone.cc", "int a;\n" * FILE_LINES),
        ("engine/time/zone.cc", LONG_FUNCTION.replace("  step();\n", "", 2)),
        ("engine/time/zone.h", "void f(int a, std::map<int, int> b, F<void(int, int, int)> c);\n"),
    ]),
    names: ([
        ("engine/time/util.h", ""),
        ("engine/common/zone.h", ""),
        ("engine/time/zone_helper.cc", ""),
        ("engine/time/zone.h", "class ZoneManager;\n"),
        ("engine/time/zone.h", "struct DateInfo {};\n"),
        ("engine/time/zone.h", "void date_helper(int day);\n"),
        ("engine/time/zone.cc", "int read() { const Text mail_data = load(); return 1; }\n"),
        ("engine/time/zone.h", "enum class Kind { zone, zone_misc };\n"),
        ("tests/recount.py", "def read_data():\n    pass\n"),
        ("tests/recount.py", "row_info = 1\n"),
    ], [
        ("engine/time/zone.h", "struct Zone { std::string name; Map data; };\n"),
        ("workflows/task.h", "enum class Effect { ask_owner, ask_manager };\n"),
        ("engine/time/zone.cc", "int f() { return other_data; }\n"),
    ]),
    comments: ([
        ("engine/time/zone.cc", f"// {MARK}: mend\n"),
        ("tests/recount.py", f"# {MARK}\n"),
        ("engine/time/zone.cc", "// ---------- zones\n"),
        ("engine/time/zone.cc", "/////////////////\n"),
        ("engine/time/zone.cc", "// load_zone(name);\n"),
        ("engine/time/zone.cc", "// const int day = 3;\n"),
        ("engine/time/zone.cc", "int a;  // NOLINT\n"),
        ("engine/time/zone.cc", "int a;  // NOLINT(misc-thing)\n"),
    ], [
        ("engine/time/zone.cc", "// The zone is read once; it does not change while we run.\n"),
        ("engine/time/zone.cc", "int a;  // NOLINT(misc-thing): the library wants it so\n"),
        ("engine/time/zone.cc", 'const char* line = "// ' + 'load();";\n'),
    ]),
    dutch: ([
        ("engine/command/serve.cc", 'say("Dit is niet goed");\n'),
        ("engine/command/serve.cc", 'say("De taak "\n    "staat open");\n'),
        ("engine/command/serve.cc", 'say(R"(het plan van de gemeente)");\n'),
    ], [
        ("engine/command/serve.cc", 'say("the office is open");  // het is niet voor mensen\n'),
        ("engine/command/serve.cc", 'say("de-escalation");\nsay("van");\n'),
    ]),
    headers: ([
        ("engine/time/zone.h", "struct Zone;\n"),
        ("engine/time/zone.h", "#pragma once\n#include <string>\n"),
    ], [
        ("engine/time/zone.h", "#pragma once\n// Where a local date meets the instant.\n"),
        ("engine/time/zone.cc", "struct Zone;\n"),
    ]),
    pages: ([
        ("docs/try-it.md", "See `engine/nowhere.cc`.\n"),
        ("docs/try-it.md", "See `engine/time/{instant,nowhere}.h`.\n"),
        ("docs/try-it.md", "See [the page](nowhere.md).\n"),
        ("docs/try-it.md", "Made in a ses" + "sion.\n"),
        ("tests/recount.py", "open('../sha" + "red/list')\n"),
        ("cmake/rooms.cmake", "include(/wo" + "rk/main)\n"),
    ], [
        ("docs/try-it.md", "See `engine/time/instant.h` and [the page](ARCHITECTURE.md).\n"),
        ("docs/try-it.md", "Run `ctest --preset check -L unit`; std::shared_ptr is no path.\n"),
    ]),
    edge: ([
        ("engine/decide/decide.cc", "auto a = std::chrono::system_clock::now();\n"),
        ("engine/loop.cc", "auto a = std::chrono::steady_clock::now();\n"),
        ("engine/store/store.cc", "long a = time(nullptr);\n"),
        ("engine/time/zone.cc", "absl::Time a = absl::Now();\n"),
        ("engine/store/key.cc", "std::random_device a;\n"),
        ("engine/loop.cc", "std::this_thread::sleep_for(a);\n"),
        ("engine/settings/settings.cc", 'auto a = std::getenv("HOME");\n'),
        ("connectors/mail/maildir.cc", "int a = ::socket(1, 2, 3);\n"),
        ("connectors/mail/mail.cc", "curl_easy_perform(a);\n"),
        ("tests/unit/time/zone_test.cc", "auto a = std::chrono::system_clock::now();\n"),
    ], [
        ("engine/real_world.cc", "auto a = std::chrono::system_clock::now();\n"),
        ("engine/loop.cc", "const Instant now = world.clock.now();  // not system_clock::now\n"),
        ("engine/store/store.cc", "legal_time(0); view.time(0); asleep(1);\n"),
        ("connectors/mail/smtp.cc", "curl_easy_perform(a);\n"),
        ("engine/dispatch/readers.cc", "Wire socket(context);\n"),
    ]),
    pure: ([
        ("engine/decide/decide.cc", "#include <fstream>\n"),
        ("workflows/task.cc", "#include <thread>\n"),
        ("engine/time/zone.cc", "#include <random>\n"),
    ], [
        ("engine/store/store.cc", "#include <filesystem>\n"),
        ("engine/decide/decide.cc", "#include <optional>\n"),
    ]),
    sql: ([
        ("engine/decide/decide.cc", 'auto a = "select id from timer";\n'),
        ("engine/command/status.cc", 'auto a = R"(\n  delete from timer where id = ?)";\n'),
    ], [
        ("engine/store/timers.cc", 'auto a = "select id from timer";\n'),
        ("engine/command/status.cc", 'auto a = "select one from the list: cadans tasks";\n'),
    ]),
}


def there(path):
    return path in ("engine/time/instant.h", "docs/ARCHITECTURE.md")


def found(rule, path, text):
    source = Source(path, text)
    return list(rule(source, there) if rule is pages else rule(source))


class EveryRule(unittest.TestCase):
    def test_has_a_sample_that_it_refuses(self):
        self.assertEqual(set(SAMPLES), set(OF_A_FILE))
        for rule, (refused, _) in SAMPLES.items():
            for path, text in refused:
                with self.subTest(rule=rule.__name__, path=path, text=text[:80]):
                    self.assertTrue(found(rule, path, text))

    def test_lets_pass_what_is_right(self):
        for rule, (_, passed) in SAMPLES.items():
            for path, text in passed:
                with self.subTest(rule=rule.__name__, path=path, text=text[:80]):
                    self.assertEqual(found(rule, path, text), [])


class OverAllFiles(unittest.TestCase):
    def test_nine_in_ten_files_and_functions_stay_short(self):
        short = Source("engine/a.cc", "void f() {\n}\n")
        self.assertEqual(list(spread([short] * 10)), [])
        long_file = Source("engine/b.cc", "int a;\n" * 300)
        self.assertIn("files", "".join(spread([short] * 8 + [long_file] * 2)))
        long_function = Source("engine/c.cc", "void f() {\n" + "g();\n" * 40 + "}\n")
        self.assertIn("functions", "".join(spread([short] * 8 + [long_function] * 2)))

    def test_the_medians_are_told(self):
        self.assertIn("median 2 lines", figures([Source("engine/a.cc", "void f() {\n}\n")]))

    def test_both_languages_have_every_message(self):
        both = {"nl": '[mail.new]\nsubject = "a"\n', "en": '[mail.new]\nsubject = "b"\n'}
        self.assertEqual(list(lacking(both)), [])
        both["en"] = '[mail.other]\nsubject = "b"\n'
        self.assertEqual(list(lacking(both)),
                         ["en.toml lacks mail.new.subject", "nl.toml lacks mail.other.subject"])


if __name__ == "__main__":
    unittest.main()
