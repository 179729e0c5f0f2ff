import Foundation
import Testing

/// codecheck.yml names every record for a reviewer to compare, and each named file exists.
@Suite struct CodecheckTests {
    @Test func theManifestNamesTheRecordsAndTheReport() throws {
        let text = try String(contentsOfFile: checkout + "/codecheck.yml", encoding: .utf8)
        let lines = text.split(separator: "\n")
        #expect(lines.first == "---")
        let start = try #require(lines.firstIndex(of: "manifest:"))
        let files = lines[start...].compactMap { $0.wholeMatch(of: /\ +- file: (.+)/).map { String($0.1) } }
        for file in files { #expect(FileManager.default.fileExists(atPath: checkout + "/" + file), "\(file)") }
        let records = try FileManager.default.contentsOfDirectory(atPath: checkout + "/report/results").filter {
            $0.hasPrefix("part-")
        }
        #expect(Set(records.map { "report/results/\($0)" }).isSubset(of: files))
        let report = lines.compactMap { $0.wholeMatch(of: /report: (.+)/)?.1 }
        #expect(report.count == 1 && files.contains(String(report[0])))
    }
}
