/// An outline of a CFF table as instructions that need no others (Adobe Technical Note 5177).
///
/// Subroutines are written out and hints left out: the same pieces in many glyphs are what compression finds by
/// itself, and better. Neighbouring instructions of one kind become one.
struct Charstring {
    /// The instructions.
    private(set) var bytes: [UInt8] = []

    private let subroutines: CFFIndex
    private let globalSubroutines: CFFIndex
    /// Operands in units of 1/65536.
    private var stack: [Int] = []
    private var width: Int?
    private var hasWidth = false
    private var hintCount = 0
    private var isComplete = false
    /// The last instruction written, for joining; its operands are before it.
    private var last: (operation: Operation, operandCount: Int)?

    /// Instructions that draw or move.
    private enum Operation: Int {
        case verticalMove = 4
        case lines = 5
        case horizontalLine = 6
        case verticalLine = 7
        case curves = 8
        case end = 14
        case move = 21
        case horizontalMove = 22
        case curvesAndLine = 24
        case linesAndCurve = 25
        case verticalCurves = 26
        case horizontalCurves = 27
        case verticalFirstCurve = 30
        case horizontalFirstCurve = 31
    }

    /// The largest number of operands of an instruction.
    private static let limit = 48

    /// Reads an outline.
    init(_ code: FontBytes, subroutines: CFFIndex, globalSubroutines: CFFIndex) {
        (self.subroutines, self.globalSubroutines) = (subroutines, globalSubroutines)
        run(code, depth: 0)
        if !isComplete { write(.end) }
    }

    private mutating func run(_ code: FontBytes, depth: Int) {
        var place = 0
        while place < code.count, !isComplete {
            let first = code.uint8(at: place)
            place += 1
            switch first {
            case 1, 3, 18, 23: countHints()
            case 19, 20:
                countHints()
                place += (hintCount + 7) / 8
            case 10: call(subroutines, depth)
            case 29: call(globalSubroutines, depth)
            case 11: return
            case 12:
                writeFlex(code.uint8(at: place))
                place += 1
            case 28, 32...255:
                let (number, length) = Self.number(code.part(at: place - 1))
                stack.append(number)
                place += length - 1
            default:
                if let operation = Operation(rawValue: first) { perform(operation) } else { stack = [] }
            }
        }
    }

    /// The number with which a code begins, in units of 1/65536, and its length in bytes.
    private static func number(_ code: FontBytes) -> (value: Int, length: Int) {
        let first = code.uint8(at: 0)
        return switch first {
        case 28: (code.int16(at: 1) << 16, 3)
        case 255: (Int(Int32(truncatingIfNeeded: code.uint32(at: 1))), 5)
        case ...246: ((first - 139) << 16, 1)
        case ...250: (((first - 247) << 8 + code.uint8(at: 1) + 108) << 16, 2)
        default: ((-(first - 251) << 8 - code.uint8(at: 1) - 108) << 16, 2)
        }
    }

    private mutating func call(_ list: CFFIndex, _ depth: Int) {
        let bias = list.count < 1240 ? 107 : list.count < 33900 ? 1131 : 32768
        // The specification allows ten levels.
        if let number = stack.popLast(), depth < 10 { run(list[number >> 16 + bias], depth: depth + 1) }
    }

    /// Takes the width, which is the first operand of the first instruction if there is one more than that needs.
    private mutating func takeWidth(if isThere: Bool) {
        if !hasWidth, isThere, !stack.isEmpty { width = stack.removeFirst() }
        hasWidth = true
    }

    private mutating func countHints() {
        takeWidth(if: stack.count % 2 == 1)
        hintCount += stack.count / 2
        stack = []
    }

    private mutating func perform(_ operation: Operation) {
        switch operation {
        case .verticalMove, .horizontalMove: takeWidth(if: stack.count > 1)
        case .move: takeWidth(if: stack.count > 2)
        case .end: takeWidth(if: stack.count == 1)
        default: break
        }
        write(operation)
    }

    /// Writes one of the four instructions of two bytes that draw; others, which compute, are left out.
    private mutating func writeFlex(_ second: Int) {
        if 34...37 ~= second {
            for value in stack { write(value) }
            bytes += [12, UInt8(second)]
            last = nil
        }
        stack = []
    }

    /// Writes an instruction with its operands, joined to the one before if that is possible.
    private mutating func write(_ operation: Operation) {
        var count = stack.count, operation = operation
        if let last, last.operandCount + count <= Self.limit,
            let joined = Self.joined(last.operation, last.operandCount, operation, count)
        {
            bytes.removeLast()
            operation = joined
            count += last.operandCount
        }
        if let width {
            write(width)
            count += 1
        }
        for value in stack { write(value) }
        bytes.append(UInt8(operation.rawValue))
        last = (operation, count)
        isComplete = operation == .end
        (width, stack) = (nil, [])
    }

    /// The instruction that does the same as two, with the operands of both; nil if there is none.
    private static func joined(
        _ first: Operation, _ firstCount: Int, _ second: Operation, _ secondCount: Int
    ) -> Operation? {
        switch (first, second) {
        case (.lines, .lines), (.curves, .curves): first
        case (.lines, .curves) where secondCount == 6: .linesAndCurve
        case (.curves, .lines) where secondCount == 2: .curvesAndLine
        // Lines alternate between the two directions.
        case (.horizontalLine, .horizontalLine) where firstCount % 2 == 0: first
        case (.verticalLine, .verticalLine) where firstCount % 2 == 0: first
        case (.horizontalLine, .verticalLine) where firstCount % 2 == 1: first
        case (.verticalLine, .horizontalLine) where firstCount % 2 == 1: first
        // Curves that begin upright and sideways alternate; a fifth operand of the last one ends the row.
        case (.verticalFirstCurve, .verticalFirstCurve) where firstCount % 8 == 0: first
        case (.horizontalFirstCurve, .horizontalFirstCurve) where firstCount % 8 == 0: first
        case (.verticalFirstCurve, .horizontalFirstCurve) where firstCount % 8 == 4: first
        case (.horizontalFirstCurve, .verticalFirstCurve) where firstCount % 8 == 4: first
        default: nil
        }
    }

    private mutating func write(_ value: Int) {
        let whole = value >> 16
        guard value & 0xffff == 0 else {
            bytes += [255] + UInt32(truncatingIfNeeded: value).bigEndianBytes
            return
        }
        switch whole {
        case -107...107: bytes.append(UInt8(whole + 139))
        case 108...1131: bytes += [UInt8(247 + (whole - 108) >> 8), UInt8((whole - 108) & 255)]
        case -1131 ... -108: bytes += [UInt8(251 + (-whole - 108) >> 8), UInt8((-whole - 108) & 255)]
        default: bytes += [28, UInt8(truncatingIfNeeded: whole >> 8), UInt8(truncatingIfNeeded: whole)]
        }
    }
}
