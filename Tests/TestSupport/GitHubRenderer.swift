import CCMark
import Foundation

/// Markdown rendered as on GitHub: by cmark-gfm with GitHub's extensions.
package struct GitHubRenderer {
    package let html: String

    package init(_ markdown: String) {
        cmark_gfm_core_extensions_ensure_registered()
        let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE
        let parser = cmark_parser_new(options)
        defer { cmark_parser_free(parser) }
        for name in ["table", "autolink", "strikethrough", "tagfilter", "tasklist"] {
            cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
        }
        cmark_parser_feed(parser, markdown, markdown.utf8.count)
        let root = cmark_parser_finish(parser)
        defer { cmark_node_free(root) }
        let rendered = cmark_render_html(root, options, cmark_parser_get_syntax_extensions(parser))
        html = rendered.map { String(cString: $0) } ?? ""
        free(rendered)
    }

    /// The values of an attribute in all elements of a name, entities resolved.
    package func attributes(_ name: String, of element: String) -> [String] {
        html.matches(of: /<([a-z0-9]+)((?:\s+[a-z-]+="[^"]*")*)\s*\/?>/).filter { $0.1 == element }.compactMap { tag in
            tag.2.matches(of: /([a-z-]+)="([^"]*)"/).first { $0.1 == name }.map { Self.plain($0.2) }
        }
    }

    /// The text of the headings, in order.
    package var headings: [String] { html.matches(of: /<h[1-6]>(.*?)<\/h[1-6]>/).map { Self.plain($0.1) } }

    /// The possible targets of links: the ids that GitHub gives to headings, and the anchors in the text itself.
    package var targets: Set<String> {
        var counts: [String: Int] = [:]
        let slugs = headings.map { heading in
            let kept = heading.lowercased().unicodeScalars.filter {
                $0.properties.isAlphabetic || $0.properties.numericType != nil || "_- ".unicodeScalars.contains($0)
            }
            let slug = String(String.UnicodeScalarView(kept)).replacing(" ", with: "-")
            counts[slug, default: -1] += 1
            return counts[slug] == 0 ? slug : "\(slug)-\(counts[slug] ?? 0)"
        }
        return Set(slugs + attributes("id", of: "a") + attributes("name", of: "a"))
    }

    /// The visible text without code and mathematics.
    package var prose: String {
        let withoutCode = html.replacing(/<pre.*?<\/pre>/.dotMatchesNewlines(), with: "").replacing(
            /\$?<code.*?<\/code>\$?/.dotMatchesNewlines(), with: "")
        return Self.plain(withoutCode.replacing(/\$[^$\n]+\$/, with: ""))
    }

    private static func plain(_ html: some StringProtocol) -> String {
        entitiesResolved(String(html).replacing(/<[^>]*>/, with: ""))
    }

    /// The visible text: without tags, entities resolved, white space as single spaces.
    package var text: String {
        // The text is split by scalars, since an accent may follow a tag directly.
        var text = ""
        var isInTag = false
        for scalar in html.unicodeScalars {
            switch scalar {
            case "<": isInTag = true
            case ">" where isInTag: isInTag = false
            default: if !isInTag { text.unicodeScalars.append(scalar) }
            }
        }
        return Self.entitiesResolved(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func entitiesResolved(_ text: String) -> String {
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")].reduce(text) { $0.replacing($1.0, with: $1.1) }
    }
}
