import Testing

@testable import Typesetting

@Suite struct HyphenationTests {
    /// As libhyphen 2.8.8 answers with the whole of hyph_en_US.dic.
    static let known = """
        ac-cu-ra-cies ad-dressed al-lowed al-ways apart arith-metic back-prop-a-ga-tion be-fore bi-ases broad-casts
        cairo cells check-sums clean col-umns com-pare com-plet-ing con-tract counter dan-gles de-nom-i-na-tor
        de-rives dif-fer di-rec-tory dou-bles ef-fi-ciency en-tropy equa-tion ev-ery-thing ex-pit faster first
        folded for-mat func-tion glyphs guides header holds hy-phen-ation im-ple-mented in-de-pen-dent in-puts
        in-ter-nal jet-brains keyed largest leaves li-braries lin-ear loaded loses march mat-plotlib meta-data
        mir-rors mod-ules nested note-book ob-jects op-ti-miz-ers out-lines pages parts per-form-ing points
        pre-sent-ing pro-grams pro-to-type quiet read-ing records reg-u-lar-iz-ers ren-der re-ports reshuf-fled
        re-views scaled scor-ing seeds set-ting shipped shuf-fling slower source spec-i-fi-ca-tion stack static
        struc-ture sup-pose synced tar-get there through toolchain trans-posed un-com-pressed un-used value
        ver-bose weav-ing whole worker writ-ing
        """

    private func hyphenated(_ word: String) -> String {
        var result = "", points = Hyphenator.american.points(in: word)[...]
        for (index, letter) in word.enumerated() {
            if points.first == index {
                result += "-"
                points.removeFirst()
            }
            result.append(letter)
        }
        return result
    }

    @Test func wordsAreCutWhereLibhyphenCutsThem() {
        for expected in Self.known.split(whereSeparator: \.isWhitespace) {
            #expect(hyphenated(expected.filter { $0 != "-" }) == expected)
        }
    }

    @Test func shortForeignAndOverlongWordsAreLeftWhole() {
        for word in ["", "a", "the", "Müllerstraße", "naïveté", "x1y2z3w", String(repeating: "hyphen", count: 20)] {
            #expect(Hyphenator.american.points(in: word).isEmpty)
        }
    }

    @Test func capitalsDoNotMatter() {
        #expect(Hyphenator.american.points(in: "HYPHENATION") == Hyphenator.american.points(in: "hyphenation"))
    }
}
