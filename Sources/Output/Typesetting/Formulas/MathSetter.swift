import Drawing
import TeXMath

/// Lays out formula trees by the rules of The TeXbook, Appendix G.
///
/// The lengths of the font's MATH table replace TeX's font parameters. The layout of each construct is an extension in
/// a file of its own.
struct MathSetter {
    let table = MathTable.shared
    /// The size in text style, in points per em.
    let size: Double

    /// The size in a style, in points per em.
    func em(_ style: MathStyle) -> Double {
        switch style.level {
        case .display, .text: size
        case .script: size * table[.scriptPercentScaleDown]
        case .scriptScript: size * table[.scriptScriptPercentScaleDown]
        }
    }

    /// A length of the MATH table, in points.
    func length(_ constant: MathTable.Constant, _ style: MathStyle) -> Double { table[constant] * em(style) }

    /// The height of the axis above the baseline, in points.
    func axis(_ style: MathStyle) -> Double { length(.axisHeight, style) }

    /// An atom and the space before it.
    struct Placed {
        var fragment: MathFragment
        /// The class after Rules 5 and 6.
        var mathClass: MathClass
        /// The space after the previous atom, in points.
        var space: Double
    }

    /// The atoms of a list with the spaces between them (Rules 1 to 4 and 20), and the space at the end.
    func atoms(_ nodes: [MathNode], _ style: MathStyle) -> (atoms: [Placed], trailing: Double) {
        var classes = nodes.compactMap(\.mathClass)
        MathClass.resolveBinaries(&classes)
        var style = style, atoms: [Placed] = [], space = 0.0, index = 0, previous: MathNode?
        atoms.reserveCapacity(classes.count)
        for node in nodes {
            switch node {
            case .style(let level): style = style.changed(to: level)
            case .space(let mu): space += mu / 18 * em(style)
            default:
                let mathClass = classes[index]
                index += 1
                if let last = atoms.last {
                    space += last.mathClass.space(before: mathClass, isScript: style.isScript) / 18 * em(style)
                }
                let fragment = fragment(node, style)
                if let last = atoms.last, fragment.overhang > 0, let previous {
                    space = clear(space, before: fragment, after: last.fragment, of: previous, style)
                }
                previous = node
                atoms.append(Placed(fragment: fragment, mathClass: mathClass, space: space))
                space = 0
            }
        }
        return (atoms, space)
    }

    /// The space before an atom whose ink begins to the left of its origin, as that of an italic f does.
    ///
    /// TeX's spaces are made for letters whose ink begins at their origin: in (f the ink would touch the fence, and in
    /// = f it would come nearer to the sign than in = x. After a fence or an operator that reaches below the baseline,
    /// the ink therefore begins where the origin would be. After a sign above the baseline, half of what extends to the
    /// left is enough, as it is the descender. After another letter the descender goes below it, as the face is made
    /// for, but it does not touch ink below the baseline, such as the first index of f_i f_j. TeX has no such rule.
    private func clear(
        _ space: Double, before next: MathFragment, after last: MathFragment, of node: MathNode, _ style: MathStyle
    ) -> Double {
        let ink = last.inkEnd(below: 0.05 * em(style))
        if node.standsApart { return space + next.overhang * (ink == nil ? 0.5 : 1) }
        guard next.descent > 0, let ink else { return space }
        return max(space, next.overhang + length(.spaceAfterScript, style) - (last.width - ink))
    }

    /// Lays out a list as one box.
    func fragment(_ nodes: [MathNode], _ style: MathStyle) -> MathFragment {
        // A list of one atom is that atom's box, so that accents and scripts treat a character in braces as one.
        if nodes.count == 1, nodes[0].mathClass != nil { return fragment(nodes[0], style) }
        let (atoms, trailing) = atoms(nodes, style)
        var result = MathFragment()
        if let first = atoms.first { result.overhang = max(0, first.fragment.overhang - first.space) }
        for atom in atoms {
            result.width += atom.space
            result.append(atom.fragment)
        }
        result.width += trailing
        return result
    }

    /// Lays out one node.
    func fragment(_ node: MathNode, _ style: MathStyle) -> MathFragment {
        switch node {
        case .character(let character): layout(character, style)
        case .word(let word): layout(word, style)
        case .group(let nodes, _): fragment(nodes, style)
        case .scripts(let scripts): layout(scripts, style)
        case .largeOperator(let op): layout(op, style)
        case .fraction(let fraction): layout(fraction, style)
        case .radical(let radical): layout(radical, style)
        case .accent(let accent): layout(accent, style)
        case .bar(let bar): layout(bar, style)
        case .stack(let stack): layout(stack, style)
        case .fenced(let fence): layout(fence, style)
        case .bigDelimiter(let delimiter): layout(delimiter, style)
        case .array(let array): layout(array, style)
        case .text(let pieces): layout(pieces, style)
        case .phantom(let phantom): layout(phantom, style)
        case .space, .style: MathFragment()
        }
    }
}

extension MathNode {
    /// True for signs, fences and operators, which a letter that follows does not go below.
    ///
    /// A minus sign is one even where it is no binary operator, and so is a vertical bar, which TeX treats as a letter.
    fileprivate var standsApart: Bool {
        switch self {
        case .character(let character):
            character.mathClass != .ordinary || MathFenced.delimiters.contains(character.source)
        case .scripts(let scripts): scripts.base?.standsApart ?? false
        default: mathClass != .ordinary
        }
    }
}
