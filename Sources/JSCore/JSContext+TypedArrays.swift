internal import CJavaScriptCore
private import Glibc

extension JSContext {
    /// A Uint8Array with a copy of these bytes.
    package func uint8Array(_ bytes: [UInt8]) -> JSValue {
        unsafe bytes.withUnsafeBytes {
            unsafe typedArray(kJSTypedArrayTypeUint8Array, $0, bytes.count)
        }
    }

    /// An Int32Array with a copy of these numbers.
    package func int32Array(_ numbers: [Int32]) -> JSValue {
        unsafe numbers.withUnsafeBytes {
            unsafe typedArray(kJSTypedArrayTypeInt32Array, $0, numbers.count)
        }
    }

    /// A Float64Array with a copy of these numbers.
    package func float64Array(_ numbers: [Double]) -> JSValue {
        unsafe numbers.withUnsafeBytes {
            unsafe typedArray(kJSTypedArrayTypeFloat64Array, $0, numbers.count)
        }
    }

    private func typedArray(
        _ type: JSTypedArrayType, _ bytes: UnsafeRawBufferPointer, _ count: Int
    ) -> JSValue {
        guard let array = unsafe JSObjectMakeTypedArray(reference, type, count, nil) else {
            return undefined
        }
        if let source = bytes.baseAddress,
            let target = unsafe JSObjectGetTypedArrayBytesPtr(reference, array, nil)
        {
            unsafe memcpy(target, source, bytes.count)
        }
        return unsafe JSValue(self, array)
    }
}

extension JSValue {
    /// The bytes of a typed array, a Buffer included; nil for every other value.
    package var bytes: [UInt8]? {
        let type = unsafe JSValueGetTypedArrayType(context.reference, reference, nil)
        guard type != kJSTypedArrayTypeNone, type != kJSTypedArrayTypeArrayBuffer else {
            return nil
        }
        let object = unsafe reference as JSObjectRef?
        let count = unsafe JSObjectGetTypedArrayByteLength(context.reference, object, nil)
        let offset = unsafe JSObjectGetTypedArrayByteOffset(context.reference, object, nil)
        guard count > 0,
            let start = unsafe JSObjectGetTypedArrayBytesPtr(context.reference, object, nil)
        else { return [] }
        return unsafe [UInt8](UnsafeRawBufferPointer(start: start + offset, count: count))
    }

    /// Writes into the memory of a typed array; what lies beyond its end is left out, as is everything where
    /// the value is none.
    ///
    /// - Parameter offset: where in the array, in bytes.
    package func write(_ bytes: [UInt8], at offset: Int) {
        let type = unsafe JSValueGetTypedArrayType(context.reference, reference, nil)
        guard type != kJSTypedArrayTypeNone, type != kJSTypedArrayTypeArrayBuffer else { return }
        let object = unsafe reference as JSObjectRef?
        let size = unsafe JSObjectGetTypedArrayByteLength(context.reference, object, nil)
        let start = unsafe JSObjectGetTypedArrayByteOffset(context.reference, object, nil)
        let count = min(bytes.count, size - offset)
        guard offset >= 0, count > 0,
            let memory = unsafe JSObjectGetTypedArrayBytesPtr(context.reference, object, nil)
        else { return }
        unsafe bytes.withUnsafeBytes { source in
            guard let first = source.baseAddress else { return }
            unsafe _ = memcpy(memory + start + offset, first, count)
        }
    }
}
