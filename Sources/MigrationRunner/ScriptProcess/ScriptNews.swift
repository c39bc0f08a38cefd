import MigrationKit

/// What the process of scripts says beside its answers.
enum ScriptNews {
    /// What scripts print, and what they are warned of.
    case event(RunEvent)
    /// What the code of a migration does that is looked at.
    case listing(ListingNews)

    /// Reads a message; nil where it is none of these.
    init?(_ json: JSON) {
        if let text = json["log"]?.string,
            let stream = json["stream"]?.string.flatMap(OutputStream.init(rawValue:))
        {
            self = .event(.log(stream: stream, text: text, version: nil))
        } else if let text = json["warning"]?.string {
            self = .event(.warning(text))
        } else if let news = json["listing"].flatMap(ListingNews.init) {
            self = .listing(news)
        } else {
            return nil
        }
    }

    /// The news as a message; nil for an event that nobody is told of.
    var json: JSON? {
        switch self {
        case .event(.log(let stream, let text, _)):
            ["log": .string(text), "stream": .string(stream.rawValue)]
        case .event(.warning(let text, _, _)): ["warning": .string(text)]
        case .event: nil
        case .listing(let news): ["listing": news.json]
        }
    }
}
