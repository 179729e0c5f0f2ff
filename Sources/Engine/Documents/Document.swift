/// A report as blocks of meaning, without layout: what the writers (Markdown, PDF) share.
public struct Document: Sendable, Equatable {
    public var title: [Inline]
    public var subtitle: [Inline]
    /// Set apart between rules under the title.
    public var abstract: [Block]
    public var blocks: [Block]
    /// BCP 47 tag of the language of the prose.
    public var language: String
    /// One quiet line for the foot of every page: when, seed, data.
    public var provenance: String
    /// The date written into metadata, in seconds since 1970; never read from a clock here.
    public var date: Int
    /// Printed large and faint over every page when the results are not the reference ones.
    public var watermark: String?
    /// Files that travel inside the PDF, by name.
    public var attachments: [Attachment]

    public init(
        title: [Inline], subtitle: [Inline] = [], abstract: [Block] = [], blocks: [Block],
        language: String = "en", provenance: String = "", date: Int = 0, watermark: String? = nil,
        attachments: [Attachment] = []
    ) {
        self.title = title
        self.subtitle = subtitle
        self.abstract = abstract
        self.blocks = blocks
        self.language = language
        self.provenance = provenance
        self.date = date
        self.watermark = watermark
        self.attachments = attachments
    }
}
