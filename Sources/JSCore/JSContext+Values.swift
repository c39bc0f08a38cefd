internal import CJavaScriptCore

extension JSContext {
    /// `undefined`.
    package var undefined: JSValue {
        unsafe JSValue(self, immediate: JSValueMakeUndefined(reference))
    }

    /// `null`.
    package var null: JSValue { unsafe JSValue(self, immediate: JSValueMakeNull(reference)) }

    /// A boolean.
    package func value(_ boolean: Bool) -> JSValue {
        unsafe JSValue(self, immediate: JSValueMakeBoolean(reference, boolean))
    }

    /// A number.
    package func value(_ number: Double) -> JSValue {
        unsafe JSValue(self, immediate: JSValueMakeNumber(reference, number))
    }

    /// A number.
    package func value(_ number: Int) -> JSValue { value(Double(number)) }

    /// A string.
    package func value(_ text: String) -> JSValue {
        let string = EngineString(text)
        return unsafe JSValue(self, JSValueMakeString(reference, string.reference))
    }

    /// A string, or `undefined` for nil.
    package func value(_ text: String?) -> JSValue { text.map { value($0) } ?? undefined }

    /// A string of this UTF-8, which is valid and holds no NUL.
    package func value(utf8 text: consuming [UInt8]) -> JSValue {
        text.append(0)
        return unsafe text.withUnsafeBytes { bytes in
            let string = unsafe EngineString(
                utf8: bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
            return unsafe JSValue(self, JSValueMakeString(reference, string.reference))
        }
    }

    /// A string of these UTF-16 code units, lone surrogates included.
    package func value(utf16 units: [UInt16]) -> JSValue {
        let string = unsafe EngineString(owned: JSStringCreateWithCharacters(units, units.count))
        return unsafe JSValue(self, JSValueMakeString(reference, string.reference))
    }

    /// An object of these properties, in order.
    package func object(_ properties: KeyValuePairs<String, JSValue> = [:]) -> JSValue {
        let object = unsafe JSValue(self, JSObjectMake(reference, nil, nil))
        for (name, value) in properties { object.set(name, value) }
        return object
    }

    /// An array of these elements.
    package func array(_ elements: [JSValue]) -> JSValue {
        let references = unsafe elements.map { unsafe Optional($0.reference) }
        return unsafe JSValue(
            self, JSObjectMakeArray(reference, references.count, references, nil))
    }

    /// An Error object with this message.
    package func error(_ message: String) -> JSValue {
        let message = value(message)
        // The engine's collector does not see an array of ours: the value must outlive the call.
        return withExtendedLifetime(message) {
            var argument: JSValueRef? = unsafe message.reference
            return unsafe JSValue(self, JSObjectMakeError(reference, 1, &argument, nil))
        }
    }
}
