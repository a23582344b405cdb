#pragma once
// SQLite's own memory, past AddressSanitizer. A simulated year opens its store hundreds of times,
// and what SQLite asks for and gives back went through the sanitizer's quarantine: an eighth of the
// year. SQLite is not compiled with it anyway; what our code does with SQLite's memory is watched
// in the tests of the store, which do not call this.
//
//   give_sqlite_plain_memory()   before anything else asks SQLite; false: the C library has no
//                                memory of its own to give, and all stays as it was

namespace cadans::promises {

bool give_sqlite_plain_memory();

}  // namespace cadans::promises
