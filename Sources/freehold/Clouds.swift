import AWS
import AWSSimulator
import Cloud
import Domain

/// Every cloud that this program knows: the one list of them.
enum Clouds {
    static let all = [
        KnownCloud(id: "aws", provider: { try aws(at: $0) }) { clock in
            let policy = try aws(at: .nowhere).documents.first { $0.name == "policy" }?.text ?? ""
            let cloud = AWSSimulator(clock: { clock.now })
            return KnownCloud.Simulated(cloud: cloud, key: cloud.makeUser("freehold-byoc", policy: policy))
        }
    ]

    private static func aws(at place: KnownCloud.Place) throws -> AWS {
        let nobody = AWS(
            installation: place.installation, transport: place.transport, time: place.time, endpoint: place.endpoint)
        guard let identity = place.identity else { return nobody }
        guard let source = AWSCredentials(nobody.fields(inPasted: identity)) else {
            throw Problem.invalid(
                "FREEHOLD_AWS_IDENTITY_FILE", "The file with this installation's own AWS key holds no key.",
                advice: "Put what “aws iam create-access-key” printed into it.")
        }
        return AWS(
            installation: place.installation, transport: place.transport, time: place.time, endpoint: place.endpoint,
            source: source)
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
