import Documents
import Foundation

/// The ids of a notebook's cells: the title of the part and a number, as in `4-rectified-units-3`.
///
/// Numbers begin anew in each part, so a change of one part leaves the ids of all others.
struct JupyterIds {
    /// The most letters of a title; nbformat allows 64 in an id.
    private static let longestTitle = 48
    private var taken: Set<String> = []
    private var part = ""
    private var count = 0

    /// Begins a part; a title that another part has, too, gets a number.
    mutating func begin(_ title: String) {
        let letters = title.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            $0.properties.canonicalCombiningClass == .notReordered
        }
        let words = letters.split { !($0.isASCII && $0.properties.isAlphabetic || "0"..."9" ~= $0) }
        let slug = String(words.map { String($0) }.joined(separator: "-").prefix(Self.longestTitle))
        let name = slug.isEmpty ? "part" : slug
        part = name
        var number = 1
        while !taken.insert(part).inserted {
            number += 1
            part = "\(name)-\(number)"
        }
        count = 0
    }

    /// The id of the next cell.
    mutating func next() -> String {
        count += 1
        return "\(part)-\(count)"
    }
}
