// cadans: arguments in, one command out. What each does stands in engine/command/.

#include "engine/command/command.h"

int main(int argc, char** argv) { return cadans::command::run(argc, argv); }
