/// A piece of an output held in registers while its sums run: `rows` by `vectors` of eight columns.
///
/// Six by two leaves room, among sixteen registers, for the two vectors of the right operand and one element of the
/// left, and gives the multiply-adds enough independent sums.
typealias OutputTile<let rows: Int, let vectors: Int> = InlineArray<rows, InlineArray<vectors, Lanes>>

/// Number of columns of every tile.
let tileColumnCount = 16

extension InlineArray where Element == InlineArray<2, Lanes> {
    /// A tile in which every row starts from the same sixteen numbers.
    @inline(__always)
    init(row p: UnsafePointer<Float>) { self.init(repeating: [load(p), load(p + 8)]) }

    /// Loads the rows of a tile; they are `stride` floats apart.
    @inline(__always)
    init(rows p: UnsafePointer<Float>, stride: Int) {
        self.init { [load(p + $0 * stride), load(p + $0 * stride + 8)] }
    }

    /// A tile with the sums that a forward product starts from; `output` points at the tile's first element.
    @inline(__always)
    init(_ start: ForwardStart, column n: Int, output: UnsafePointer<Float>, stride: Int) {
        switch start {
        case .zero: self.init(repeating: [.zero, .zero])
        case .bias(let bias): self.init(row: bias + n)
        case .output: self.init(rows: output, stride: stride)
        }
    }

    /// Stores the rows of the tile, `stride` floats apart.
    @inline(__always)
    func store(to p: UnsafeMutablePointer<Float>, stride: Int) {
        for row in 0..<count {
            for vector in 0..<2 { Kernels.store(self[row][vector], to: p + row * stride + 8 * vector) }
        }
    }

    /// Adds products to the tile's sums: self[r, n] ← fma(left[k, r], right[k, n], self[r, n]) for k = 0 ..< depth,
    /// upwards.
    ///
    /// `left` is read at r · leftRow + k · leftStep, so that the same loop serves a matrix and its transpose; the rows
    /// of `right` are `rightStride` apart.
    @inline(__always)
    mutating func addProducts(
        depth: Int, left: UnsafePointer<Float>, leftRow: Int, leftStep: Int, right: UnsafePointer<Float>,
        rightStride: Int
    ) {
        for k in 0..<depth { addProducts(of: left + k * leftStep, rowStride: leftRow, with: right + k * rightStride) }
    }

    /// Adds one product to each of the tile's sums: self[r, n] ← fma(left[r · rowStride], right[n], self[r, n]).
    @inline(__always)
    mutating func addProducts(of left: UnsafePointer<Float>, rowStride: Int, with right: UnsafePointer<Float>) {
        for row in 0..<count {
            let x = Lanes(repeating: left[row * rowStride])
            for vector in 0..<2 { self[row][vector] = self[row][vector].addingProduct(x, load(right + 8 * vector)) }
        }
    }
}

/// Cuts `rowCount` rows into tiles of six, four, two and one and calls the closure for each kind with the tile's first
/// row.
@inline(__always)
func forEachTileHeight(
    of rowCount: Int, six: (Int) -> Void, four: (Int) -> Void, two: (Int) -> Void, one: (Int) -> Void
) {
    var row = 0
    while row < rowCount {
        // Eight are better cut into four and four than into six and two.
        switch rowCount - row {
        case 8, 4, 5:
            four(row)
            row += 4
        case 2, 3:
            two(row)
            row += 2
        case 1:
            one(row)
            row += 1
        default:
            six(row)
            row += 6
        }
    }
}
