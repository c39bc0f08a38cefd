extension RewrittenModule {
    /// Everything but the source, as the JSON text that internal/modules/esm.js reads.
    package var metadata: String {
        var writer = JSONWriter()
        writer.object {
            $0.key("names")
            $0.object {
                $0.member("register", names.register)
                $0.member("meta", names.meta)
                $0.member("dynamicImport", names.dynamicImport)
                $0.member("defaultExport", names.defaultExport)
                $0.member("scope", names.scope)
                $0.member("arguments", names.arguments)
            }
            $0.array("requests", requests) { writer, request in
                writer.member("specifier", request.specifier)
                writer.member("line", request.line)
                writer.member("column", request.column)
                writer.key("attributes")
                writer.object {
                    for attribute in request.attributes {
                        $0.member(attribute.key, attribute.value)
                    }
                }
            }
            $0.array("imports", imports) { writer, entry in
                writer.member("request", entry.request)
                writer.member("imported", entry.imported)
                writer.member("local", entry.local)
                writer.member("line", entry.line)
                writer.member("column", entry.column)
                writer.member("isAssigned", entry.isAssigned)
            }
            $0.array("localExports", localExports) { writer, entry in
                writer.member("exported", entry.exported)
                writer.member("local", entry.local)
                writer.member("isConstant", entry.isConstant)
            }
            $0.array("indirectExports", indirectExports) { writer, entry in
                writer.member("exported", entry.exported)
                writer.member("request", entry.request)
                writer.member("imported", entry.imported)
                writer.member("line", entry.line)
                writer.member("column", entry.column)
            }
            $0.array("starExports", starExports) { $0.member("request", $1) }
            $0.member("hasModuleSyntax", hasModuleSyntax)
            $0.member("usesImportMeta", usesImportMeta)
            $0.member("usesDynamicImport", usesDynamicImport)
            $0.member("mayAwait", mayAwait)
            $0.movedColumns(movedColumns)
        }
        return writer.text
    }
}

extension RewrittenCommonJS {
    /// Everything but the source, as the JSON text that internal/modules/cjs.js reads.
    package var metadata: String {
        var writer = JSONWriter()
        writer.object {
            $0.member("dynamicImport", dynamicImport)
            $0.member("usesDynamicImport", usesDynamicImport)
            $0.member("hasModuleSyntax", hasModuleSyntax)
            $0.member("mayAwait", mayAwait)
            $0.movedColumns(movedColumns)
        }
        return writer.text
    }
}

extension ModuleSyntaxError {
    /// The error as JSON text: `{"error": {message, line, column}}`.
    package var metadata: String {
        var writer = JSONWriter()
        writer.object {
            $0.key("error")
            $0.object {
                $0.member("message", message)
                $0.member("line", line)
                $0.member("column", column)
            }
        }
        return writer.text
    }
}

/// Writes JSON text in order.
private struct JSONWriter {
    var text = ""
    private var needsComma = false

    mutating func object(_ members: (inout JSONWriter) -> Void) {
        open("{")
        members(&self)
        close("}")
    }

    mutating func array<Element>(
        _ name: String, _ elements: [Element], _ members: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        open("[")
        for element in elements { object { members(&$0, element) } }
        close("]")
    }

    mutating func movedColumns(_ movedColumns: [MovedColumn]) {
        array("movedColumns", movedColumns) { writer, moved in
            writer.member("line", moved.line)
            writer.member("column", moved.column)
            writer.member("length", moved.length)
        }
    }

    mutating func member(_ name: String, _ value: String) {
        key(name)
        append(quoted: value)
        needsComma = true
    }

    mutating func member(_ name: String, _ value: Int) {
        key(name)
        text += String(value)
        needsComma = true
    }

    mutating func member(_ name: String, _ value: Bool) {
        key(name)
        text += value ? "true" : "false"
        needsComma = true
    }

    mutating func key(_ name: String) {
        if needsComma { text += "," }
        append(quoted: name)
        text += ":"
        needsComma = false
    }

    private mutating func open(_ bracket: String) {
        if needsComma { text += "," }
        text += bracket
        needsComma = false
    }

    private mutating func close(_ bracket: String) {
        text += bracket
        needsComma = true
    }

    private mutating func append(quoted string: String) {
        text += "\""
        if string.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) {
            text += Self.escaped(string)
        } else {
            text += string
        }
        text += "\""
    }

    private static func escaped(_ string: String) -> String {
        var result = ""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
