extension String {
    /// The string without white space and line ends at both ends.
    ///
    /// It removes Unicode scalars, not characters: an accent after a space is not removed together with the space.
    package var trimmed: String {
        var rest = unicodeScalars[...]
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return String(rest)
    }

    /// The string with every run of white space and line ends replaced by one space, and none at the ends.
    ///
    /// Non-breaking spaces (U+00A0, U+202F, U+2007) are not changed.
    package var spaced: String {
        unicodeScalars.split { $0.properties.isWhitespace && !["\u{a0}", "\u{202f}", "\u{2007}"].contains($0) }.map {
            String($0)
        }.joined(separator: " ")
    }
}
