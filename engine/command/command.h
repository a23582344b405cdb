#pragma once
// The command line: one file for each subcommand, each of which adds itself and says what it runs.
//
//   run(argc, argv)   parses, runs one command, gives its exit code
//
// Exit codes  sysexits.h: 0 done, 1 the answer is no, 64 usage, 65 bad input, 66 no such file,
//             69 not available, 70 a bug, 73 cannot create, 74 disk or network, 75 try later,
//             77 may not.

#include <functional>
#include <string>

#include "engine/result.h"

namespace CLI {
class App;
}

namespace cadans::command {

// What the chosen subcommand runs; set by its callback.
using Chosen = std::function<int()>;

int run(int argc, char** argv);

[[nodiscard]] int exit_code(Fault fault);
// Says the error on stderr, as "cadans: what", and gives its exit code.
int fail(const Error& error);

void add_agenda(CLI::App& app, Chosen& chosen);
void add_gate(CLI::App& app, Chosen& chosen);
void add_status(CLI::App& app, Chosen& chosen);
void add_task(CLI::App& app, Chosen& chosen);
void add_tasks(CLI::App& app, Chosen& chosen);
void add_apply(CLI::App& app, Chosen& chosen);
void add_batch(CLI::App& app, Chosen& chosen);
void add_check(CLI::App& app, Chosen& chosen);
void add_deliveries(CLI::App& app, Chosen& chosen);
void add_event(CLI::App& app, Chosen& chosen);
void add_explain(CLI::App& app, Chosen& chosen);
void add_forget(CLI::App& app, Chosen& chosen);
void add_init(CLI::App& app, Chosen& chosen);
void add_journal(CLI::App& app, Chosen& chosen);
void add_peers(CLI::App& app, Chosen& chosen);
void add_demo(CLI::App& app, Chosen& chosen);
void add_serve(CLI::App& app, Chosen& chosen);
void add_simulate(CLI::App& app, Chosen& chosen);
void add_workflows(CLI::App& app, Chosen& chosen);

}  // namespace cadans::command
