import Domain

@testable import Server

extension Deed {
    private static let credential =
        #"{"name":"mine","provider":"toy","fields":{"user":"me","password":"correct horse"}}"#
    private static let any = ["If-Match": "*"]

    /// A request about a credential that is ready.
    private static func ofCredential(
        _ row: String, _ method: String, _ path: String = "", body: String = ""
    ) -> Deed {
        Deed(row) { premises in
            try await premises.addCredential()
            return { try await premises.ask(method, "credentials/mine\(path)", body, headers: any) }
        }
    }

    /// A request about a cluster that is running.
    private static func ofCluster(_ row: String, _ method: String, _ path: String = "", body: String = "") -> Deed {
        Deed(row) { premises in
            try await premises.addCredential()
            try await premises.makeCluster()
            return { try await premises.ask(method, "clusters/payments\(path)", body, headers: any) }
        }
    }

    static let clouds: [String: Deed] = [
        "POST \(team)/credentials": Deed("credential.add") { premises in
            { try await premises.ask("POST", "credentials", credential, key: "k") }
        },
        "PATCH \(team)/credentials/:credential": ofCredential("credential.edit", "PATCH", body: #"{"name":"other"}"#),
        "DELETE \(team)/credentials/:credential": ofCredential("credential.delete", "DELETE"),
        "POST \(team)/credentials/:credential/validate": ofCredential("credential.validate", "POST", "/validate"),
        // What is only looked at with a credential is a use of it.
        "POST \(team)/credentials/:credential/preflight": ofCredential(
            "credential.use", "POST", "/preflight", body: #"{"region":"north"}"#),
        "POST \(team)/credentials/:credential/preparation": ofCredential("credential.prepare", "POST", "/preparation"),
        "POST \(team)/plans": Deed("credential.use") { premises in
            try await premises.addCredential()
            return { try await premises.ask("POST", "plans", Premises.order("payments")) }
        },
        "POST \(team)/clusters": Deed("cluster.create") { premises in
            try await premises.addCredential()
            return { try await premises.ask("POST", "clusters", Premises.order("payments"), key: "k") }
        },
        "PATCH \(team)/clusters/:cluster": ofCluster("cluster.edit", "PATCH", body: #"{"min":2,"max":4}"#),
        "DELETE \(team)/clusters/:cluster": ofCluster("cluster.delete", "DELETE", "?confirm=payments"),
        "POST \(team)/clusters/:cluster/retry": ofCluster("cluster.retry", "POST", "/retry"),
    ]
}
