/// What may be said of a network: the specification of 2024-01-01.
extension Table {
    static let virtualNetwork = Table(
        """
        { etag= extendedLocation{ name type } id location name= properties{ addressSpace{ addressPrefixes* }
        bgpCommunities{ regionalCommunity= virtualNetworkCommunity! } ddosProtectionPlan* dhcpOptions{ dnsServers* }
        enableDdosProtection? enableVmProtection? encryption{ enabled?! enforcement } flowLogs= flowTimeoutInMinutes#
        ipAllocations* provisioningState= resourceGuid= subnets[ \(subnetFields) ] virtualNetworkPeerings* } tags*
        type= }
        """)

    static let subnet = Table("{ \(subnetFields) }")

    private static let subnetFields =
        """
        etag= id name properties{ addressPrefix addressPrefixes* applicationGatewayIPConfigurations*
        defaultOutboundAccess? delegations* ipAllocations* ipConfigurationProfiles= ipConfigurations= natGateway*
        networkSecurityGroup* privateEndpointNetworkPolicies privateEndpoints= privateLinkServiceNetworkPolicies
        provisioningState= purpose= resourceNavigationLinks= routeTable* serviceAssociationLinks=
        serviceEndpointPolicies* serviceEndpoints* sharingScope } type
        """
}
