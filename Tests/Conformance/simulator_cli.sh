#!/usr/bin/env bash
# simulator_cli.sh
#
# Amazon's `aws` against the simulated AWS: makes, reads and deletes things of every service that the simulator has,
# compares what `aws` makes of the answers, and prints one line per service. Wants an administrator's key in the usual
# AWS_* variables, a region, and AWS_ENDPOINT_URL; a simulator that runs faster than real time saves waiting.
# Exits with 1 at the first answer that is not as AWS documents it.
set -euo pipefail

name=cli
patience=1800 # seconds, for whatever takes longest at real speed
export AWS_PAGER= AWS_MAX_ATTEMPTS=1 AWS_DEFAULT_OUTPUT=text
declare -A calls checks
# Calls are also made where a subshell could not count them.
counts=$(mktemp)
trap 'rm -f "$counts"' EXIT

say() {
    echo "$1" >> "$counts"
    aws "$@"
}

# is SERVICE WHAT FOUND WANTED
is() {
    checks[$1]=$((${checks[$1]:-0} + 1))
    [[ $3 == "$4" ]] && return
    echo "$1: $2: found '$3' where '$4' is right" >&2
    exit 1
}

# refused CODE SERVICE OPERATION [OPTIONS]: AWS says no with this code.
refused() {
    local code=$1 said
    shift
    if said=$(say "$@" 2>&1); then
        echo "$1: $2: answered where $code is right" >&2
        exit 1
    fi
    [[ $said =~ \(([A-Za-z.]+)\) ]] || { echo "$1: $2: $said" >&2; exit 1; }
    is "$1" "the code that refuses $2" "${BASH_REMATCH[1]}" "$code"
}

# What AWS says while something new is not known everywhere, or something old is not gone everywhere.
not_yet='NotFound|DependencyViolation|InvalidParameterException|InvalidRequestException'

# eventually SERVICE OPERATION [OPTIONS]: repeats it while AWS says that it is not time yet, and prints its answer.
eventually() {
    local end=$((SECONDS + patience)) said
    until said=$(say "$@" 2>&1); do
        [[ $said =~ $not_yet ]] && ((SECONDS < end)) || { echo "$1: $2: $said" >&2; exit 1; }
    done
    [[ -z $said ]] || echo "$said"
}

# becomes WANTED SERVICE OPERATION [OPTIONS]: repeats it until it prints this.
becomes() {
    local wanted=$1 end=$((SECONDS + patience)) found
    shift
    until found=$(say "$@" 2> /dev/null) && [[ $found == "$wanted" ]]; do
        [[ $found != *FAILED ]] && ((SECONDS < end)) && continue
        echo "$1: $2: found '$found' where '$wanted' is right" >&2
        exit 1
    done
    checks[$1]=$((${checks[$1]:-0} + 1))
}

# gone CODE SERVICE OPERATION [OPTIONS]: repeats it until AWS says no with this code.
gone() {
    local code=$1 end=$((SECONDS + patience)) said
    shift
    while said=$(say "$@" 2>&1) || [[ $said != *"($code)"* ]]; do
        ((SECONDS < end)) || { echo "$1: $2: $said where $code is right" >&2; exit 1; }
    done
    checks[$1]=$((${checks[$1]:-0} + 1))
}

trusting() {
    printf '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"%s"},"Action":%s}]}' \
        "$1" "${2:-\"sts:AssumeRole\"}"
}

tagged() { echo "ResourceType=$1,Tags=[{Key=Name,Value=$name}]"; }

make_networks() {
    account=$(say sts get-caller-identity --query Account)
    refused DryRunOperation ec2 create-vpc --cidr-block 10.50.0.0/16 --dry-run
    vpc=$(say ec2 create-vpc --cidr-block 10.50.0.0/16 --tag-specifications "$(tagged vpc)" --query Vpc.VpcId)
    say ec2 wait vpc-exists --vpc-ids "$vpc"
    say ec2 modify-vpc-attribute --vpc-id "$vpc" --enable-dns-hostnames
    is ec2 "the VPC's name" "$(say ec2 describe-vpcs --vpc-ids "$vpc" --query "Vpcs[0].Tags[?Key=='Name'].Value")" $name
    read -ra zones < <(say ec2 describe-availability-zones --query 'AvailabilityZones[].ZoneName')
    subnets=()
    for place in 0 1; do
        subnets+=("$(say ec2 create-subnet --vpc-id "$vpc" --cidr-block "10.50.$place.0/24" \
            --availability-zone "${zones[place]}" --query Subnet.SubnetId)")
    done
    becomes 2 ec2 describe-subnets --filters "Name=vpc-id,Values=$vpc" --query 'length(Subnets)'
    gateway=$(say ec2 create-internet-gateway --query InternetGateway.InternetGatewayId)
    eventually ec2 attach-internet-gateway --internet-gateway-id "$gateway" --vpc-id "$vpc"
    address=$(say ec2 allocate-address --domain vpc --query AllocationId)
    nat=$(eventually ec2 create-nat-gateway --subnet-id "${subnets[0]}" --allocation-id "$address" \
        --query NatGateway.NatGatewayId)
    becomes available ec2 describe-nat-gateways --nat-gateway-ids "$nat" --query 'NatGateways[0].State'
    table=$(say ec2 create-route-table --vpc-id "$vpc" --query RouteTable.RouteTableId)
    is ec2 "a new route" "$(eventually ec2 create-route --route-table-id "$table" \
        --destination-cidr-block 0.0.0.0/0 --gateway-id "$gateway" --query Return)" True
    association=$(say ec2 associate-route-table --route-table-id "$table" --subnet-id "${subnets[0]}" \
        --query AssociationId)
    group=$(say ec2 create-security-group --group-name $name --description test --vpc-id "$vpc" --query GroupId)
    say ec2 wait security-group-exists --group-ids "$group"
    say ec2 authorize-security-group-ingress --group-id "$group" --protocol tcp --port 443 --cidr 10.50.0.0/16 \
        > /dev/null
    is ec2 "the rule's port" "$(say ec2 describe-security-groups --group-ids "$group" \
        --query 'SecurityGroups[0].IpPermissions[0].ToPort')" 443
    say ec2 create-tags --resources "$group" --tags Key=later,Value=yes
    is ec2 "a later tag" "$(say ec2 describe-tags --filters "Name=resource-id,Values=$group" \
        --query 'Tags[].Value')" yes
    refused InvalidVpcID.NotFound ec2 describe-vpcs --vpc-ids vpc-00000000000000000
    refused DependencyViolation ec2 delete-vpc --vpc-id "$vpc"
}

make_identities() {
    role=$(say iam create-role --role-name $name --assume-role-policy-document "$(trusting eks.amazonaws.com)" \
        --query Role.Arn)
    is iam "the role's ARN" "$role" "arn:aws:iam::$account:role/$name"
    say iam wait role-exists --role-name $name
    say iam attach-role-policy --role-name $name --policy-arn arn:aws:iam::aws:policy/AmazonEKSClusterPolicy
    refused EntityAlreadyExists iam create-role --role-name $name \
        --assume-role-policy-document "$(trusting eks.amazonaws.com)"
    looking='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:Describe*","Resource":"*"}]}'
    policy=$(say iam create-policy --policy-name $name --policy-document "$looking" --query Policy.Arn)
    say iam wait policy-exists --policy-arn "$policy"
    is iam "a policy's statement" "$(say iam get-policy-version --policy-arn "$policy" --version-id v1 \
        --query 'PolicyVersion.Document.Statement[0].Action')" 'ec2:Describe*'
    say iam create-instance-profile --instance-profile-name $name > /dev/null
    say iam wait instance-profile-exists --instance-profile-name $name
    say iam delete-instance-profile --instance-profile-name $name
    is iam "what is simulated" "$(say iam simulate-principal-policy --policy-source-arn "$role" \
        --action-names ec2:CreateVpc --query 'EvaluationResults[0].EvalDecision')" implicitDeny
}

take_on_a_role() {
    local me trust visitor id secret token
    me=$(say sts get-caller-identity --query Arn)
    trust=$(trusting x | sed "s|{\"Service\":\"x\"}|{\"AWS\":\"$me\"}|; s|AssumeRole\"|&,\"Condition\":$condition|")
    visitor=$(say iam create-role --role-name $name-visitor --assume-role-policy-document "$trust" --query Role.Arn)
    say iam wait role-exists --role-name $name-visitor
    refused AccessDenied sts assume-role --role-arn "$visitor" --role-session-name visit
    read -r id secret token < <(say sts assume-role --role-arn "$visitor" --role-session-name visit \
        --external-id external-1 --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]')
    is sts "who the session is" "$(AWS_ACCESS_KEY_ID=$id AWS_SECRET_ACCESS_KEY=$secret AWS_SESSION_TOKEN=$token \
        say sts get-caller-identity --query Arn)" "arn:aws:sts::$account:assumed-role/$name-visitor/visit"
    AWS_ACCESS_KEY_ID=$id AWS_SECRET_ACCESS_KEY=wrong AWS_SESSION_TOKEN=$token \
        refused SignatureDoesNotMatch sts get-caller-identity
    AWS_ACCESS_KEY_ID=$id AWS_SECRET_ACCESS_KEY=$secret AWS_SESSION_TOKEN=$token \
        refused UnauthorizedOperation ec2 describe-vpcs
    say iam delete-role --role-name $name-visitor
}
condition='{"StringEquals":{"sts:ExternalId":"external-1"}}'

make_cluster() {
    eventually eks create-cluster --name $name --role-arn "$role" \
        --resources-vpc-config "subnetIds=${subnets[0]},${subnets[1]}" --access-config authenticationMode=API \
        > /dev/null
    becomes ACTIVE eks describe-cluster --name $name --query cluster.status
    becomes $name eks list-clusters --query clusters
    refused ResourceInUseException eks create-cluster --name $name --role-arn "$role" \
        --resources-vpc-config "subnetIds=${subnets[0]},${subnets[1]}"
    local issuer provider
    issuer=$(say eks describe-cluster --name $name --query cluster.identity.oidc.issuer)
    provider=$(say iam create-open-id-connect-provider --url "$issuer" --client-id-list sts.amazonaws.com)
    becomes "${issuer#https://}" iam get-open-id-connect-provider --open-id-connect-provider-arn "$provider" --query Url
    say iam delete-open-id-connect-provider --open-id-connect-provider-arn "$provider"
    say eks create-addon --cluster-name $name --addon-name kube-proxy > /dev/null
    becomes ACTIVE eks describe-addon --cluster-name $name --addon-name kube-proxy --query addon.status
    say eks create-access-entry --cluster-name $name --principal-arn "$role" > /dev/null
    say eks associate-access-policy --cluster-name $name --principal-arn "$role" --access-scope type=cluster \
        --policy-arn arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy > /dev/null
    is eks "the entry's scope" "$(say eks list-associated-access-policies --cluster-name $name \
        --principal-arn "$role" --query 'associatedAccessPolicies[0].accessScope.type')" cluster
    say eks delete-access-entry --cluster-name $name --principal-arn "$role"
    local pods pod
    pods=$(say iam create-role --role-name $name-pods --query Role.Arn \
        --assume-role-policy-document "$(trusting pods.eks.amazonaws.com '["sts:AssumeRole","sts:TagSession"]')")
    pod=$(eventually eks create-pod-identity-association --cluster-name $name --namespace kube-system \
        --service-account aws-node --role-arn "$pods" --query association.associationId)
    is eks "whom the pods are" "$(say eks describe-pod-identity-association --cluster-name $name \
        --association-id "$pod" --query association.roleArn)" "$pods"
    say eks delete-pod-identity-association --cluster-name $name --association-id "$pod" > /dev/null
    say iam delete-role --role-name $name-pods
}

make_nodes() {
    local nodes group machines
    nodes=$(say iam create-role --role-name $name-nodes --query Role.Arn \
        --assume-role-policy-document "$(trusting ec2.amazonaws.com)")
    say iam wait role-exists --role-name $name-nodes
    for group in AmazonEKSWorkerNodePolicy AmazonEKS_CNI_Policy AmazonEC2ContainerRegistryReadOnly; do
        say iam attach-role-policy --role-name $name-nodes --policy-arn "arn:aws:iam::aws:policy/$group"
    done
    say ec2 modify-subnet-attribute --subnet-id "${subnets[0]}" --map-public-ip-on-launch
    eventually eks create-nodegroup --cluster-name $name --nodegroup-name system --subnets "${subnets[0]}" \
        --node-role "$nodes" --instance-types m6i.large --scaling-config minSize=1,maxSize=2,desiredSize=1 > /dev/null
    becomes ACTIVE eks describe-nodegroup --cluster-name $name --nodegroup-name system --query nodegroup.status
    group=$(say eks describe-nodegroup --cluster-name $name --nodegroup-name system \
        --query 'nodegroup.resources.autoScalingGroups[0].name')
    becomes 1 autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$group" \
        --query 'length(AutoScalingGroups[0].Instances)'
    machines=$(say ec2 describe-instances --filters Name=tag:eks:cluster-name,Values=$name \
        --query 'Reservations[].Instances[].InstanceType')
    is ec2 "the group's machines" "$machines" m6i.large
    say eks delete-nodegroup --cluster-name $name --nodegroup-name system > /dev/null
    gone ResourceNotFoundException eks describe-nodegroup --cluster-name $name --nodegroup-name system
    is autoscaling "groups that are left" "$(say autoscaling describe-auto-scaling-groups \
        --query 'length(AutoScalingGroups)')" 0
    for group in AmazonEKSWorkerNodePolicy AmazonEKS_CNI_Policy AmazonEC2ContainerRegistryReadOnly; do
        say iam detach-role-policy --role-name $name-nodes --policy-arn "arn:aws:iam::aws:policy/$group"
    done
    say iam delete-role --role-name $name-nodes
}

balance() {
    local balancer
    balancer=$(say elbv2 create-load-balancer --name $name --type network --subnets "${subnets[0]}" \
        --query 'LoadBalancers[0].LoadBalancerArn')
    becomes active elbv2 describe-load-balancers --names $name --query 'LoadBalancers[0].State.Code'
    say elbv2 add-tags --resource-arns "$balancer" --tags Key=owner,Value=$name
    is elbv2 "the load balancer's tag" "$(say elbv2 describe-tags --resource-arns "$balancer" \
        --query 'TagDescriptions[0].Tags[0].Value')" $name
    say elbv2 delete-load-balancer --load-balancer-arn "$balancer"
    gone LoadBalancerNotFound elbv2 describe-load-balancers --names $name
}

remove_everything() {
    say eks delete-addon --cluster-name $name --addon-name kube-proxy > /dev/null
    gone ResourceNotFoundException eks describe-addon --cluster-name $name --addon-name kube-proxy
    say eks delete-cluster --name $name > /dev/null
    gone ResourceNotFoundException eks describe-cluster --name $name
    refused DeleteConflict iam delete-role --role-name $name
    say iam detach-role-policy --role-name $name --policy-arn arn:aws:iam::aws:policy/AmazonEKSClusterPolicy
    say iam delete-role --role-name $name
    gone NoSuchEntity iam get-role --role-name $name
    say iam delete-policy --policy-arn "$policy"
    say ec2 delete-nat-gateway --nat-gateway-id "$nat" > /dev/null
    becomes deleted ec2 describe-nat-gateways --nat-gateway-ids "$nat" --query 'NatGateways[0].State'
    say ec2 release-address --allocation-id "$address"
    say ec2 disassociate-route-table --association-id "$association"
    say ec2 delete-route-table --route-table-id "$table"
    eventually ec2 detach-internet-gateway --internet-gateway-id "$gateway" --vpc-id "$vpc"
    say ec2 delete-internet-gateway --internet-gateway-id "$gateway"
    eventually ec2 delete-security-group --group-id "$group" > /dev/null
    for subnet in "${subnets[@]}"; do eventually ec2 delete-subnet --subnet-id "$subnet"; done
    eventually ec2 delete-vpc --vpc-id "$vpc"
    gone InvalidVpcID.NotFound ec2 describe-vpcs --vpc-ids "$vpc"
}

make_networks
make_identities
take_on_a_role
make_cluster
make_nodes
balance
remove_everything
for service in autoscaling ec2 eks elbv2 iam sts; do
    echo "aws $service: $(grep -c "^$service\$" "$counts") calls, ${checks[$service]:-0} checks"
done
