import Basics

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

    /// The seed, code and data of a part's results.
    static func sentence(on record: PartRecord) -> String {
        let code = record.inputs.map { "code \((record.codeDigest ?? "").prefix(8)), numerics \($0.numerics), " }
        return "Seed \(record.seed), \(code ?? "")data \(record.data.prefix(8))."
    }

    /// The date, the machine and the duration of a part's computation.
    static func sentence(on measurement: PartMeasurement) -> String {
        let machine = measurement.machine
        let memory = NumberFormat.number(Double(measurement.peakMemoryBytes) / 1e6, format: ",") ?? ""
        let load = measurement.load.flatMap { NumberFormat.number($0, format: ".1f") }.map { ", load\u{a0}\($0)" }
        let place = "\(place(machine)), \(count(measurement.threads, "thread"))\(load ?? "")"
        return "Computed \(time(measurement.date)) on \(place), \(machine.compiler): \(measurement.usage.phrase), "
            + "peak memory \(memory)\u{a0}MB." + (measurement.cached.map { sentence(on: $0, machine) } ?? "")
    }

    private static func sentence(on cached: PartMeasurement.Cached, _ machine: Machine) -> String {
        let dates =
            cached.firstDate == cached.lastDate
            ? time(cached.firstDate) : "between \(time(cached.firstDate)) and \(time(cached.lastDate))"
        let place = cached.machine.map { $0 == machine ? "the same machine" : self.place($0) } ?? "several machines"
        let verb = cached.count == 1 ? "counts with what it took then" : "count with what they took then"
        return
            " Of these, \(count(cached.count, "result")) had been computed before, \(dates) on \(place), and \(verb)."
    }

    private static func place(_ machine: Machine) -> String { "\(machine.processor), \(count(machine.cores, "core"))" }

    private static func time(_ date: String) -> String {
        date.replacing("T", with: " ").replacing("Z", with: " UTC")
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number)\u{a0}\(noun)\(number == 1 ? "" : "s")"
    }
}
