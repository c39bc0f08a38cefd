/// An ES module turned into the body of a function, with what it imports and exports.
///
/// The body has the lines of the module, and its columns but for `movedColumns`. The loader (internal/modules/esm.js) puts it
/// into a function whose parameters are `names` and the local names of the imports.
package struct RewrittenModule: Sendable {
    /// A module that is asked for, once per declaration.
    package struct Request: Equatable, Sendable {
        /// The specifier, decoded.
        package var specifier: String
        /// The import attributes, in the order written.
        package var attributes: [Attribute] = []
        /// Line of the declaration, from 1.
        package var line: Int
        /// Column of the specifier in UTF-16 units, from 1.
        package var column: Int
    }

    /// An import attribute: `type: "json"`.
    package struct Attribute: Equatable, Sendable {
        /// The key.
        package var key: String
        /// The value.
        package var value: String
    }

    /// A name that an import declaration binds.
    package struct Import: Equatable, Sendable {
        /// Index into `requests`.
        package var request: Int
        /// The name in the other module, `*` for its namespace object.
        package var imported: String
        /// The name in this module.
        package var local: String
        /// Line of the imported name, from 1.
        package var line: Int
        /// Column of the imported name in UTF-16 units, from 1.
        package var column: Int
        /// Whether a variable of the local name is assigned somewhere: if it is the import, the
        /// loader must throw.
        package var isAssigned = false
    }

    /// An export of a variable of this module.
    package struct LocalExport: Equatable, Sendable {
        /// The name for others.
        package var exported: String
        /// The name in the body.
        package var local: String
        /// Whether the variable keeps its first value for certain.
        package var isConstant: Bool
    }

    /// An export that hands on a name of another module.
    package struct IndirectExport: Equatable, Sendable {
        /// The name for others.
        package var exported: String
        /// Index into `requests`.
        package var request: Int
        /// The name in the other module, `*` for its namespace object.
        package var imported: String
        /// Line of the imported name, from 1.
        package var line: Int
        /// Column of the imported name in UTF-16 units, from 1.
        package var column: Int
    }

    /// Identifiers that occur nowhere in the source, none longer than what it stands for.
    package struct Names: Equatable, Sendable {
        /// Called first, with the functions that read the local exports.
        package var register = "$exprt"
        /// Stands for `import.meta`.
        package var meta = "$meta"
        /// Stands for the function `import`.
        package var dynamicImport = "$imprt"
        /// Holds an anonymous default export.
        package var defaultExport = "$deflt"
        /// The object of the `with` statement around a module with live imports.
        package var scope = "$scope"
        /// Stands for the variable `arguments`, which a module has not, in its own statements.
        package var arguments = "$argments"
    }

    /// The body.
    package var source = ""
    /// The identifiers put into the body.
    package var names = Names()
    /// The modules asked for, in source order.
    package var requests: [Request] = []
    /// The names bound by imports.
    package var imports: [Import] = []
    /// The exports of own variables.
    package var localExports: [LocalExport] = []
    /// The exports of other modules' names.
    package var indirectExports: [IndirectExport] = []
    /// Indices of the requests of `export * from`.
    package var starExports: [Int] = []
    /// Whether there is an import or export declaration or an `import.meta`.
    package var hasModuleSyntax = false
    /// Whether `import.meta` occurs.
    package var usesImportMeta = false
    /// Whether `import(…)` occurs.
    package var usesDynamicImport = false
    /// Whether an `await` stands outside every function with a block: only then may the module have
    /// a top-level await, which the engine's parser decides.
    package var mayAwait = false
    /// Where columns have moved.
    package var movedColumns: [MovedColumn] = []
}
