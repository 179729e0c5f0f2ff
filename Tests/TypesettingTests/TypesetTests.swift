import Documents
import Drawing
import Testing

@testable import Typesetting

@Suite struct TypesetTests {
    @Test func reportIsTheSameBytesEveryTime() throws {
        let bytes = try typeset(Samples.report, pictures: Samples.pictures)
        #expect(try bytes == typeset(Samples.report, pictures: Samples.pictures))
        try Samples.keep(bytes, as: "sample.pdf")
    }

    @Test func everythingThatDividesIsSet() throws {
        try Samples.keep(typeset(Samples.divided, pictures: Samples.pictures), as: "divided.pdf")
    }
}
