import Testing

@testable import TeXMath

@Suite struct MathematicsSpeechTests {
    @Test(arguments: [
        (#"\frac{\partial f_i}{\partial x_j} = f_i(\delta_{ij} - f_j)"#, "∂f_i/∂x_j = f_i(δ_ij − f_j)"),
        (#"f_i(x) = \frac{e^{x_i}}{\sum_{j} e^{x_j}}"#, "f_i(x) = e^(x_i)/(∑_j e^(x_j))"),
        (#"E = -\sum_k y_k \log p_k + \lambda \sum w^2"#, "E = − ∑_k y_k log p_k + λ ∑ w^2"),
        (#"\sigma'(z) = \sigma(z)(1-\sigma(z)) \le \tfrac14"#, "σ′(z) = σ(z)(1 − σ(z)) ≤ 1/4"),
        (#"\sqrt{\frac{6}{n_\mathrm{in} + n_\mathrm{out}}}"#, "√(6/(n_in + n_out))"),
        (#"x \in \mathbb{R}^{784}"#, "x ∈ R^784"),
        (#"\lVert w \rVert^2"#, "‖w‖^2"),
        (#"\hat{y} = \arg\max_k p_k"#, "y\u{302} = arg max_k p_k"),
        (#"\begin{cases} 1 & z > 0 \\ 0 & \text{otherwise} \end{cases}"#, "{1, z > 0; 0, otherwise"),
        (#"\begin{aligned} a &= b \\ &= c \end{aligned}"#, "a = b; = c"),
        (#"f''(x)^2 + \sqrt[3]{x}"#, "f′′(x)^2 + root 3 of x"),
        (#"\frac{a + b}{2}, \binom{n}{k}"#, "(a + b)/2, (n choose k)"),
        (#"\operatorname{top-1}(x) \approx 60{,}000"#, "top-1(x) ≈ 60,000"),
        (#"A \xrightarrow[b]{c} \mathrm{relu}'(z) \not= \text{if $x > 0$}"#, "A →_b^c relu′(z) ≠ if x > 0"),
        (#"\frac{y_k}{f_k} f_k"#, "y_k/f_k f_k"), (#"-\frac12 x"#, "−1/2 x"), (#"a\frac{b}{c}"#, "a b/c"),
        (#"\frac{a}{b}\frac{c}{d}"#, "a/b c/d"),
        ("-1", "−1"), ("", ""),
    ]) func formulaReadsInOneLine(_ tex: String, _ expected: String) throws {
        let spoken = try spokenMathematics(tex)
        #expect(spoken.unicodeScalars.elementsEqual(expected.unicodeScalars), "\(spoken)")
    }

    @Test func tagAndLabelAreTold() throws {
        let labels = try mathematicsLabels(#"a = b \tag{3} \label{eq:sum}"#)
        #expect(labels.tag == "3" && labels.label == "eq:sum")
    }
}
