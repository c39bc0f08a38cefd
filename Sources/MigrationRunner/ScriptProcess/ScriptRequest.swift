import MigrationKit

/// What the process of scripts is asked to do; it answers each with one ``ScriptAnswer``.
enum ScriptRequest {
    /// To connect.
    case connect(ScriptWorld)
    /// To remember what validators are told in a phase.
    case begin(ScriptValidationFacts)
    /// To load a file, and say what validators it has.
    case load(ScriptValidatorFile)
    /// To run one of them.
    case run(ScriptValidator)
    /// To give its connection back until it is needed again.
    case rest
    /// To be ready to look at the code of migrations.
    case look(ListingWorld)
    /// To look at one of them.
    case list(ListingTask)

    /// Reads a message.
    init?(_ json: JSON) {
        if let world = json["connect"].flatMap(ScriptWorld.init) {
            self = .connect(world)
        } else if let facts = json["begin"].flatMap(ScriptValidationFacts.init) {
            self = .begin(facts)
        } else if let file = json["load"].flatMap(ScriptValidatorFile.init) {
            self = .load(file)
        } else if let file = json["of"].flatMap(ScriptValidatorFile.init),
            let validator = json["run"].flatMap({ ScriptValidator($0, of: file) })
        {
            self = .run(validator)
        } else if json["rest"] != nil {
            self = .rest
        } else if let world = json["look"].flatMap(ListingWorld.init) {
            self = .look(world)
        } else if let task = json["list"].flatMap(ListingTask.init) {
            self = .list(task)
        } else {
            return nil
        }
    }

    /// The request as a message.
    var json: JSON {
        switch self {
        case .connect(let world): ["connect": world.json]
        case .begin(let facts): ["begin": facts.json]
        case .load(let file): ["load": file.json]
        case .run(let validator): ["run": validator.json, "of": validator.file.json]
        case .rest: ["rest": true]
        case .look(let world): ["look": world.json]
        case .list(let task): ["list": task.json]
        }
    }
}
