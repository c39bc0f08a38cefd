import Digest
import Filesystem

/// The checksum by which a file is known again: SHA-256 of its bytes with LF line ends, in hexadecimal.
package enum FileChecksum {
    /// Computes it; nil where the file cannot be read.
    package static func of(_ path: String) -> String? {
        guard let bytes = try? Filesystem.read(path) else { return nil }
        return SHA256.hex(withLineFeeds(bytes))
    }

    /// CR LF becomes LF; so does a lone CR.
    private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0x0D) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A, index > 0, bytes[index - 1] == 0x0D { continue }
            result.append(byte == 0x0D ? 0x0A : byte)
        }
        return result
    }
}
