import CCairo

/// An in-memory destination for Cairo's output streams.
package final class ByteSink {
    /// The bytes written so far.
    package var bytes: [UInt8] = []

    /// Creates an empty sink.
    package init() {}

    /// A write callback for Cairo that appends the data to the sink that `closure` points to.
    ///
    /// The sink is not retained: it must live as long as the surface. A null pointer gives `CAIRO_STATUS_WRITE_ERROR`.
    package static let write:
        @convention(c) (
            UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, UInt32
        ) -> cairo_status_t = { closure, data, count in
            guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
            let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
            sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
            return CAIRO_STATUS_SUCCESS
        }
}
