import ArgumentParser
import Foundation
import Notebooks

/// Part numbers as arguments.
struct PartArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("Numbers of parts; all, if none is named.", valueName: "part"))
    var parts: [Int] = []

    func validate() throws {
        let known = FolioCommand.notebook.numberedParts.compactMap(\.number)
        for part in parts where !known.contains(part) {
            throw ValidationError(
                "There is no part \(part); the parts are \(known.map(String.init).joined(separator: ", ")).")
        }
    }
}
