package moc.cleanup.operator.doctor;

import static moc.cleanup.operator.terminal.InWords.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleAndOperator;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionExpiration;
import software.amazon.awssdk.services.s3.model.Tag;

/// Rules of a bucket that end the same, and how much of what may be deleted they reach together.
///
/// @param ofVersions whether they end versions, of which a rule may keep the newest
/// @param keyPrefixes of the keys that may be deleted; none means the whole bucket
record LifecycleRules(List<LifecycleRule> rules, boolean ofVersions, List<String> keyPrefixes) {

  private static final String WHOLE_BUCKET = "";

  /// Takes those that are switched on, and copies the lists.
  LifecycleRules {
    rules = rules.stream().filter(rule -> rule.status() == ExpirationStatus.ENABLED).toList();
    keyPrefixes = List.copyOf(keyPrefixes);
  }

  /// Those that end versions of what was deleted.
  static LifecycleRules thatEndVersions(List<LifecycleRule> all, List<String> keyPrefixes) {
    return new LifecycleRules(
        all.stream().filter(rule -> rule.noncurrentVersionExpiration() != null).toList(),
        true,
        keyPrefixes);
  }

  /// Those that end incomplete multipart uploads.
  static LifecycleRules thatEndUploads(List<LifecycleRule> all, List<String> keyPrefixes) {
    return new LifecycleRules(
        all.stream().filter(rule -> rule.abortIncompleteMultipartUpload() != null).toList(),
        false,
        keyPrefixes);
  }

  boolean isEmpty() {
    return rules.isEmpty();
  }

  /// Whether whatever may be deleted is within the reach of one of them.
  boolean reachAll() {
    List<String> parts = keyPrefixes.isEmpty() ? List.of(WHOLE_BUCKET) : keyPrefixes;
    return parts.stream()
        .allMatch(part ->
            rules.stream()
                .anyMatch(rule -> part.startsWith(prefix(rule)) && otherLimits(rule).isEmpty()));
  }

  /// Each rule, with what limits it.
  String inWords() {
    return rules.stream().map(this::inWords).collect(Collectors.joining("; "));
  }

  private String inWords(LifecycleRule rule) {
    List<String> limits = new ArrayList<>();
    String prefix = prefix(rule);
    if (!prefix.isEmpty()) {
      limits.add("takes only keys that begin with \"%s\"".formatted(prefix));
    }
    limits.addAll(otherLimits(rule));
    return "rule %s %s"
        .formatted(
            rule.id() == null ? "without a name" : "\"" + rule.id() + "\"",
            limits.isEmpty() ? "has no limit" : String.join(", ", limits));
  }

  // Rules of long ago have their prefix beside the filter.
  @SuppressWarnings("deprecation")
  private static String prefix(LifecycleRule rule) {
    return Stream.of(
            Optional.ofNullable(rule.prefix()),
            filter(rule).map(LifecycleRuleFilter::prefix),
            and(rule).map(LifecycleRuleAndOperator::prefix))
        .flatMap(Optional::stream)
        .filter(prefix -> !prefix.isEmpty())
        .findFirst()
        .orElse(WHOLE_BUCKET);
  }

  private List<String> otherLimits(LifecycleRule rule) {
    List<String> limits = new ArrayList<>();
    filter(rule)
        .ifPresent(filter -> {
          addTag(limits, filter.tag());
          addSizes(limits, filter.objectSizeGreaterThan(), filter.objectSizeLessThan());
        });
    and(rule)
        .ifPresent(and -> {
          and.tags().forEach(tag -> addTag(limits, tag));
          addSizes(limits, and.objectSizeGreaterThan(), and.objectSizeLessThan());
        });
    Optional.ofNullable(rule.noncurrentVersionExpiration())
        .filter(_ -> ofVersions)
        .map(NoncurrentVersionExpiration::newerNoncurrentVersions)
        .ifPresent(
            kept -> limits.add("keeps the last %s".formatted(count(kept, "version", "versions"))));
    return limits;
  }

  private static void addTag(List<String> limits, @Nullable Tag tag) {
    if (tag != null) {
      limits.add("takes only objects with the tag %s=%s".formatted(tag.key(), tag.value()));
    }
  }

  private static void addSizes(List<String> limits, @Nullable Long above, @Nullable Long below) {
    if (above != null) {
      limits.add("takes only objects larger than " + count(above, "byte", "bytes"));
    }
    if (below != null) {
      limits.add("takes only objects smaller than " + count(below, "byte", "bytes"));
    }
  }

  private static Optional<LifecycleRuleFilter> filter(LifecycleRule rule) {
    return Optional.ofNullable(rule.filter());
  }

  private static Optional<LifecycleRuleAndOperator> and(LifecycleRule rule) {
    return filter(rule).map(LifecycleRuleFilter::and);
  }
}
