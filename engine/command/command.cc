#include "engine/command/command.h"

#include <sysexits.h>

#include <CLI/CLI.hpp>
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

int run(int argc, char** argv) {
  CLI::App app(
      "Keeps an information-security programme moving: what is due, from whom and why; "
      "reminds, escalates, and can prove afterwards that it did.");
  app.require_subcommand(1);
  app.set_help_all_flag("--help-all", "Every subcommand with its options");
  Chosen chosen;
  add_demo(app, chosen);
  add_serve(app, chosen);
  add_simulate(app, chosen);
  add_workflows(app, chosen);
  add_status(app, chosen);
  add_tasks(app, chosen);
  add_task(app, chosen);
  add_gate(app, chosen);
  add_agenda(app, chosen);
  add_explain(app, chosen);
  add_journal(app, chosen);
  add_deliveries(app, chosen);
  add_batch(app, chosen);
  add_check(app, chosen);
  add_apply(app, chosen);
  add_event(app, chosen);
  add_forget(app, chosen);
  add_peers(app, chosen);
  add_init(app, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? EX_OK : EX_USAGE;
  }
  return chosen();
}

}  // namespace cadans::command
