import Foundation
import Testing

/// The example notebook, StoppingDistances: the same engine with its own program and data.
@Suite struct ExampleTests {
    private static let program = Folio.program("StoppingDistances")
    private static let data = checkout + "/Notebooks/StoppingDistances/data"

    private func run(_ arguments: String..., data: String = Self.data, in folder: TemporaryFolder) throws
        -> Folio.Outcome
    {
        try Folio.spawn(
            [Self.program] + arguments + ["--data", data, "--out", "report", "--cache", ".folio"], in: folder.path)
    }

    /// The oracle is numpy.polyfit(speed, distance, 1) of NumPy 2.4.6. The same numbers are in the documentation of R's
    /// lm(dist ~ speed, cars).
    @Test func theLineIsThatOfNumPy() throws {
        let folder = try TemporaryFolder()
        #expect(try run("run", in: folder).status == 0)
        let values = try #require(JSON(contentsOf: folder["report/results/part-1.json"])["values"])
        // Rounding of fifty points and two unknowns in double precision is below 1e-12 of the sums.
        #expect(abs((values["intercept"]?.number ?? 0) + 17.57909489051096) < 1e-11)
        #expect(abs((values["slope"]?.number ?? 0) - 3.932408759124087) < 1e-11)
        #expect(abs((values["error"]?.number ?? 0) - 15.068855995791381) < 1e-11)
        let text = try String(contentsOfFile: folder["report/report.md"], encoding: .utf8)
        #expect(text.contains("# How far does a car roll?") && text.contains("3.93 feet"))
        #expect(try Folio.spawn(["qpdf", "--check", folder["report/report.pdf"]]).status == 0)
    }

    /// The citations, their list, and the line below the title, in both formats. The oracle is the text by hand.
    @Test func citationsAndImprintAreInTheReport() throws {
        let folder = try TemporaryFolder()
        #expect(try run("run", in: folder).status == 0)
        let text = try String(contentsOfFile: folder["report/report.md"], encoding: .utf8)
        for part in [
            "\n\nThe Folio authors · 30 November 2026 · [MIT licence](https://opensource.org/license/mit) "
                + "· [PDF](report.pdf)\n\n",
            "([Ezekiel 1930](#ref-ezekiel1930))", "(see [Stone 1974](#ref-stone1974))",
            "\n- [References](#references)\n",
            "\n## References\n\n<a id=\"ref-ezekiel1930\"></a>Ezekiel, Mordecai. 1930. "
                + "*Methods of Correlation Analysis*. New York: John Wiley & Sons.\n\n"
                + "<a id=\"ref-stone1974\"></a>Stone, M. 1974. “Cross-Validatory ",
            "*Journal of the Royal Statistical Society: Series B* 36 (2): 111–147. "
                + "[https\\://doi.org/10.1111/j.2517-6161.1974.tb00994.x]"
                + "(https://doi.org/10.1111/j.2517-6161.1974.tb00994.x)\n",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        let pdf = try Folio.spawn(["pdftotext", folder["report/report.pdf"], "-"]).output.squeezed
        for part in ["(Ezekiel 1930)", "(see Stone 1974)", "The Folio authors · 30 November 2026 · MIT licence"] {
            #expect(pdf.contains(part.squeezed), "\(part)")
        }
        #expect(
            try Folio.spawn(["pdfinfo", folder["report/report.pdf"]]).output.contains(
                "Author:          The Folio authors\n"))
        // The list's links and the entries' places, without which qpdf finds no named destination.
        let names = try Folio.spawn(["pdfinfo", "-dests", folder["report/report.pdf"]]).output
        #expect(names.contains("\"ref-ezekiel1930\"") && names.contains("\"ref-stone1974\""))
    }

    /// If there are as many folds as measurements, each measurement is left out once, in some order. The oracle is the
    /// mean over numpy.polyfit to the 49 others, for degrees 1 to 5.
    @Test func leavingOneOutGivesTheErrorsOfNumPy() throws {
        let folder = try TemporaryFolder()
        #expect(try run("run", "-P", "folds=50", "-P", "divisions=1", in: folder).status == 0)
        let means =
            try JSON(contentsOf: folder["report/results/part-2.json"]).at("values.means")?.list?.compactMap(\.number)
            ?? []
        let expected = [
            15.697306009399103, 15.589393015770336, 15.71078532149691, 15.814279782936934, 16.723828679069417,
        ]
        try #require(means.count == 5)
        for (mean, expected) in zip(means, expected) { #expect(abs(mean - expected) < 1e-9) }
    }

    @Test func allVerbsWorkAsForTheAssignment() throws {
        let folder = try TemporaryFolder()
        let first = try run("run", in: folder)
        #expect(first.status == 0)
        // A notebook without an original has no column for it.
        #expect(first.errors.contains("result") && !first.errors.contains("original"))
        #expect(try CacheFolder(folder: folder[".folio"]).names("part-2-degree-").count == 5)
        #expect(try run("status", in: folder).status == 0)
        #expect(
            try run("verify", in: folder).output.split(separator: "\n").map { $0.prefix(13) } == [
                "part 1  equal", "part 2  equal",
            ])
        #expect(try run("verify", "--sample", "2", in: folder).status == 0)
        let before = try Snapshot(of: folder["report"])
        #expect(try run("render", in: folder).status == 0)
        #expect(try before.changes(to: Snapshot(of: folder["report"]), of: .bytes) == [])
        #expect(
            try Folio.spawn([Self.program, "list"]).output.contains(
                "How much curve?   (reads 1)   divisions=20   folds=10"))
    }

    @Test(arguments: [
        ("speed,distance\n4,2\n4,ten\n", "cars.csv: line 3 should be two numbers"),
        ("a,b\n1,2\n", "cars.csv: its first line should be “speed,distance”"),
        ("speed,distance\n4,2\n", "cars.csv: ten measurements are needed, there are 1"),
        (nil, "cars.csv cannot be read (No such file or directory): restore it"),
    ])
    func badDataAreRefusedInASentence(text: String?, sentence: String) throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(atPath: folder["data"], withIntermediateDirectories: true)
        if let text { try text.write(toFile: folder["data/cars.csv"], atomically: true, encoding: .utf8) }
        let outcome = try run("run", data: folder["data"], in: folder)
        #expect(outcome.status == 66)
        #expect(
            outcome.errorLines.count == 1 && outcome.errors.hasPrefix("StoppingDistances: ")
                && outcome.errors.contains(sentence), "\(outcome.errors)")
        #expect(!FileManager.default.fileExists(atPath: folder["report"]))
    }

    @Test func whatItHasNotItRefuses() throws {
        let folder = try TemporaryFolder()
        let quick = try run("run", "--quick", in: folder)
        #expect(quick.status == 64 && quick.errors.contains("StoppingDistances has no quick form of its data"))
        let folds = try run("run", "-P", "folds=51", in: folder)
        #expect(
            folds.status == 1 && folds.errors.contains("part 2  How much curve?  FAILED: There can be 2 to 50 folds"))
    }
}
