#ifndef FOLIO_PROCESSOR_H
#define FOLIO_PROCESSOR_H

/// Returns 1. A call links in this library, whose check before `main` ends the program if the processor cannot run it.
int folio_processor_checked(void);

/// The number of the processor that this thread runs on; −1 if it is unknown.
int folio_current_processor(void);

/// Excludes a processor for this thread, unless no other would be left. One that was excluded before is allowed again.
void folio_avoid_processor(int processor);

/// Ends what `folio_avoid_processor` has excluded for this thread: it may run where it might before.
void folio_allow_processors(void);

#endif
