package moc.cleanup.infra;

import java.util.List;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpoint;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpoint;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.Subnet;
import software.amazon.awscdk.services.ec2.SubnetAttributes;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.constructs.Construct;

/// The platform's VPC, taken as the configuration describes it: nothing is looked up. Makes the ways
/// out that it is asked for.
final class Network extends Construct {

  private static final int HTTPS = 443;

  private final IVpc vpc;
  private final SubnetSelection subnets;
  private final List<ISecurityGroup> securityGroups;

  Network(Construct scope, NetworkConfig config) {
    super(scope, "Network");
    vpc =
        Vpc.fromVpcAttributes(
            this,
            "Vpc",
            VpcAttributes.builder()
                .vpcId(config.vpcId())
                .availabilityZones(
                    config.subnets().stream()
                        .map(NetworkConfig.SubnetConfig::availabilityZone)
                        .toList())
                .build());
    subnets =
        SubnetSelection.builder()
            .subnets(config.subnets().stream().map(this::subnet).toList())
            .build();
    securityGroups = config.securityGroupIds().stream().map(this::securityGroup).toList();
    switch (config.egress()) {
      case NAT, EXISTING_ENDPOINTS -> {}
      case CREATE_ENDPOINTS -> createEndpoints(config);
    }
  }

  IVpc vpc() {
    return vpc;
  }

  SubnetSelection subnets() {
    return subnets;
  }

  List<ISecurityGroup> securityGroups() {
    return securityGroups;
  }

  private ISubnet subnet(NetworkConfig.SubnetConfig subnet) {
    SubnetAttributes.Builder attributes =
        SubnetAttributes.builder()
            .subnetId(subnet.id())
            .availabilityZone(subnet.availabilityZone());
    subnet.routeTableId().ifPresent(attributes::routeTableId);
    return Subnet.fromSubnetAttributes(this, subnet.id(), attributes.build());
  }

  private ISecurityGroup securityGroup(String id) {
    return SecurityGroup.fromSecurityGroupId(this, id, id);
  }

  /// With the first of them the service's name means it for all of the VPC: the platform's own
  /// applications come this way, too, and are let in.
  private void createEndpoints(NetworkConfig config) {
    SecurityGroup endpoints =
        SecurityGroup.Builder.create(this, "Endpoints")
            .vpc(vpc)
            .description("moc-cleanup: lets the VPC reach AWS")
            .allowAllOutbound(false)
            .build();
    for (String cidr : config.vpcCidrs()) {
      endpoints.addIngressRule(Peer.ipv4(cidr), Port.tcp(HTTPS), "all of the VPC");
    }
    createEndpoint("Sqs", InterfaceVpcEndpointAwsService.SQS, endpoints);
    createEndpoint("CloudWatch", InterfaceVpcEndpointAwsService.CLOUDWATCH_MONITORING, endpoints);
    createEndpoint("SecretsManager", InterfaceVpcEndpointAwsService.SECRETS_MANAGER, endpoints);
    GatewayVpcEndpoint.Builder.create(this, "S3")
        .vpc(vpc)
        .service(GatewayVpcEndpointAwsService.S3)
        .subnets(List.of(subnets))
        .build();
  }

  private void createEndpoint(
      String id, InterfaceVpcEndpointAwsService service, SecurityGroup securityGroup) {
    InterfaceVpcEndpoint.Builder.create(this, id)
        .vpc(vpc)
        .service(service)
        .subnets(subnets)
        .securityGroups(List.of(securityGroup))
        .privateDnsEnabled(true)
        .open(false)
        .build();
  }
}
