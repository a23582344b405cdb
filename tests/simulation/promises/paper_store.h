#pragma once
// The engine's store on a disk on paper.
//
//   PaperDisk disk("paper", seed);
//   auto store = paper_store("paper", "org.db");

#include <memory>
#include <string>

#include "engine/store/store.h"

namespace cadans::promises {

std::unique_ptr<store::Store> paper_store(const std::string& disk, const std::string& path);

}  // namespace cadans::promises
