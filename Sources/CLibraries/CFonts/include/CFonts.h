#pragma once
#include <stddef.h>

/// A font file that is part of the program: its bytes live as long as the process.
struct folio_font {
    const unsigned char *bytes;
    size_t count;
};

/// The shipped font file of that name ("texgyrepagella-regular", without extension), or {NULL, 0}.
struct folio_font folio_font_named(const char *name);
