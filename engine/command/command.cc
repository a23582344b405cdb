#include "engine/command/command.h"

#include <sysexits.h>

#include <cstdio>

namespace cadans::command {

int exit_code(Fault fault) {
  switch (fault) {
    case Fault::invalid:
    case Fault::out_of_range:
      return EX_DATAERR;
    case Fault::not_found:
      return EX_NOINPUT;
    case Fault::refused:
      return EX_NOPERM;
    case Fault::locked:
    case Fault::too_slow:
      return EX_TEMPFAIL;
    case Fault::too_new:
    case Fault::foreign:
    case Fault::corrupt:
      return EX_DATAERR;
    case Fault::disk_full:
    case Fault::io:
      return EX_IOERR;
    case Fault::unavailable:
      return EX_UNAVAILABLE;
  }
  return EX_SOFTWARE;
}

int fail(const Error& error) {
  std::fprintf(stderr, "cadans: %s\n", error.what.c_str());
  return exit_code(error.fault);
}

namespace {

void add_all(Command all, Chosen& chosen) {
  add_demo(all, chosen);
  add_serve(all, chosen);
  add_simulate(all, chosen);
  add_workflows(all, chosen);
  add_status(all, chosen);
  add_tasks(all, chosen);
  add_task(all, chosen);
  add_gate(all, chosen);
  add_scope(all, chosen);
  add_audit(all, chosen);
  add_cycle(all, chosen);
  add_agenda(all, chosen);
  add_advise(all, chosen);
  add_evidence(all, chosen);
  add_explain(all, chosen);
  add_journal(all, chosen);
  add_deliveries(all, chosen);
  add_batch(all, chosen);
  add_golive(all, chosen);
  add_last_done(all, chosen);
  add_check(all, chosen);
  add_apply(all, chosen);
  add_event(all, chosen);
  add_people(all, chosen);
  add_positions(all, chosen);
  add_absence(all, chosen);
  add_forget(all, chosen);
  add_year_plan(all, chosen);
  add_next(all, chosen);
  add_deadline(all, chosen);
  add_calendar(all, chosen);
  add_clock(all, chosen);
  add_peers(all, chosen);
  add_init(all, chosen);
}

}  // namespace

int run(int argc, char** argv) {
  return run_chosen(argc, argv,
                    "Keeps an information-security programme moving: what is due, from whom and "
                    "why; reminds, escalates, and can prove afterwards that it did.",
                    add_all);
}

}  // namespace cadans::command
