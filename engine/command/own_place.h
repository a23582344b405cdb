#pragma once
// What a command may write over: what it wrote itself before, and nothing else.
//
//   in_the_way(folder)  what stands in a folder for rehearsals and is of no rehearsal; "" = nothing
//   taken(path)         says that it is there already; the exit code for it (EX_CANTCREAT)

#include <string>

namespace cadans::command {

[[nodiscard]] std::string in_the_way(const std::string& folder);
[[nodiscard]] int taken(const std::string& path);

}  // namespace cadans::command
