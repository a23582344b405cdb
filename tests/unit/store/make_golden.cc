// Writes one store with every kind of change in it: make_golden_store FILE

#include <cstdio>

#include "tests/unit/store/samples.h"

int main(int count, char** arguments) {
  if (count != 2) {
    std::fputs("make_golden_store FILE: name the file to write; it may not be there yet\n", stderr);
    return 64;
  }
  const auto store = cadans::store::opened(arguments[1]);
  cadans::store::commit_all(*store, cadans::store::one_of_each());
  return store->close() ? 0 : 1;
}
