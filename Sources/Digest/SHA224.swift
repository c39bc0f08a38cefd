/// SHA-224 (FIPS 180-4, 6.3), which GLib does not have.
struct SHA224 {
    private var state: [UInt32] = [
        0xC105_9ED8, 0x367C_D507, 0x3070_DD17, 0xF70E_5939,
        0xFFC0_0B31, 0x6858_1511, 0x64F9_8FA7, 0xBEFA_4FA4,
    ]
    private var rest: [UInt8] = []
    private var count: UInt64 = 0

    mutating func update(_ bytes: [UInt8]) {
        count += UInt64(bytes.count)
        rest += bytes
        let whole = rest.count - rest.count % 64
        for start in stride(from: 0, to: whole, by: 64) { take(rest[start..<start + 64]) }
        rest.removeFirst(whole)
    }

    consuming func digest() -> [UInt8] {
        let length = count * 8
        let padding = (rest.count < 56 ? 56 : 120) - rest.count
        update([0x80] + [UInt8](repeating: 0, count: padding - 1) + length.bigEndianBytes)
        return state.prefix(7).flatMap(\.bigEndianBytes)
    }

    private mutating func take(_ block: ArraySlice<UInt8>) {
        var schedule = [UInt32](repeating: 0, count: 64)
        for (index, byte) in block.enumerated() {
            schedule[index / 4] = schedule[index / 4] << 8 | UInt32(byte)
        }
        for index in 16..<64 {
            let (one, two) = (schedule[index - 15], schedule[index - 2])
            let first = one.rotated(7) ^ one.rotated(18) ^ one >> 3
            let second = two.rotated(17) ^ two.rotated(19) ^ two >> 10
            schedule[index] = schedule[index - 16] &+ first &+ schedule[index - 7] &+ second
        }
        var words = state
        for index in 0..<64 {
            let (a, e) = (words[0], words[4])
            let choice = e & words[5] ^ ~e & words[6]
            let majority = a & words[1] ^ a & words[2] ^ words[1] & words[2]
            let first =
                words[7] &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ choice
                &+ Self.constants[index] &+ schedule[index]
            let second = (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ majority
            words = [
                first &+ second, a, words[1], words[2], words[3] &+ first, e, words[5], words[6],
            ]
        }
        for index in 0..<8 { state[index] &+= words[index] }
    }

    /// The fractions of the first 64 primes' cube roots.
    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
        0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
        0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
        0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
        0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
        0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
        0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
        0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
        0xc671_78f2,
    ]
}

extension UInt32 {
    fileprivate func rotated(_ count: UInt32) -> UInt32 { self >> count | self << (32 - count) }
}

extension FixedWidthInteger {
    fileprivate var bigEndianBytes: [UInt8] {
        stride(from: Self.bitWidth - 8, through: 0, by: -8).map {
            UInt8(truncatingIfNeeded: self >> $0)
        }
    }
}
