/// Something a part can show or keep.
public protocol ValueConvertible {
    var value: Value { get }
}
