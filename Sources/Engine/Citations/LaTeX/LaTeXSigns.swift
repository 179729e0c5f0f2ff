/// Signs and accents that LaTeX writes as commands.
enum LaTeXSigns {
    /// The combining character of each accent, by the name of its command. It follows the letter.
    static let accents: [String: Unicode.Scalar] = [
        "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}", "u": "\u{306}", ".": "\u{307}",
        "\"": "\u{308}", "r": "\u{30a}", "H": "\u{30b}", "v": "\u{30c}", "d": "\u{323}", "c": "\u{327}",
        "k": "\u{328}", "b": "\u{331}", "t": "\u{361}", "G": "\u{30f}", "U": "\u{30e}",
    ]

    /// The text that a command without argument stands for, by its name.
    static let signs: [String: String] = [
        "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}",
        " ": " ", "\n": " ", "\\": " ", ",": "\u{202f}", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "",
        "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø",
        "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
        "ng": "ŋ", "NG": "Ŋ", "textendash": "–", "textemdash": "—", "ldots": "…", "dots": "…", "textellipsis": "…",
        "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
        "textquotesingle": "'", "textquotedbl": "\"", "guillemotleft": "«", "guillemotright": "»",
        "guilsinglleft": "‹", "guilsinglright": "›", "quotedblbase": "„", "quotesinglbase": "‚",
        "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`", "textbackslash": "\\", "textbar": "|",
        "textless": "<", "textgreater": ">", "textunderscore": "_", "textbraceleft": "{", "textbraceright": "}",
        "textdollar": "$", "textregistered": "®", "texttrademark": "™", "textcopyright": "©", "copyright": "©",
        "textsection": "§", "S": "§", "P": "¶", "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€",
        "textdegree": "°", "textmu": "µ", "textperiodcentered": "·", "textbullet": "•", "textexclamdown": "¡",
        "textquestiondown": "¿", "textonehalf": "½", "textordfeminine": "ª", "textordmasculine": "º", "dag": "†",
        "ddag": "‡", "slash": "/", "space": " ", "quad": " ", "qquad": " ", "thinspace": "\u{202f}",
        "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX", "LaTeXe": "LaTeX2ε", "protect": "",
        "relax": "", "allowbreak": "", "newblock": "", "rm": "", "sf": "", "tt": "", "sc": "", "scshape": "",
        "rmfamily": "", "sffamily": "", "ttfamily": "", "upshape": "", "normalfont": "", "small": "", "mdseries": "",
    ]

    /// Commands that change the rest of their group to italics.
    static let italicSwitches: Set<String> = ["em", "it", "itshape", "sl", "slshape"]
    /// Commands that change the rest of their group to bold type.
    static let boldSwitches: Set<String> = ["bf", "bfseries"]
    /// Commands that show their argument as it is.
    static let transparent: Set<String> = [
        "textrm", "textsf", "texttt", "textsc", "textup", "textmd", "textnormal", "mbox", "hbox", "text", "mathrm",
        "textsuperscript", "textsubscript",
        "NoCaseChange",
    ]
}
