import Cloud

extension EKS {
    struct AccessEntry: Codable, Sendable, Hashable {
        let principal: String
        /// The ARNs of the access policies that it has.
        var policies: [String] = []
    }

    func accessEntry(of principal: String, to cluster: String) async throws -> AccessEntry? {
        struct Wire: Decodable {
            struct Body: Decodable { let principalArn: String }
            let accessEntry: Body
        }
        return try await orNil {
            let entry = try await rest.call(
                "DescribeAccessEntry", "GET", ["clusters", cluster, "access-entries", principal], as: Wire.self)
            return AccessEntry(principal: entry.accessEntry.principalArn)
        }
    }

    /// Everybody who has an access entry; nobody where there is no such cluster.
    func principals(of cluster: String) async throws -> [String] {
        struct Page: Decodable {
            let accessEntries: [String]
            let nextToken: String?
        }
        return try await orNil {
            var principals: [String] = []
            var query = "maxResults=100"
            var tokens = PageTokens()
            while true {
                let path = ["clusters", cluster, "access-entries"]
                let page = try await rest.call("ListAccessEntries", "GET", path, query: query, as: Page.self)
                principals += page.accessEntries
                guard let token = page.nextToken else { return principals }
                try tokens.take(token)
                query = "maxResults=100&nextToken=\(token.percentEncoded())"
            }
        } ?? []
    }

    func accessPolicies(of principal: String, to cluster: String) async throws -> [String] {
        struct Page: Decodable {
            struct Policy: Decodable { let policyArn: String }
            let associatedAccessPolicies: [Policy]
        }
        return try await rest.call(
            "ListAssociatedAccessPolicies", "GET",
            ["clusters", cluster, "access-entries", principal, "access-policies"], query: "maxResults=100",
            as: Page.self
        ).associatedAccessPolicies.map(\.policyArn)
    }

    func createAccessEntry(for principal: String, to cluster: String, token: String, tags: Tags) async throws {
        try await rest.call(
            "CreateAccessEntry", "POST", ["clusters", cluster, "access-entries"],
            body: ["principalArn": .string(principal), "clientRequestToken": .string(token), "tags": .tags(tags)])
    }

    func associate(policy: String, with principal: String, to cluster: String) async throws {
        try await rest.call(
            "AssociateAccessPolicy", "POST", ["clusters", cluster, "access-entries", principal, "access-policies"],
            body: ["policyArn": .string(policy), "accessScope": ["type": "cluster"]])
    }

    func deleteAccessEntry(of principal: String, to cluster: String) async throws {
        try await rest.call("DeleteAccessEntry", "DELETE", ["clusters", cluster, "access-entries", principal])
    }
}
