package moc.cleanup.operator.plan;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import moc.cleanup.operator.Installation;
import moc.cleanup.operator.Invocation;
import moc.cleanup.testbed.Sandbox;
import org.jdbi.v3.core.Jdbi;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.S3Object;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A plan, the run after it, and what the run left.
final class PlannedNight {

  private static final String MOCS = "SELECT id::text FROM moc_instructions";
  private static final String IMAGES = "SELECT id::text FROM gallery_images";
  private static final String FREE_BRICKS =
      "SELECT id::text FROM moc_parts WHERE parts_list_id IS NULL";
  private static final String KEPT = "SELECT kept::text FROM moc_cleanup_ledger";
  private static final String OWED = "SELECT unnest(owed_keys) FROM moc_cleanup_ledger";

  private final Installation installation;
  private final JsonNode plan;
  private final Contents before;
  private Contents after;

  private record Contents(
      Set<String> mocs, Set<String> images, Set<String> freeBricks, Set<String> objects) {}

  private PlannedNight(Installation installation, JsonNode plan) {
    this.installation = installation;
    this.plan = plan;
    this.before = contents();
    this.after = before;
  }

  static PlannedNight of(Installation installation) {
    Invocation plan = installation.invoke("plan", "--json");
    assertThat(plan.exitCode()).as(plan.err()).isZero();
    return new PlannedNight(installation, plan.json());
  }

  void run() {
    Invocation run = installation.invoke("run", "--json");
    assertThat(run.json().path("failed").longValue()).as(run.out()).isZero();
    after = contents();
  }

  JsonNode plan() {
    return plan;
  }

  /// The names of all that was planned to go.
  Set<String> going() {
    Set<String> going = items("goes", "object", "image").map(PlannedNight::name).collect(toSet());
    going.addAll(mocsThat("goes"));
    return going;
  }

  Set<String> depending() {
    return items("depends", "object", "image").map(PlannedNight::name).collect(toSet());
  }

  /// Of all that was planned to stay, the kind of its reason.
  Map<String, String> reasons() {
    Map<String, String> reasons = new HashMap<>();
    items("stays", "object", "image")
        .forEach(item -> reasons.put(name(item), StayCount.kindOf(item.path("reason").asString())));
    return reasons;
  }

  void requireTrue() {
    assertThat(lost(before.mocs(), after.mocs())).as("MOCs gone").isEqualTo(mocsThat("goes"));
    requireGone("object", before.objects(), after.objects());
    requireGone("image", before.images(), after.images());
    requireTotals();
    requireReasons();
  }

  /// All that was to go, and beyond that only what was said to be uncertain.
  private void requireGone(String kind, Set<String> existed, Set<String> exists) {
    Set<String> gone = lost(existed, exists);
    Set<String> planned = items("goes", kind).map(PlannedNight::name).collect(toSet());
    planned.retainAll(existed);
    Set<String> certain = new TreeSet<>(gone);
    certain.removeAll(items("depends", kind).map(PlannedNight::name).collect(toSet()));
    assertThat(certain).as(kind + "s gone").isEqualTo(planned);
  }

  private void requireTotals() {
    JsonNode totals = plan.path("totals");
    assertThat(totals.path("mocs").intValue()).isEqualTo(mocsThat("goes").size());
    for (String kind : List.of("object", "image")) {
      assertThat(totals.path(kind + "s").intValue())
          .as(kind + "s in the totals")
          .isEqualTo(items("goes", kind).map(PlannedNight::name).collect(toSet()).size());
    }
    assertThat(totals.path("bricks").intValue())
        .isEqualTo(after.freeBricks().size() - before.freeBricks().size());
  }

  /// One of the reasons in the plan is one of those in the ledger.
  private void requireReasons() {
    Map<String, Set<String>> known = reasonsInLedger();
    Map<String, Set<String>> planned = new HashMap<>();
    items("stays", "object", "image", "address")
        .forEach(item ->
            planned
                .computeIfAbsent(name(item), _ -> new HashSet<>())
                .add(StayCount.kindOf(item.path("reason").asString())));
    planned.forEach((name, reasons) ->
        assertThat(known.getOrDefault(name, Set.of())).as(name).containsAnyElementsOf(reasons));
  }

  private Map<String, Set<String>> reasonsInLedger() {
    Map<String, Set<String>> reasons = new HashMap<>();
    for (String kept : column(KEPT)) {
      for (JsonNode one : new JsonMapper().readTree(kept)) {
        String name = one.path(one.has("key") ? "key" : "image").asString();
        reasons
            .computeIfAbsent(name, _ -> new HashSet<>())
            .add(StayCount.kindOf(one.path("reason").asString()));
      }
    }
    for (String owed : column(OWED)) {
      reasons.computeIfAbsent(owed, _ -> new HashSet<>()).add("a held MOC owes it too");
    }
    return reasons;
  }

  private Set<String> mocsThat(String standing) {
    return elements(plan.path("mocs"))
        .filter(moc -> moc.path("standing").asString().equals(standing))
        .map(moc -> moc.path("mocId").asString())
        .collect(toSet());
  }

  private Stream<JsonNode> items(String decision, String... kinds) {
    return elements(plan.path("mocs"))
        .flatMap(moc -> elements(moc.path("items")))
        .filter(item -> item.path("decision").asString().equals(decision))
        .filter(item -> List.of(kinds).contains(item.path("kind").asString()));
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static String name(JsonNode item) {
    return item.path("name").asString();
  }

  private static Set<String> lost(Set<String> before, Set<String> after) {
    Set<String> lost = new TreeSet<>(before);
    lost.removeAll(after);
    return lost;
  }

  private Contents contents() {
    return new Contents(column(MOCS), column(IMAGES), column(FREE_BRICKS), objectKeys());
  }

  /// As URLs, since the answer's XML cannot carry every key.
  private Set<String> objectKeys() {
    Sandbox sandbox = installation.sandbox();
    return sandbox
        .s3()
        .listObjectsV2Paginator(
            list -> list.bucket(sandbox.bucket()).encodingType(EncodingType.URL))
        .contents()
        .stream()
        .map(S3Object::key)
        .collect(toSet());
  }

  private Set<String> column(String query) {
    return Jdbi.create(installation.sandbox().dataSource())
        .withHandle(handle -> handle.createQuery(query).mapTo(String.class).set());
  }
}
