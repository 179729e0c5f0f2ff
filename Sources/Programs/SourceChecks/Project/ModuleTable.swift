/// The table of modules in ARCHITECTURE.md.
///
/// It stands under the heading `## Modules`, and its rows have four columns: the module's name in backticks, its
/// folder, the modules that it may import, and what it knows. The third column lists names in backticks, separated by
/// commas, or is a dash.
struct ModuleTable {
    static let path = "ARCHITECTURE.md"
    static let heading = "## Modules"

    struct Row: Equatable {
        let name: String
        /// The module's folder, relative to the checkout's top folder.
        let folder: String
        /// The modules, and other packages' products, that the module may import.
        let imports: [String]
        /// The row's line in ARCHITECTURE.md.
        let line: Int
    }

    /// The rows, in order.
    private(set) var rows: [Row] = []
    /// Lines of the table that have another form than a row should.
    private(set) var malformedLines: [Int] = []

    init(markdown: String) {
        let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map { Self.trimmed($0) }
        guard let heading = lines.firstIndex(of: Self.heading) else { return }
        let section = lines.indices.dropFirst(heading + 1).prefix { !lines[$0].hasPrefix("## ") }
        // The first two lines of a table are its column titles and a line of dashes.
        for index in section.filter({ lines[$0].hasPrefix("|") }).dropFirst(2) {
            if let row = Self.row(lines[index], line: index + 1) {
                rows.append(row)
            } else {
                malformedLines.append(index + 1)
            }
        }
    }

    /// The row of a file's module: of all modules whose folder holds the file, the one with the longest path.
    func row(ofFile path: String) -> Row? {
        rows.filter { path.hasPrefix($0.folder + "/") }.max { $0.folder.count < $1.folder.count }
    }

    /// The first row of a module's name.
    func row(named name: String) -> Row? { rows.first { $0.name == name } }

    private static func row(_ text: String, line: Int) -> Row? {
        let cells = text.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map(trimmed)
        guard cells.count == 4, let name = unquoted(cells[0]), !cells[1].isEmpty, !cells[3].isEmpty else { return nil }
        let folder = unquoted(cells[1]) ?? cells[1]
        if ["-", "–", "—"].contains(cells[2]) { return Row(name: name, folder: folder, imports: [], line: line) }
        let names = cells[2].split(separator: ",").map { unquoted(trimmed($0)) }
        guard !names.isEmpty, !names.contains(nil) else { return nil }
        return Row(name: name, folder: folder, imports: names.compactMap(\.self), line: line)
    }

    /// The text between backticks; nil if it is not between backticks.
    private static func unquoted(_ text: String) -> String? {
        guard text.count > 2, text.hasPrefix("`"), text.hasSuffix("`") else { return nil }
        return String(text.dropFirst().dropLast())
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        String(text.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
