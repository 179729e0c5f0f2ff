/// `\phantom` and its kin: the room that something would take, or ink that takes none.
package struct MathPhantom: Hashable, Sendable {
    package var body: [MathNode]
    package var showsInk: Bool
    package var keepsWidth: Bool
    package var keepsHeight: Bool
}
