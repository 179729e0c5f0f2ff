/// Letters that are one word.
package struct MathWord: Hashable, Sendable {
    /// The letters as typed.
    package var text: String
    /// The alphabet in which they are drawn.
    package var alphabet: MathAlphabet
    /// The class that decides the spaces around the word.
    package var mathClass = MathClass.ordinary

    /// A word in some alphabet.
    package init(text: String, alphabet: MathAlphabet, mathClass: MathClass = MathClass.ordinary) {
        self.text = text
        self.alphabet = alphabet
        self.mathClass = mathClass
    }
}
