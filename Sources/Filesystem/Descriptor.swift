import Glibc

/// An open file that closes itself.
struct Descriptor: ~Copyable {
    let number: Int32

    /// Opens a file; the descriptor is not inherited by programs that are started.
    init(opening path: String, flags: Int32, mode: UInt32 = 0) throws(FilesystemError) {
        var number: Int32
        repeat {
            number = unsafe open(path, flags | O_CLOEXEC, mode)
        } while number < 0 && errno == EINTR
        guard number >= 0 else { throw .last("open", path) }
        self.number = number
    }

    deinit { close(number) }
}
