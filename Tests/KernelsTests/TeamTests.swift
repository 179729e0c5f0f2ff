import Basics
import CProcessor
import Foundation
import Kernels
import Synchronization
import Testing

@testable import TestSupport

@Suite struct TeamTests {
    @Test(arguments: [1, 2, 3, 7]) func everyPieceIsDoneOnce(threadCount: Int) {
        let team = Team(threadCount: threadCount)
        for count in [1, 2, 15, 16, 17, 96, 1000] {
            for unit in [1, 16, 64] {
                let visits = AlignedBuffer<Int32>(count: count)
                let members = Mutex(Set<Int>())
                team.split(count, by: unit, with: ()) { _, member, range in
                    #expect(range.lowerBound % unit == 0 && (range.upperBound % unit == 0 || range.upperBound == count))
                    members.withLock { _ = $0.insert(member) }
                    for i in range { visits.base[i] += 1 }
                }
                #expect((0..<count).allSatisfy { visits.base[$0] == 1 }, "\(count) by \(unit)")
                #expect(members.withLock { $0.count } == min(threadCount, (count + unit - 1) / unit))
            }
        }
    }

    /// A relay is a sum along the divided extent, member by member and item by item as in one loop.
    @Test(arguments: [1, 2, 3, 7]) func aRelayGoesUpwards(threadCount: Int) {
        struct Sums {
            let terms, sums: AlignedBuffer<Float>
        }
        let team = Team(threadCount: threadCount)
        var random = SplitMix64(5)
        for count in [1, 2, 16, 97, 1000] {
            let itemCount = 9
            let terms = random.rows(itemCount, count, stride: count), sums = AlignedBuffer<Float>(count: itemCount)
            team.relay(count, by: 16, itemCount: itemCount, with: Sums(terms: terms, sums: sums)) {
                context, range, item in
                if range.lowerBound == 0 { context.sums.base[item] = 0 }
                for i in range { context.sums.base[item] += context.terms.base[item * count + i] }
            }
            for item in 0..<itemCount {
                // Every step rounds, so another order would give other bits.
                #expect(
                    sums.base[item] == (0..<count).reduce(Float(0)) { $0 + terms.base[item * count + $1] },
                    "\(count), item \(item)")
            }
        }
    }

    /// The writes of the helpers are visible when the call returns, in more calls than the helpers busy-wait for.
    @Test func whatTheHelpersWroteIsSeen() {
        let team = Team(threadCount: 3)
        let sums = AlignedBuffer<Int>(count: 3)
        for round in 1...20_000 {
            team.split(3, by: 1, with: sums) { sums, _, range in for i in range { sums.base[i] += round } }
            guard sums.base[0] == sums.base[1], sums.base[1] == sums.base[2] else {
                Issue.record("round \(round): \(sums.base[0]), \(sums.base[1]), \(sums.base[2])")
                return
            }
        }
        #expect(sums.base[2] == 20_000 * 20_001 / 2)
    }
}

extension TeamTests {
    /// The caller does every range if there are no helpers; alone, it does one range with everything.
    @Test func theCallerNeedsNoHelpers() {
        func ranges(_ team: Team) -> [Range<Int>] {
            let ranges = Mutex([Range<Int>]())
            team.split(64, by: 16, with: ()) { _, _, range in ranges.withLock { $0.append(range) } }
            return ranges.withLock { $0 }
        }
        let refused = Team(threadCount: 4, stackSize: 1 << 46)
        #expect(refused.threadCount == 1)
        #expect(ranges(refused) == [0..<64])
        let team = Team(threadCount: 2)
        team.isAlone = true
        #expect(ranges(team) == [0..<64])
        team.isAlone = false
        #expect(Set(ranges(team)) == [0..<32, 32..<64])
    }

    /// Far more threads than cores: most ranges are taken by the caller, and all are done once.
    @Test func moreThreadsThanCoresFinish() {
        let team = Team(threadCount: 40)
        let visits = AlignedBuffer<Int32>(count: 400)
        for _ in 0..<200 {
            team.split(400, by: 1, with: visits) { visits, _, range in for i in range { visits.base[i] += 1 } }
        }
        #expect((0..<400).allSatisfy { visits.base[$0] == 200 })
    }
}

#if os(Linux)
/// Helpers that have fallen asleep between two calls. They busy-wait for some milliseconds before.
extension TeamTests {
    private static let sleep: useconds_t = 50_000

    /// A function of the C library that Swift does not import.
    private static func function<Function>(_ name: String, as type: Function.Type) -> Function {
        unsafeBitCast(dlsym(nil, name), to: type)
    }

    /// The number of the calling thread.
    private static var thread: Int { Int(function("gettid", as: (@convention(c) () -> pid_t).self)()) }

    /// The processors that the calling thread may use, by number.
    private static var processors: Set<Int> {
        typealias Get = @convention(c) (pid_t, Int, UnsafeMutableRawPointer?) -> Int32
        var mask = [UInt8](repeating: 0, count: 128)
        guard function("sched_getaffinity", as: Get.self)(0, mask.count, &mask) == 0 else { return [] }
        return Set((0..<mask.count * 8).filter { mask[$0 / 8] >> UInt8($0 % 8) & 1 == 1 })
    }

    /// Lets the calling thread use only one processor.
    private static func restrict(to processor: Int) {
        typealias Set = @convention(c) (pid_t, Int, UnsafeRawPointer?) -> Int32
        var mask = [UInt8](repeating: 0, count: 128)
        mask[processor / 8] = 1 << UInt8(processor % 8)
        _ = function("sched_setaffinity", as: Set.self)(0, mask.count, mask)
    }

    /// The notes of helpers: their threads, and the processors that these may use.
    private final class Notes: Sendable {
        private let notes = Mutex([Int: (thread: Int, processors: Set<Int>)]())
        var all: [Int: (thread: Int, processors: Set<Int>)] { notes.withLock { $0 } }

        /// Splits 0 ..< count, one for each thread. Each helper makes a note, and the caller waits for all of them,
        /// at most ten seconds.
        func collect(from team: Team, count: Int) {
            notes.withLock { $0 = [:] }
            team.split(count, by: 1, with: self) { notes, member, _ in
                if member > 0 {
                    let note = (TeamTests.thread, TeamTests.processors)
                    return notes.notes.withLock { $0[member] = note }
                }
                for _ in 0..<10_000 where notes.all.count < count - 1 { usleep(1000) }
            }
        }
    }

    @Test func helpersThatSleepWakeAgain() {
        let team = Team(threadCount: 3), notes = Notes()
        var threads: Set<[Int]> = []
        for _ in 0..<5 {
            notes.collect(from: team, count: 3)
            threads.insert([1, 2].compactMap { notes.all[$0]?.thread })
            usleep(Self.sleep)
        }
        // Always the same two helpers, each with its own range.
        #expect(threads.count == 1 && Set(threads.first ?? []).count == 2)
    }

    @Test func helpersThatSleepAreDismissed() throws {
        var team: Team? = Team(threadCount: 3)
        let notes = Notes()
        if let team { notes.collect(from: team, count: 3) }
        let threads = notes.all.values.map { "/proc/self/task/\($0.thread)" }
        #expect(threads.count == 2 && threads.allSatisfy(FileManager.default.fileExists))
        usleep(Self.sleep)
        team = nil
        for _ in 0..<10_000 where threads.contains(where: FileManager.default.fileExists) { usleep(1000) }
        #expect(!threads.contains(where: FileManager.default.fileExists))
    }

    /// A helper keeps to the processors of the thread that made its team, here one, also after it has slept.
    @Test func helpersKeepTheProcessorsOfTheirMaker() throws {
        let all = Self.processors, own = try #require(all.min())
        let found = WorkerThread.result {
            Self.restrict(to: own)
            let team = Team(threadCount: 2), notes = Notes()
            var found: [Set<Int>] = []
            for _ in 0..<3 {
                notes.collect(from: team, count: 2)
                found.append(notes.all[1]?.processors ?? [])
                usleep(Self.sleep)
            }
            return found + [Self.processors]
        }
        #expect(found == [[own], [own], [own], [own]])
    }

    /// Excluding a processor and allowing it again leaves a thread's own processors as they were.
    @Test func aThreadsOwnProcessorsComeBack() throws {
        let all = Self.processors, own = try #require(all.min()), other = all.max() ?? own
        let found = WorkerThread.result {
            var found: [Set<Int>] = []
            for first in [Optional<Int>.none, own] {
                if let first { Self.restrict(to: first) }
                let before = Self.processors
                for excluded in [other, own] {
                    folio_avoid_processor(Int32(excluded))
                    found.append(before.count > 1 ? Self.processors.symmetricDifference(before) : Self.processors)
                }
                folio_allow_processors()
                folio_allow_processors()
                found.append(Self.processors)
            }
            return found
        }
        // A last processor cannot be excluded.
        let rest: [Set<Int>] = [[own], [own], [own]]
        #expect(found == (all.count > 1 ? [[other], [own], all] : rest) + rest)
    }
}
#endif
