import MigrationKit

/// What the process of scripts says: news at any time, and an answer to each request.
enum ScriptAnswer {
    /// Something to tell.
    case told(ScriptNews)
    /// The request was carried out; the server's process, where it was to connect.
    case done(process: Int32?)
    /// The server let nobody in, for this reason.
    case refused(String)
    /// What a file has.
    case loaded([ScriptValidator])
    /// Why a file cannot be used.
    case unloadable(String)
    /// What a validator came to.
    case results([ValidationResult])
    /// How the look at a migration's code ended.
    case listed(ScriptListing)

    /// Reads a message.
    ///
    /// - Parameter file: the file that is being loaded, if one is.
    init?(_ json: JSON, loading file: ScriptValidatorFile?) {
        if let news = ScriptNews(json) {
            self = .told(news)
        } else if let done = json["done"] {
            self = .done(process: done.integer.flatMap { Int32(exactly: $0) })
        } else if let reason = json["refused"]?.string {
            self = .refused(reason)
        } else if let reason = json["unloadable"]?.string {
            self = .unloadable(reason)
        } else if let list = json["loaded"], let file {
            self = .loaded(list.elements.compactMap { ScriptValidator($0, of: file) })
        } else if let list = json["results"] {
            self = .results(list.elements.compactMap(ValidationResult.init))
        } else if let listing = json["listed"] {
            self = .listed(ScriptListing(listing))
        } else {
            return nil
        }
    }

    /// The answer as a message; nil for an event that nobody is told of.
    var json: JSON? {
        switch self {
        case .told(let news): news.json
        case .done(let process): ["done": JSON(process.map(Int.init))]
        case .refused(let reason): ["refused": .string(reason)]
        case .loaded(let validators): ["loaded": .array(validators.map(\.json))]
        case .unloadable(let reason): ["unloadable": .string(reason)]
        case .results(let results): ["results": .array(results.map(\.message))]
        case .listed(let listing): ["listed": listing.json]
        }
    }
}

extension ValidationResult {
    /// All of a result; its form in reports joins some of it.
    fileprivate var message: JSON {
        [
            "check": .string(check), "status": .string(status.rawValue), "details": JSON(details),
            "help": JSON(help), "migration": JSON(migration), "error": JSON(error),
            "duration": .integer(durationMilliseconds),
        ]
    }

    fileprivate init?(_ json: JSON) {
        guard let check = json["check"]?.string,
            let status = json["status"]?.string.flatMap(ValidationStatus.init(rawValue:))
        else { return nil }
        self.init(
            check: check, status: status, details: json["details"]?.string,
            help: json["help"]?.string, migration: json["migration"]?.string,
            error: json["error"]?.string,
            durationMilliseconds: json["duration"]?.integer ?? 0)
    }
}
