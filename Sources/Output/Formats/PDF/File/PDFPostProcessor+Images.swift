/// Images with fewer bytes for each pixel.
extension PDFPostProcessor {
    /// Gives the coloured images one palette, so that a pixel has one byte in place of three.
    ///
    /// Maps of numbers have few colours. An image with which the palette would have more than 256 stays as it is.
    static func indexColors(in file: inout PDFFile) {
        var colors: Set<UInt32> = [], images: [(number: Int, object: PDFFile.Object, pixels: [UInt32])] = []
        let colored = file.objects(beginningWith: "/Subtype /Image", within: 200).compactMap { number in
            file.object(number).map { (number: number, object: $0) }
        }.filter { image in
            let dictionary = String(decoding: image.object.dictionary, as: UTF8.self)
            return dictionary.contains("/ColorSpace/DeviceRGB")
                && PDFBytes.entry("/BitsPerComponent", in: dictionary) == 8
        }
        // Large images first: they gain most.
        func size(_ image: (number: Int, object: PDFFile.Object)) -> Int { image.object.content?.count ?? 0 }
        for (number, object) in colored.sorted(by: { (size($1), $0.number) < (size($0), $1.number) }) {
            guard let content = object.content else { continue }
            let pixels = stride(from: 0, to: content.count - 2, by: 3).map { place in
                content[place..<place + 3].reduce(0) { $0 << 8 | UInt32($1) }
            }
            let union = colors.union(pixels)
            guard union.count <= 256 else { continue }
            colors = union
            images.append((number, object, pixels))
        }
        guard !images.isEmpty else { return }
        let sorted = colors.sorted()
        let palette = file.add(
            stream: sorted.flatMap { [UInt8($0 >> 16), UInt8($0 >> 8 & 255), UInt8($0 & 255)] }, dictionary: "")
        var indices: [UInt32: UInt8] = [:]
        for (index, color) in sorted.enumerated() { indices[color] = UInt8(index) }
        for (number, object, pixels) in images {
            let dictionary = String(decoding: object.dictionary, as: UTF8.self).replacing(
                "/ColorSpace/DeviceRGB", with: "/ColorSpace [ /Indexed /DeviceRGB \(sorted.count - 1) \(palette) 0 R ]")
            file.replace(
                number,
                with: PDFFile.Object(dictionary: Array(dictionary.utf8), content: pixels.compactMap { indices[$0] }))
        }
    }
}
