//: # How far does a car roll?
//:
//: In the 1920s somebody braked fifty times and wrote down how fast the car had been and how far it went on
//: [@ezekiel1930]. A straight line through the fifty points has a slope of {part1.slope:.2f} feet for each mile an
//: hour. On cars that were not used for the fit, its error is {part2.means.0:.2f} feet, and of the curves that were
//: tried none comes closer than {part2.least error:.2f}.

import Notebooks

/// A notebook without networks: a small table, a straight line, and a degree chosen by cross-validation.
let stoppingDistances = Notebook(
    subtitle: "Fifty measurements, a line, and how much curve they bear",
    authors: ["The Folio authors"],
    date: "2026-11-30",
    licence: Licence("MIT licence", url: "https://opensource.org/license/mit"),
    seed: 1930,
    parts: [straightLine, degrees],
    sources: embeddedSources,
    bibliography: "references.bib",
    program: "StoppingDistances",
    folder: "Notebooks/StoppingDistances"
) { folder in
    try NotebookData(file: "cars.csv", in: folder) { try Cars(csv: $0) }
}
