/// An application of a tenant with a client secret: what `az ad sp create-for-rbac` prints.
public struct ServicePrincipal: Sendable, Hashable {
    public let tenantID: String
    public let subscriptionID: String
    public let clientID: String
    /// The secret's value.
    public let secret: String
    /// What is pasted by mistake: the id beside the value.
    public let secretID: String
    /// What role assignments name.
    public let objectID: String
}
