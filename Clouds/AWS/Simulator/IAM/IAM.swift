import Domain
import Foundation
import Simulation

/// IAM as one account sees it: who may do what.
struct IAM: Sendable {
    let account: String
    let chance: Chance
    /// How long a new thing stays out of sight, and a removed one in it.
    let lag: Duration
    /// How long the services take to believe in a new role.
    let propagation: Duration

    var users = Directory<User>()
    var roles = Directory<Role>()
    /// By ARN; AWS's own among them.
    var policies = Directory<ManagedPolicy>()
    var profiles = Directory<InstanceProfile>()
    /// By ARN.
    var providers = Directory<IdentityProvider>()
    /// By access key id.
    var keys = Directory<KeyRecord>()
    /// By access key id.
    var sessions: [String: Session] = [:]
    /// What the account's organization leaves to it; nil: everything.
    var serviceControlPolicy: Policy?
    /// Actions that test code took away from a user, whatever its policies say.
    var withdrawn: [String: Set<String>] = [:]
    private var made = 0

    init(account: String, seed: UInt64, lag: Duration, propagation: Duration, now: Date) {
        self.account = account
        self.lag = lag
        self.propagation = propagation
        chance = Chance(seed: seed)
        makeAWSPolicies()
        for service in ["support.amazonaws.com", "trustedadvisor.amazonaws.com"] {
            makeServiceLinkedRole(for: service, at: now)
        }
    }

    /// A new unique id, as in `AROA3XFRBF535PLBIFPI4`.
    mutating func newID(_ prefix: String) -> String { prefix + word(17, of: prefix) }

    /// A new key pair; `prefix` is `AKIA` or `ASIA`.
    mutating func newKey(_ prefix: String) -> AccessKey {
        let id = prefix + word(16, of: prefix)
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        let secret = (0..<40).map { letters[Int(chance.number("\(account)/\(id)/secret/\($0)") % 64)] }
        guard prefix == "ASIA" else { return AccessKey(id: id, secret: String(secret)) }
        let token = Data(chance.hex("\(account)/\(id)/token", digits: 240).utf8).base64EncodedString()
        return AccessKey(id: id, secret: String(secret), sessionToken: token)
    }

    private mutating func word(_ length: Int, of kind: String) -> String {
        made += 1
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let question = "\(account)/iam/\(kind)/\(made)"
        return String((0..<length).map { letters[Int(chance.number("\(question)/\($0)") % 32)] })
    }

    func arn(_ kind: String, path: String = "/", _ name: String) -> String {
        "arn:aws:iam::\(account):\(kind)\(path)\(name)"
    }

    mutating func answer(_ call: Call) throws -> Answer {
        guard let operation = Self.operations[call.operation] else { throw Refusal.noOperation(call) }
        return .xml(try operation(&self, call))
    }
}

extension Refusal {
    /// The service knows no such operation.
    static func noOperation(_ call: Call) -> Refusal {
        let version = call.parameters["Version"] ?? "NO_VERSION_SPECIFIED"
        return Refusal(400, "InvalidAction", "Could not find operation \(call.operation) for version \(version)")
    }
}
