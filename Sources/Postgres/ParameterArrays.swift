internal import CLibpq

/// Parameters in the three parallel arrays that libpq takes (`PQsendQueryParams`).
struct ParameterArrays {
    private var storage: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ parameters: [Parameter]) {
        storage.reserveCapacity(parameters.reduce(0) { $0 + $1.size + 1 })
        offsets.reserveCapacity(parameters.count)
        lengths.reserveCapacity(parameters.count)
        formats.reserveCapacity(parameters.count)
        for parameter in parameters {
            switch parameter {
            case .null: append(EmptyCollection(), format: 0, isNull: true)
            case .text(let text): append(text.utf8, format: 0)
            case .binary(let bytes): append(bytes, format: 1)
            }
        }
    }

    private mutating func append(
        _ bytes: some Collection<UInt8>, format: Int32, isNull: Bool = false
    ) {
        let offset = storage.count
        offsets.append(isNull ? nil : offset)
        storage.append(contentsOf: bytes)
        lengths.append(Int32(storage.count - offset))
        formats.append(format)
        // Text ends with a NUL, which libpq looks for.
        if !isNull { storage.append(0) }
    }

    /// Calls `body` with pointers that are good for that call.
    func withPointers<Result>(
        _ body: (
            Int32, UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>
        ) -> Result
    ) -> Result {
        unsafe storage.withUnsafeBytes { bytes in
            let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = unsafe offsets.map { offset in
                unsafe offset.flatMap { offset in unsafe start.map { unsafe $0 + offset } }
            }
            return unsafe body(Int32(offsets.count), pointers, lengths, formats)
        }
    }
}

extension Parameter {
    fileprivate var size: Int {
        switch self {
        case .null: 0
        case .text(let text): text.utf8.count
        case .binary(let bytes): bytes.count
        }
    }
}
