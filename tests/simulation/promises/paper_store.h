#pragma once
// The engine's store on a disk on paper, with a WAL that is copied often: what a crash can meet
// there comes by in each run, and the next open has less to read.
//
//   PaperDisk disk("paper", seed);
//   auto store = paper_store("paper", "org.db");

#include <memory>
#include <string>

#include "engine/store/store.h"
#include "tests/simulation/promises/paper_disk.h"

namespace cadans::promises {

std::unique_ptr<store::Store> paper_store(const std::string& disk, const std::string& path);

}  // namespace cadans::promises
