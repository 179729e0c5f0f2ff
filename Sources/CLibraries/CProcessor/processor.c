#define _GNU_SOURCE
#include "processor.h"

#ifdef __linux__
#include <sched.h>
#endif
#include <stdio.h>
#include <unistd.h>

// Ends the program with a message, instead of an illegal instruction, if the processor is too old for it. It runs
// before any code that was compiled for a newer processor; this file itself is compiled for the oldest one.
#if defined(__x86_64__) && (defined(FOLIO_NEEDS_V3) || defined(FOLIO_NEEDS_V4))
__attribute__((constructor(101))) static void folio_check_processor(void) {
    __builtin_cpu_init();
#ifdef FOLIO_NEEDS_V4
    const char *level = "AVX-512 (x86-64-v4)";
    int able = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512cd");
#else
    const char *level = "AVX2 and FMA (x86-64-v3)";
    int able = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
#endif
    if (able) return;
    fprintf(stderr, "folio: this program was built for processors with %s, which this one lacks.\n"
                    "folio: build it here with `make`, which chooses by the processor, or with FOLIO_MARCH=x86-64-v2.\n", level);
    _exit(1);
}
#endif

int folio_processor_checked(void) { return 1; }

#ifdef __linux__
int folio_current_processor(void) { return sched_getcpu(); }

// What the thread had before it excluded a processor. It may be less than the process has.
static _Thread_local cpu_set_t own_processors;
static _Thread_local int has_excluded = 0;

void folio_avoid_processor(int processor) {
    if (processor < 0 || processor >= CPU_SETSIZE) return;
    if (!has_excluded && sched_getaffinity(0, sizeof own_processors, &own_processors) != 0) return;
    cpu_set_t rest = own_processors;
    CPU_CLR(processor, &rest);
    if (CPU_COUNT(&rest) > 0 && sched_setaffinity(0, sizeof rest, &rest) == 0) has_excluded = 1;
}

void folio_allow_processors(void) {
    if (has_excluded) sched_setaffinity(0, sizeof own_processors, &own_processors);
    has_excluded = 0;
}
#else
int folio_current_processor(void) { return -1; }
void folio_avoid_processor(int processor) { (void)processor; }
void folio_allow_processors(void) {}
#endif
