/// A reason why a checkout cannot be read.
package enum SourceTreeError: Error, CustomStringConvertible {
    case missingFile(String)
    /// `swift package dump-package` ended with an exit code other than zero; it has said why.
    case unreadableManifest(exitCode: Int32)

    package var description: String {
        switch self {
        case .missingFile(let name): "There is no \(name) here: run check-sources in the checkout's top folder."
        case .unreadableManifest(let code): "swift package dump-package ended with exit code \(code)."
        }
    }
}
