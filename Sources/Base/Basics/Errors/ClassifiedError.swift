/// An error with a `Fault`, which decides the exit code of a program that ends with this error.
public protocol ClassifiedError: Error {
    /// The cause of the error.
    var fault: Fault { get }
}
