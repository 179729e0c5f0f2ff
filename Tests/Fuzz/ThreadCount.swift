import Foundation

/// The number of threads of this process.
///
/// A worker thread lets go of what it was given a moment after its result has arrived. The leak detector would look at
/// that moment and call it lost: it does not recognise pointers that carry the case of an enumeration in their bits, as
/// those to `Value`s do. So a run is over when its threads are.
struct ThreadCount {
    private let before = Self.now

    /// Waits until there are no more threads than before, but at most two seconds.
    func waitUntilAsBefore() {
        var waits = 0
        while Self.now > before, waits < 10_000 {
            usleep(200)
            waits += 1
        }
    }

    /// The twentieth field of proc(5)'s `stat`, counted from behind the program's name, which may hold spaces.
    private static var now: Int {
        let file = open("/proc/self/stat", O_RDONLY)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        let bytes = [UInt8](unsafeUninitializedCapacity: 1024) { buffer, count in
            count = max(0, read(file, buffer.baseAddress, buffer.count))
        }
        guard let name = bytes.lastIndex(of: UInt8(ascii: ")")) else { return 0 }
        let fields = bytes[(name + 1)...].split(separator: UInt8(ascii: " "))
        return fields.count > 17 ? Int(String(decoding: fields[17], as: UTF8.self)) ?? 0 : 0
    }
}
