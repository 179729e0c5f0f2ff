/// The reason why `RegularFile` did not read a file.
package struct RegularFileError: Error {
    /// The reason as a phrase, such as "Permission denied" or "it is not a file".
    package let reason: String

    /// True if there is a folder in the place of the file.
    package let isFolder: Bool

    /// An error with its reason.
    package init(reason: String, isFolder: Bool = false) {
        self.reason = reason
        self.isFolder = isFolder
    }
}
