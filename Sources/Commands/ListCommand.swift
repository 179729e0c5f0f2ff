import ArgumentParser
import Notebooks

struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the parts of the notebook.")

    func run() {
        let notebook = FolioCommand.notebook
        for part in notebook.numberedParts {
            let reads = part.reads.isEmpty ? "" : "   (reads \(part.reads.map(String.init).joined(separator: ", ")))"
            print("\(part.number ?? 0)  \(notebook.title(of: part))\(reads)")
        }
    }
}
