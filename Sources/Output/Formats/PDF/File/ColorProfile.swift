/// The ICC profile of sRGB (IEC 61966-2-1) in a few hundred bytes.
///
/// The primaries are those of sRGB, adapted to the white D50 of profiles by Bradford's method; the curve is the
/// parametric one of ICC.1:2004-10 (profile version 4.2), 10.15. PDF/A requires a profile, as without one the colours
/// of a file depend on the device.
enum ColorProfile {
    /// The bytes of the profile, always the same.
    static let sRGB: [UInt8] = {
        let white = xyz(0.9642, 1.0, 0.8249)
        let tags: [(name: String, data: [UInt8])] = [
            ("desc", text("sRGB")), ("cprt", text("No copyright, use freely")), ("wtpt", white),
            ("rXYZ", xyz(0.436065674, 0.222488403, 0.013916016)),
            ("gXYZ", xyz(0.385147095, 0.716873169, 0.097076416)),
            ("bXYZ", xyz(0.143066406, 0.060607910, 0.714096069)),
            ("chad", chromaticAdaptation), ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ]
        // The three curves share their bytes.
        var places: [(name: String, offset: Int, count: Int)] = [], body: [UInt8] = []
        let start = 128 + 4 + 12 * tags.count
        for (index, tag) in tags.enumerated() {
            if index > 0, tag.data == tags[index - 1].data {
                places.append((tag.name, places[index - 1].offset, places[index - 1].count))
                continue
            }
            places.append((tag.name, start + body.count, tag.data.count))
            body += tag.data + [UInt8](repeating: 0, count: (4 - tag.data.count % 4) % 4)
        }
        var table = big(UInt32(tags.count))
        for place in places { table += letters(place.name) + big(UInt32(place.offset)) + big(UInt32(place.count)) }
        return header(size: start + body.count) + table + body
    }()

    /// The header: a display profile of RGB, with the profile connection space XYZ and the white D50.
    private static func header(size: Int) -> [UInt8] {
        var bytes = big(UInt32(size)) + big(0) + big(0x0420_0000) + letters("mntr") + letters("RGB ") + letters("XYZ ")
        // The date of creation: 2026-11-30.
        bytes += [7, 234, 0, 11, 0, 30, 0, 0, 0, 0, 0, 0].map { UInt8($0) }
        bytes += letters("acsp") + big(0) + big(0) + big(0) + big(0) + big(0) + big(0) + big(0)
        bytes += fixed(0.9642) + fixed(1) + fixed(0.8249)
        return bytes + [UInt8](repeating: 0, count: 128 - bytes.count)
    }

    /// The matrix that adapts the white D65 of sRGB to D50.
    private static var chromaticAdaptation: [UInt8] {
        letters("sf32") + big(0)
            + [
                1.047882, 0.022919, -0.050201, 0.029587, 0.990479, -0.017059, -0.009232, 0.015076, 0.751678,
            ].flatMap(fixed)
    }

    /// The curve of sRGB: ((x + 0.055) / 1.055)^2.4 from 0.04045 on, x / 12.92 below.
    private static var curve: [UInt8] {
        letters("para") + big(0) + [0, 3, 0, 0]
            + [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].flatMap(fixed)
    }

    private static func xyz(_ x: Double, _ y: Double, _ z: Double) -> [UInt8] {
        letters("XYZ ") + big(0) + fixed(x) + fixed(y) + fixed(z)
    }

    /// A text in American English, in UTF-16.
    private static func text(_ text: String) -> [UInt8] {
        let units = Array(text.utf16).flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        return letters("mluc") + big(0) + big(1) + big(12) + letters("enUS") + big(UInt32(units.count)) + big(28)
            + units
    }

    /// A number as s15Fixed16Number: in units of 1/65536.
    private static func fixed(_ number: Double) -> [UInt8] {
        big(UInt32(bitPattern: Int32((number * 65536).rounded())))
    }

    private static func big(_ number: UInt32) -> [UInt8] {
        [UInt8(number >> 24), UInt8(number >> 16 & 255), UInt8(number >> 8 & 255), UInt8(number & 255)]
    }

    private static func letters(_ text: String) -> [UInt8] { Array(text.utf8) }
}
