extension String {
    /// Without spaces and line ends at both ends. By scalars: an accent may stand on a space, and must not go with it.
    package var trimmed: String {
        var rest = unicodeScalars[...]
        while let first = rest.first, first.properties.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.properties.isWhitespace { rest.removeLast() }
        return String(rest)
    }

    /// Every run of spaces and line ends as one space, none at the ends. A space at which no line may end stays what it is.
    package var spaced: String {
        unicodeScalars.split { $0.properties.isWhitespace && !["\u{a0}", "\u{202f}", "\u{2007}"].contains($0) }.map {
            String($0)
        }.joined(separator: " ")
    }
}
