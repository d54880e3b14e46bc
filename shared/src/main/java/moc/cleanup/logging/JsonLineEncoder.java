package moc.cleanup.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import moc.cleanup.json.Json;
import org.jspecify.annotations.Nullable;

/// Writes each event as one line, a flat JSON object: the logging context's fields and the event's own
/// stand beside `timestamp`, `level` and `message`, so that CloudWatch Logs finds them by their names.
/// Logback's own JSON encoder nests them, each as an object in a list.
public final class JsonLineEncoder extends EncoderBase<ILoggingEvent> {

  private static final byte[] NOTHING = {};

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("timestamp", event.getInstant().toString());
    line.put("level", event.getLevel().toString());
    line.put("message", event.getFormattedMessage());
    line.put("logger_name", event.getLoggerName());
    line.put("thread_name", event.getThreadName());
    Optional.ofNullable(event.getThrowableProxy())
        .ifPresent(thrown -> line.put("stack_trace", ThrowableProxyUtil.asString(thrown)));
    line.putAll(event.getMDCPropertyMap());
    Optional.ofNullable(event.getKeyValuePairs())
        .ifPresent(fields -> fields.forEach(field -> line.put(field.key, field.value)));
    return (Json.write(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
