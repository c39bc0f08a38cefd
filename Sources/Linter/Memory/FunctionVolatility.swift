import PgQuery

/// What is known of the volatility of functions without asking a database.
enum FunctionVolatility {
    /// A function that may give another value at each call, and why that is assumed.
    struct Volatile {
        /// Why, in a clause: `random() is volatile`.
        let reason: String
    }

    /// The first function of an expression that is volatile; nil where none is.
    static func volatile(in expression: SQLExpression, _ schema: SchemaMemory) -> Volatile? {
        let names = expression.functions.sorted { "\($0)" < "\($1)" }
        return names.lazy.compactMap { reason(to: $0, schema) }.first.map(Volatile.init)
    }

    private static func reason(to function: SQLName, _ schema: SchemaMemory) -> String? {
        if let volatility = schema.volatility(of: function) {
            return volatility == "volatile" ? "\(function)() is volatile" : nil
        }
        let isBuiltIn = function.schema == nil || function.schema == "pg_catalog"
        if volatileNames.contains(function.name) { return "\(function)() is volatile" }
        if isBuiltIn, settledNames.contains(function.name) { return nil }
        return "\(function)() is volatile unless it was created STABLE or IMMUTABLE"
    }

    /// Volatile functions of the server and of the extensions that come with it, those that defaults call.
    static let volatileNames: Set<String> = [
        "clock_timestamp", "currval", "gen_random_bytes", "gen_random_uuid", "gen_salt", "lastval",
        "nextval", "random", "random_normal", "setval", "timeofday", "uuid_generate_v1",
        "uuid_generate_v1mc", "uuid_generate_v4", "uuidv4", "uuidv7",
    ]

    /// Functions of the server that are not volatile, those that defaults call.
    static let settledNames: Set<String> = [
        "abs", "age", "array_append", "array_cat", "array_fill", "array_length", "btrim", "ceil",
        "ceiling", "chr", "coalesce", "concat", "concat_ws", "current_database", "current_schema",
        "current_setting", "date", "date_part", "date_trunc", "decode", "div", "encode", "floor",
        "format", "inet_client_addr", "int4range", "int8range", "daterange", "numrange",
        "tsrange", "tstzrange", "json_build_array", "json_build_object", "jsonb_build_array",
        "jsonb_build_object", "jsonb_object", "json_object", "left", "length", "lower", "lpad",
        "ltrim", "make_date", "make_interval", "make_time", "make_timestamp", "make_timestamptz",
        "md5", "mod", "now", "nullif", "power", "regexp_replace", "repeat", "replace", "reverse",
        "right", "round", "rpad", "rtrim", "sha224", "sha256", "sha384", "sha512", "split_part",
        "sqrt", "statement_timestamp", "strpos", "substr", "substring", "timezone", "to_char",
        "to_date", "to_json", "to_jsonb", "to_number", "to_timestamp", "to_tsvector",
        "transaction_timestamp", "trim", "trunc", "upper", "extract",
    ]
}
