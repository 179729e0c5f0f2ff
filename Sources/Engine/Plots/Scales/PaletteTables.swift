/// Colours of the palettes as sRGB (0xRRGGBB), from the low end to the high end.
///
/// Sequential tables run from near-paper to dark, so that more ink means more. They were resampled between a few
/// anchors so that OKLab lightness (B. Ottosson, "A perceptual color space for image processing", 2020) falls by the
/// same step from entry to entry: printed in grey they have the same order. The diverging table is blue below and
/// vermilion above, which the common colour deficiencies do not confuse.
package enum PaletteTables {
    /// Paper to dark blue.
    package static let blues: [UInt32] = [
        0xf6f9fb, 0xebf3f8, 0xdfecf4, 0xd4e6f1, 0xc8e0ee, 0xbddaea, 0xb1d3e7, 0xa5cde4,
        0x9ac7e1, 0x8ec1de, 0x82badb, 0x75b4d8, 0x6badd4, 0x62a6d0, 0x5a9fcd, 0x5198c9,
        0x4891c5, 0x3f8ac2, 0x3683be, 0x2c7cba, 0x2774b4, 0x226dad, 0x1e66a7, 0x1a5fa0,
        0x16589a, 0x125293, 0x0d4b8d, 0x0d4584, 0x0d3e7b, 0x0c3871, 0x0c3369, 0x0b2d60,
        0x0a2757,
    ]

    /// Paper to rust.
    package static let oranges: [UInt32] = [
        0xfdf8f3, 0xfdf0e4, 0xfce8d4, 0xfbdfc5, 0xfbd7b6, 0xfacea8, 0xf9c59a, 0xf8bc8b,
        0xf7b37d, 0xf6aa6d, 0xf4a160, 0xf09957, 0xed904d, 0xe98843, 0xe57f39, 0xe1762e,
        0xdd6d21, 0xd76619, 0xd06017, 0xc85a15, 0xc15412, 0xb94e10, 0xb2480d, 0xaa420b,
        0xa23d0a, 0x993a09, 0x903609, 0x873209, 0x7e2f08, 0x752b08, 0x6d2807, 0x642407,
        0x5c2106,
    ]

    /// Blue through paper to rust.
    package static let blueVermilion: [UInt32] = [
        0x0d4a8c, 0x145596, 0x1a60a1, 0x216cac, 0x2877b6, 0x3683be, 0x458ec4, 0x539aca,
        0x61a6d0, 0x6fb1d6, 0x84bbdb, 0x97c6e1, 0xaad0e6, 0xbddaeb, 0xd1e4ef, 0xe4eef4,
        0xf8f8f8, 0xfaebdf, 0xfbddc5, 0xfad0b1, 0xf8c29d, 0xf6b589, 0xf3a775, 0xef9a63,
        0xea8d54, 0xe47f44, 0xdf7233, 0xd8641e, 0xcd5b18, 0xc05314, 0xb44a10, 0xa8420c,
        0x9c3a08,
    ]

    /// Dark blue below zero, grey near zero, sand above.
    ///
    /// Lightness rises all the way, so that the sign is visible in grey print where no number shows it. OKLab lightness
    /// runs from 0.25 to 0.975 in equal steps.
    package static let blueSand: [UInt32] = [
        0x041f4b, 0x042553, 0x052b5b, 0x063164, 0x07376c, 0x083e74, 0x09447d, 0x0a4b85,
        0x0c528e, 0x0f5897, 0x285f95, 0x3a6693, 0x4a6c90, 0x59738e, 0x68798b, 0x767e87,
        0x848484, 0x948880, 0xa48c7b, 0xb49076, 0xc49470, 0xd4976a, 0xe49a62, 0xf49d59,
        0xf7a769, 0xf9b178, 0xfbbb87, 0xfdc596, 0xfecea4, 0xffd8b2, 0xffe2c1, 0xffeccf,
        0xfff5dd,
    ]

    /// White paper to black ink.
    package static let ink: [UInt32] = [0xffffff, 0x000000]

    /// Colours of series, after Okabe and Ito ("Color Universal Design", 2008), darkened so that text in them is
    /// legible.
    ///
    /// Any two are at least 18 units of CIELAB apart for readers with full protanopia, deuteranopia and tritanopia.
    /// Neighbours, and all of the first three, differ by 12 units of lightness or more (L* 34, 49, 61, 18, 48, 74, 36),
    /// so that they are different in grey print.
    package static let qualitative: [UInt32] = [0x0d5093, 0xc74d00, 0x12a87f, 0x4a1258, 0xb0508c, 0xd9b310, 0x545454]
}
