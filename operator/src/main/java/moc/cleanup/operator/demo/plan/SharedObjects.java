package moc.cleanup.operator.demo.plan;

import java.util.List;
import java.util.random.RandomGenerator;

/// Lets MOCs share objects, as copies of MOCs do: a row of somebody else may then refer to what a
/// deleted MOC calls its own.
record SharedObjects(RandomGenerator random, Ids ids) {

  private static final int ONE_IN = 20;

  /// One MOC in twenty gets another one's instructions as a file or as its thumbnail; whether that
  /// one is deleted, alive, or both go together, is left to chance.
  void shareAmong(List<PlannedMoc> mocs) {
    for (int i = 0; i < Math.max(4, mocs.size() / ONE_IN); i++) {
      int borrower = random.nextInt(mocs.size());
      PlannedMoc moc = mocs.get(borrower);
      String key = Names.pick(mocs, random).files().getFirst().key();
      boolean softDeleted = random.nextBoolean();
      mocs.set(
          borrower,
          random.nextBoolean()
              ? moc.withThumbnail(key)
              : moc.withFile(
                  new PlannedFile(ids.next(), "instruction", key, Host.BUCKET, softDeleted)));
    }
  }
}
