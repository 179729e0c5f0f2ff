//: # 1 · The derivative of softmax
//:
//: *The task: derive the derivative of the softmax, which backpropagation needs in place of the sigmoid's.*
//:
//: A network that is to choose one of several classes ends in a softmax. It turns the weighted sums of the last layer,
//: its *net inputs* $x_1, \dots, x_n$, into probabilities,
//:
//: $$f_i(x) = \frac{e^{x_i}}{\sum_{k} e^{x_k}},$$
//:
//: all positive and together one. To train the network we must know how each probability changes with each net input.
//: Write $S = \sum_k e^{x_k}$ for the denominator. Every $f_i$ is a quotient whose denominator depends on all net
//: inputs, so the quotient rule gives
//:
//: $$\frac{\partial f_i}{\partial x_j}
//: = \frac{\dfrac{\partial e^{x_i}}{\partial x_j} \, S - e^{x_i} \, \dfrac{\partial S}{\partial x_j}}{S^2}.$$
//:
//: The second derivative in it is always $\partial S / \partial x_j = e^{x_j}$. The first depends on whether the two
//: indices agree.
//:
//: *If $i = j$*, then $\partial e^{x_i} / \partial x_i = e^{x_i}$, and
//:
//: $$\frac{\partial f_i}{\partial x_i} = \frac{e^{x_i} S - e^{x_i} e^{x_i}}{S^2}
//: = \frac{e^{x_i}}{S} - \left(\frac{e^{x_i}}{S}\right)^2 = f_i (1 - f_i).$$
//:
//: *If $i \ne j$*, then $e^{x_i}$ does not contain $x_j$ and its derivative is zero:
//:
//: $$\frac{\partial f_i}{\partial x_j} = \frac{0 \cdot S - e^{x_i} e^{x_j}}{S^2}
//: = - \frac{e^{x_i}}{S} \cdot \frac{e^{x_j}}{S} = - f_i f_j.$$
//:
//: Both cases in one:
//:
//: $$J_{ij} = \frac{\partial f_i}{\partial x_j}
//: = \begin{cases} f_i (1 - f_i) & i = j \\ -f_i f_j & i \ne j \end{cases} \;=\; f_i (\delta_{ij} - f_j).$$
//:
//: ## What follows for the error
//:
//: With the cross-entropy $E = -\sum_k y_k \log f_k$, where $y$ is one at the true class and zero elsewhere, the chain
//: rule runs through every output, and almost everything cancels:
//:
//: $$\frac{\partial E}{\partial x_j} = -\sum_k \frac{y_k}{f_k} \, f_k (\delta_{kj} - f_j) = -y_j + f_j \sum_k y_k
//: = f_j - y_j. \label{gradient}$$
//:
//: The error that the last layer sends back is simply what it said minus what it should have said. Every network below
//: that learns by the cross-entropy starts its backward pass from this line.
//:
//: {fold: imports}
import Basics
import Kernels
import Notebooks
import Plots

//: ## A check by computer
//:
//: The derivation can be checked numerically. The matrix as derived, and beside it the same matrix by central
//: differences, which know nothing of the quotient rule:

func jacobian(_ x: [Double]) -> [[Double]] {
    let f = softmax(x)
    return f.indices.map { i in
        f.indices.map { j in i == j ? f[i] * (1 - f[i]) : -f[i] * f[j] }
    }
}

/// Column j: (f(x + h e_j) − f(x − h e_j)) / 2h, with an error of order h².
func differences(
    of f: ([Double]) -> [Double], at x: [Double], step h: Double
) -> [[Double]] {
    let columns = x.indices.map { j in
        var above = x, below = x
        above[j] += h
        below[j] -= h
        return zip(f(above), f(below)).map { ($0 - $1) / (2 * h) }
    }
    return columns[0].indices.map { i in columns.map { $0[i] } }
}

//: The two are compared at {points} points of {sums:words} net inputs each, drawn between −{reach} and {reach}:

let softmaxDerivative = Part(1, headline: "max jacobian error") { part in
    let sums = 10, reach = 3.0, step = 1e-5
    var random = MersenneTwister(seed: UInt32(truncatingIfNeeded: part.seed))
    let points = (0..<100).map { _ in
        random.uniform(-reach, reach, count: sums)
    }

    func largest(_ errors: [[Double]]) -> Double {
        errors.joined().map(abs).max() ?? 0
    }

    let error = points.map { x in
        let derived = jacobian(x)
        let measured = differences(of: softmax, at: x, step: step)
        return largest(zip(derived, measured).map { zip($0, $1).map(-) })
    }
    part.show("points", points.count)
    part.keep("sums", sums)
    part.keep("reach", Int(reach))
    part.keep("step", step)
    part.show("max jacobian error", error.max() ?? 0)

    //: {claims.findings.jacobian} The matrix must also be symmetric, because $f_i f_j = f_j f_i$, and each of its rows
    //: must sum to zero, because the probabilities go on summing to one however $x$ moves:

    let asymmetry = points.map { x in
        let matrix = jacobian(x)
        return largest(
            matrix.indices.map { i in
                matrix.indices.map { j in matrix[i][j] - matrix[j][i] }
            })
    }
    let rowSums = points.map { x in
        largest([jacobian(x).map { $0.reduce(0, +) }])
    }
    part.show("largest asymmetry", asymmetry.max() ?? 0)
    part.show("largest row sum", rowSums.max() ?? 0)

    //: And the short gradient $f - y$ against differences of the cross-entropy itself, the true class taken in turn:

    let gradientError = points.enumerated().map { index, x in
        let target = index % sums
        var gradient = softmax(x)
        gradient[target] -= 1
        let crossEntropy = { (x: [Double]) in
            [-naturalLogarithm(softmax(x)[target])]
        }
        let measured = differences(of: crossEntropy, at: x, step: step)[0]
        return largest([zip(gradient, measured).map(-)])
    }
    part.show("max gradient error", gradientError.max() ?? 0)

    //: {figure jacobian} shows the softmax and its matrix at one of the points. The diagonal is positive: a larger net
    //: input raises its own probability. Everything off the diagonal is negative: what one probability gains the others
    //: lose, the larger ones most.

    //: {fold: the figure}
    let x = points[0]
    let order = x.indices.sorted { x[$0] > x[$1] }
    let probabilities = softmax(order.map { x[$0] }), sorted = jacobian(order.map { x[$0] })
    let classes = Scale.category("class i", (1...10).map(String.init))
    part.figure(
        "jacobian",
        caption: """
            The softmax and its Jacobian at one point, classes in the order of their probability. A net input raises \
            its own probability, on the diagonal, and lowers all others, those of likely classes most. The colours of \
            the matrix follow the square root, so that small entries show.
            """
    ) {
        .grid(
            columns: 2, widths: [1, 3], sharing: [.y],
            [
                Plot("Softmax fᵢ", x: .linear("probability", including: [0, 1]), y: classes, height: 200) {
                    Bars(zip(1...10, probabilities), numbers: .decimals(3))
                },
                Plot("Jacobian ∂fᵢ / ∂xⱼ", x: .category("net input xⱼ"), y: classes, height: 200) {
                    HeatMap(
                        sorted, rows: Array(1...10), columns: Array(1...10),
                        color: .diverging(transform: .squareRoot))
                },
            ])
    }
}
