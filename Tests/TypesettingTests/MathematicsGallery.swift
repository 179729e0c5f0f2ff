/// A formula for every construct, and the formulas of the report.
enum MathematicsGallery {
    static let display = [
        ("softmax", #"f_i(x) = \frac{e^{x_i}}{\sum_{j} e^{x_j}}"#),
        (
            "jacobian",
            #"\frac{\partial f_i}{\partial x_j} = \begin{cases} f_i(1 - f_i) & i = j \\ -f_i f_j & i \ne j \end{cases}"#
        ),
        (
            "layer",
            #"""
            \begin{aligned} z^{(l)} &= W^{(l)} a^{(l-1)} + b^{(l)} \\ a^{(l)} &= \varphi\bigl(z^{(l)}\bigr) = \#
            \frac{1}{1 + e^{-z}} \end{aligned}
            """#
        ),
        ("error", #"\delta_j = \varphi'(z_j) \sum_{k=1}^{10} w_{kj}(p_k - y_k)"#),
        (
            "sigmoidBound",
            #"""
            \sigma'(z) = \sigma(z)(1-\sigma(z)) \le \tfrac14, \qquad \mathrm{relu}'(z) = \begin{cases}1 & z > \#
            0\\ 0 & z \le 0\end{cases}
            """#
        ),
        (
            "glorot",
            #"""
            w_{ij} \sim \mathcal{U}\left(-\sqrt{\frac{6}{n_\mathrm{in} + n_\mathrm{out}}},\; \#
            \sqrt{\frac{6}{n_\mathrm{in} + n_\mathrm{out}}}\right)
            """#
        ),
        ("norms", #"x \in \mathbb{R}^{784}, \quad \lVert w \rVert^2 = \sum_i w_i^2, \quad \hat{y} = \arg\max_k p_k"#),
        ("loss", #"E = -\sum_k y_k \log p_k + \lambda \sum w^2"#),
        (
            "integrals",
            #"""
            \int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2}, \quad \oint_C f\,dz, \quad \prod_{i=1}^n a_i, \#
            \quad \lim_{n \to \infty} x_n
            """#
        ),
        (
            "roots",
            #"""
            \sqrt[3]{x} + \sqrt{\sqrt{\sqrt{x}}} + \sqrt{1 + \frac{a}{b}} + \#
            \sqrt{\begin{matrix}a\\b\\c\\d\\e\end{matrix}}
            """#
        ),
        (
            "matrices",
            #"""
            \begin{pmatrix} a & b \\ c & d \end{pmatrix} \begin{bmatrix} 1 & \cdots & n \\ \vdots & \ddots & \#
            \vdots \\ 0 & \ldots & 1 \end{bmatrix} \begin{vmatrix} x & y \\ z & w \end{vmatrix} \#
            \left[\begin{array}{r|l} -1 & 2 \\ \hline 3 & -40 \end{array}\right]
            """#
        ),
        (
            "accents",
            #"""
            \hat{x}\ \bar{y}\ \vec{w}\ \tilde{z}\ \dot{q}\ \ddot{q}\ \hat{\imath}\ \hat{i}_j^2\ \bar{f}\ \#
            \widehat{abc}\ \widetilde{abcd}\ \overline{x + y}\ \underline{x + y}\ \overrightarrow{AB}
            """#
        ),
        (
            "fences",
            #"""
            \left( \frac{a}{b} \middle| \frac{c}{d} \right) \left\{ \sum_{i} x_i \right\} \bigl( \Bigl( \biggl( \#
            \Biggl( x \Biggr) \biggr) \Bigr) \bigr) \left\lfloor \frac{n}{2} \right\rfloor \left\langle x, y \#
            \right\rangle
            """#
        ),
        (
            "braces",
            #"""
            \overbrace{a + b + c}^{n} + \underbrace{x + y + z + w}_{\text{four terms of $x_i$}} \#
            \overset{\mathrm{def}}{=} \binom{n}{k} \stackrel{?}{=} f''(x)^2
            """#
        ),
        (
            "alphabets",
            #"""
            \mathbf{w}^\top \mathbf{x} + \mathrm{Var}(X) + \mathit{diff} + \mathfrak{g} + \mathsf{A} + \#
            \mathtt{code} + \boldsymbol{\theta} + \mathcal{L} + \operatorname{softmax}(z)_i + \#
            \operatorname*{arg\,max}_{\theta} \mathcal{L}
            """#
        ),
        (
            "greek",
            #"""
            \alpha\beta\gamma\delta\epsilon\varepsilon\zeta\eta\theta\iota\kappa\lambda\mu\#
            \nu\xi\pi\rho\sigma\tau\upsilon\phi\varphi\chi\psi\omega\ \#
            \Gamma\Delta\Theta\Lambda\Xi\Pi\Sigma\Phi\Psi\Omega
            """#
        ),
        (
            "relations",
            #"""
            a \le b \ge c \ne d \in A \to B \Rightarrow C \iff D \approx E \equiv F \propto G \not\in H, \{x \#
            \mid x > 0\}, |x|, -1, a \cdot b \times c \pm d, \forall x\, \exists y, \nabla f, \infty
            """#
        ),
        (
            "substack",
            #"""
            \sum_{\substack{0 \le i < m \\ 0 < j < n}} P(i, j), \quad x^{y^{z}}_{a_b}, \quad {}_a^b X, \quad \#
            \frac{1}{1 + \frac{1}{1 + \frac{1}{x}}}, \quad a \bmod b, \quad a \equiv b \pmod n
            """#
        ),
        (
            "arrows",
            #"""
            A \xrightarrow{n + m + k} B \xleftarrow[\text{below}]{} C, \quad \sqrt[n]{\frac{a}{b}}, \quad \#
            \begin{array}{lcr} a & b & c \\[4pt] aa & bb & cc \end{array} \quad \begin{dcases} \frac{a}{b} & x \#
            \\ \frac{c}{d} & \text{otherwise} \end{dcases}
            """#
        ),
        (
            "report",
            #"""
            x\in\{0,1\}^{n}, \quad \lVert \nabla_{\!w} E \rVert_2, \quad \bigl|\hat{y}_i - y_i\bigr|, \quad p(x \#
            \mid y), \quad \overline{\mathbf{x}}, \quad \dot{\theta}, \quad \mathbb{E}[X^2] - \mathbb{E}[X]^2, \#
            \quad 1.5 \cdot 10^{-3}, \quad 95\,\%
            """#
        ),
        (
            "assemblies",
            #"""
            \left(\begin{matrix}1\\2\\3\\4\\5\\6\\7\end{matrix}\right] \#
            \left\{\begin{matrix}1\\2\\3\\4\\5\\6\\7\end{matrix}\right\| \#
            \left\lceil\begin{matrix}1\\2\\3\\4\\5\\6\\7\end{matrix}\right\rfloor
            """#
        ),
    ]
    static let inline = [
        (
            "inText",
            #"""
            f_i(x) = \frac{e^{x_i}}{\sum_{j=1}^n e^{x_j}}, \sum_{j=1}^n x_j, \int_0^1 f, x'_i, \sqrt{x}, \max_k \#
            p_k, x_{\text{old}}, \delta_{ij}, T_f^2, \dfrac12, V_a^b
            """#
        ),
        ("lossInText", #"E = -\sum_k y_k \log p_k"#),
    ]
    static let all = display.map { ($0.0, $0.1, true) } + inline.map { ($0.0, $0.1, false) }
}
