#define _GNU_SOURCE
#include "process.h"

#include <signal.h>
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
