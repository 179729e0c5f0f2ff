import Foundation

/// The state of a part's record: fresh if running the part now would give the same, as far as its inputs tell.
public enum PartState: Sendable, Equatable {
    /// All inputs are unchanged.
    case fresh
    /// Some inputs changed; the reasons are phrases such as "the data changed".
    case stale([String])
    /// There is no record.
    case missing
    /// The record cannot be read, for this reason.
    case damaged(String)
    /// The part failed when it was run, for this reason.
    case failed(String)

    /// True if the part need not be computed.
    public var isFresh: Bool { self == .fresh }

    /// The state in a word: "fresh", "stale", "missing", "damaged" or "failed".
    public var word: String {
        switch self {
        case .fresh: "fresh"
        case .stale: "stale"
        case .missing: "missing"
        case .damaged: "damaged"
        case .failed: "failed"
        }
    }

    /// The reasons for the state; empty for `fresh` and `missing`.
    public var reasons: [String] {
        switch self {
        case .fresh, .missing: []
        case .stale(let reasons): reasons
        case .damaged(let reason), .failed(let reason): [reason]
        }
    }
}
