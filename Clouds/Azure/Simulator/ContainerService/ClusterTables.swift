/// What may be said of a cluster: AKS's specification of 2024-02-01, with what its templates of 2025 and 2026 add.
extension Table {
    static let managedCluster = Table(
        """
        { extendedLocation{ name type } id= identity{ delegatedResources* principalId= tenantId= type
        userAssignedIdentities* } kind location! name= properties{ aadProfile{ adminGroupObjectIDs* clientAppID
        enableAzureRBAC? managed? serverAppID serverAppSecret tenantID } addonProfiles* agentPoolProfiles[
        \(poolFields) name! ] aiToolchainOperatorProfile{ enabled? } apiServerAccessProfile{ authorizedIPRanges*
        disableRunCommand? enablePrivateCluster? enablePrivateClusterPublicFQDN? enableVnetIntegration? privateDNSZone
        subnetId } autoScalerProfile* autoUpgradeProfile{ nodeOSUpgradeChannel upgradeChannel } azureMonitorProfile*
        azurePortalFQDN= bootstrapProfile{ artifactSource containerRegistryId } currentKubernetesVersion=
        disableLocalAccounts? diskEncryptionSetID dnsPrefix enablePodSecurityPolicy? enableRBAC? fqdn= fqdnSubdomain
        hostedSystemProfile{ enabled? nodeSubnetID systemNodeSubnetID } httpProxyConfig* identityProfile*
        ingressProfile* kubernetesVersion linuxProfile{ adminUsername! ssh{ publicKeys[ keyData! ]! }! }
        maxAgentPools= metricsProfile{ costAnalysis{ enabled? } } networkProfile{ advancedNetworking{ enabled?
        observability{ enabled? } performance{ accelerationMode } security{ advancedNetworkPolicies enabled?
        transitEncryption{ type } } } dnsServiceIP ipFamilies* loadBalancerProfile{ allocatedOutboundPorts#
        backendPoolType effectiveOutboundIPs[ id ] enableMultipleStandardLoadBalancers? idleTimeoutInMinutes#
        managedOutboundIPs{ count# countIPv6# } outboundIPPrefixes{ publicIPPrefixes[ id ] } outboundIPs{ publicIPs[
        id ] } } loadBalancerSku natGatewayProfile{ effectiveOutboundIPs[ id ] idleTimeoutInMinutes#
        managedOutboundIPProfile{ count# } } networkDataplane networkMode networkPlugin networkPluginMode
        networkPolicy outboundType podCidr podCidrs* serviceCidr serviceCidrs* staticEgressGatewayProfile{ enabled? }
        } nodeProvisioningProfile{ defaultNodePools mode } nodeResourceGroup nodeResourceGroupProfile{
        restrictionLevel } oidcIssuerProfile{ enabled? issuerURL= } podIdentityProfile* powerState= privateFQDN=
        privateLinkResources* provisioningState= publicNetworkAccess resourceUID= schedulerProfile{ upstream{
        schedulerConfigMode } } securityProfile{ azureKeyVaultKms{ enabled? keyId keyVaultNetworkAccess
        keyVaultResourceId } customCATrustCertificates* defender{ logAnalyticsWorkspaceResourceId securityGating{
        allowSecretAccess? enabled? identities[ azureContainerRegistry identity{ clientId objectId resourceId } ] }
        securityMonitoring{ enabled? } } imageCleaner{ enabled? intervalHours# } workloadIdentity{ enabled? } }
        serviceMeshProfile* servicePrincipalProfile{ clientId! secret } status* storageProfile{ blobCSIDriver{
        enabled? } diskCSIDriver{ enabled? } fileCSIDriver{ enabled? } snapshotController{ enabled? } } supportPlan
        upgradeSettings{ overrideSettings{ forceUpgrade? until } } windowsProfile* workloadAutoScalerProfile{ keda{
        enabled?! } verticalPodAutoscaler{ enabled?! } } } sku{ name tier } systemData= tags* type= }
        """)

    static let agentPool = Table("{ id= name= type= properties{ \(poolFields) } }")

    static let tags = Table("{ tags* }")

    /// Of a node pool, whether it is sent by itself or with its cluster.
    private static let poolFields =
        """
        artifactStreamingProfile{ enabled? } availabilityZones* capacityReservationGroupID count# creationData{
        sourceResourceId } currentOrchestratorVersion= enableAutoScaling? enableEncryptionAtHost? enableFIPS?
        enableNodePublicIP? enableUltraSSD? gatewayProfile{ publicIPPrefixSize# } gpuInstanceProfile gpuProfile{
        driver } hostGroupID kubeletConfig* kubeletDiskType linuxOSConfig* localDNSProfile* maxCount# maxPods#
        messageOfTheDay minCount# mode networkProfile{ allowedHostPorts[ portEnd# portStart# protocol ]
        applicationSecurityGroups* nodePublicIPTags[ ipTagType tag ] } nodeImageVersion= nodeLabels*
        nodePublicIPPrefixID nodeTaints* orchestratorVersion osDiskSizeGB# osDiskType osSKU osType podIPAllocationMode
        podSubnetID powerState{ code } provisioningState= proximityPlacementGroupID scaleDownMode
        scaleSetEvictionPolicy scaleSetPriority securityProfile{ enableSecureBoot? enableVTPM? sshAccess }
        spotMaxPrice# status* tags* type upgradeSettings{ drainTimeoutInMinutes# maxSurge maxUnavailable
        nodeSoakDurationInMinutes# undrainableNodeBehavior } virtualMachineNodesStatus* virtualMachinesProfile* vmSize
        vnetSubnetID windowsProfile{ disableOutboundNat? } workloadRuntime
        """
}
