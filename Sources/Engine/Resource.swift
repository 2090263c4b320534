import Domain

/// One thing in somebody's cloud account that we build, watch and remove.
///
/// A stored `Node` is a dependency: the graph builds those first and removes them last.
/// No method waits; `Reconciler` calls again.
public protocol Resource: Sendable {
    associatedtype Client: Sendable
    associatedtype Output: Codable & Sendable

    /// Stable and unique within one graph; people read it on the dashboard.
    var name: String { get }
    /// How it is known to be ours.
    var ownership: Ownership { get }
    /// How long after a create whose result is unknown "absent" is not believed.
    var settle: Duration { get }
    /// How long the cloud usually needs for it; `zero` for what is there at once.
    var takes: Duration { get }
    /// What takes it along when that is removed, as an EKS cluster does with its add-ons; one of its needs.
    /// It is removed by itself only where that stays.
    var goesWith: (any Need)? { get }

    /// Finds the resource by name or tag: one we lost track of is adopted here.
    func observe(in scope: Scope<Client>) async throws -> Observation<Output>

    /// Sends the create. Called only after `observe` found it absent, or first where the name makes that safe.
    ///
    /// Returns what it made where the cloud's answer proves that it is ready, nil where a look has to tell. It throws
    /// only what the create itself came to: what is refused after that is made up for by the next look.
    func create(in scope: Scope<Client>, from inputs: Inputs) async throws -> Output?

    /// Brings an outdated resource one call closer to the spec.
    func update(_ existing: Output, in scope: Scope<Client>, from inputs: Inputs) async throws

    /// Sends the delete for what `observe` found, and all that has to go before it. Where it `takes` no time, an
    /// answer without a refusal means that it is gone.
    func delete(_ existing: Output, in scope: Scope<Client>) async throws

    /// What the cloud calls it, for people: `vpc-0a1b2c`.
    func cloudIDs(of output: Output) -> [String]
}

/// What already stands in an owner's cloud account, made by others inside what we own, such as load balancers.
///
/// Ignored while building; removed before what it lives in.
public protocol Leftovers: Resource {}

/// How a resource is known to be ours.
public enum Ownership: String, Codable, Sendable {
    /// It carries the owner's tag from its create on.
    case tagged
    /// Its name holds the owner's id, and the cloud keeps names unique.
    case named
    /// Many owners use it: made if absent, never removed, never counted.
    case shared
}

/// What was found of a resource.
public enum Observation<Output: Sendable>: Sendable {
    case absent
    /// It exists and the cloud is still busy with it.
    case changing(String)
    case ready(Output)
    /// It exists but differs from the spec.
    case outdated(Output, String)
    /// It exists, will never become ready, and must go before another try.
    case broken(Output, String)
}

extension Resource {
    public var ownership: Ownership { .tagged }
    public var settle: Duration { ownership == .tagged ? .seconds(120) : .zero }
    public var takes: Duration { .zero }
    public var goesWith: (any Need)? { nil }
    public func cloudIDs(of output: Output) -> [String] { [] }

    public func update(_ existing: Output, in scope: Scope<Client>, from inputs: Inputs) async throws {
        throw Problem(
            "\(name) cannot be changed in place.", advice: "Create a new cluster with the new settings.",
            remedy: .changeSpec)
    }
}

extension Leftovers {
    public var settle: Duration { .zero }

    public func create(in scope: Scope<Client>, from inputs: Inputs) async throws -> Output? {
        throw Problem("\(name) is nothing we create.", advice: "Report this to the operator.", remedy: .askOperator)
    }
}
