/// The reason why `RegularFile` did not read a file.
package struct RegularFileError: Error {
    /// The reason as a phrase, such as "Permission denied" or "it is not a file".
    package let reason: String
}
