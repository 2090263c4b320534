import Cloud
import Domain

extension Azure {
    public func removal(of remains: Remains) -> [RemovalStep] { Removal(of: remains).steps }

    public func quotaPage(region: String) -> String? {
        "https://portal.azure.com/#view/Microsoft_Azure_Capacity/QuotaMenuBlade/~/myQuotas"
    }

    public func revocation(of credential: Credential) -> [RevocationStep] {
        let client = credential.fields["clientID"] ?? ""
        let subscription = credential.fields["subscriptionID"] ?? ""
        let isFederated = credential.fields["authentication"] == "federated"
        let application =
            "https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps/ApplicationMenuBlade/~/Credentials/appId/"
            + client.escapedForPortal
        return [
            RevocationStep(
                "Open the application \(client), Certificates & secrets, and delete "
                    + (isFederated ? "the federated credential that trusts this installation." : "the client secret."),
                console: application,
                command: isFederated
                    ? ["az", "ad", "app", "federated-credential", "list", "--id", client]
                    : ["az", "ad", "app", "credential", "list", "--id", client]),
            RevocationStep(
                "Open the subscription \(subscription), Access control (IAM), Role assignments, and remove the "
                    + "application's role. What it was signed in to ends within the hour.",
                console: "https://portal.azure.com/#resource/subscriptions/\(subscription.escapedForPortal)/users",
                command: [
                    "az", "role", "assignment", "delete", "--assignee", client, "--scope",
                    "/subscriptions/\(subscription)",
                ]),
            RevocationStep(
                "Delete the application if nothing else uses it.", console: application,
                command: ["az", "ad", "app", "delete", "--id", client]),
        ]
    }
}

extension String {
    fileprivate var escapedForPortal: String {
        String(filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) })
    }
}

/// A cluster's removal in the words of Azure's command line. What is there is listed by our tags and names when the
/// script runs, so it removes what was never seen as well, and nothing twice.
private struct Removal {
    let remains: Remains
    let stem: String

    init(of remains: Remains) {
        self.remains = remains
        stem = remains.owner.stem
    }

    var steps: [RemovalStep] {
        let parts = remains.parts.compactMap { part -> RemovalStep? in
            let commands = commands(for: part.step)
            let ids = part.cloudIDs.isEmpty ? "" : ": \(part.cloudIDs.joined(separator: ", "))"
            return commands.isEmpty ? nil : RemovalStep(part.step + ids, commands)
        }
        let check = remains.account.map { subscription in
            RemovalStep(
                "The subscription",
                [.expect(subscription, from: az(["account", "show", "--query", "id", "--output", "tsv"]))])
        }
        let rest = RemovalStep(
            "What still carries the cluster's tag",
            [.look(az(["resource", "list", "--tag", "freehold:owner=\(remains.owner.id)", "--output", "table"]))])
        return [check].compactMap { $0 } + parts + [rest]
    }

    private func commands(for step: String) -> [CloudCommand] {
        switch step {
        case "managed-cluster":
            [
                .removeEach(
                    of: list(["aks", "list"], "[?\(ours)].name"),
                    az(["aks", "delete", "--resource-group", stem, "--yes", "--name"]))
            ]
        case "node-resource-group":
            [
                .removeEach(
                    of: list(["group", "list"], "[?name=='MC_\(stem)'].name"),
                    az(["group", "delete", "--yes", "--name"])
                )
            ]
        case "virtual-network":
            [
                .removeEach(
                    of: list(["network", "vnet", "list"], "[?\(ours)].name"),
                    az(["network", "vnet", "delete", "--resource-group", stem, "--name"]))
            ]
        case "resource-group":
            // It goes with all that is in it, whoever put that there: so that is shown first.
            [
                .look(az(["resource", "list", "--resource-group", stem, "--output", "table"])),
                .removeEach(
                    of: list(["group", "list"], "[?\(ours)].name"), az(["group", "delete", "--yes", "--name"])),
            ]
        // The pool and its right go with the cluster; the registrations stay.
        default: []
        }
    }

    private var ours: String { "tags.\"freehold:owner\"=='\(remains.owner.id)'" }

    private func list(_ words: [String], _ query: String) -> [String] {
        az(words + ["--query", query, "--output", "tsv"])
    }

    /// The words that the end of the command belongs to stay at its end.
    private func az(_ words: [String]) -> [String] {
        let subscription = remains.account.map { ["--subscription", $0] } ?? []
        return ["az", words[0]] + words.dropFirst().prefix { !$0.hasPrefix("-") } + subscription
            + words.dropFirst().drop { !$0.hasPrefix("-") }
    }
}
