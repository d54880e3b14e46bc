package moc.cleanup.operator.demo.plan;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Random ids that come out the same for the same seed.
record Ids(RandomGenerator random) {

  private static final long VERSION_BITS = 0xF000L;
  private static final long VERSION_4 = 0x4000L;
  private static final long VARIANT_BITS = 0xC000_0000_0000_0000L;
  private static final long VARIANT_RFC = 0x8000_0000_0000_0000L;

  UUID next() {
    return new UUID(
        (random.nextLong() & ~VERSION_BITS) | VERSION_4,
        (random.nextLong() & ~VARIANT_BITS) | VARIANT_RFC);
  }

  List<UUID> some(int count) {
    return Stream.generate(this::next).limit(count).toList();
  }
}
