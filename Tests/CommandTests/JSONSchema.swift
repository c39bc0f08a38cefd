import MigrationKit

/// Checks documents against a JSON Schema (draft 2020-12), as far as the repository's schemas go.
///
/// It is strict where it can be mistaken: a keyword that it does not know, and a `$ref` that leads
/// nowhere, are errors, so that no part of a schema is passed over.
struct JSONSchema {
    private let root: JSON

    init(_ root: JSON) { self.root = root }

    /// What is wrong with a document; empty where it is valid. Each line begins with the place, as a
    /// JSON Pointer (RFC 6901).
    func problems(with document: JSON) -> [String] { problems(document, root, "") }

    private func problems(_ value: JSON, _ schema: JSON, _ place: String) -> [String] {
        guard case .object(let keywords) = schema else { return ["\(place): no schema"] }
        return keywords.flatMap { keyword, argument in
            problems(value, keyword, argument, place, schema)
        }
    }

    private func problems(
        _ value: JSON, _ keyword: String, _ argument: JSON, _ place: String, _ schema: JSON
    ) -> [String] {
        func unless(_ holds: Bool, _ problem: String) -> [String] {
            holds ? [] : ["\(place): \(problem)"]
        }
        switch keyword {
        case "$schema", "$id", "$defs", "title", "description": return []
        case "$ref":
            return resolved(argument).map { problems(value, $0, place) }
                ?? ["\(place): there is no \(argument.compact)"]
        case "type":
            return unless(types(argument).contains { value.is($0) }, "is no \(argument.compact)")
        case "enum":
            return unless(argument.elements.contains(value), "is none of \(argument.compact)")
        case "oneOf":
            let fitting = argument.elements.filter { problems(value, $0, place).isEmpty }
            return unless(fitting.count == 1, "fits \(fitting.count) of oneOf")
        case "required":
            return argument.elements.compactMap(\.string).flatMap { name in
                unless(!value.isObject || value[name] != nil, "has no \(name)")
            }
        case "properties":
            return argument.members.flatMap { name, schema in
                value[name].map { problems($0, schema, "\(place)/\(name)") } ?? []
            }
        case "additionalProperties":
            let known = schema["properties"]?.members.map(\.name) ?? []
            guard argument == false else { return ["\(place): additionalProperties is unknown"] }
            return value.members.map(\.name).flatMap { unless(known.contains($0), "has \($0)") }
        case "items":
            return value.elements.enumerated().flatMap { index, element in
                problems(element, argument, "\(place)/\(index)")
            }
        case "minItems":
            return unless(!value.isArray || value.elements.count >= argument.int, "is short")
        case "maxItems":
            return unless(!value.isArray || value.elements.count <= argument.int, "is long")
        case "minLength":
            return unless((value.string?.unicodeScalars.count ?? .max) >= argument.int, "is short")
        case "minimum": return unless(!value.is("integer") || value.int >= argument.int, "is small")
        default: return ["\(place): the keyword \(keyword) is unknown"]
        }
    }

    /// What `#/a/b` leads to.
    private func resolved(_ reference: JSON) -> JSON? {
        guard let text = reference.string, text.hasPrefix("#/") else { return nil }
        return text.dropFirst(2).split(separator: "/").reduce(root) { $0?[String($1)] }
    }

    private func types(_ argument: JSON) -> [String] {
        argument.string.map { [$0] } ?? argument.elements.compactMap(\.string)
    }
}

extension JSON {
    fileprivate var members: [(name: String, value: JSON)] {
        if case .object(let members) = self { members } else { [] }
    }
    fileprivate var isObject: Bool { self.is("object") }
    fileprivate var isArray: Bool { self.is("array") }
    fileprivate var int: Int { if case .integer(let value) = self { value } else { 0 } }

    /// Whether it is of a type of JSON Schema's; `integer` is one without a fraction as written.
    fileprivate func `is`(_ type: String) -> Bool {
        switch (self, type) {
        case (.null, "null"), (.bool, "boolean"), (.integer, "integer"), (.integer, "number"),
            (.number, "number"), (.string, "string"), (.array, "array"), (.object, "object"):
            true
        default: false
        }
    }
}
