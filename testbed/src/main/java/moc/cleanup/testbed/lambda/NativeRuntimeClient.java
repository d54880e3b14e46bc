package moc.cleanup.testbed.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// The native part of AWS's runtime client, unpacked once for all the processes that this one starts.
/// Each of them would unpack it to one and the same file below /tmp, and kill with SIGBUS whoever had
/// just loaded it from there.
final class NativeRuntimeClient {

  private static final String PROPERTY =
      "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
  private static final Path LIBRARY = unpack();

  private NativeRuntimeClient() {}

  /// Has a JVM load it from here.
  static String jvmOption() {
    return "-D%s=%s".formatted(PROPERTY, LIBRARY);
  }

  private static Path unpack() {
    String resource = "/jni/libaws-lambda-jni.%s.so".formatted(platform());
    try (InputStream library = NativeRuntimeClient.class.getResourceAsStream(resource)) {
      if (library == null) {
        throw new IllegalStateException("AWS's runtime client has no " + resource);
      }
      Path file = Files.createTempFile("libaws-lambda-jni-", ".so");
      file.toFile().deleteOnExit();
      Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  /// Alpine's JVM is built on musl; the mere presence of musl says nothing about the JVM.
  private static String platform() {
    String system = Files.exists(Path.of("/etc/alpine-release")) ? "linux_musl" : "linux";
    String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    return system + "-" + processor;
  }
}
