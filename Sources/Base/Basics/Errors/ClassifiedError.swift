/// An error that knows whose fault it is, which decides the exit code of a program that ends with it.
public protocol ClassifiedError: Error {
    var fault: Fault { get }
}
