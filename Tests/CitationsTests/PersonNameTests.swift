import Testing

@testable import Citations

/// Names in the forms of BibTeX.
@Suite struct PersonNameTests {
    /// The oracle is pybtex 0.26.1, which follows BibTeX; accents and braces were replaced by hand.
    ///
    ///     from pybtex.database import Person
    ///     p = Person(name)
    ///     print(p.first_names + p.middle_names, p.prelast_names, p.last_names, p.lineage_names)
    @Test(arguments: [
        ("Donald E. Knuth", ["Donald E.", "", "Knuth", ""]), ("Knuth, Donald E.", ["Donald E.", "", "Knuth", ""]),
        ("van der Maaten, Laurens", ["Laurens", "van der", "Maaten", ""]),
        ("Laurens van der Maaten", ["Laurens", "van der", "Maaten", ""]),
        ("Steele, Jr., Guy L.", ["Guy L.", "", "Steele", "Jr."]),
        ("{World Health Organization}", ["", "", "World Health Organization", ""]),
        ("de la Fontaine, Jean", ["Jean", "de la", "Fontaine", ""]),
        ("Jean de la Fontaine", ["Jean", "de la", "Fontaine", ""]),
        ("Per Brinch Hansen", ["Per Brinch", "", "Hansen", ""]),
        ("{Barnes and Noble}, Inc.", ["Inc.", "", "Barnes and Noble", ""]),
        (
            "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
            ["Charles Louis Xavier Joseph", "de la", "Vallée Poussin", ""]
        ),
        ("jean de la fontaine", ["", "jean de la", "fontaine", ""]), ("Plato", ["", "", "Plato", ""]),
        ("Donald~E. Knuth", ["Donald E.", "", "Knuth", ""]), ("J.-P. Serre", ["J.-P.", "", "Serre", ""]),
        ("Emmanuel d'Alembert", ["Emmanuel", "", "d’Alembert", ""]),
        ("al-Khwarizmi, Muhammad", ["Muhammad", "", "al-Khwarizmi", ""]),
        ("Maria {\\'O} Briain", ["Maria Ó", "", "Briain", ""]),
        ("Henri {\\'e}tienne Paul", ["Henri", "étienne", "Paul", ""]),
    ])
    func partsAreThoseOfBibTeX(latex: String, expected: [String]) throws {
        let name = try PersonName(latex: latex)
        #expect([name.first, name.particle, name.last, name.addition] == expected)
    }

    @Test(arguments: [
        ("Glorot, Xavier and Bengio, Yoshua", "Glorot and Bengio", "Glorot, Xavier, and Yoshua Bengio"),
        ("Hinton, Geoffrey E.", "Hinton", "Hinton, Geoffrey E."),
        ("A. One and B. Two\nAND C. Three", "One, Two, and Three", "One, A., B. Two, and C. Three"),
        ("A. One and B. Two and C. Three and D. Four", "One et al.", "One, A., B. Two, C. Three, and D. Four"),
        ("A. One and B. Two and others", "One et al.", "One, A., B. Two, et al."),
        ("A. One and {} and {~} and ,", "One", "One, A."), (", Donald", "Donald", "Donald"),
        ("A. One and others", "One et al.", "One, A., et al."),
        (
            "{Research and Development} and {OpenAI}", "Research and Development and OpenAI",
            "Research and Development and OpenAI"
        ),
        ("Anderson and Band", "Anderson and Band", "Anderson and Band"),
        (
            "King, Jr., Martin Luther and van Rossum, Guido", "King and van Rossum",
            "King, Martin Luther, Jr., and Guido van Rossum"
        ),
        (
            (1...11).map { "A. N\($0)" }.joined(separator: " and "), "N1 et al.",
            "N1, A., A. N2, A. N3, A. N4, A. N5, A. N6, A. N7, et al."
        ),
    ])
    func listsOfNames(latex: String, label: String, inverted: String) throws {
        let names = try NameList(latex: latex)
        #expect(names.label == label)
        #expect(names.inverted == inverted)
    }

    @Test func aNameWithThreeCommasIsAnError() {
        #expect(throws: CitationError.Problem.unreadableName("A, B, C, D")) { try NameList(latex: "A, B, C, D") }
    }
}
