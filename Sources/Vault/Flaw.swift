import Domain

/// Why sealed bytes cannot be opened.
enum Flaw: Error, Equatable {
    case unknownFormat(UInt8)
    case incomplete
    /// The ring does not hold the key that the record names.
    case unknownKey(KeyID)
    /// What sealed the box is not the key it is opened with.
    case anotherKey
    case altered
}

extension Flaw {
    func problem(at place: SecretPlace) -> Problem {
        let subject = "The stored \(place.field) of \(place.kind) \(place.object), version \(place.version),"
        return Problem(
            "\(subject) cannot be opened: \(reason).", advice: advice, remedy: .askOperator, field: place.field)
    }

    private var reason: String {
        switch self {
        case .unknownFormat(let format): "its record has format \(format), which this version of Freehold does not know"
        case .incomplete: "its record is cut short"
        case .unknownKey(let key): "it was sealed with key \(key), which is not in this installation's key ring"
        case .anotherKey: "the key that its record names is not the one that sealed it"
        case .altered: "its record was changed after it was sealed, or belongs to another place"
        }
    }

    private var advice: String {
        switch self {
        case .unknownFormat: "Run the newest version of Freehold that has used this database."
        case .unknownKey: "Restore the database and its key ring from the same backup, or enter this secret again."
        case .incomplete, .anotherKey, .altered: "Enter this secret again, or restore the database from a backup."
        }
    }
}

extension Flaw {
    var problemOfRing: Problem {
        switch self {
        case .anotherKey:
            Problem(
                "The root key is not the one that sealed this database's key ring.",
                advice: "Put back the root key file that belongs to this database.", remedy: .askOperator)
        case .unknownFormat(let format):
            Problem(
                "The stored key ring has format \(format), which this version of Freehold does not know.",
                advice: advice, remedy: .askOperator)
        case .incomplete, .unknownKey, .altered:
            Problem(
                "The stored key ring was changed after it was sealed, or belongs to another installation.",
                advice: "Restore the database from a backup.", remedy: .askOperator)
        }
    }
}
