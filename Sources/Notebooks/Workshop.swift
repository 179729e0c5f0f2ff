import Synchronization

/// What a run lends its pages to compute with; none of it decides what comes out.
public struct Workshop: Sendable {
    /// How many independent fits may run at once.
    public var threads: Int
    /// Nil to compute everything and keep nothing.
    public var ledger: FitLedger?
    public var observer: any RunObserver
    /// Whether to stop before the next fit.
    public var isInterrupted: @Sendable () -> Bool

    public init(
        threads: Int = 1, ledger: FitLedger? = nil, observer: any RunObserver = SilentObserver(), isInterrupted: @escaping @Sendable () -> Bool = { false }
    ) {
        self.threads = threads
        self.ledger = ledger
        self.observer = observer
        self.isInterrupted = isInterrupted
    }
}

/// A result, and what it took if it was computed earlier.
struct Settled<Result> {
    let result: Result
    let earlierCost: LedgerEntry.Cost?
}

extension Settled: Sendable where Result: Sendable {}

/// How a kind of result is stored.
struct LedgerCoding<Result>: Sendable {
    let encode: @Sendable (Result) throws -> [UInt8]
    let decode: @Sendable ([UInt8]) throws -> Result
}

extension Workshop {
    /// A result from the ledger, or else computed and put there.
    func settle<Result>(
        _ key: LedgerKey, label: String, epochs: Int, clock: BatchClock, coding: LedgerCoding<Result>, compute: () throws -> Result
    ) throws -> Settled<Result> {
        if isInterrupted() { throw Interruption() }
        if let ledger, let settled = try recalled(key, from: ledger, coding: coding, compute: compute) {
            observer.notice(.fitFinished(label: label, epochs: epochs, isRecalled: true))
            return settled
        }
        let result = try compute()
        let cost = LedgerEntry.Cost(usage: clock.lap(), date: ReportDate.now(), machine: .current, threads: threads)
        if let ledger { ledger.keep(LedgerEntry(key: key.text, cost: cost, payload: try coding.encode(result)), as: key) }
        observer.notice(.fitFinished(label: label, epochs: epochs, isRecalled: false))
        return Settled(result: result, earlierCost: nil)
    }

    /// What the ledger has; an entry that is to be checked is computed anew as well, and the new result is what goes on.
    private func recalled<Result>(
        _ key: LedgerKey, from ledger: FitLedger, coding: LedgerCoding<Result>, compute: () throws -> Result
    ) throws -> Settled<Result>? {
        if case .renew = ledger.use { return nil }
        guard let entry = ledger.entry(key), let result = try? coding.decode(entry.payload) else { return nil }
        guard case .check(let names) = ledger.use, names.contains(key.fileName) else { return Settled(result: result, earlierCost: entry.cost) }
        let clock = BatchClock()
        let again = try compute()
        let isEqual = try coding.encode(again) == entry.payload
        ledger.add(FitLedger.Verdict(name: key.fileName, isEqual: isEqual, usage: clock.lap()))
        return Settled(result: again, earlierCost: entry.cost)
    }
}

/// How far the process's clocks go between one finished result of a batch and the next.
final class BatchClock: Sendable {
    private let last = Mutex(Usage.now())

    func lap() -> Usage {
        last.withLock { last in
            let now = Usage.now()
            defer { last = now }
            return now - last
        }
    }
}
