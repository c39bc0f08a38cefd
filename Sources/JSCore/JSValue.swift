internal import CJavaScriptCore

/// A JavaScript value, kept alive for as long as this reference to it.
///
/// The engine's collector sees the stack, and of Swift's memory only what it was told of; so whatever it manages is
/// protected. Numbers, booleans, `null` and `undefined` are not managed.
@safe package final class JSValue: CustomStringConvertible {
    /// The context that the value belongs to.
    package let context: JSContext
    let reference: JSValueRef
    private let isManaged: Bool
    /// Whether it was found to be callable, which it then always is.
    private var isKnownFunction = false

    init(_ context: JSContext, _ reference: JSValueRef) {
        self.context = context
        unsafe self.reference = reference
        isManaged = true
        unsafe JSValueProtect(context.reference, reference)
    }

    /// A number, a boolean, `null` or `undefined`.
    init(_ context: JSContext, immediate reference: JSValueRef) {
        self.context = context
        unsafe self.reference = reference
        isManaged = false
    }

    deinit { if isManaged { unsafe JSValueUnprotect(context.reference, reference) } }

    /// Whether it is `undefined`.
    package var isUndefined: Bool { unsafe JSValueIsUndefined(context.reference, reference) }
    /// Whether it is `null`.
    package var isNull: Bool { unsafe JSValueIsNull(context.reference, reference) }
    /// Whether it is `undefined` or `null`.
    package var isNullish: Bool { isUndefined || isNull }
    /// Whether it is an object, functions included.
    package var isObject: Bool { unsafe JSValueIsObject(context.reference, reference) }
    /// Whether it is an array.
    package var isArray: Bool { unsafe JSValueIsArray(context.reference, reference) }
    /// Whether it is a string.
    package var isString: Bool { unsafe JSValueIsString(context.reference, reference) }
    /// Whether it is a number.
    package var isNumber: Bool { unsafe JSValueIsNumber(context.reference, reference) }
    /// Whether it can be called.
    package var isFunction: Bool {
        if isKnownFunction { return true }
        guard isObject else { return false }
        isKnownFunction = unsafe JSObjectIsFunction(context.reference, reference as JSObjectRef?)
        return isKnownFunction
    }

    /// Whether it counts as true.
    package var truthy: Bool { unsafe JSValueToBoolean(context.reference, reference) }

    /// The number it converts to; NaN where it converts to none.
    package var number: Double { unsafe JSValueToNumber(context.reference, reference, nil) }

    /// The number as an integer, nil where it is not one.
    package var integer: Int? { Int(exactly: number) }

    /// The string, nil for every value that is not one.
    package var string: String? { isString ? description : nil }

    /// The value as `String(value)` gives it; a value that cannot be converted is named as such.
    package var description: String {
        guard let copy = unsafe JSValueToStringCopy(context.reference, reference, nil) else {
            return "[object that has no string form]"
        }
        return unsafe EngineString(owned: copy).text
    }

    /// Whether both are the same value, as `===` judges.
    package func isIdentical(to other: JSValue) -> Bool {
        unsafe JSValueIsStrictEqual(context.reference, reference, other.reference)
    }

    /// Whether it is an instance of a global constructor, as `instanceof` judges.
    package func isInstance(of constructor: String) -> Bool {
        guard let function = context.globalObject[constructor], function.isObject else {
            return false
        }
        return unsafe JSValueIsInstanceOfConstructor(
            context.reference, reference, function.reference as JSObjectRef?, nil)
    }

    /// The target of a Proxy; nil for every other value.
    package var proxyTarget: JSValue? {
        guard isObject, let target = unsafe JSObjectGetProxyTarget(reference as JSObjectRef?) else {
            return nil
        }
        return unsafe JSValue(context, target)
    }

    /// Calls the function.
    ///
    /// - Parameter this: an object; for every other value `this` is the global object.
    /// - Throws: what it threw, and an Error where the value is no function.
    @discardableResult
    package func call(
        this: JSValue? = nil, _ arguments: [JSValue] = []
    ) throws(JSException) -> JSValue {
        let result = try unsafe callRaw(this: this, arguments)
        return unsafe result.map { unsafe JSValue(context, $0) } ?? context.undefined
    }

    /// Calls the function for what it does; what it gives is not looked at.
    ///
    /// - Throws: what it threw, and an Error where the value is no function.
    package func run(_ arguments: [JSValue] = []) throws(JSException) {
        _ = try unsafe callRaw(this: nil, arguments)
    }

    private func callRaw(
        this: JSValue?, _ arguments: [JSValue]
    ) throws(JSException) -> JSValueRef? {
        // The engine takes the pointers for objects without looking, and answers nothing where they
        // cannot be called.
        guard isFunction else {
            throw JSException(value: context.error("\(description) is not a function"))
        }
        let receiver = this.flatMap { $0.isObject ? $0 : nil }
        var exception: JSValueRef?
        let result = unsafe withUnsafeTemporaryAllocation(
            of: JSValueRef?.self, capacity: max(1, arguments.count)
        ) { references in
            for (index, argument) in arguments.enumerated() {
                unsafe references.initializeElement(at: index, to: argument.reference)
            }
            return unsafe JSObjectCallAsFunction(
                context.reference, reference as JSObjectRef?, receiver?.reference as JSObjectRef?,
                arguments.count, references.baseAddress, &exception)
        }
        if let exception = unsafe exception {
            throw unsafe JSException(value: JSValue(context, exception))
        }
        return unsafe result
    }
}
