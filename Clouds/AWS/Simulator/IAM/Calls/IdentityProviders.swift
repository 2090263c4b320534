import Domain

extension IAM {
    mutating func createProvider(_ call: Call) throws -> [XML] {
        let url = try call.parameters.needed("Url")
        guard url.hasPrefix("https://"), url.count > 8, url.count <= 255 else {
            throw Refusal(400, "InvalidInput", "The url must begin with https:// and have at most 255 characters.")
        }
        let tags = try Self.tags(call.parameters)
        let host = String(url.dropFirst(8))
        let arn = arn("oidc-provider", host)
        guard providers[arn] == nil else {
            throw Refusal.exists("Provider with url \(url) already exists.")
        }
        guard providers.count < 100 else {
            throw Refusal.limit("Cannot exceed quota for OpenIdConnectProvidersPerAccount: 100")
        }
        let thumbprints = call.parameters.strings("ThumbprintList.member")
        guard thumbprints.allSatisfy({ $0.count == 40 && $0.allSatisfy(\.isHexDigit) }) else {
            throw Refusal.invalid("Thumbprint must be exactly 40 hexadecimal characters.")
        }
        let provider = IdentityProvider(
            arn: arn, url: host, madeAt: call.now, clientIDs: call.parameters.strings("ClientIDList.member"),
            thumbprints: thumbprints, tags: tags)
        providers.add(provider, named: arn, shownFrom: call.now + lag)
        return [XML("OpenIDConnectProviderArn", arn)] + (tags.isEmpty ? [] : [Self.tagsXML(tags)])
    }

    func getProvider(_ call: Call) throws -> [XML] {
        let provider = try provider(call)
        return [
            XML("Url", provider.url), XML("ClientIDList", provider.clientIDs.map { XML("member", $0) }),
            XML("ThumbprintList", provider.thumbprints.map { XML("member", $0) }),
            XML("CreateDate", Moment(provider.madeAt).text),
        ] + (provider.tags.isEmpty ? [] : [Self.tagsXML(provider.tags)])
    }

    func listProviders(_ call: Call) throws -> [XML] {
        [
            XML(
                "OpenIDConnectProviderList",
                providers.shown(at: call.now).map { XML("member", [XML("Arn", $0.arn)]) })
        ]
    }

    mutating func deleteProvider(_ call: Call) throws -> [XML] {
        // Unlike most of IAM's, this call says nothing of a provider that is gone already
        // (IAM API Reference, DeleteOpenIDConnectProvider).
        providers.remove(try call.parameters.needed("OpenIDConnectProviderArn"), shownUntil: call.now + lag)
        return []
    }

    mutating func tagProvider(_ call: Call) throws -> [XML] {
        let provider = try provider(call)
        let tags = provider.tags.merging(try Self.tags(call.parameters)) { $1 }
        try Self.checkCount(of: tags)
        providers[provider.arn]?.tags = tags
        return []
    }

    mutating func untagProvider(_ call: Call) throws -> [XML] {
        let provider = try provider(call)
        for key in call.parameters.strings("TagKeys.member") { providers[provider.arn]?.tags[key] = nil }
        return []
    }

    func listProviderTags(_ call: Call) throws -> [XML] {
        [Self.tagsXML(try provider(call).tags), XML("IsTruncated", "false")]
    }

    mutating func updateProviderThumbprint(_ call: Call) throws -> [XML] {
        let provider = try provider(call)
        providers[provider.arn]?.thumbprints = call.parameters.strings("ThumbprintList.member")
        return []
    }

    mutating func addClientID(_ call: Call) throws -> [XML] {
        let provider = try provider(call)
        let id = try call.parameters.needed("ClientID")
        if !provider.clientIDs.contains(id) { providers[provider.arn]?.clientIDs.append(id) }
        return []
    }

    mutating func removeClientID(_ call: Call) throws -> [XML] {
        let provider = try provider(call)
        let id = try call.parameters.needed("ClientID")
        providers[provider.arn]?.clientIDs.removeAll { $0 == id }
        return []
    }
}
