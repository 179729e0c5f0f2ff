import Drawing
import TeXMath

/// Lays trees out by the rules of The TeXbook, Appendix G, with the lengths of the font's MATH table in place of TeX's
/// font parameters. The constructs' layouts are extensions, each in its own file.
struct MathSetter {
    let table = MathTable.shared
    /// Points to the em in text style.
    let size: Double

    /// Points to the em in a style.
    func em(_ style: MathStyle) -> Double {
        switch style.level {
        case .display, .text: size
        case .script: size * table[.scriptPercentScaleDown]
        case .scriptScript: size * table[.scriptScriptPercentScaleDown]
        }
    }

    /// A length of the MATH table in points.
    func length(_ constant: MathTable.Constant, _ style: MathStyle) -> Double { table[constant] * em(style) }

    func axis(_ style: MathStyle) -> Double { length(.axisHeight, style) }

    /// An atom and what stands before it.
    struct Placed {
        var fragment: MathFragment
        /// The class after Rules 5 and 6.
        var mathClass: MathClass
        /// From the end of the atom before.
        var space: Double
    }

    /// The atoms of a list with the spaces that belong between them (Rules 1 to 4 and 20), and the space at the end.
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
                // Not in TeX: without it the descender of the second letter of f_i f_j would run into the first index.
                if space == 0, atoms.last?.fragment.endsInSubscript == true {
                    space = max(0, fragment.overhang - length(.spaceAfterScript, style))
                }
                atoms.append(Placed(fragment: fragment, mathClass: mathClass, space: space))
                space = 0
            }
        }
        return (atoms, space)
    }

    /// A list as one box.
    func fragment(_ nodes: [MathNode], _ style: MathStyle) -> MathFragment {
        // A list of one atom is that atom's box, so that accents and scripts know a character in braces.
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
