package moc.cleanup.worker.rehearsal;

import software.amazon.awssdk.core.SdkSystemSetting;

/// The credentials that the SDK finds first, as long as this is open: of nobody. Its chain of providers
/// is then in the snapshot, and nothing that the other providers know.
public final class NobodysLogin implements AutoCloseable {

  private static final String ID = SdkSystemSetting.AWS_ACCESS_KEY_ID.property();
  private static final String SECRET = SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property();

  private NobodysLogin() {}

  /// Sets them for the whole process.
  public static NobodysLogin set() {
    System.setProperty(ID, "nobody");
    System.setProperty(SECRET, "nothing");
    return new NobodysLogin();
  }

  @Override
  public void close() {
    System.clearProperty(ID);
    System.clearProperty(SECRET);
  }
}
