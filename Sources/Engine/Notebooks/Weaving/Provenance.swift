import Basics
import Documents

/// Sentences that say where results come from: seed, code, data, machine, date.
struct Provenance {
    let records: [Int: PartRecord]
    let measurements: [Int: PartMeasurement]
    let settings: RunSettings

    /// The end of the part that was computed last, in seconds since 1970; 0 if nothing was measured.
    var date: Int { measurements.values.compactMap { ReportDate.seconds($0.date) }.max() ?? 0 }

    /// The line in the foot of every page: "run 2026-11-24 · seed 1337 · data b2d8f5bf".
    var line: String {
        let first = records.min { $0.key < $1.key }?.value
        let phrases = settings.phrases.filter { !$0.hasPrefix("seed ") }.joined(separator: " · ")
        return [
            date == 0 ? nil : "run \(ReportDate.text(date).prefix(10))", settings.isReference ? nil : phrases,
            first.map { "seed \($0.seed)" }, first.map { "data \($0.data.prefix(8))" },
        ].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// The part's file, and the date, the machine and the duration of its computation.
    ///
    /// Seed, digests, compiler, load and memory are in the results and in `measurements.json`.
    static func remark(on part: Part, _ measurement: PartMeasurement) -> [Inline] {
        let machine = measurement.machine
        return [
            .code(part.file), .lineBreak,
            .text(
                "computed \(day(measurement.date)) in \(measurement.usage.phrase) on \(place(machine))"
                    + (measurement.threads == machine.cores ? "" : ", \(count(measurement.threads, "thread"))")
                    + "." + (measurement.cached.map { sentence(on: $0, machine) } ?? "")),
        ]
    }

    private static func sentence(on cached: PartMeasurement.Cached, _ machine: Machine) -> String {
        let dates =
            day(cached.firstDate) == day(cached.lastDate)
            ? day(cached.firstDate) : "between \(day(cached.firstDate)) and \(day(cached.lastDate))"
        let place = cached.machine.map { $0 == machine ? "the same machine" : self.place($0) } ?? "several machines"
        let verb = cached.count == 1 ? "counts with what it took then" : "count with what they took then"
        return
            " Of these, \(count(cached.count, "result")) had been computed before, \(dates) on \(place), and \(verb)."
    }

    private static func place(_ machine: Machine) -> String {
        "\(count(machine.cores, "core")) of \(machine.processor)"
    }

    /// The day of a time in ISO 8601, as in "2026-11-30".
    private static func day(_ date: String) -> String { String(date.prefix(10)) }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number)\u{a0}\(noun)\(number == 1 ? "" : "s")"
    }
}
