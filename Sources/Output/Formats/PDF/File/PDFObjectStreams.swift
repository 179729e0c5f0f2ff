/// Objects packed into object streams, with the cross-reference stream that finds them (PDF 32000-1, 7.5.7 and 7.5.8).
///
/// A report has thousands of small structure elements; packed they take a tenth of their room.
struct PDFObjectStreams {
    /// The number of objects in a stream. Readers unpack a whole stream to read one of its objects.
    private static let objectsPerStream = 250

    /// The place of an object in a file.
    enum Place {
        /// The offset of an object that is not packed.
        case offset(Int)
        /// The number of the object stream that holds the object, and its index there.
        case packed(in: Int, index: Int)
    }

    /// The object streams.
    let streams: [PDFFile.Object]
    /// The stream and the index there of each packed object, by number.
    let places: [Int: (stream: Int, index: Int)]

    /// Packs objects.
    ///
    /// - Parameter objects: The numbers and bodies of objects, none of which is a stream.
    init(_ objects: [(number: Int, body: [UInt8])]) {
        let chunks = stride(from: 0, to: objects.count, by: Self.objectsPerStream).map {
            Array(objects[$0..<min($0 + Self.objectsPerStream, objects.count)])
        }
        streams = chunks.map { chunk in
            var pairs: [String] = [], bodies: [UInt8] = []
            for (number, body) in chunk {
                pairs.append("\(number) \(bodies.count)")
                bodies += body + [0x0a]
            }
            let head = Array((pairs.joined(separator: " ") + "\n").utf8)
            return PDFFile.Object(
                dictionary: Array("<< /Type /ObjStm /N \(chunk.count) /First \(head.count) >>".utf8),
                content: head + bodies)
        }
        var places: [Int: (stream: Int, index: Int)] = [:]
        for (index, object) in objects.enumerated() {
            places[object.number] = (index / Self.objectsPerStream, index % Self.objectsPerStream)
        }
        self.places = places
    }

    /// A cross-reference stream.
    ///
    /// Each byte of a row is written as its difference from the byte above (PNG's filter “Up”), because the rows of
    /// packed objects differ by one in their index only.
    ///
    /// - Parameters:
    ///   - places: The place of each object by its number; nil for a number without an object.
    ///   - entries: The entries of the trailer, such as `/Root`.
    static func crossReferences(_ places: [Place?], entries: String) -> PDFFile.Object {
        var rows: [UInt8] = [], above = [UInt8](repeating: 0, count: 7)
        func append(_ kind: Int, _ place: Int, _ index: Int) {
            let row =
                [UInt8(kind)] + [24, 16, 8, 0].map { UInt8(place >> $0 & 255) }
                + [8, 0].map { UInt8(index >> $0 & 255) }
            rows += [2] + zip(row, above).map { $0 &- $1 }
            above = row
        }
        for (number, place) in places.enumerated() {
            switch place {
            case .offset(let offset): append(1, offset, 0)
            case .packed(let stream, let index): append(2, stream, index)
            // The first number is the head of the list of free ones, which is empty.
            case nil: append(0, 0, number == 0 ? 65535 : 0)
            }
        }
        return PDFFile.Object(
            dictionary: Array(
                ("<< /Type /XRef /Size \(places.count) /W [ 1 4 2 ] /DecodeParms << /Predictor 12 /Columns 7 >> "
                    + "\(entries) >>").utf8), content: rows)
    }
}
