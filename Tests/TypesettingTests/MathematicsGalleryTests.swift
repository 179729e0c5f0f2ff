import Drawing
import Foundation
import Testing

@testable import Typesetting

/// One formula of every construct, and those of the report.
enum MathematicsGallery {
    static let display = [
        #"f_i(x) = \frac{e^{x_i}}{\sum_{j} e^{x_j}}"#,
        #"\frac{\partial f_i}{\partial x_j} = \begin{cases} f_i(1 - f_i) & i = j \\ -f_i f_j & i \ne j \end{cases}"#,
        #"\begin{aligned} z^{(l)} &= W^{(l)} a^{(l-1)} + b^{(l)} \\ a^{(l)} &= \varphi\bigl(z^{(l)}\bigr) = \frac{1}{1 + e^{-z}} \end{aligned}"#,
        #"\delta_j = \varphi'(z_j) \sum_{k=1}^{10} w_{kj}(p_k - y_k)"#,
        #"\sigma'(z) = \sigma(z)(1-\sigma(z)) \le \tfrac14, \qquad \mathrm{relu}'(z) = \begin{cases}1 & z > 0\\ 0 & z \le 0\end{cases}"#,
        #"w_{ij} \sim \mathcal{U}\left(-\sqrt{\frac{6}{n_\mathrm{in} + n_\mathrm{out}}},\; \sqrt{\frac{6}{n_\mathrm{in} + n_\mathrm{out}}}\right)"#,
        #"x \in \mathbb{R}^{784}, \quad \lVert w \rVert^2 = \sum_i w_i^2, \quad \hat{y} = \arg\max_k p_k"#,
        #"E = -\sum_k y_k \log p_k + \lambda \sum w^2"#,
        #"\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}, \quad \oint_C f\,dz, \quad \prod_{i=1}^n a_i, \quad \lim_{n \to \infty} x_n"#,
        #"\sqrt[3]{x} + \sqrt{\sqrt{\sqrt{x}}} + \sqrt{1 + \frac{a}{b}} + \sqrt{\begin{matrix}a\\b\\c\\d\\e\end{matrix}}"#,
        #"\begin{pmatrix} a & b \\ c & d \end{pmatrix} \begin{bmatrix} 1 & \cdots & n \\ \vdots & \ddots & \vdots \\ 0 & \ldots & 1 \end{bmatrix} \begin{vmatrix} x & y \\ z & w \end{vmatrix} \left[\begin{array}{r|l} -1 & 2 \\ \hline 3 & -40 \end{array}\right]"#,
        #"\hat{x}\ \bar{y}\ \vec{w}\ \tilde{z}\ \dot{q}\ \ddot{q}\ \hat{\imath}\ \hat{i}_j^2\ \bar{f}\ \widehat{abc}\ \widetilde{abcd}\ \overline{x + y}\ \underline{x + y}\ \overrightarrow{AB}"#,
        #"\left( \frac{a}{b} \middle| \frac{c}{d} \right) \left\{ \sum_{i} x_i \right\} \bigl( \Bigl( \biggl( \Biggl( x \Biggr) \biggr) \Bigr) \bigr) \left\lfloor \frac{n}{2} \right\rfloor \left\langle x, y \right\rangle"#,
        #"\overbrace{a + b + c}^{n} + \underbrace{x + y + z + w}_{\text{four terms of $x_i$}} \overset{\mathrm{def}}{=} \binom{n}{k} \stackrel{?}{=} f''(x)^2"#,
        #"\mathbf{w}^\top \mathbf{x} + \mathrm{Var}(X) + \mathit{diff} + \mathfrak{g} + \mathsf{A} + \mathtt{code} + \boldsymbol{\theta} + \mathcal{L} + \operatorname{softmax}(z)_i + \operatorname*{arg\,max}_{\theta} \mathcal{L}"#,
        #"\alpha\beta\gamma\delta\epsilon\varepsilon\zeta\eta\theta\iota\kappa\lambda\mu\nu\xi\pi\rho\sigma\tau\upsilon\phi\varphi\chi\psi\omega\ \Gamma\Delta\Theta\Lambda\Xi\Pi\Sigma\Phi\Psi\Omega"#,
        #"a \le b \ge c \ne d \in A \to B \Rightarrow C \iff D \approx E \equiv F \propto G \not\in H, \{x \mid x > 0\}, |x|, -1, a \cdot b \times c \pm d, \forall x\, \exists y, \nabla f, \infty"#,
        #"\sum_{\substack{0 \le i < m \\ 0 < j < n}} P(i, j), \quad x^{y^{z}}_{a_b}, \quad {}_a^b X, \quad \frac{1}{1 + \frac{1}{1 + \frac{1}{x}}}, \quad a \bmod b, \quad a \equiv b \pmod n"#,
        #"\left(\begin{matrix}1\\2\\3\\4\\5\\6\\7\end{matrix}\right] \left\{\begin{matrix}1\\2\\3\\4\\5\\6\\7\end{matrix}\right\| \left\lceil\begin{matrix}1\\2\\3\\4\\5\\6\\7\end{matrix}\right\rfloor"#,
    ]
    static let inline = [
        #"f_i(x) = \frac{e^{x_i}}{\sum_{j=1}^n e^{x_j}}, \sum_{j=1}^n x_j, \int_0^1 f, x'_i, \sqrt{x}, \max_k p_k, x_{\text{old}}, \delta_{ij}, T_f^2, \dfrac12, V_a^b"#,
        #"E = -\sum_k y_k \log p_k"#,
    ]
}

@Suite struct MathematicsGalleryTests {
    @Test(arguments: MathematicsGallery.display + MathematicsGallery.inline, [true, false])
    func layoutOfEveryConstructHasASize(_ tex: String, display: Bool) throws {
        let box = try layoutMathematics(tex, display: display, size: 10)
        #expect(box.width > 5 && box.ascent > 4 && box.descent >= 0)
        #expect(box.picture.size == Size(box.width, box.ascent + box.descent))
        #expect(!box.picture.elements.isEmpty)
        #expect(try !spokenMathematics(tex).isEmpty)
    }

    /// Writes the gallery for looking at, where `FOLIO_SAMPLE_DIR` names a folder.
    @Test func galleryIsPainted() throws {
        var page = Picture(size: Size(520, 0)), y = 10.0
        for (tex, display) in MathematicsGallery.display.map({ ($0, true) }) + MathematicsGallery.inline.map({ ($0, false) }) {
            let box = try layoutMathematics(tex, display: display, size: 11)
            page.elements.append(.picture(box.picture, at: Point(20, y), clipped: false))
            y += box.ascent + box.descent + 12
        }
        page.size.height = y
        let bytes = try page.png(scale: 2)
        #expect(try bytes == page.png(scale: 2))
        if let folder = ProcessInfo.processInfo.environment["FOLIO_SAMPLE_DIR"] {
            try Data(bytes).write(to: URL(fileURLWithPath: folder).appendingPathComponent("mathematics.png"))
        }
    }
}
