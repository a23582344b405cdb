#pragma once
// The command line: one file for each subcommand, each of which adds itself and says what it runs.
//
//   run(argc, argv)   parses, runs one command, gives its exit code
//
// Exit codes  sysexits.h: 0 done, 1 the answer is no, 64 usage, 65 bad input, 66 no such file,
//             69 not available, 70 a bug, 73 cannot create, 74 disk or network, 75 try later,
//             77 may not.

#include "engine/command/options.h"
#include "engine/result.h"

namespace cadans::command {

int run(int argc, char** argv);

[[nodiscard]] int exit_code(Fault fault);
// Says the error on stderr, as "cadans: what", and gives its exit code.
int fail(const Error& error);

void add_absence(Command app, Chosen& chosen);
void add_advise(Command app, Chosen& chosen);
void add_agenda(Command app, Chosen& chosen);
void add_gate(Command app, Chosen& chosen);
void add_scope(Command app, Chosen& chosen);
void add_audit(Command app, Chosen& chosen);
void add_cycle(Command app, Chosen& chosen);
void add_status(Command app, Chosen& chosen);
void add_task(Command app, Chosen& chosen);
void add_tasks(Command app, Chosen& chosen);
void add_apply(Command app, Chosen& chosen);
void add_batch(Command app, Chosen& chosen);
void add_calendar(Command app, Chosen& chosen);
void add_check(Command app, Chosen& chosen);
void add_clock(Command app, Chosen& chosen);
void add_deadline(Command app, Chosen& chosen);
void add_deliveries(Command app, Chosen& chosen);
void add_event(Command app, Chosen& chosen);
void add_explain(Command app, Chosen& chosen);
void add_forget(Command app, Chosen& chosen);
void add_golive(Command app, Chosen& chosen);
void add_init(Command app, Chosen& chosen);
void add_journal(Command app, Chosen& chosen);
void add_last_done(Command app, Chosen& chosen);
void add_evidence(Command app, Chosen& chosen);
void add_next(Command app, Chosen& chosen);
void add_peers(Command app, Chosen& chosen);
void add_people(Command app, Chosen& chosen);
void add_positions(Command app, Chosen& chosen);
void add_demo(Command app, Chosen& chosen);
void add_serve(Command app, Chosen& chosen);
void add_simulate(Command app, Chosen& chosen);
void add_workflows(Command app, Chosen& chosen);
void add_year_plan(Command app, Chosen& chosen);

}  // namespace cadans::command
