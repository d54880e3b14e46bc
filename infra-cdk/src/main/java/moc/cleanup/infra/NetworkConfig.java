package moc.cleanup.infra;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The VPC in which the functions run.
///
/// @param securityGroupIds the functions' own; the database lets them in
/// @param vpcCidrs all IPv4 ranges of the VPC, which the stack's endpoints let in, if it makes any
record NetworkConfig(
    String vpcId,
    List<SubnetConfig> subnets,
    List<String> securityGroupIds,
    Egress egress,
    List<String> vpcCidrs) {

  NetworkConfig {
    subnets = List.copyOf(subnets);
    securityGroupIds = List.copyOf(securityGroupIds);
    vpcCidrs = List.copyOf(vpcCidrs);
  }

  /// @param routeTableId where the endpoint of S3 puts its route, if the stack makes one
  record SubnetConfig(String id, String availabilityZone, Optional<String> routeTableId) {

    private static SubnetConfig from(ConfigurationSection section) {
      return new SubnetConfig(
          section.text("id", Patterns.id("subnet"), "a subnet's id"),
          section.text("availabilityZone", Patterns.AVAILABILITY_ZONE, "such as eu-west-1a"),
          section.optionalText("routeTableId", Patterns.id("rtb"), "a route table's id"));
    }
  }

  static NetworkConfig from(ConfigurationSection section, String region) {
    NetworkConfig network =
        new NetworkConfig(
            section.text("vpcId", Patterns.id("vpc"), "a VPC's id"),
            section.sections("subnets").stream().map(SubnetConfig::from).toList(),
            section.texts("securityGroupIds", Patterns.id("sg"), "security groups' ids"),
            Egress.from(section),
            section.texts("vpcCidrs", Patterns.VPC_CIDR, "ranges such as 10.0.0.0/16"));
    network.check(section, region);
    return network;
  }

  private void check(ConfigurationSection section, String region) {
    List<String> ids = subnets.stream().map(SubnetConfig::id).toList();
    List<String> zones = subnets.stream().map(SubnetConfig::availabilityZone).toList();
    if (zones.isEmpty() || isRepeated(zones) || isRepeated(ids)) {
      section.problem("subnets", "one private subnet or more, each in another availability zone");
    }
    if (!zones.stream().allMatch(zone -> zone.isEmpty() || zone.startsWith(region))) {
      section.problem("subnets", "subnets in " + region);
    }
    if (securityGroupIds.isEmpty() || isRepeated(securityGroupIds)) {
      section.problem(
          "securityGroupIds", "one security group or more that the database lets in, each once");
    }
    if (egress == Egress.CREATE_ENDPOINTS) {
      checkEndpoints(section);
    }
  }

  private void checkEndpoints(ConfigurationSection section) {
    if (!subnets.stream().allMatch(subnet -> subnet.routeTableId().isPresent())) {
      section.problem(
          "subnets", "a routeTableId with every subnet, since the stack makes S3's endpoint");
    }
    if (vpcCidrs.isEmpty()) {
      section.problem(
          "vpcCidrs",
          "all IPv4 ranges of the VPC, since everything in it will use the endpoints that the stack"
              + " makes");
    }
  }

  private static boolean isRepeated(List<String> texts) {
    return new HashSet<>(texts).size() < texts.size();
  }
}
