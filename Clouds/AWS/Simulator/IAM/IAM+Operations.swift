extension IAM {
    typealias Operation = @Sendable (inout IAM, Call) throws -> [XML]

    /// Everything that can be asked of IAM here, by its name in the API.
    static let operations: [String: Operation] = userOperations.merging(roleOperations) { $1 }
        .merging(policyOperations) { $1 }.merging(profileOperations) { $1 }.merging(providerOperations) { $1 }

    private static let userOperations: [String: Operation] = [
        "CreateUser": { try $0.createUser($1) },
        "GetUser": { try $0.getUser($1) },
        "DeleteUser": { try $0.deleteUser($1) },
        "ListUsers": { try $0.listUsers($1) },
        "TagUser": { try $0.tagUser($1) },
        "UntagUser": { try $0.untagUser($1) },
        "ListUserTags": { try $0.listUserTags($1) },
        "ListGroupsForUser": { try $0.listGroupsForUser($1) },
        "CreateAccessKey": { try $0.createAccessKey($1) },
        "ListAccessKeys": { try $0.listAccessKeys($1) },
        "UpdateAccessKey": { try $0.updateAccessKey($1) },
        "DeleteAccessKey": { try $0.deleteAccessKey($1) },
        "GetAccessKeyLastUsed": { try $0.getAccessKeyLastUsed($1) },
        "AttachUserPolicy": { try $0.attachUserPolicy($1) },
        "DetachUserPolicy": { try $0.detachUserPolicy($1) },
        "ListAttachedUserPolicies": { try $0.listAttachedUserPolicies($1) },
        "PutUserPolicy": { try $0.putUserPolicy($1) },
        "GetUserPolicy": { try $0.getUserPolicy($1) },
        "DeleteUserPolicy": { try $0.deleteUserPolicy($1) },
        "ListUserPolicies": { try $0.listUserPolicies($1) },
        "PutUserPermissionsBoundary": { try $0.putUserPermissionsBoundary($1) },
        "DeleteUserPermissionsBoundary": { try $0.deleteUserPermissionsBoundary($1) },
    ]

    private static let roleOperations: [String: Operation] = [
        "CreateRole": { try $0.createRole($1) },
        "GetRole": { try $0.getRole($1) },
        "DeleteRole": { try $0.deleteRole($1) },
        "ListRoles": { try $0.listRoles($1) },
        "UpdateRole": { try $0.updateRole($1) },
        "UpdateAssumeRolePolicy": { try $0.updateAssumeRolePolicy($1) },
        "TagRole": { try $0.tagRole($1) },
        "UntagRole": { try $0.untagRole($1) },
        "ListRoleTags": { try $0.listRoleTags($1) },
        "AttachRolePolicy": { try $0.attachRolePolicy($1) },
        "DetachRolePolicy": { try $0.detachRolePolicy($1) },
        "ListAttachedRolePolicies": { try $0.listAttachedRolePolicies($1) },
        "PutRolePolicy": { try $0.putRolePolicy($1) },
        "GetRolePolicy": { try $0.getRolePolicy($1) },
        "DeleteRolePolicy": { try $0.deleteRolePolicy($1) },
        "ListRolePolicies": { try $0.listRolePolicies($1) },
        "PutRolePermissionsBoundary": { try $0.putRolePermissionsBoundary($1) },
        "DeleteRolePermissionsBoundary": { try $0.deleteRolePermissionsBoundary($1) },
        "CreateServiceLinkedRole": { try $0.createServiceLinkedRole($1) },
        "DeleteServiceLinkedRole": { try $0.deleteServiceLinkedRole($1) },
        "GetServiceLinkedRoleDeletionStatus": { try $0.getServiceLinkedRoleDeletionStatus($1) },
    ]

    private static let policyOperations: [String: Operation] = [
        "CreatePolicy": { try $0.createPolicy($1) },
        "GetPolicy": { try $0.getPolicy($1) },
        "DeletePolicy": { try $0.deletePolicy($1) },
        "ListPolicies": { try $0.listPolicies($1) },
        "CreatePolicyVersion": { try $0.createPolicyVersion($1) },
        "GetPolicyVersion": { try $0.getPolicyVersion($1) },
        "ListPolicyVersions": { try $0.listPolicyVersions($1) },
        "DeletePolicyVersion": { try $0.deletePolicyVersion($1) },
        "SetDefaultPolicyVersion": { try $0.setDefaultPolicyVersion($1) },
        "TagPolicy": { try $0.tagPolicy($1) },
        "UntagPolicy": { try $0.untagPolicy($1) },
        "ListPolicyTags": { try $0.listPolicyTags($1) },
        "ListEntitiesForPolicy": { try $0.listEntitiesForPolicy($1) },
        "SimulatePrincipalPolicy": { try $0.simulatePrincipalPolicy($1) },
    ]

    private static let profileOperations: [String: Operation] = [
        "CreateInstanceProfile": { try $0.createInstanceProfile($1) },
        "GetInstanceProfile": { try $0.getInstanceProfile($1) },
        "DeleteInstanceProfile": { try $0.deleteInstanceProfile($1) },
        "ListInstanceProfiles": { try $0.listInstanceProfiles($1) },
        "ListInstanceProfilesForRole": { try $0.listInstanceProfilesForRole($1) },
        "AddRoleToInstanceProfile": { try $0.addRoleToInstanceProfile($1) },
        "RemoveRoleFromInstanceProfile": { try $0.removeRoleFromInstanceProfile($1) },
        "TagInstanceProfile": { try $0.tagInstanceProfile($1) },
        "UntagInstanceProfile": { try $0.untagInstanceProfile($1) },
        "ListInstanceProfileTags": { try $0.listInstanceProfileTags($1) },
    ]

    private static let providerOperations: [String: Operation] = [
        "CreateOpenIDConnectProvider": { try $0.createProvider($1) },
        "GetOpenIDConnectProvider": { try $0.getProvider($1) },
        "DeleteOpenIDConnectProvider": { try $0.deleteProvider($1) },
        "ListOpenIDConnectProviders": { try $0.listProviders($1) },
        "TagOpenIDConnectProvider": { try $0.tagProvider($1) },
        "UntagOpenIDConnectProvider": { try $0.untagProvider($1) },
        "ListOpenIDConnectProviderTags": { try $0.listProviderTags($1) },
        "UpdateOpenIDConnectProviderThumbprint": { try $0.updateProviderThumbprint($1) },
        "AddClientIDToOpenIDConnectProvider": { try $0.addClientID($1) },
        "RemoveClientIDFromOpenIDConnectProvider": { try $0.removeClientID($1) },
    ]
}
