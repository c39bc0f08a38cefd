import MigrationKit

/// What is known of a script once it is loaded.
struct ListedScript {
    /// Whether it can be run in each direction.
    let hasUp, hasDown: Bool
    /// False where it wants no transaction around its statements.
    let wantsTransaction: Bool

    init(_ script: MigrationScript) {
        hasUp = script.hasUp
        hasDown = script.hasDown
        wantsTransaction = script.wantsTransaction
    }

    /// Reads what ``json`` has written.
    init(_ json: JSON) {
        hasUp = json["up"] == true
        hasDown = json["down"] == true
        wantsTransaction = json["transaction"] == true
    }

    /// What is known as a message.
    var json: JSON {
        ["up": .bool(hasUp), "down": .bool(hasDown), "transaction": .bool(wantsTransaction)]
    }
}
