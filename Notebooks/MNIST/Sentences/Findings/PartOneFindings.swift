import Notebooks
import Statistics

/// Findings of Part 1.
let partOneFindings: [(id: String, finding: Finding)] = [
    ("jacobian", jacobian)
]

/// The error of the derivative. Central differences with a step of 10⁻⁵ leave about 10⁻¹¹ in double precision.
private let jacobian: Finding = { results in
    let error = try results.number("part1.max_jacobian_error"),
        shown = NumberFormat.number(error, format: ".1e") ?? ""
    let step = NumberFormat.number(try results.number("part1.step"), format: ".0e") ?? ""
    return error < Threshold.derivative
        ? """
        An error of \(shown) is what differences with a step of \(step) leave in double precision; a wrong \
        sign would show as an error that is many orders of magnitude larger.
        """
        : """
        An error of \(shown) is more than differences with a step of \(step) leave in double precision: the \
        derivative above and the code disagree.
        """
}
