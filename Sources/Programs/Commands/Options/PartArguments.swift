import ArgumentParser
import Foundation
import Notebooks

/// The arguments that name parts by their numbers.
struct PartArguments: ParsableArguments {
    @Argument(help: ArgumentHelp("Numbers of parts; all, if none is named.", valueName: "part"))
    var parts: [Int] = []

    /// Refuses numbers of parts that do not exist.
    func validate() throws {
        let known = FolioCommand.notebook.numberedParts.compactMap(\.number)
        for part in parts where !known.contains(part) {
            throw ValidationError(
                "There is no part \(part); the parts are \(known.map(String.init).joined(separator: ", ")).")
        }
    }
}
