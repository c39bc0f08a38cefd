import Glibc

/// What handlers did, in order.
final class Log {
    private(set) var entries: [String] = []

    func add(_ entry: String) { entries.append(entry) }
}

/// Both ends of a pipe that neither blocks.
final class Pipe {
    let reading: Int32
    let writing: Int32

    init() {
        var descriptors: [Int32] = [-1, -1]
        let result = unsafe pipe(&descriptors)
        precondition(result == 0, "no pipe")
        (reading, writing) = (descriptors[0], descriptors[1])
        for descriptor in descriptors { _ = fcntl(descriptor, F_SETFL, O_NONBLOCK) }
    }

    deinit {
        close(reading)
        close(writing)
    }

    func write(_ text: String) {
        let bytes = Array(text.utf8)
        let count = unsafe Glibc.write(writing, bytes, bytes.count)
        precondition(count == bytes.count, "the pipe is full")
    }

    /// Writes until nothing more goes in.
    func fill() {
        let bytes = [UInt8](repeating: 0, count: 65_536)
        while unsafe Glibc.write(writing, bytes, bytes.count) > 0 {}
    }

    /// Takes out what there is; empty where there is nothing.
    @discardableResult
    func read() -> String {
        var bytes = [UInt8](repeating: 0, count: 1_048_576)
        let count = unsafe Glibc.read(reading, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }
}
