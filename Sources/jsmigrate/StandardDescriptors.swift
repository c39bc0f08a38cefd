import Glibc

/// The descriptors that a program is started with: 0, 1 and 2.
enum StandardDescriptors {
    /// Holds the place of each that is closed, as what is opened next would get its number: a report would be
    /// written into a file or a connection. Reading from it and writing to it still fail with EBADF, as the
    /// place is held by what is open in the other direction.
    static func holdPlaces() {
        let directions = [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ]
        for (descriptor, flags) in directions where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest number that is free is the one that it gets (POSIX, open).
            _ = unsafe open("/dev/null", flags)
        }
    }
}
