import Documents

/// The address of a page of the web, as a bibliography gives it.
struct WebAddress {
    /// The address for links. Signs that an address may not have are written with a percent sign.
    let destination: String
    /// The address as it is shown.
    let shown: String

    /// An address in LaTeX, which may have `\_` or `\%` in it; nil unless it begins with `http://` or `https://`.
    init?(latex: String) {
        var text = latex.filter { $0 != "{" && $0 != "}" }.trimmed
        for sign in ["_", "%", "&", "#", "~"] { text = text.replacing("\\" + sign, with: sign) }
        text = text.replacing("\\textasciitilde", with: "~").replacing("\\url", with: "")
        self.init(text)
    }

    /// An address; nil unless it begins with `http://` or `https://`.
    init?(_ text: String) {
        guard ["http://", "https://"].contains(where: { text.lowercased().hasPrefix($0) && text.count > $0.count })
        else { return nil }
        shown = text
        destination = text.utf8.map { byte in
            let isAllowed = byte > 0x20 && byte < 0x7f && !"<>\"\\^`{|}".utf8.contains(byte)
            if isAllowed { return String(Unicode.Scalar(byte)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
