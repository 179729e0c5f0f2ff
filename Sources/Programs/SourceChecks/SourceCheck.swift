/// A rule that the project's sources must obey.
///
/// To add a rule, write a type that conforms to this protocol in a file of its own, and add one line to `AllChecks`.
protocol SourceCheck: Sendable {
    /// All violations of the rule, in any order.
    func faults(in tree: SourceTree) -> [SourceFault]
}
