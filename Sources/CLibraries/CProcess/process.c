#define _GNU_SOURCE
#include "process.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

pid_t folio_fork(void) { return fork(); }

#ifdef __linux__
int folio_end_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL); }
#else
int folio_end_with_parent(void) { return -1; }
#endif

int folio_output_error(void) {
    // A thread that is just printing, perhaps to somebody who does not read, must not hold up the end.
    if (ftrylockfile(stdout) != 0) return 0;
    int error = fflush(stdout) != 0 ? errno : ferror(stdout) ? -1 : 0;
    funlockfile(stdout);
    return error;
}
