#pragma once
#include <stddef.h>

/// A font file that is part of the program. Its bytes are valid as long as the process runs.
struct folio_font {
    const unsigned char *bytes;
    size_t count;
};

/// The shipped font file with a name without extension, such as "texgyrepagella-regular"; {NULL, 0} if there is none.
struct folio_font folio_font_named(const char *name);
