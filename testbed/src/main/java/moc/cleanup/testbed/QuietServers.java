package moc.cleanup.testbed;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.LoggerFactory;

/// Keeps the servers' own logging at warnings, whoever starts them: without a configuration
/// ElasticMQ alone writes hundreds of thousands of lines. A level that is configured stays as it
/// is.
public final class QuietServers {

  private static final List<String> SERVERS =
      List.of(
          "com.github.dockerjava",
          "io.zonky.test",
          "org.apache.pekko",
          "org.eclipse.jetty",
          "org.elasticmq",
          "org.gaul.s3proxy",
          "org.testcontainers",
          "tc");

  private QuietServers() {}

  public static void quieten() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
      SERVERS.stream().map(logback::getLogger).forEach(QuietServers::quieten);
    }
  }

  /// Ends all logging, for a process that ends while its servers do: what their clients say then is no
  /// news.
  public static void silence() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
      logback.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
      logback.getLoggerList().forEach(logger -> logger.setLevel(Level.OFF));
    }
  }

  private static void quieten(Logger logger) {
    if (logger.getLevel() == null) {
      logger.setLevel(Level.WARN);
    }
  }
}
