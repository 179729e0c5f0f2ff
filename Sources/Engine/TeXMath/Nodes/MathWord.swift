/// Letters that are one word.
package struct MathWord: Hashable, Sendable {
    package var text: String
    package var alphabet: MathAlphabet
    package var mathClass = MathClass.ordinary

    package init(text: String, alphabet: MathAlphabet, mathClass: MathClass = MathClass.ordinary) {
        self.text = text
        self.alphabet = alphabet
        self.mathClass = mathClass
    }
}
