import ArgumentParser
import Notebooks

/// `list`: prints the parts, what they read, and their parameters.
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the parts of the notebook, what they read from each other, and their parameters.")

    func run() {
        let notebook = FolioCommand.notebook
        for part in notebook.numberedParts {
            let reads = part.reads.isEmpty ? "" : "   (reads \(part.reads.map(String.init).joined(separator: ", ")))"
            let parameters = part.parameters.sorted { $0.key < $1.key }
                .map { "   \($0.key)=\($0.value.parameterText)" }.joined()
            print("\(part.number ?? 0)  \(notebook.title(of: part))\(reads)\(parameters)")
        }
    }
}
