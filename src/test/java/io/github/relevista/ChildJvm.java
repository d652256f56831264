package io.github.relevista;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own, for what a JVM settles once at its start. */
public final class ChildJvm {
  private ChildJvm() {}

  /** Runs a class of the tests with the given options and returns what it printed. */
  public static String run(Class<?> main, String... options)
      throws IOException, InterruptedException {
    return runOn(System.getProperty("java.class.path"), main, options);
  }

  /** The same on a class path of its own. */
  public static String runOn(String classPath, Class<?> main, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath, main.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("exit code of %s", main.getSimpleName()).isZero();
    return output.strip();
  }
}
