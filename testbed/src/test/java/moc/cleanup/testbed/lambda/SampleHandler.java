package moc.cleanup.testbed.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/// What the packaged function of these tests does: the event says which of the ways to end it
/// takes.
public final class SampleHandler implements RequestStreamHandler {

  public SampleHandler() {
    if (System.getenv("SAMPLE_BROKEN") != null) {
      throw new IllegalStateException("SAMPLE_BROKEN is set");
    }
    System.out.println("Built");
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    String text = new String(event.readAllBytes(), UTF_8);
    System.out.println("Handling " + text);
    switch (text) {
      case "\"throw\"" -> throw new IllegalArgumentException("As the event said");
      case "\"exit\"" -> Runtime.getRuntime().halt(7);
      case "\"hang\"" -> hang();
      default ->
          answer.write(
              "{\"event\": %s, \"stage\": \"%s\", \"function\": \"%s\"}"
                  .formatted(text, System.getenv("STAGE"), context.getFunctionName())
                  .getBytes(UTF_8));
    }
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
