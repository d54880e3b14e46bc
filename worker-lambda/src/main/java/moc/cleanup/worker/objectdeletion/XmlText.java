package moc.cleanup.worker.objectdeletion;

import moc.cleanup.worker.objectkey.ObjectKey;

/// What `DeleteObjects` can carry: its request is XML 1.0, and one key with a character that XML
/// does not have makes S3 refuse the other 999 as well.
final class XmlText {

  private XmlText() {}

  /// Whether the key arrives as it was sent. Line ends are counted as foreign too, since an XML
  /// reader may turn one kind into the other, and blanks at the ends, since it may cut them.
  static boolean carries(ObjectKey key) {
    String text = key.value();
    return text.equals(text.strip()) && text.codePoints().allMatch(XmlText::isPlain);
  }

  private static boolean isPlain(int codePoint) {
    boolean control = codePoint < 0x20 || (codePoint >= 0x7F && codePoint <= 0x9F);
    boolean surrogate = codePoint >= 0xD800 && codePoint <= 0xDFFF;
    boolean noncharacter = codePoint == 0xFFFE || codePoint == 0xFFFF;
    boolean lineEnd = codePoint == 0x2028 || codePoint == 0x2029;
    return !control && !surrogate && !noncharacter && !lineEnd;
  }
}
