#pragma once
#include <stddef.h>
#include <stdint.h>

// libFuzzer as a library: it comes with the compiler (compiler-rt), without a header.
// https://llvm.org/docs/LibFuzzer.html#using-libfuzzer-as-a-library
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*test)(const uint8_t *data, size_t size));
