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
        var style = style, atoms: [Placed] = [], space = 0.0, index = 0
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
                // Not in TeX: without this the descender of the second letter of f_i f_j would touch the first index.
                if space == 0, atoms.last?.fragment.endsInSubscript == true {
                    space = max(0, fragment.overhang - length(.spaceAfterScript, style))
                }
                atoms.append(Placed(fragment: fragment, mathClass: mathClass, space: space))
                space = 0
            }
        }
        return (atoms, space)
    }

    /// Lays out a list as one box.
    func fragment(_ nodes: [MathNode], _ style: MathStyle) -> MathFragment {
        // A list of one atom is that atom's box, so that accents and scripts treat a character in braces as one.
        if nodes.count == 1, nodes[0].mathClass != nil { return fragment(nodes[0], style) }
        let (atoms, trailing) = atoms(nodes, style)
        var result = MathFragment()
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
