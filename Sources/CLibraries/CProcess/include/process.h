#ifndef FOLIO_PROCESS_H
#define FOLIO_PROCESS_H

#include <sys/types.h>

/// Makes a copy of this process, fork(2), which Swift does not offer. Call it only while the process has one thread:
/// of others, the copy would have their locks and not them.
///
/// Returns 0 in the copy, its process id in the original, and −1 with `errno` if there can be no copy.
pid_t folio_fork(void);

/// Has the system end this process (SIGKILL) as soon as its parent ends. Returns −1 if it cannot.
int folio_end_with_parent(void);

/// Writes what is left of standard output, and tells whether anything that was printed could not be written.
///
/// Returns 0 if all was written, otherwise the number of the error; −1 if it is not known any more.
int folio_output_error(void);

#endif
