//: # How to reproduce and verify this report
//:
//: Everything here was computed by the project's code, of which these pages show what matters and `report.md` all that
//: the parts hold, from the data with the digest {data:short}…, by random numbers that follow from the seed {seed}.
//: Sums are taken in an order that the code fixes, so that neither the number of threads nor the processor changes a
//: bit. With a Swift toolchain on Linux, in a copy of the project:
//:
//: ```sh
//: make report    # computes every part and sets these pages
//: make part-4    # computes part 4 and the parts it reads, as far as they are not fresh
//: make verify    # computes everything anew, compares every bit
//: sha256sum report/results/part-*.json    # the digests below
//: ```
//:
//: `make verify` ends with a line for each part. If a part differs, it also lists the first values that differ.
//: {table digests} lists what each part came from and the digest of its results. A change of a learning rate, a line of
//: code or a byte of the data changes these digests; a change of prose does not. Times are not results. Times, machine
//: and date are in `report/measurements.json`.
//:
//: {fold: the table below}
import Notebooks

let howToVerify = Part(
    reads: [
        softmaxDerivative, networkFromScratch, sigmoidUnits, rectifiedUnits, regularisation, convolution,
    ]
) { section in
    let parts = [
        softmaxDerivative, networkFromScratch, sigmoidUnits, rectifiedUnits, regularisation, convolution,
    ]
    section.table(
        "digests",
        caption:
            """
            What each part was computed from, and the SHA-256 of the file with its results; digests are shortened. \
            “numerics” is the version of how the arithmetic rounds.
            """,
        columns: [
            "part", .right("seed"), .left("data"), .left("code"), .right("numerics"), .left("results"),
        ],
        markup: try parts.map { part in
            guard let origin = try section.origin(of: part) else {
                return [part.name.capitalisedFirst, "—", "—", "—", "—", "—"]
            }
            return [
                part.name.capitalisedFirst, "\(origin.seed)", "`\(origin.data.prefix(16))`",
                origin.code.map { "`\($0)`" } ?? "—",
                origin.numerics.map(String.init) ?? "—", "`\(origin.results.prefix(16))`",
            ]
        })
}

//: ## How to cite this report
//:
//: Give the authors, the title and the date of the first page, and the digest of the results that you speak of, as
//: given in {table digests}. Folio [@folio2026] trained the networks, drew the figures and set the pages.
