import CCMark

/// A Markdown text parsed by cmark-gfm, with tables and footnotes. The nodes live as long as this object.
final class CommonMark {
    let root: Node

    /// Parses a text.
    ///
    /// - Parameter smart: curly quotes for straight ones, and `--`, `---`, `...` as dashes and dots.
    init(_ markdown: [UInt8], smart: Bool) {
        _ = CommonMark.extensionsAreRegistered
        let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8 | (smart ? CMARK_OPT_SMART : 0)
        let parser = cmark_parser_new(options)
        defer { cmark_parser_free(parser) }
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
        markdown.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        }
        root = Node(pointer: cmark_parser_finish(parser))
    }

    deinit {
        cmark_node_free(root.pointer)
    }

    /// Registers the extensions, once and before anything else, as that changes a list of the whole process.
    private static let extensionsAreRegistered: Void = cmark_gfm_core_extensions_ensure_registered()

    struct Node {
        let pointer: OpaquePointer?

        /// The name that cmark has for the kind: "paragraph", "emph", "table_cell".
        var kind: String {
            switch cmark_node_get_type(pointer) {
            // cmark has no names for these two.
            case CMARK_NODE_FOOTNOTE_REFERENCE: "footnote_reference"
            case CMARK_NODE_FOOTNOTE_DEFINITION: "footnote_definition"
            default: String(cString: cmark_node_get_type_string(pointer))
            }
        }
        /// The line in the parsed text, from 1.
        var line: Int { Int(cmark_node_get_start_line(pointer)) }
        var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
        var destination: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
        var fenceInfo: String { cmark_node_get_fence_info(pointer).map { String(cString: $0) } ?? "" }
        var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
        /// The first number of an ordered list; nil for bullets.
        var listStart: Int? {
            cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(pointer)) : nil
        }

        var children: [Node] {
            Array(sequence(first: cmark_node_first_child(pointer), next: { cmark_node_next($0) }).prefix { $0 != nil })
                .map { Node(pointer: $0) }
        }

        /// A table's alignments: one letter a column, `l`, `c`, `r` or 0 for none.
        var tableAlignments: [UInt8] {
            let count = Int(cmark_gfm_extensions_get_table_columns(pointer))
            guard let alignments = cmark_gfm_extensions_get_table_alignments(pointer) else { return [] }
            return (0..<count).map { alignments[$0] }
        }
    }
}
