package moc.cleanup.worker.objectdeletion;

import static org.assertj.core.api.Assertions.assertThat;

import moc.cleanup.worker.objectkey.ObjectKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a/b c",
        "ä<&>\"'",
        "\ud83d\ude00",
        "%00",
        "~",
        "\u00a0",
        "\ud7ff",
        "\ue000",
        "\ufffd"
      })
  void carries(String key) {
    assertThat(XmlText.carries(new ObjectKey(key))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0001", "a\tb", "a\nb", "a\rb", "\u001f", "\u007f", "\u0085", "\u009f", "\u2028",
        "\u2029", "\ud800", "\udfff", "\ufffe", "\uffff", " a", "a "
      })
  void doesNotCarry(String key) {
    assertThat(XmlText.carries(new ObjectKey(key))).isFalse();
  }
}
