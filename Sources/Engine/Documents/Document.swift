/// A report as semantic blocks without layout: the common input of all writers (Markdown, PDF).
public struct Document: Sendable, Equatable {
    /// The title.
    public var title: [Inline]
    /// The subtitle; empty if there is none.
    public var subtitle: [Inline]
    /// The authors, date, licence and repository, for a line below the subtitle and for the metadata.
    public var imprint: Imprint
    /// The abstract, between two rules under the title; empty if there is none.
    public var abstract: [Block]
    /// The body in reading order.
    public var blocks: [Block]
    /// The BCP 47 tag of the language of the prose.
    public var language: String
    /// A line in small print at the foot of every page: date, seed, data.
    public var provenance: String
    /// The date for the metadata, in seconds since 1970; this module never reads a clock.
    public var date: Int
    /// A text printed large and faint over every page if the results are not the reference results; otherwise nil.
    public var watermark: String?
    /// The files embedded in the PDF.
    public var attachments: [Attachment]

    /// A document; only the title and the body are required.
    public init(
        title: [Inline], subtitle: [Inline] = [], imprint: Imprint = Imprint(), abstract: [Block] = [], blocks: [Block],
        language: String = "en-GB", provenance: String = "", date: Int = 0, watermark: String? = nil,
        attachments: [Attachment] = []
    ) {
        self.title = title
        self.subtitle = subtitle
        self.imprint = imprint
        self.abstract = abstract
        self.blocks = blocks
        self.language = language
        self.provenance = provenance
        self.date = date
        self.watermark = watermark
        self.attachments = attachments
    }
}
