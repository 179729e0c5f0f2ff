/// No line of a Swift file is longer than 120 characters.
struct LineLengthCheck: SourceCheck {
    private static let limit = 120

    func faults(in tree: SourceTree) -> [SourceFault] {
        tree.files.flatMap { file in
            file.lines.enumerated().compactMap { index, line in
                // A character has at least one byte, and counting bytes is faster.
                guard line.utf8.count > Self.limit, line.count > Self.limit else { return nil }
                return SourceFault(
                    path: file.path, line: index + 1,
                    sentence: "The line has \(line.count) characters, more than \(Self.limit); break it.")
            }
        }
    }
}
