import Testing

@testable import TeXMath

/// Markup written by hand from MathML Core, and spaces from the table of The TeXbook (p. 170).
@Suite struct MathMLTests {
    /// The children of the `math` element.
    private func content(_ tex: String, isDisplay: Bool = false) throws -> String {
        let markup = try mathML(tex, isDisplay: isDisplay)
        let head = "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"\(isDisplay ? "block" : "inline")\">"
        #expect(markup.hasPrefix(head) && markup.hasSuffix("</math>"))
        return String(markup.dropFirst(head.count).dropLast("</math>".count))
    }

    @Test(arguments: [
        // Identifiers: MathML makes single letters italic, Γ too, which TeX does not.
        ("x", "<mi>x</mi>"), (#"\Gamma"#, #"<mi mathvariant="normal">Γ</mi>"#), (#"\infty"#, "<mi>∞</mi>"),
        (#"\mathrm{d}"#, #"<mi mathvariant="normal">d</mi>"#), (#"\mathrm{in}"#, "<mi>in</mi>"),
        (#"\mathbf{w}"#, "<mi>𝐰</mi>"), (#"\mathbb{R}"#, "<mi>ℝ</mi>"), (#"\mathcal{L}"#, "<mi>ℒ</mi>"),
        (#"\boldsymbol{\theta}"#, "<mi>𝜽</mi>"), (#"\mathit{diff}"#, "<mi>𝑑𝑖𝑓𝑓</mi>"),
        // Numbers: digits are one token, and a script belongs to all of them.
        ("12.5", "<mn>12.5</mn>"), ("60{,}000", "<mn>60,000</mn>"), ("10^3", "<msup><mn>10</mn><mn>3</mn></msup>"),
        (#"\mathbf{1}"#, "<mn>𝟏</mn>"),
        // What XML would read as its own.
        (#"\text{a < b & "c"}"#, #"<mtext>a &lt; b &amp; &quot;c&quot;</mtext>"#),
        (#"x<y"#, "<mi>x</mi><mo>&lt;</mo><mi>y</mi>"),
        (#"\text{ if }"#, "<mtext>\u{a0}if\u{a0}</mtext>"), (#"\text{ }"#, "<mtext>\u{a0}</mtext>"),
        (
            #"\textbf{if $x$}"#,
            #"<mrow><mtext style="font-weight:bold">if"# + "\u{a0}</mtext><mi>x</mi></mrow>"
        ),
        // Scripts.
        ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"), ("f'", "<msup><mi>f</mi><mo>′</mo></msup>"),
        ("f''", "<msup><mi>f</mi><mo>″</mo></msup>"), ("{}_a", "<msub><mrow/><mi>a</mi></msub>"),
        ("x^+", #"<msup><mi>x</mi><mo form="prefix">+</mo></msup>"#),
        ("x^*", #"<msup><mi>x</mi><mo lspace="0" rspace="0">∗</mo></msup>"#),
        // Fractions, roots, accents.
        (#"\frac ab"#, "<mfrac><mi>a</mi><mi>b</mi></mfrac>"),
        (
            #"\dfrac ab"#,
            #"<mstyle displaystyle="true" scriptlevel="0"><mfrac><mi>a</mi><mi>b</mi></mfrac></mstyle>"#
        ),
        (
            #"\binom nk"#,
            #"<mrow><mo form="prefix" stretchy="true">(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac>"#
                + #"<mo form="postfix" stretchy="true">)</mo></mrow>"#
        ),
        (#"\sqrt{xy}"#, "<msqrt><mi>x</mi><mi>y</mi></msqrt>"),
        (#"\sqrt[3]{x}"#, "<mroot><mi>x</mi><mn>3</mn></mroot>"),
        (#"\hat x"#, #"<mover accent="true"><mi>x</mi><mo stretchy="false">^</mo></mover>"#),
        (#"\vec x"#, #"<mover accent="true"><mi>x</mi><mo stretchy="false">→</mo></mover>"#),
        (
            #"\widehat{ab}"#,
            #"<mover accent="true"><mrow><mi>a</mi><mi>b</mi></mrow><mo stretchy="true">^</mo></mover>"#
        ),
        (#"\not\in"#, "<mo lspace=\"0\" rspace=\"0\">∉</mo>"),
        (#"\not\perp"#, "<mo lspace=\"0\" rspace=\"0\">⊥\u{338}</mo>"),
        (#"\overline x"#, #"<mover accent="true"><mi>x</mi><mo stretchy="true">‾</mo></mover>"#),
        (
            #"\underbrace{x}_{n}"#,
            #"<munder><munder accentunder="true"><mi>x</mi><mo stretchy="true">⏟</mo></munder><mi>n</mi></munder>"#
        ),
        (#"\phantom{x}"#, "<mphantom><mi>x</mi></mphantom>"),
        (#"\vphantom{x}"#, #"<mpadded width="0"><mphantom><mi>x</mi></mphantom></mpadded>"#),
        (#"\hphantom{x}"#, #"<mpadded height="0" depth="0"><mphantom><mi>x</mi></mphantom></mpadded>"#),
        (#"\smash{x}"#, #"<mpadded height="0" depth="0"><mi>x</mi></mpadded>"#),
    ]) func elementOfOneAtom(_ tex: String, _ expected: String) throws { #expect(try content(tex) == expected) }

    @Test(arguments: [
        // Relations, binary operators and commas have the dictionary's spaces between operands.
        ("a=b+c", "<mi>a</mi><mo>=</mo><mi>b</mi><mo>+</mo><mi>c</mi>"),
        ("a,b", "<mi>a</mi><mo>,</mo><mi>b</mi>"),
        // × is narrower in the dictionary than in TeX, a colon has a space at its right only.
        (#"a\times b"#, #"<mi>a</mi><mo lspace="0.2222em" rspace="0.2222em">×</mo><mi>b</mi>"#),
        ("a:b", #"<mi>a</mi><mo lspace="0.2778em" rspace="0.2778em">:</mo><mi>b</mi>"#),
        // A sign belongs to its operand. The space before it is that of the relation.
        ("a=-b", #"<mi>a</mi><mo>=</mo><mo form="prefix">−</mo><mi>b</mi>"#),
        // In scripts there are no spaces.
        (
            "x_{i=1}",
            #"<msub><mi>x</mi><mrow><mi>i</mi><mo lspace="0" rspace="0">=</mo><mn>1</mn></mrow></msub>"#
        ),
        // Names of functions, with scripts too.
        (#"\log x"#, "<mi>log</mi><mo>\u{2061}</mo>" + #"<mspace width="0.1667em"/><mi>x</mi>"#),
        (
            #"\log(x)"#,
            #"<mi>log</mi><mo>"# + "\u{2061}</mo>"
                + #"<mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo>"#
        ),
        (
            #"a\sin^2 x"#,
            #"<mi>a</mi><mspace width="0.1667em"/><msup><mi>sin</mi><mn>2</mn></msup><mo>"#
                + "\u{2061}</mo>" + #"<mspace width="0.1667em"/><mi>x</mi>"#
        ),
        (#"\operatorname{top-1}"#, "<mi>top-1</mi>"),
        // Bars are fences by their form.
        (
            #"\lvert x\rvert"#,
            #"<mo stretchy="false" form="prefix">|</mo><mi>x</mi><mo stretchy="false" form="postfix">|</mo>"#
        ),
        (#"a\,b\quad c"#, #"<mi>a</mi><mspace width="0.1667em"/><mi>b</mi><mspace width="1em"/><mi>c</mi>"#),
        (#"a\!b"#, #"<mi>a</mi><mspace width="-0.1667em"/><mi>b</mi>"#),
        (
            #"a \displaystyle b"#,
            #"<mi>a</mi><mstyle displaystyle="true" scriptlevel="0"><mi>b</mi></mstyle>"#
        ),
        (
            #"\bigl(x"#,
            #"<mo form="prefix" stretchy="true" symmetric="true" minsize="1.2em" maxsize="1.2em">(</mo><mi>x</mi>"#
        ),
        (
            #"a \bmod b"#,
            #"<mi>a</mi><mspace width="0.0556em"/><mspace width="0.2222em"/><mi>mod</mi><mspace width="0.0556em"/>"#
                + #"<mspace width="0.2222em"/><mi>b</mi>"#
        ),
        (
            #"A \overset{!}{=} B"#,
            #"<mi>A</mi><mover><mo>=</mo><mo>!</mo></mover><mi>B</mi>"#
        ),
    ]) func rowHasTeXsSpaces(_ tex: String, _ expected: String) throws {
        let markup = try content(tex)
        #expect(markup == expected, "\(markup)")
    }

    /// A sum says once what it is; whoever draws it puts the limits where the style wants them.
    @Test func limitsMoveWithTheStyle() throws {
        for isDisplay in [true, false] {
            #expect(
                try content(#"\sum_i^n x"#, isDisplay: isDisplay)
                    == #"<munderover><mo lspace="0" rspace="0.1667em">∑</mo><mi>i</mi><mi>n</mi></munderover>"#
                    + "<mi>x</mi>")
            #expect(
                try content(#"\int_0^1 x"#, isDisplay: isDisplay)
                    == #"<msubsup><mo lspace="0" rspace="0.1667em">∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>x</mi>"#)
            #expect(
                try content(#"\sum\limits_i x"#, isDisplay: isDisplay)
                    == #"<munder><mo lspace="0" rspace="0.1667em" movablelimits="false">∑</mo><mi>i</mi></munder>"#
                    + "<mi>x</mi>")
            #expect(
                try content(#"\operatorname*{arg\,max}_\theta x"#, isDisplay: isDisplay)
                    == #"<munder><mo movablelimits="true" lspace="0" rspace="0.1667em">"#
                    + "arg\u{2009}max</mo><mi>θ</mi></munder><mi>x</mi>")
        }
    }

    @Test func fencesAndTables() throws {
        #expect(
            try content(#"\left(\frac ab\middle|c\right]"#)
                == #"<mrow><mo form="prefix" stretchy="true">(</mo><mfrac><mi>a</mi><mi>b</mi></mfrac>"#
                + #"<mo form="infix" stretchy="true" lspace="0" rspace="0" symmetric="true">|</mo><mi>c</mi>"#
                + #"<mo form="postfix" stretchy="true">]</mo></mrow>"#)
        let cell = #"<mtd style="text-align:center;padding:0.15em 0 0.15em"#
        #expect(
            try content(#"\begin{pmatrix}a&b\\c&d\end{pmatrix}"#)
                == #"<mrow><mo form="prefix" stretchy="true">(</mo><mtable>"#
                + "<mtr>\(cell) 0\"><mi>a</mi></mtd>\(cell) 1em\"><mi>b</mi></mtd></mtr>"
                + "<mtr>\(cell) 0\"><mi>c</mi></mtd>\(cell) 1em\"><mi>d</mi></mtd></mtr>"
                + #"</mtable><mo form="postfix" stretchy="true">)</mo></mrow>"#)
        let cases = try content(#"\begin{cases}1&x>0\\0&x\le0\end{cases}"#)
        #expect(
            cases.hasPrefix(#"<mrow><mo form="prefix" stretchy="true">{</mo><mtable><mtr><mtd style="text-align:left;"#)
        )
        #expect(cases.hasSuffix("</mtable></mrow>"))
        // The relation after the & has an operand before it.
        let aligned = try content(#"\begin{aligned}a&=b\\&=c\end{aligned}"#, isDisplay: true)
        #expect(aligned.hasPrefix(#"<mtable displaystyle="true"><mtr><mtd style="text-align:right;"#))
        #expect(aligned.components(separatedBy: #"<mo lspace="0.2778em" rspace="0.2778em">=</mo>"#).count == 3)
        let ruled = try content(#"\begin{array}{r|l}1&2\\\hline3&4\\[9pt]5&6\end{array}"#)
        #expect(ruled.components(separatedBy: "border-left:0.04em solid").count == 4)
        #expect(ruled.components(separatedBy: "border-top:0.04em solid").count == 3)
        #expect(ruled.components(separatedBy: "0.15em 0.5em 1.05em 1em").count == 2)
    }

    @Test func whatIsNotDrawnIsNotMarkedUp() throws {
        #expect(try content(#"a \tag{3} \label{eq:sum}"#) == "<mi>a</mi>")
        #expect(throws: MathematicsError.self) { try mathML(#"\frac{a}"#, isDisplay: true) }
        // U+0001 is no character of XML 1.0.
        #expect(try content("\\text{a\u{1}b}") == "<mtext>a\u{fffd}b</mtext>")
    }
}

extension String {
    fileprivate func components(separatedBy text: String) -> [Substring] {
        split(separator: text, omittingEmptySubsequences: false)
    }
}
