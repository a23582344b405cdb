# A room is one library that links only what the table of rooms allows (docs/ARCHITECTURE.md).

add_library(cadans_options INTERFACE)
target_include_directories(cadans_options INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(cadans_options INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor
  -Werror)
set(CADANS_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize= takes them")
if(CADANS_SANITIZE)
  target_compile_options(cadans_options INTERFACE
    -fsanitize=${CADANS_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(cadans_options INTERFACE -fsanitize=${CADANS_SANITIZE})
endif()
# GCC looks for memory to free ever so often, which takes a tenth of a build that has enough of it.
if(CMAKE_BUILD_TYPE STREQUAL Debug AND CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  target_compile_options(cadans_options INTERFACE
    "SHELL:--param ggc-min-expand=1000" "SHELL:--param ggc-min-heapsize=1000000")
endif()
# AddressSanitizer stops by itself where a bad pointer is used, and x86 reads what is not aligned:
# to look twice takes a fifth of the build. Without it GCC 12 takes values of an optional for unset.
if(CADANS_SANITIZE MATCHES address)
  target_compile_options(cadans_options INTERFACE
    # Elsewhere GCC 12 reports the standard library's own code once it is inlined.
    -Wnull-dereference
    -fno-sanitize=null,object-size,alignment,pointer-overflow -Wno-maybe-uninitialized)
  # A quarter of the build again, and some of each run, to watch variables on the stack beyond the
  # end of their block: ./test --full does. What lies on the heap is watched either way.
  option(CADANS_STACK_SCOPES "AddressSanitizer watches blocks that ended, too" OFF)
  if(NOT CADANS_STACK_SCOPES)
    target_compile_options(cadans_options INTERFACE -fno-sanitize-address-use-after-scope)
  endif()
endif()

# glibc's allocator takes a fifth of the engine's time in a storm (docs/bench.md). The sanitizers
# bring their own.
add_library(cadans_allocator INTERFACE)
if(NOT CADANS_SANITIZE)
  target_link_libraries(cadans_allocator INTERFACE PkgConfig::JEMALLOC)
endif()

# cadans_compiled_more_than_run(NAME): -Og compiles in a quarter less time than -O1, and runs slower
function(cadans_compiled_more_than_run name)
  target_compile_options(${name} PRIVATE $<$<CONFIG:Debug>:-Og>)
endfunction()

# cadans_room(NAME SOURCES file... LINKS target...)
function(cadans_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;LINKS" ${ARGN})
  add_library(${name} STATIC ${ROOM_SOURCES})
  target_link_libraries(${name} PUBLIC cadans_options ${ROOM_LINKS})
endfunction()

# cadans_values(NAME LINKS target...): plain values in headers only
function(cadans_values name)
  cmake_parse_arguments(ROOM "" "" "LINKS" ${ARGN})
  add_library(${name} INTERFACE)
  target_link_libraries(${name} INTERFACE cadans_options ${ROOM_LINKS})
endfunction()

# cadans_test(NAME [LABEL part] SOURCES file... LINKS target...): one GoogleTest program, each test
# known to ctest under the part of ./test that it belongs to; unit where none is named
function(cadans_test name)
  cmake_parse_arguments(PROGRAM "" "LABEL" "SOURCES;LINKS" ${ARGN})
  if(NOT PROGRAM_LABEL)
    set(PROGRAM_LABEL unit)
  endif()
  add_executable(${name} ${PROGRAM_SOURCES})
  target_link_libraries(${name} PRIVATE
    cadans_options ${PROGRAM_LINKS} rapidcheck GTest::gtest GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE CADANS_SOURCE="${CMAKE_SOURCE_DIR}")
  cadans_compiled_more_than_run(${name})
  gtest_discover_tests(${name} DISCOVERY_TIMEOUT 60 PROPERTIES LABELS ${PROGRAM_LABEL})
endfunction()
