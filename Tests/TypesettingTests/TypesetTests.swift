import Documents
import Drawing
import Foundation
import Testing

@testable import Typesetting

@Suite struct TypesetTests {
    @Test func reportIsTheSameBytesEveryTime() throws {
        let bytes = try typeset(Samples.report, pictures: Samples.pictures)
        #expect(try bytes == typeset(Samples.report, pictures: Samples.pictures))
        if let directory = ProcessInfo.processInfo.environment["FOLIO_SAMPLE_DIR"] {
            try Data(bytes).write(to: URL(fileURLWithPath: directory + "/sample.pdf"))
        }
    }
}
