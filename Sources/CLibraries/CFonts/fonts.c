// The font files, embedded in the program at build time (C23 #embed), so that it needs no font files on disk.
#include "CFonts.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#include <string.h>

static const unsigned char pagella_regular[] = {
#embed "fonts/texgyrepagella-regular.otf"
};
static const unsigned char pagella_italic[] = {
#embed "fonts/texgyrepagella-italic.otf"
};
static const unsigned char pagella_bold[] = {
#embed "fonts/texgyrepagella-bold.otf"
};
static const unsigned char pagella_bold_italic[] = {
#embed "fonts/texgyrepagella-bolditalic.otf"
};
static const unsigned char pagella_math[] = {
#embed "fonts/texgyrepagella-math.otf"
};
static const unsigned char mono_regular[] = {
#embed "fonts/JetBrainsMono-Regular.ttf"
};
static const unsigned char mono_bold[] = {
#embed "fonts/JetBrainsMono-Bold.ttf"
};
static const unsigned char mono_italic[] = {
#embed "fonts/JetBrainsMono-Italic.ttf"
};
static const unsigned char inter_regular[] = {
#embed "fonts/Inter-Regular.otf"
};
static const unsigned char inter_italic[] = {
#embed "fonts/Inter-Italic.otf"
};
static const unsigned char inter_semibold[] = {
#embed "fonts/Inter-SemiBold.otf"
};

static const struct { const char *name; struct folio_font font; } fonts[] = {
    { "texgyrepagella-regular", { pagella_regular, sizeof pagella_regular } },
    { "texgyrepagella-italic", { pagella_italic, sizeof pagella_italic } },
    { "texgyrepagella-bold", { pagella_bold, sizeof pagella_bold } },
    { "texgyrepagella-bolditalic", { pagella_bold_italic, sizeof pagella_bold_italic } },
    { "texgyrepagella-math", { pagella_math, sizeof pagella_math } },
    { "JetBrainsMono-Regular", { mono_regular, sizeof mono_regular } },
    { "JetBrainsMono-Bold", { mono_bold, sizeof mono_bold } },
    { "JetBrainsMono-Italic", { mono_italic, sizeof mono_italic } },
    { "Inter-Regular", { inter_regular, sizeof inter_regular } },
    { "Inter-Italic", { inter_italic, sizeof inter_italic } },
    { "Inter-SemiBold", { inter_semibold, sizeof inter_semibold } },
};

struct folio_font folio_font_named(const char *name) {
    for (size_t i = 0; i < sizeof fonts / sizeof *fonts; i++)
        if (strcmp(fonts[i].name, name) == 0) return fonts[i].font;
    return (struct folio_font){ NULL, 0 };
}
