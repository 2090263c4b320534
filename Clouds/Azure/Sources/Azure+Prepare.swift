import Cloud
import Domain

extension Azure {
    /// A subscription has to be registered with each resource provider once; new ones are with few.
    public func preparation(of credential: OpenCredential) async throws -> [Finding] {
        try await registrations(client(credential, region: "")) { Self.finding($0) }
    }

    public func prepare(_ credential: OpenCredential) async throws -> [Finding] {
        let client = client(credential, region: "")
        return try await registrations(client) { registration in
            guard !registration.isRegistered, registration.registrationState != "Registering" else {
                return Self.finding(registration)
            }
            do { try await client.resources.register(registration.namespace) } catch {
                let problem = explain(error)
                return Finding(
                    "registration", registration.namespace, problem.remedy == .wait ? .warning : .missing,
                    problem.summary, advice: problem.advice)
            }
            return Self.underWay(registration.namespace)
        }
    }

    /// One finding for each resource provider that a cluster needs.
    func registrations(
        _ client: AzureClient, _ finding: (Resources.Registration) async throws -> Finding
    ) async throws -> [Finding] {
        var findings: [Finding] = []
        for namespace in Registration.namespaces {
            findings.append(try await finding(client.resources.registration(of: namespace)))
        }
        return findings
    }

    private static func finding(_ registration: Resources.Registration) -> Finding {
        let namespace = registration.namespace
        if registration.isRegistered { return done(namespace) }
        if registration.registrationState == "Registering" { return underWay(namespace) }
        return Finding(
            "registration", namespace, .missing, "The subscription is not registered with \(namespace).",
            advice: "Prepare the credential, or leave it to the first cluster, which then waits for some minutes.")
    }

    static func done(_ namespace: String) -> Finding {
        Finding("registration", namespace, .allowed, "\(namespace) is registered.")
    }

    private static func underWay(_ namespace: String) -> Finding {
        Finding(
            "registration", namespace, .warning, "Azure is registering \(namespace), which takes some minutes.",
            advice: "Nothing to do.")
    }
}
