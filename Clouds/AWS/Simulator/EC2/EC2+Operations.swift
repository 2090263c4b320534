extension EC2 {
    static let networkOperations: [String: Operation] = [
        "CreateVpc": Operation(.new(VPC.self)) { try $0.createVPC($1) },
        "DescribeVpcs": Operation { try $0.describeVPCs($1) },
        "DescribeVpcAttribute": Operation(.named(VPC.self, "VpcId")) { try $0.describeVPCAttribute($1) },
        "ModifyVpcAttribute": Operation(.named(VPC.self, "VpcId")) { try $0.modifyVPCAttribute($1) },
        "DeleteVpc": Operation(.named(VPC.self, "VpcId")) { try $0.deleteVPC($1) },
        "CreateSubnet": Operation(.new(Subnet.self), .named(VPC.self, "VpcId")) { try $0.createSubnet($1) },
        "DescribeSubnets": Operation { try $0.describeSubnets($1) },
        "ModifySubnetAttribute": Operation(.named(Subnet.self, "SubnetId")) { try $0.modifySubnetAttribute($1) },
        "DeleteSubnet": Operation(.named(Subnet.self, "SubnetId")) { try $0.deleteSubnet($1) },
        "CreateInternetGateway": Operation(.new(InternetGateway.self)) { try $0.createInternetGateway($1) },
        "DescribeInternetGateways": Operation { try $0.describeInternetGateways($1) },
        "AttachInternetGateway": Operation(
            .named(InternetGateway.self, "InternetGatewayId"), .named(VPC.self, "VpcId")
        ) { try $0.attachInternetGateway($1) },
        "DetachInternetGateway": Operation(
            .named(InternetGateway.self, "InternetGatewayId"), .named(VPC.self, "VpcId")
        ) { try $0.detachInternetGateway($1) },
        "DeleteInternetGateway": Operation(.named(InternetGateway.self, "InternetGatewayId")) {
            try $0.deleteInternetGateway($1)
        },
        "AllocateAddress": Operation(.new(Address.self)) { try $0.allocateAddress($1) },
        "DescribeAddresses": Operation { try $0.describeAddresses($1) },
        "AssociateAddress": Operation(
            .named(Address.self, "AllocationId"), .named(NetworkInterface.self, "NetworkInterfaceId"),
            .named(Instance.self, "InstanceId")
        ) { try $0.associateAddress($1) },
        "DisassociateAddress": Operation(.holder("AssociationId")) { try $0.disassociateAddress($1) },
        "ReleaseAddress": Operation(.named(Address.self, "AllocationId")) { try $0.releaseAddress($1) },
        "CreateNatGateway": Operation(
            .new(NATGateway.self), .named(Subnet.self, "SubnetId"), .named(Address.self, "AllocationId")
        ) { try $0.createNATGateway($1) },
        "DescribeNatGateways": Operation { try $0.describeNATGateways($1) },
        "DeleteNatGateway": Operation(.named(NATGateway.self, "NatGatewayId")) { try $0.deleteNATGateway($1) },
        "CreateRouteTable": Operation(.new(RouteTable.self), .named(VPC.self, "VpcId")) {
            try $0.createRouteTable($1)
        },
        "DescribeRouteTables": Operation { try $0.describeRouteTables($1) },
        "AssociateRouteTable": Operation(
            .named(RouteTable.self, "RouteTableId"), .named(Subnet.self, "SubnetId")
        ) { try $0.associateRouteTable($1) },
        "DisassociateRouteTable": Operation(.holder("AssociationId")) { try $0.disassociateRouteTable($1) },
        "ReplaceRouteTableAssociation": Operation(
            .named(RouteTable.self, "RouteTableId"), .holder("AssociationId")
        ) { try $0.replaceRouteTableAssociation($1) },
        "DeleteRouteTable": Operation(.named(RouteTable.self, "RouteTableId")) { try $0.deleteRouteTable($1) },
        "CreateRoute": Operation(.named(RouteTable.self, "RouteTableId")) { try $0.createRoute($1) },
        "ReplaceRoute": Operation(.named(RouteTable.self, "RouteTableId")) { try $0.replaceRoute($1) },
        "DeleteRoute": Operation(.named(RouteTable.self, "RouteTableId")) { try $0.deleteRoute($1) },
        "CreateVpcEndpoint": Operation(
            .new(VPCEndpoint.self), .named(VPC.self, "VpcId"), .named(RouteTable.self, "RouteTableId"),
            .named(Subnet.self, "SubnetId"), .named(SecurityGroup.self, "SecurityGroupId")
        ) { try $0.createVPCEndpoint($1) },
        "DescribeVpcEndpoints": Operation { try $0.describeVPCEndpoints($1) },
        "DeleteVpcEndpoints": Operation(.named(VPCEndpoint.self, "VpcEndpointId")) { try $0.deleteVPCEndpoints($1) },
    ]

    static let securityOperations: [String: Operation] = [
        "CreateSecurityGroup": Operation(.new(SecurityGroup.self), .named(VPC.self, "VpcId")) {
            try $0.createSecurityGroup($1)
        },
        "DescribeSecurityGroups": Operation { try $0.describeSecurityGroups($1) },
        "DescribeSecurityGroupRules": Operation { try $0.describeSecurityGroupRules($1) },
        "DeleteSecurityGroup": Operation(.named(SecurityGroup.self, "GroupId")) { try $0.deleteSecurityGroup($1) },
        "AuthorizeSecurityGroupIngress": Operation(.named(SecurityGroup.self, "GroupId")) {
            try $0.authorizeIngress($1)
        },
        "AuthorizeSecurityGroupEgress": Operation(.named(SecurityGroup.self, "GroupId")) {
            try $0.authorizeEgress($1)
        },
        "RevokeSecurityGroupIngress": Operation(.named(SecurityGroup.self, "GroupId")) { try $0.revokeIngress($1) },
        "RevokeSecurityGroupEgress": Operation(.named(SecurityGroup.self, "GroupId")) { try $0.revokeEgress($1) },
        "CreateNetworkInterface": Operation(
            .new(NetworkInterface.self), .named(Subnet.self, "SubnetId"), .named(SecurityGroup.self, "SecurityGroupId")
        ) { try $0.createNetworkInterface($1) },
        "DescribeNetworkInterfaces": Operation { try $0.describeNetworkInterfaces($1) },
        "DetachNetworkInterface": Operation(.holder("AttachmentId")) { try $0.detachNetworkInterface($1) },
        "DeleteNetworkInterface": Operation(.named(NetworkInterface.self, "NetworkInterfaceId")) {
            try $0.deleteNetworkInterface($1)
        },
        "CreateTags": Operation(.tagged) { try $0.createTags($1) },
        "DeleteTags": Operation(.tagged) { try $0.deleteTags($1) },
        "DescribeTags": Operation { try $0.describeTags($1) },
    ]

    static let otherOperations: [String: Operation] = [
        "RunInstances": Operation(
            .new(Instance.self), .new(NetworkInterface.self), .new(Volume.self), .named(Subnet.self, "SubnetId"),
            .named(SecurityGroup.self, "SecurityGroupId")
        ) { try $0.runInstances($1) },
        "DescribeInstances": Operation { try $0.describeInstances($1) },
        "TerminateInstances": Operation(.named(Instance.self, "InstanceId")) { try $0.terminateInstances($1) },
        "CreateLaunchTemplate": Operation(.new(LaunchTemplate.self)) { try $0.createLaunchTemplate($1) },
        "CreateLaunchTemplateVersion": Operation(.named(LaunchTemplate.self, "LaunchTemplateId")) {
            try $0.createLaunchTemplateVersion($1)
        },
        "ModifyLaunchTemplate": Operation(.named(LaunchTemplate.self, "LaunchTemplateId")) {
            try $0.modifyLaunchTemplate($1)
        },
        "DescribeLaunchTemplates": Operation { try $0.describeLaunchTemplates($1) },
        "DescribeLaunchTemplateVersions": Operation { try $0.describeLaunchTemplateVersions($1) },
        "DeleteLaunchTemplate": Operation(.named(LaunchTemplate.self, "LaunchTemplateId")) {
            try $0.deleteLaunchTemplate($1)
        },
        "CreateVolume": Operation(.new(Volume.self)) { try $0.createVolume($1) },
        "DescribeVolumes": Operation { try $0.describeVolumes($1) },
        "DeleteVolume": Operation(.named(Volume.self, "VolumeId")) { try $0.deleteVolume($1) },
        "CreateSnapshot": Operation(.new(Snapshot.self), .named(Volume.self, "VolumeId")) {
            try $0.createSnapshot($1)
        },
        "DescribeSnapshots": Operation { try $0.describeSnapshots($1) },
        "DeleteSnapshot": Operation(.named(Snapshot.self, "SnapshotId")) { try $0.deleteSnapshot($1) },
        "DescribeRegions": Operation { try $0.describeRegions($1) },
        "DescribeAvailabilityZones": Operation { try $0.describeAvailabilityZones($1) },
        "DescribeInstanceTypeOfferings": Operation { try $0.describeInstanceTypeOfferings($1) },
        "DescribeInstanceTypes": Operation { try $0.describeInstanceTypes($1) },
        "DescribeAccountAttributes": Operation { try $0.describeAccountAttributes($1) },
    ]
}
