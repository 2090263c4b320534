import Simulation

/// What a service answers once it carried a call out; the door puts the service's envelope around it.
enum Answer: Sendable {
    /// What is inside of `<CreateVpcResponse>` (EC2) or of `<CreateRoleResult>` (the others).
    case xml([XML])
    case json(JSON)
}
