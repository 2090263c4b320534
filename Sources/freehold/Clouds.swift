import AWS
import AWSSimulator
import Azure
import AzureSimulator
import Cloud
import Domain
import Foundation
import Simulation

/// Every cloud that this program knows: the one list of them.
enum Clouds {
    static let all = [
        KnownCloud(id: "aws", provider: { try aws(at: $0) }) { clock in
            let policy = try aws(at: .nowhere).documents.first { $0.name == "policy" }?.text ?? ""
            let cloud = AWSSimulator(clock: { clock.now }, wall: { Date() })
            let owner = #"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}"#
            return KnownCloud.Simulated(
                cloud: cloud, key: printed(cloud.makeUser("freehold-byoc", policy: policy), of: "freehold-byoc"),
                ownerKey: printed(cloud.makeUser("owner", policy: owner), of: "owner"),
                console: console(of: cloud, policy: policy))
        },
        KnownCloud(id: "azure", provider: { try azure(at: $0) }) { clock in
            let cloud = AzureSimulator(clock: { clock.now }, wall: { Date() })
            let principal = cloud.makeServicePrincipal("freehold-byoc")
            return KnownCloud.Simulated(
                cloud: cloud, key: printed(principal, of: "freehold-byoc"),
                ownerKey: printed(cloud.makeServicePrincipal("owner", role: "Owner"), of: "owner"),
                console: console(of: cloud, for: principal))
        },
    ]

    private static func console(of cloud: AWSSimulator, policy: String) -> Console {
        Console([
            "quota": { words in
                guard let name = words["name"].string, let limit = words["limit"].integer else { return nil }
                return cloud.setQuota(name, to: limit) ? "\(name): \(limit)" : nil
            },
            "key": { _ in printed(cloud.makeUser("freehold-byoc", policy: policy), of: "freehold-byoc") },
            "retire": { words in
                cloud.retireKeys(of: "freehold-byoc", keeping: words["keeping"].integer ?? 0)
                return "The other keys are off."
            },
            "stranger": { words in
                guard let owner = words["owner"].string, let region = words["region"].string else { return nil }
                return cloud.placeForeignMachine(besides: owner, region: region)
            },
            "remove": { words in
                guard let id = words["id"].string, let region = words["region"].string else { return nil }
                return cloud.remove(byHand: id, region: region) ? id : nil
            },
        ])
    }

    private static func console(of cloud: AzureSimulator, for principal: ServicePrincipal) -> Console {
        Console([
            "quota": { words in
                guard let name = words["name"].string, let limit = words["limit"].integer else { return nil }
                cloud.setQuota(name, to: limit)
                return "\(name): \(limit)"
            },
            "key": { _ in printed(cloud.makeServicePrincipal("freehold-byoc", role: nil), of: "freehold-byoc") },
            "retire": { words in
                cloud.retireSecrets(of: principal.clientID, keeping: words["keeping"].integer ?? 0)
                return "The other secrets are gone."
            },
            "stranger": { words in
                words["owner"].string.flatMap {
                    cloud.placeForeign("Microsoft.Storage/storageAccounts", "ledger", group: $0)
                }
            },
            "remove": { words in words["id"].string.flatMap { cloud.remove(byHand: $0) ? $0 : nil } },
        ])
    }

    /// As “aws iam create-access-key” prints it.
    private static func printed(_ key: AccessKey, of user: String) -> String {
        #"{"AccessKey":{"UserName":"\#(user)","AccessKeyId":"\#(key.id)","Status":"Active","#
            + #""SecretAccessKey":"\#(key.secret)"}}"#
    }

    /// As “az ad sp create-for-rbac” prints it, with the subscription beside it.
    private static func printed(_ principal: ServicePrincipal, of name: String) -> String {
        #"{"appId":"\#(principal.clientID)","displayName":"\#(name)","password":"\#(principal.secret)","#
            + #""tenant":"\#(principal.tenantID)","subscriptionId":"\#(principal.subscriptionID)"}"#
    }

    private static func azure(at place: KnownCloud.Place) throws -> Azure {
        Azure(
            installation: place.installation, transport: place.transport, time: place.time,
            endpoint: place.endpoint,
            catalogue: try offer(.standard, with: place.catalogue, of: "AZURE") { try .standard(with: $0) })
    }

    private static func aws(at place: KnownCloud.Place) throws -> AWS {
        func make(as source: AWSCredentials?) throws -> AWS {
            AWS(
                installation: place.installation, transport: place.transport, time: place.time,
                endpoint: place.endpoint, source: source,
                catalogue: try offer(.standard, with: place.catalogue, of: "AWS") { try .standard(with: $0) })
        }
        let nobody = try make(as: nil)
        guard let identity = place.identity else { return nobody }
        guard let source = AWSCredentials(nobody.fields(inPasted: identity)) else {
            throw Problem.invalid(
                "FREEHOLD_AWS_IDENTITY_FILE", "The file with this installation's own AWS key holds no key.",
                advice: "Put what “aws iam create-access-key” printed into it.")
        }
        return try make(as: source)
    }

    /// What a cloud has on offer, with what an operator put beside it.
    private static func offer<Catalogue>(
        _ standard: Catalogue, with additions: String?, of cloud: String, read: (Data) throws -> Catalogue
    ) throws -> Catalogue {
        guard let additions else { return standard }
        do { return try read(Data(additions.utf8)) } catch {
            throw Problem.invalid(
                "FREEHOLD_\(cloud)_CATALOGUE_FILE", "The file with more regions and node sizes cannot be understood.",
                advice: #"Write it as {"sizes": [{"id": "m7i.large", "virtualCPUs": 2, "memory": 8}]}."#)
        }
    }
}

extension AWSCredentials {
    /// Nil unless there are an id and a secret.
    fileprivate init?(_ fields: [String: Secret]?) {
        guard let id = fields?["accessKeyID"], let secret = fields?["secretAccessKey"] else { return nil }
        self.init(
            accessKeyID: id.withValue { $0 }, secretAccessKey: secret, sessionToken: fields?["sessionToken"])
    }
}
