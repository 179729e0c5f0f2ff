import Foundation
import Testing

/// Bad luck: a sample of what `make faults` does with all system calls, and `make races` with more programs.
@Suite struct SystemCallFaultTests {
    private static let script = checkout + "/scripts/check-faults.py"

    /// The reason why programs cannot be traced here; nil if they can.
    private static let obstacle: String? = {
        guard let outcome = try? Folio.spawn(["python3", script, "--possible"]) else { return "there is no python3" }
        return outcome.status == 0 ? nil : outcome.output + outcome.errors
    }()

    /// Another seed is another sample; this one has faults in every command.
    @Test(
        .enabled(if: obstacle == nil, "Programs cannot be traced here (ptrace, python3), so no call can be disturbed."))
    func failedCallsEndInASentenceOrInTheSameReport() throws {
        let program = Folio.program("StoppingDistances")
        let outcome = try Folio.spawn(
            ["timeout", "-k", "5", "300", "python3", Self.script, "--count", "20", "--seed", "3", "--program", program])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test(.enabled(if: (try? Folio.spawn(["python3", "--version"])) != nil, "There is no python3."))
    func programsOnTheSameFoldersDoNotDisturbEachOther() throws {
        let program = Folio.program("StoppingDistances"), script = checkout + "/scripts/check-races.py"
        let outcome = try Folio.spawn(["python3", script, "--rounds", "4", "--program", program])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
}
