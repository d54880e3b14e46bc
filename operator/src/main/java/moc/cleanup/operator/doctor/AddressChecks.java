package moc.cleanup.operator.doctor;

import static moc.cleanup.config.VariableNames.CLOUDFRONT_DOMAIN;
import static moc.cleanup.config.VariableNames.S3_KEY_PREFIXES;
import static moc.cleanup.operator.terminal.InWords.count;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import moc.cleanup.operator.doctor.AddressSample.Sampled;
import moc.cleanup.operator.environment.Patience;
import moc.cleanup.worker.AddressReader;
import org.jdbi.v3.core.Jdbi;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;

/// Whether we can read the addresses that the platform writes. A host of the CDN that nobody told us
/// of leaves every object behind that is addressed by it.
record AddressChecks(Jdbi jdbi, S3Client s3, String bucket, AddressReader reader)
    implements Checks {

  private static final int MOST_HOSTS = 10;
  private static final int TRIED_PER_HOST = 5;

  @Override
  public void run(Findings findings) {
    List<Sampled> sample = new AddressSample(jdbi).draw();
    if (sample.isEmpty()) {
      findings.note("No row of the platform names an object yet: there was nothing to look at.");
      return;
    }
    Map<AddressReader.Fate, List<Sampled>> byFate = new TreeMap<>();
    sample.forEach(
        one -> byFate.computeIfAbsent(reader.fate(one.text()), _ -> new ArrayList<>()).add(one));
    findings.note("Of the platform's addresses %,d were looked at.".formatted(sample.size()));
    for (AddressReader.Fate fate : AddressReader.Fate.values()) {
      List<Sampled> some = byFate.getOrDefault(fate, List.of());
      if (!some.isEmpty()) {
        report(findings, fate, some, sample.size());
      }
    }
    reportUrlsAmongKeys(findings, sample);
  }

  private void report(Findings findings, AddressReader.Fate fate, List<Sampled> some, int sampled) {
    String share = "%,d of %,d".formatted(some.size(), sampled);
    Sampled example = some.getFirst();
    switch (fate) {
      case OURS -> findings.fine(share + " name objects in this bucket.");
      case OUTSIDE_PREFIXES ->
          findings.warn(
              "%s name objects outside of %s, which are left behind, such as %s."
                  .formatted(share, S3_KEY_PREFIXES, example.text()),
              "Add their prefixes, if they are the platform's assets.");
      case REFUSED ->
          findings.warn(
              "%s cannot be keys, such as one in %s: \"%s\"."
                  .formatted(share, example.source(), shortened(example.text())),
              "Repair these rows: no object can be found by them.");
      case FOREIGN -> reportHosts(findings, some);
    }
  }

  private void reportHosts(Findings findings, List<Sampled> foreign) {
    Map<String, List<Sampled>> byHost = new TreeMap<>();
    foreign.forEach(
        one -> byHost.computeIfAbsent(host(one.text()), _ -> new ArrayList<>()).add(one));
    byHost.entrySet().stream()
        .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
        .limit(MOST_HOSTS)
        .forEach(entry -> reportHost(findings, entry.getKey(), entry.getValue()));
    if (byHost.size() > MOST_HOSTS) {
      findings.note("%,d hosts more are not ours.".formatted(byHost.size() - MOST_HOSTS));
    }
  }

  private void reportHost(Findings findings, String host, List<Sampled> some) {
    Sampled example = some.getFirst();
    String found =
        "%s to %s, which is neither the bucket nor in %s (%s)"
            .formatted(
                count(some.size(), "address points", "addresses point"),
                host,
                CLOUDFRONT_DOMAIN,
                example.source());
    Optional<String> key =
        some.stream()
            .limit(TRIED_PER_HOST)
            .flatMap(one -> path(one.text()).stream())
            .filter(this::isInBucket)
            .findFirst();
    if (key.isPresent()) {
      findings.problem(
          found + ". The bucket has the very object, %s: it is left behind.".formatted(key.get()),
          "Add %s to %s.".formatted(host, CLOUDFRONT_DOMAIN));
    } else {
      findings.warn(
          found + ": objects behind it are never touched.",
          "If it serves this bucket, add it to %s.".formatted(CLOUDFRONT_DOMAIN));
    }
  }

  private boolean isInBucket(String key) {
    try {
      s3.headObject(
          request -> request.bucket(bucket).key(key).overrideConfiguration(Patience::limit));
      return true;
    } catch (SdkException e) {
      // Not there, or not to be asked: then the host is only somebody else's, as it seems.
      return false;
    }
  }

  private static void reportUrlsAmongKeys(Findings findings, List<Sampled> sample) {
    long urls =
        sample.stream()
            .filter(one -> one.source().endsWith(".s3_key") && one.text().contains("://"))
            .count();
    if (urls > 0) {
      findings.note("%,d values of s3_key are URLs, and are read as such.".formatted(urls));
    }
  }

  private static String host(String url) {
    String afterScheme = url.substring(url.indexOf("//") + 2);
    return shortened(afterScheme.split("[/?#]", 2)[0]);
  }

  private static Optional<String> path(String url) {
    try {
      return Optional.ofNullable(new URI(url).getPath())
          .map(path -> path.replaceFirst("^/", ""))
          .filter(path -> !path.isEmpty());
    } catch (URISyntaxException unreadable) {
      return Optional.empty();
    }
  }

  private static String shortened(String text) {
    int longest = 100;
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }
}
