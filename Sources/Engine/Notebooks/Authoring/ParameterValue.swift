/// What a parameter may be.
public protocol ParameterValue {
    init?(value: Value)
}
