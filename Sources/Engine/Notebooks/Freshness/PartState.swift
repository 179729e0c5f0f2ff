import Foundation

/// Whether a part's record still stands.
public enum PartState: Sendable, Equatable {
    case fresh
    case stale([String])
    case missing
    case damaged(String)
    case failed(String)

    public var isFresh: Bool { self == .fresh }

    /// "stale"
    public var word: String {
        switch self {
        case .fresh: "fresh"
        case .stale: "stale"
        case .missing: "missing"
        case .damaged: "damaged"
        case .failed: "failed"
        }
    }

    public var reasons: [String] {
        switch self {
        case .fresh, .missing: []
        case .stale(let reasons): reasons
        case .damaged(let reason), .failed(let reason): [reason]
        }
    }
}
