import Documents
import Foundation

extension Cell {
    /// A link to the lines of a cell in its source file: in the repository or, if that is not known, in the folder
    /// above the report's.
    func place(repository: String?) -> Inline? {
        guard let path, let name = path.split(separator: "/").last, !lines.isEmpty else { return nil }
        let last = firstLine + lines.count - 1
        let range = last == firstLine ? "line \(last)" : "lines \(firstLine)–\(last)"
        let anchor = last == firstLine ? "#L\(last)" : "#L\(firstLine)-L\(last)"
        let start = repository.map { ($0.hasSuffix("/") ? String($0.dropLast()) : $0) + "/blob/HEAD" } ?? ".."
        let encoded = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
        return .link([.text("\(name), \(range)")], destination: "\(start)/\(encoded)\(anchor)")
    }
}
