/// Environments `\begin{…}…\end{…}`: rows and columns.
extension MathParser {
    /// Reads an environment after the command `\begin`.
    ///
    /// - Parameter offset: the offset of `\begin`, for errors.
    mutating func environment(offset: Int) throws(MathematicsError) -> MathNode {
        let nameOffset = lexer.offset + 1
        let name = try braced("\\begin", offset: offset) { $0 }
        let plain = name.hasSuffix("*") ? String(name.dropLast()) : name
        guard let shape = MathArray.shapes[plain] else { throw .unknownEnvironment(name, offset: nameOffset) }
        var array = MathArray(shape: shape)
        if plain == "array" {
            array.columns = try braced("\\begin{array}", offset: lexer.offset) { MathArray.columns($0) }
        }
        if plain == "alignedat" || plain == "alignat" {
            // The number of pairs of columns; there may be fewer.
            _ = try braced("\\begin{\(name)}", offset: lexer.offset) { Int($0) }
        }
        array.rows = try nested { (parser) throws(MathematicsError) in try parser.rows(of: "\\begin{\(name)}") }
        guard lexer.token == .command("end") else {
            if lexer.token == .end { throw .unbalanced("\\begin{\(name)}", offset: offset) }
            throw .unexpected(lexer.token.word, offset: lexer.offset)
        }
        let endOffset = lexer.offset
        lexer.skip()
        let closed = try braced("\\end", offset: endOffset) { $0 }
        if closed != name { throw .unbalanced("\\end{\(closed)}", offset: endOffset) }
        guard let fence = MathArray.fences[plain] else { return .array(array) }
        var fenced = MathFenced(left: fence.left)
        fenced.segments = [[.array(array)]]
        fenced.right = fence.right
        return .fenced(fenced)
    }

    /// Reads the argument of `\substack`: one column of rows.
    mutating func substack(_ word: String) throws(MathematicsError) -> MathNode {
        let start = lexer.offset
        guard lexer.token == .open else { throw .missingArgument(of: word, offset: start) }
        lexer.skip()
        var array = MathArray(shape: MathArray.substack)
        array.rows = try nested { (parser) throws(MathematicsError) in try parser.rows(of: word) }
        guard lexer.next() == .close else { throw .unbalanced("{", offset: start) }
        return .array(array)
    }

    /// Reads cells up to a token that is neither `&` nor `\\`.
    private mutating func rows(of word: String) throws(MathematicsError) -> [MathArray.Row] {
        var rows: [MathArray.Row] = [], row = MathArray.Row()
        while true {
            while lexer.token == .command("hline") {
                lexer.skip()
                row.rulesAbove += 1
            }
            // A change of the style or the alphabet in a cell ends with the cell.
            let outer = alphabet
            row.cells.append(try innerList())
            alphabet = outer
            switch lexer.token {
            case .align: lexer.skip()
            case .command("\\"), .command("cr"):
                lexer.skip()
                row.spaceBelow = try rowSpace(word)
                rows.append(row)
                row = MathArray.Row()
            default:
                // A `\\` after the last row does not begin another row.
                if row.cells.count > 1 || !row.cells[0].isEmpty || row.rulesAbove > 0 || rows.isEmpty {
                    rows.append(row)
                }
                return rows
            }
        }
    }

    /// Reads a length such as `[2pt]` directly after `\\`, in mu; 0 if there is none.
    private mutating func rowSpace(_ word: String) throws(MathematicsError) -> Double {
        // Only directly after `\\`, because a row may begin with a bracket.
        guard lexer.raw == "[" else { return 0 }
        let start = lexer.position
        _ = lexer.nextRaw()
        var text = ""
        while let scalar = lexer.nextRaw() {
            if scalar == "]" {
                guard let length = Self.length(text) else { throw .badArgument(text, of: "\\\\", offset: start + 1) }
                return length
            }
            text.unicodeScalars.append(scalar)
        }
        throw .unbalanced("[", offset: start)
    }
}
