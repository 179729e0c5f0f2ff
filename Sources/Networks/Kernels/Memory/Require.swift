/// Stops the program with a sentence if a caller broke a public function's contract.
///
/// `precondition` would not do: this module is built -Ounchecked, where a precondition is assumed, not checked.
@inline(__always)
func require(_ condition: Bool, _ sentence: StaticString, file: StaticString = #fileID, line: UInt = #line) {
    if !condition { fatalError("\(sentence)", file: file, line: line) }
}
