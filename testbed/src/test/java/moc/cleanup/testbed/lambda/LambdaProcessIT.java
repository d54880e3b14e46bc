package moc.cleanup.testbed.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaProcessIT {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir private static Path folder;

  @BeforeAll
  static void packageHandler() throws IOException {
    String handler = SampleHandler.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar());
        JarOutputStream jar = new JarOutputStream(file);
        InputStream type = SampleHandler.class.getClassLoader().getResourceAsStream(handler)) {
      jar.putNextEntry(new JarEntry(handler));
      Objects.requireNonNull(type, handler).transferTo(jar);
    }
  }

  @Test
  void aPackagedFunctionAnswersWithItsOwnVariables() {
    try (LambdaProcess process = LambdaProcess.start(sample(Map.of("STAGE", "test")))) {
      String answer = process.invoke("\"grüße\"", LIMIT);

      assertThat(answer)
          .isEqualTo("{\"event\": \"grüße\", \"stage\": \"test\", \"function\": \"sample\"}");
      assertThat(process.invoke("2", LIMIT)).contains("\"event\": 2");
      assertThat(process.output()).containsExactly("Built", "Handling \"grüße\"", "Handling 2");
    }
  }

  @Test
  void whatTheFunctionThrowsIsTheFailureAndTheProcessGoesOn() {
    try (LambdaProcess process = LambdaProcess.start(sample(Map.of()))) {
      assertThatThrownBy(() -> process.invoke("\"throw\"", LIMIT))
          .isInstanceOf(LambdaFailedException.class)
          .hasMessageContaining("IllegalArgumentException: As the event said");

      assertThat(process.invoke("2", LIMIT)).contains("\"event\": 2");
      assertThat(process.output()).containsOnlyOnce("Built");
    }
  }

  @Test
  void aFunctionThatCannotBeBuiltSaysWhy() {
    assertThatThrownBy(() -> LambdaProcess.start(sample(Map.of("SAMPLE_BROKEN", "yes"))))
        .isInstanceOf(LambdaFailedException.class)
        .hasMessageContaining("SAMPLE_BROKEN is set");
  }

  @Test
  void aProcessThatDiesFailsItsInvocationAndIsReplaced() {
    try (LambdaProcess process = LambdaProcess.start(sample(Map.of()))) {
      assertThatThrownBy(() -> process.invoke("\"exit\"", LIMIT))
          .isInstanceOf(LambdaFailedException.class)
          .hasMessageContaining("sample ended with exit code 7");

      assertThat(process.invoke("2", LIMIT)).contains("\"event\": 2");
    }
  }

  @Test
  void processesThatStartSideBySideLeaveEachOtherAlone() {
    List<String> answers =
        IntStream.range(0, 8)
            .boxed()
            .gather(Gatherers.mapConcurrent(4, LambdaProcessIT::answerOfANewProcess))
            .toList();

    assertThat(answers).hasSize(8).allMatch(answer -> answer.contains("\"stage\": \"test\""));
  }

  private static String answerOfANewProcess(int event) {
    try (LambdaProcess process = LambdaProcess.start(sample(Map.of("STAGE", "test")))) {
      return process.invoke(Integer.toString(event), LIMIT);
    }
  }

  @Test
  void aFunctionThatRunsTooLongIsKilled() {
    try (LambdaProcess process = LambdaProcess.start(sample(Map.of()))) {
      assertThatThrownBy(() -> process.invoke("\"hang\"", Duration.ofSeconds(1)))
          .isInstanceOf(LambdaFailedException.class)
          .hasMessageContaining("sample ran longer than PT1S");
    }
  }

  @Test
  void aFunctionWithSnapStartIsRestoredBeforeItsFirstEvent() {
    Map<String, String> snapStart = Map.of("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    try (LambdaProcess process = LambdaProcess.start(sample(snapStart))) {
      assertThat(process.invoke("2", LIMIT)).contains("\"event\": 2");
    }
  }

  @Test
  void twoProcessesLiveSideBySide() {
    try (LambdaProcess left = LambdaProcess.start(sample(Map.of("STAGE", "left")));
        LambdaProcess right = LambdaProcess.start(sample(Map.of("STAGE", "right")))) {
      assertThat(left.invoke("1", LIMIT)).contains("left");
      assertThat(right.invoke("1", LIMIT)).contains("right");
    }
  }

  private static PackagedFunction sample(Map<String, String> variables) {
    return new PackagedFunction("sample", jar(), SampleHandler.class.getName(), variables);
  }

  private static Path jar() {
    return folder.resolve("sample.jar");
  }
}
