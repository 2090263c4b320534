import ArgumentParser

/// What may be asked of a cluster when it is made, and changed later.
struct SpecOptions: ParsableArguments {
    @Option(help: "The least worker nodes.")
    var min: Int?

    @Option(help: "The most worker nodes; above the least, the cluster scales by itself.")
    var max: Int?

    @Option(
        help: .init(
            "A network that may reach the API server, such as 203.0.113.0/24. May be given again; “none” is nowhere.",
            valueName: "range"))
    var publicAccess: [String] = []

    @Option(help: .init("What only this provider asks for. May be given again.", valueName: "key=value"))
    var option: [String] = []

    func validate() throws {
        if publicAccess.count > 1, publicAccess.contains("none") {
            throw ValidationError("--public-access is none and \(publicAccess.count - 1) more. Give one or the other.")
        }
        _ = try options
    }

    /// nil when nothing was said.
    var networks: [String]? {
        publicAccess.isEmpty ? nil : publicAccess == ["none"] ? [] : publicAccess
    }

    var options: [String: String]? {
        get throws { option.isEmpty ? nil : try [String: String](pairs: option, flag: "--option") }
    }
}

extension [String: String] {
    /// From `key=value` texts. The value is not repeated in what is thrown: it may be a secret in the wrong place.
    init(pairs: [String], flag: String) throws {
        self = [:]
        for pair in pairs {
            guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex else {
                throw ValidationError("What follows \(flag) is not of the form key=value.")
            }
            let key = String(pair[..<equals])
            guard self[key] == nil else { throw ValidationError("\(flag) \(key) was given twice.") }
            self[key] = String(pair[pair.index(after: equals)...])
        }
    }
}
