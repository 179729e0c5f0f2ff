/// A DICT of a CFF table: numbers by their operator (Adobe Technical Note 5176, chapter 4).
struct CFFDictionary {
    /// Operators that a subset needs; those of two bytes begin with 12.
    enum Operator: Int {
        case fontBox = 5
        case charset = 15
        case charstrings = 17
        case privateDictionary = 18
        case subroutines = 19
        case defaultWidth = 20
        case nominalWidth = 21
        case fontMatrix = 0x0c07

        /// The operator's bytes.
        var bytes: [UInt8] { rawValue < 256 ? [UInt8(rawValue)] : [12, UInt8(rawValue & 255)] }
    }

    private var operands: [Int: [[UInt8]]] = [:]

    /// Reads a dictionary.
    init(_ bytes: FontBytes) {
        var place = 0, waiting: [[UInt8]] = []
        while place < bytes.count {
            let first = bytes.uint8(at: place)
            var length = 1
            switch first {
            case 12: length = 2
            case 28: length = 3
            case 29: length = 5
            case 30:
                // A decimal number, two digits a byte, up to a digit with the value 15.
                while place + length < bytes.count, bytes.uint8(at: place + length) & 15 != 15 { length += 1 }
                length += 1
            case 247...254: length = 2
            default: break
            }
            if first < 28 {
                operands[bytes.uint(at: place, size: length)] = waiting
                waiting = []
            } else {
                waiting.append(bytes.part(at: place, count: length).array)
            }
            place += length
        }
    }

    /// An integer among the operands of an operator; nil if there is none.
    func integer(_ name: Operator, _ number: Int = 0) -> Int? {
        guard let operands = operands[name.rawValue], number < operands.count else { return nil }
        let bytes = FontBytes(operands[number]), first = bytes.uint8(at: 0)
        return switch first {
        case 28: bytes.int16(at: 1)
        case 29: Int(Int32(truncatingIfNeeded: bytes.uint32(at: 1)))
        case 32...246: first - 139
        case 247...250: (first - 247) << 8 + bytes.uint8(at: 1) + 108
        case 251...254: -(first - 251) << 8 - bytes.uint8(at: 1) - 108
        default: nil
        }
    }

    /// An entry as it is in the font; empty if there is none.
    func entry(_ name: Operator) -> [UInt8] {
        operands[name.rawValue].map { $0.joined() + name.bytes } ?? []
    }

    /// An entry of integers in five bytes each, so that its length does not depend on them.
    static func entry(_ name: Operator, _ values: [Int]) -> [UInt8] {
        values.flatMap { [29] + UInt32(truncatingIfNeeded: $0).bigEndianBytes } + name.bytes
    }
}
