package moc.cleanup.worker;

import moc.cleanup.config.Variables;
import moc.cleanup.worker.objectdeletion.KeyPrefixes;
import moc.cleanup.worker.objectkey.AssetAddress;
import moc.cleanup.worker.objectkey.AssetAddresses;

/// What the worker would make of texts that name objects, for whoever wants to know before it does.
public final class AddressReader {

  private final AssetAddresses addresses;
  private final KeyPrefixes prefixes;

  private AddressReader(AssetAddresses addresses, KeyPrefixes prefixes) {
    this.addresses = addresses;
    this.prefixes = prefixes;
  }

  /// By the worker's own variables.
  ///
  /// @throws moc.cleanup.config.ConfigurationException naming every variable at fault
  public static AddressReader from(Variables variables) {
    WorkerConfig config = WorkerConfig.from(variables);
    return new AddressReader(
        new AssetAddresses(config.bucket(), config.cdnHosts()),
        new KeyPrefixes(config.keyPrefixes()));
  }

  /// Whose object the text names.
  public Fate fate(String text) {
    return switch (addresses.read(text)) {
      case AssetAddress.Ours(var key) ->
          prefixes.objection(key).isEmpty() ? Fate.OURS : Fate.OUTSIDE_PREFIXES;
      case AssetAddress.Foreign() -> Fate.FOREIGN;
      case AssetAddress.Refused(_) -> Fate.REFUSED;
    };
  }

  /// What becomes of an object that a text names.
  public enum Fate {
    /// It is deleted, once nobody uses it any more.
    OURS,
    /// It is in the bucket, where nothing may be cleaned up.
    OUTSIDE_PREFIXES,
    /// It is somebody else's, and never touched.
    FOREIGN,
    /// It is none: the text cannot be a key.
    REFUSED
  }
}
