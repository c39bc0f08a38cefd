import Glibc

/// The small files that a server keeps: its log and its pid file.
enum TextFiles {
    /// The last `count` bytes of a file as text; empty when it cannot be read.
    static func tail(of path: String, count: Int = 4_096) -> String {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        let size = Int(lseek(descriptor, 0, SEEK_END))
        let start = max(0, size - count)
        lseek(descriptor, off_t(start), SEEK_SET)
        var bytes = [UInt8](repeating: 0, count: size - start)
        let length = unsafe read(descriptor, &bytes, bytes.count)
        let text = String(decoding: bytes.prefix(max(0, length)), as: UTF8.self)
        guard start > 0, let newline = text.firstIndex(of: "\n") else { return text }
        return String(text[text.index(after: newline)...])
    }
}
