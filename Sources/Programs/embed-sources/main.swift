// embed-sources OUTPUT SOURCE…: writes a Swift file with the text of each source as a raw string literal.
import Foundation

let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first else {
    FileHandle.standardError.write(Data("usage: embed-sources OUTPUT SOURCE…\n".utf8))
    exit(64)
}

/// A raw string literal that holds a text unaltered.
///
/// It has so many number signs that nothing in the text can end the literal or begin an escape sequence.
func literal(_ text: String) -> String {
    var fence = "#"
    while text.contains("\"\"\"" + fence) || text.contains("\\" + fence) { fence += "#" }
    return "\(fence)\"\"\"\n\(text)\n\"\"\"\(fence)"
}

do {
    var entries = ""
    for path in arguments.dropFirst() {
        let url = URL(fileURLWithPath: path)
        entries += "    \"\(url.lastPathComponent)\": \(literal(try String(contentsOf: url, encoding: .utf8))),\n"
    }
    let text = """
        /// The text of this module's source files as they were compiled, by file name.
        let embeddedSources: [String: String] = [
        \(entries.isEmpty ? "    :\n" : entries)]

        """
    try Data(text.utf8).write(to: URL(fileURLWithPath: output))
} catch {
    FileHandle.standardError.write(Data("embed-sources: \(error)\n".utf8))
    exit(1)
}
