import Testing

@testable import Formats

/// The profile was also read by LittleCMS, which gives sRGB's colours for it: Pillow's
/// `ImageCms.buildTransform(ours, ImageCms.createProfile("sRGB"), "RGB", "RGB")` changes no component by more than 1.
@Suite struct ColorProfileTests {
    private func number(_ offset: Int) -> Int {
        ColorProfile.sRGB[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
    }

    private func letters(_ offset: Int) -> String {
        String(decoding: ColorProfile.sRGB[offset..<offset + 4], as: UTF8.self)
    }

    @Test func headerAndTagsAreThoseOfADisplayProfile() {
        #expect(number(0) == ColorProfile.sRGB.count && ColorProfile.sRGB.count < 700)
        #expect(letters(12) == "mntr" && letters(16) == "RGB " && letters(20) == "XYZ " && letters(36) == "acsp")
        for tag in 0..<number(128) {
            let entry = 132 + 12 * tag, start = number(entry + 4)
            #expect(start % 4 == 0 && start + number(entry + 8) <= ColorProfile.sRGB.count, "\(letters(entry))")
        }
    }

    /// Red, green and blue together are the white D50 of profiles.
    @Test func primariesAddUpToWhite() {
        var sums = [0, 0, 0]
        for tag in 0..<number(128) where letters(132 + 12 * tag).hasSuffix("XYZ") {
            let start = number(132 + 12 * tag + 4)
            for axis in 0..<3 { sums[axis] += number(start + 8 + 4 * axis) }
        }
        for (sum, white) in zip(sums, [0.9642, 1, 0.8249]) { #expect(abs(Double(sum) / 65536 - white) < 2e-4) }
    }
}
