extension PolicyDocument {
    /// A role that this AWS service takes on.
    static func trust(service: String, tagsSessions: Bool = false) -> PolicyDocument {
        let actions = tagsSessions ? ["sts:AssumeRole", "sts:TagSession"] : ["sts:AssumeRole"]
        return PolicyDocument([
            Statement(actions: actions, resources: nil, principal: ["Service": service])
        ])
    }

    /// A role for the pods of an EKS cluster of this account, by EKS Pod Identity. It names no OIDC issuer, so it
    /// outlives the cluster that it was made for (EKS user guide, “Create IAM role with trust policy required by
    /// EKS Pod Identity”).
    static func trustPods(account: String) -> PolicyDocument {
        PolicyDocument([
            Statement(
                actions: ["sts:AssumeRole", "sts:TagSession"], resources: nil,
                principal: ["Service": "pods.eks.amazonaws.com"],
                conditions: ["StringEquals": ["aws:SourceAccount": [account]]])
        ])
    }

    /// What a customer's role has to say so that we, and only with this external id, may take it on.
    static func trust(principal: String, externalID: String) -> PolicyDocument {
        PolicyDocument([
            Statement(
                actions: ["sts:AssumeRole"], resources: nil, principal: ["AWS": principal],
                conditions: ["StringEquals": ["sts:ExternalId": [externalID]]])
        ])
    }
}
