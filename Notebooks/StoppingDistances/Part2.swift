//: # 2 · How much curve?
//:
//: A polynomial of higher degree comes closer to the points that it was fitted to, always, and so that says nothing.
//: What counts is how far it is from points that it has not seen. The measurements are dealt into {folds} folds at
//: random; each fold is left out in turn, a curve is fitted to the others, and its error on those left out is measured.
//: All of this is done {divisions} times with other folds. This is cross-validation [see @stone1974].
//:
//: {fold: imports}
import Basics
import Notebooks
import Plots

//: Only the division into folds is random, and the seed decides it. The result of each degree is stored in the cache,
//: so a run that was stopped continues where it was.

let degrees = Part(
    2, reads: [straightLine], parameters: ["folds": 10, "divisions": 20], headline: "least error"
) { part in
    let cars = try part.data(as: Cars.self)
    let folds: Int = try part.parameter("folds")
    let divisions = try part.parameter("divisions", in: 1...100_000)
    guard (2...cars.count).contains(folds), divisions > 0 else {
        throw PartError("There can be 2 to \(cars.count) folds, and at least one division.")
    }

    let source = RandomSource(seed: part.seed, stream: "folds")
    let dealt = (0..<divisions).map { source.permutation(count: cars.count, series: UInt32($0)) }

    let errors = try (1...5).map { degree in
        try part.compute(
            "degree \(degree)", expecting: { $0.count == divisions && $0.allSatisfy { $0 >= 0 } }
        ) {
            dealt.map { order in
                let squares = (0..<folds).map { fold in
                    let left = order.indices.filter { $0 % folds == fold }.map { Int(order[$0]) }
                    let kept = order.indices.filter { $0 % folds != fold }.map { Int(order[$0]) }
                    let curve = cars.curve(degree: degree, fitting: kept)
                    return cars.meanSquare(of: curve, at: left) * Double(left.count)
                }
                return (squares.reduce(0, +) / Double(cars.count)).squareRoot()
            }
        }
    }
    let means = errors.map { $0.reduce(0, +) / Double($0.count) }
    let best = argmax(means.map { -$0 })
    part.keep("errors", errors)
    part.keep("means", means)
    part.show("best degree", best + 1)
    part.show("least error", means[best])
    part.show("error of the line on what it was fitted to", try part.result("error", of: straightLine))

    //: {table errors} gives the mean over all divisions. Degree {best degree} does best, with an error of
    //: {least error:.2f} feet on cars that it has not seen; the line of Part 1 is off by {part1.error:.2f} feet on
    //: those that it was fitted to. {figure degrees} shows how little lies between them, and how much depends on the
    //: dealing.

    //: {fold: the table}
    part.table(
        "errors",
        caption:
            "Root mean square error in feet on measurements left out, mean over {divisions} divisions.",
        columns: [.right("degree"), .decimal("error")],
        markup: means.indices.map { ["\($0 + 1)", "{means.\($0):.3f}"] })

    //: {fold: the figure}
    part.figure("degrees", caption: "Every division's error by degree, with mean and deviation.") {
        Plot("Error on measurements left out, feet", x: .linear(), y: .category("degree")) {
            Intervals(samples: errors.enumerated().map { ("\($0.offset + 1)", $0.element) })
        }
    }
}
