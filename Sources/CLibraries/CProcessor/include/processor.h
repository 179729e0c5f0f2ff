#ifndef FOLIO_PROCESSOR_H
#define FOLIO_PROCESSOR_H

/// Linked in for what it does before main: it ends a program whose processor cannot run it.
int folio_processor_checked(void);

/// The processor that this thread runs on, −1 where that cannot be told.
int folio_current_processor(void);

/// Keeps this thread off a processor, if that leaves it another.
void folio_avoid_processor(int processor);

#endif
