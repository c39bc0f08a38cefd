internal import CJavaScriptCore

extension JSValue {
    /// Reads a property.
    ///
    /// - Throws: what a getter threw, and a TypeError for `undefined` and `null`.
    package func get(_ name: String) throws(JSException) -> JSValue {
        let key = EngineString(name)
        return try unsafe context.call { exception in
            guard let object = unsafe JSValueToObject(context.reference, reference, exception)
            else {
                return nil
            }
            return unsafe JSObjectGetProperty(
                context.reference, object, key.reference, exception)
        }
    }

    /// Reads a property of an object; nil where it is absent, `undefined`, or its getter throws.
    package subscript(name: String) -> JSValue? {
        guard isObject, let value = try? get(name), !value.isUndefined else { return nil }
        return value
    }

    /// Reads an element of an array; `undefined` where there is none.
    package subscript(index: Int) -> JSValue {
        guard isObject, index >= 0, index < UInt32.max,
            let element = unsafe JSObjectGetPropertyAtIndex(
                context.reference, reference as JSObjectRef?, UInt32(index), nil)
        else { return context.undefined }
        return unsafe JSValue(context, element)
    }

    /// The elements of an array; none where it is no array.
    package var elements: [JSValue] {
        guard isArray, let count = self["length"]?.integer else { return [] }
        return (0..<count).map { self[$0] }
    }

    /// Writes a property, enumerable and writable; a value that is no object stays as it is.
    package func set(_ name: String, _ value: JSValue) {
        guard isObject else { return }
        let key = EngineString(name)
        unsafe JSObjectSetProperty(
            context.reference, reference as JSObjectRef?, key.reference, value.reference,
            JSPropertyAttributes(kJSPropertyAttributeNone), nil)
    }

    /// The names of the object's own and inherited enumerable properties.
    package var propertyNames: [String] {
        guard isObject else { return [] }
        let names = unsafe JSObjectCopyPropertyNames(context.reference, reference as JSObjectRef?)
        defer { unsafe JSPropertyNameArrayRelease(names) }
        return (0..<(unsafe JSPropertyNameArrayGetCount(names))).compactMap { index in
            guard let name = unsafe JSPropertyNameArrayGetNameAtIndex(names, index) else {
                return nil
            }
            return unsafe EngineString(owned: JSStringRetain(name)).text
        }
    }
}
