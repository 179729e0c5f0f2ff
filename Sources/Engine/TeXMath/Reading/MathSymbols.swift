/// The tables of named symbols and operators.
///
/// The data lists commands (without backslash) before their character, class by class. The names and classes are from
/// The TeXbook, Appendix F, and from the LaTeX and amssymb symbol lists.
package enum MathSymbols {
    /// The symbols by command name, without the backslash.
    package static let named: [String: MathCharacter] = {
        var table: [String: MathCharacter] = [:]
        for (mathClass, text) in lists {
            for entry in text.split(whereSeparator: { $0 == "," || $0.isNewline }) {
                let words = entry.split(separator: " ")
                guard words.count > 1, let scalar = words[words.count - 1].unicodeScalars.first else { continue }
                for name in words.dropLast() {
                    table[String(name)] = MathCharacter(source: scalar, drawn: scalar, mathClass: mathClass)
                }
            }
        }
        return table
    }()

    /// The class of a typed character.
    package static func mathClass(of scalar: Unicode.Scalar) -> MathClass { classes[scalar] ?? .ordinary }

    private static let classes: [Unicode.Scalar: MathClass] = {
        var table: [Unicode.Scalar: MathClass] = [:]
        // A character with several classes, such as | and ∥, is ordinary if it is typed (The TeXbook, p. 344).
        for character in named.values where character.mathClass != .ordinary {
            table[character.source] = character.mathClass
        }
        for character in named.values where character.mathClass == .ordinary { table[character.source] = .ordinary }
        for (mathClass, characters) in [
            (MathClass.binary, "+−∗"), (.relation, "=<>:"), (.opening, "([{"), (.closing, ")]}!?"),
            (.punctuation, ",;"),
            (.ordinary, "/|"),
        ] {
            for scalar in characters.unicodeScalars { table[scalar] = mathClass }
        }
        return table
    }()

    /// The symbols of each class: names and then the character, separated by spaces; symbols are separated by commas.
    private static let lists: [(MathClass, String)] = [
        (
            .ordinary,
            """
            alpha α, beta β, gamma γ, delta δ, epsilon ϵ, varepsilon ε, zeta ζ, eta η, theta θ, vartheta ϑ, iota ι, \
            kappa κ
            varkappa ϰ, lambda λ, mu μ, nu ν, xi ξ, omicron ο, pi π, varpi ϖ, rho ρ, varrho ϱ, sigma σ, varsigma ς, \
            tau τ
            upsilon υ, phi ϕ, varphi φ, chi χ, psi ψ, omega ω
            Gamma Γ, Delta Δ, Theta Θ, Lambda Λ, Xi Ξ, Pi Π, Sigma Σ, Upsilon Υ, Phi Φ, Psi Ψ, Omega Ω
            partial ∂, nabla ∇, infty ∞, ell ℓ, hbar ℏ, aleph ℵ, wp ℘, Re ℜ, Im ℑ, emptyset varnothing ∅, \
            forall ∀, exists ∃
            nexists ∄, neg lnot ¬, top ⊤, bot ⊥, angle ∠, triangle △, square Box □, prime ′, backprime ‵, surd √
            ldots dots dotsc dotso …, cdots dotsb dotsm dotsi ⋯, vdots ⋮, ddots ⋱, degree °, imath ı, jmath ȷ
            vert |, Vert | ‖, backslash \\, blacksquare ■, S §, P ¶, dag †, ddag ‡, copyright ©, pounds £, \
            sharp ♯, flat ♭, natural ♮
            % %, # #, $ $, & &, _ _, colon :
            """
        ),
        (
            .largeOperator,
            """
            sum ∑, prod ∏, coprod ∐, int ∫, iint ∬, iiint ∭, oint ∮, bigcup ⋃, bigcap ⋂, bigvee ⋁, bigwedge ⋀
            bigoplus ⨁, bigotimes ⨂, bigodot ⨀, biguplus ⨄, bigsqcup ⨆
            """
        ),
        (
            .binary,
            """
            pm ±, mp ∓, times ×, div ÷, cdot ⋅, ast ∗, star ⋆, circ ∘, bullet ∙, cap ∩, cup ∪, uplus ⊎, sqcap ⊓, sqcup ⊔
            vee lor ∨, wedge land ∧, setminus ∖, smallsetminus ∖, wr ≀, diamond ⋄, oplus ⊕, ominus ⊖, otimes ⊗, \
            oslash ⊘, odot ⊙
            dagger †, ddagger ‡, amalg ⨿, bigcirc ◯, triangleleft ◁, triangleright ▷
            """
        ),
        (
            .relation,
            """
            le leq ≤, ge geq ≥, leqslant ⩽, geqslant ⩾, ne neq ≠, equiv ≡, sim ∼, simeq ≃, approx ≈, cong ≅, \
            asymp ≍, doteq ≐
            propto ∝, ll ≪, gg ≫, prec ≺, succ ≻, preceq ⪯, succeq ⪰, lesssim ≲, gtrsim ≳, coloneqq ≔, triangleq ≜
            in ∈, notin ∉, ni owns ∋, subset ⊂, supset ⊃, subseteq ⊆, supseteq ⊇, subsetneq ⊊, supsetneq ⊋, \
            nsubseteq ⊈
            sqsubseteq ⊑, sqsupseteq ⊒
            mid ∣, nmid ∤, parallel ∥, perp ⊥, vdash ⊢, dashv ⊣, models ⊨, therefore ∴, because ∵, \
            smile ⌣, frown ⌢, bowtie ⋈
            to rightarrow →, gets leftarrow ←, leftrightarrow ↔, Rightarrow ⇒, Leftarrow ⇐, Leftrightarrow ⇔, \
            mapsto ↦
            longrightarrow ⟶, longleftarrow ⟵, longleftrightarrow ⟷, Longrightarrow implies ⟹, Longleftarrow impliedby ⟸
            Longleftrightarrow iff ⟺, longmapsto ⟼, hookrightarrow ↪, hookleftarrow ↩, rightharpoonup ⇀, leftharpoonup ↼
            uparrow ↑, downarrow ↓, updownarrow ↕, Uparrow ⇑, Downarrow ⇓, Updownarrow ⇕, nearrow ↗, \
            searrow ↘, swarrow ↙
            nwarrow ↖, rightleftharpoons ⇌, rightsquigarrow leadsto ⇝
            """
        ),
        (
            .opening,
            "{ lbrace {, lbrack [, lparen (, langle ⟨, lfloor ⌊, lceil ⌈, lvert |, lVert ‖, llbracket ⟦, "
                + "ulcorner ⌜, llcorner ⌞"
        ),
        (
            .closing,
            "} rbrace }, rbrack ], rparen ), rangle ⟩, rfloor ⌋, rceil ⌉, rvert |, rVert ‖, rrbracket ⟧, "
                + "urcorner ⌝, lrcorner ⌟"
        ),
    ]

    /// The negated symbol that `\not` gives for a symbol; other symbols are overlaid with a slash.
    package static let negated: [Unicode.Scalar: Unicode.Scalar] = [
        "=": "≠", "∈": "∉", "∋": "∌", "<": "≮", ">": "≯", "≤": "≰", "≥": "≱", "∼": "≁", "≈": "≉", "≡": "≢", "⊂": "⊄",
        "⊃": "⊅", "⊆": "⊈", "⊇": "⊉", "∣": "∤", "∥": "∦", "≃": "≄", "≅": "≇", "→": "↛", "←": "↚", "⇒": "⇏", "∃": "∄",
    ]

    /// The operators that are words and whose scripts are never limits (The TeXbook, p. 162).
    package static let plainNames: Set<String> = [
        "exp", "log", "ln", "lg", "sin", "cos", "tan", "cot", "sec", "csc", "sinh", "cosh", "tanh", "coth", "arcsin",
        "arccos", "arctan", "arg", "deg", "dim", "hom", "ker",
    ]
    /// The operators that are words and whose scripts are limits in display style (The TeXbook, p. 162).
    ///
    /// The value is the text that is drawn.
    package static let limitNames: [String: String] = [
        "max": "max", "min": "min", "sup": "sup", "inf": "inf", "lim": "lim", "limsup": "lim sup", "liminf": "lim inf",
        "det": "det", "gcd": "gcd", "Pr": "Pr", "argmax": "arg max", "argmin": "arg min",
    ]
}
