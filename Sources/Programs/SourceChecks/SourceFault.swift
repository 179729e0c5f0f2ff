/// A violation of a rule, with its place in the tree.
package struct SourceFault: Equatable, Comparable, CustomStringConvertible, Sendable {
    /// The file's path, relative to the checkout's top folder.
    package let path: String
    /// The line, counted from 1.
    package let line: Int
    /// A sentence that says what is wrong and what to do.
    package let sentence: String

    /// The form that editors and compilers use for messages: `path:line: sentence`.
    package var description: String { "\(path):\(line): \(sentence)" }

    package static func < (left: Self, right: Self) -> Bool {
        (left.path, left.line, left.sentence) < (right.path, right.line, right.sentence)
    }
}
