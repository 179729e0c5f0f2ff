#ifndef FOLIO_PROCESSOR_H
#define FOLIO_PROCESSOR_H

/// Linked in for what it does before main: it ends a program whose processor cannot run it.
int folio_processor_checked(void);

#endif
