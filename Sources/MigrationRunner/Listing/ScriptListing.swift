import MigrationKit

/// How the look at a migration's code ended.
struct ScriptListing {
    /// Why the code did not come to its end.
    struct Failure {
        /// The reason.
        var reason: String
        /// Where it happened.
        var place: FileLocation?
        /// Whether the code was not let go on, as it would not have come to an end or done harm.
        var isGivenUp = false
        /// Whether the code does not parse, or what it imports is missing.
        var isUnloadable = false
        /// Whether `up` or `down` has thrown the error to say something; else it is one of the engine, of Node or of
        /// the system.
        var isDeliberate = false

        /// The reason as people are told why the listing is not complete.
        var explanation: String { isGivenUp ? reason : "the code fails with \(reason)" }

        /// That its time was over.
        static func overdue(_ limit: Duration?) -> Failure {
            Failure(
                reason:
                    "its code takes longer than \(limit.map { "\($0)" } ?? "it may"): it may wait for"
                    + " rows that nothing brings here; --listing-timeout gives it more",
                isGivenUp: true)
        }
    }

    /// Why nothing more is known of what it would send, where an answer was needed that it cannot have; what
    /// else it failed with then says nothing.
    var end: String?
    /// Why it did not come to its end; nil where it did.
    var failure: Failure?

    init(end: String? = nil, failure: Failure? = nil) {
        self.end = end
        self.failure = failure
    }

    /// Reads what ``json`` has written.
    init(_ json: JSON) {
        end = json["end"]?.string
        failure = json["reason"]?.string.map { reason in
            Failure(
                reason: reason, place: FileLocation(json["place"]),
                isGivenUp: json["givenUp"] == true,
                isUnloadable: json["unloadable"] == true,
                isDeliberate: json["deliberate"] == true)
        }
    }

    /// The listing as a message.
    var json: JSON {
        [
            "end": JSON(end), "reason": JSON(failure?.reason),
            "place": failure?.place?.json ?? .null,
            "givenUp": .bool(failure?.isGivenUp ?? false),
            "unloadable": .bool(failure?.isUnloadable ?? false),
            "deliberate": .bool(failure?.isDeliberate ?? false),
        ]
    }
}
