package io.github.relevista.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as shells of all kinds call it: from a folder whose path is as odd as paths get. */
@Order(5)
class LauncherIT {
  @TempDir private Path folder;
  private Path checkout;

  /** What a command line did. */
  private record Ran(int exitCode, String out, String err) {
    void refused(int code, String... parts) {
      assertThat(exitCode).as(err).isEqualTo(code);
      assertThat(err).hasLineCount(1).contains(parts);
      assertThat(out).isEmpty();
    }
  }

  @BeforeEach
  void install() throws IOException {
    checkout = Files.createDirectory(folder.resolve("an odd 'place' [1] #é"));
    Path real = Path.of("").toAbsolutePath();
    Files.createDirectory(checkout.resolve("jobs"));
    for (String script : List.of("relevista", "explain")) {
      Files.copy(
          real.resolve("jobs").resolve(script),
          checkout.resolve("jobs").resolve(script),
          StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.createDirectory(checkout.resolve("target"));
    for (String entry :
        List.of("conf", "pom.xml", "src", "sample-data", "target/relevista.jar", "target/spark")) {
      Files.createSymbolicLink(checkout.resolve(entry), real.resolve(entry));
    }
    // An archive of classes fits one place; an empty one says that there is none.
    for (String classes : List.of("spark", "relevista")) {
      Files.createFile(
          checkout.resolve(
              "target/%s-%s.jsa".formatted(classes, System.getProperty("java.version"))));
    }
  }

  /** Runs a command line in the test's folder, with these variables, PATH and JAVA_HOME alone. */
  private Ran run(Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out.log");
    Path err = folder.resolve("err.log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    String path = builder.environment().get("PATH");
    builder.environment().clear();
    builder.environment().put("PATH", path);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    // Standard input stays open: nothing may wait for its end.
    int exitCode = builder.start().waitFor();
    return new Ran(exitCode, Files.readString(out), Files.readString(err));
  }

  private Ran run(Map<String, String> environment, String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(checkout.resolve("jobs/" + script).toString()));
    command.addAll(List.of(arguments));
    return run(environment, command);
  }

  @Test
  void aText_isReadInUtf8_whateverTheLocaleAndHoweverItBegins() throws Exception {
    Path link = folder.resolve("relevista");
    Files.createSymbolicLink(link, checkout.resolve("jobs/relevista"));
    Ran ran =
        run(
            Map.of("CDPATH", ".", "LANG", "de_DE.UTF-8"),
            List.of(link.toString(), "show", "-5 of “ten” @conf"));
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines().map(line -> line.replaceAll("^.* ", "")))
        .contains("5", "of", "ten", "@", "conf");
    Path text = Files.writeString(folder.resolve("text"), "naïve film", StandardCharsets.UTF_8);
    Ran piped =
        run(
            Map.of("LC_ALL", "C"),
            List.of("bash", "-c", "\"$0\" show --json - < \"$1\"", link.toString(), text + ""));
    assertThat(piped.out()).as(piped.err()).contains("\"text\":\"naïve\"");
  }

  @Test
  void aJavaThatCannotBeUsed_isRefusedInOneLine() throws Exception {
    run(Map.of("JAVA_HOME", "/nonexistent"), "relevista", "show", "x")
        .refused(1, "JAVA_HOME is /nonexistent, which has no bin/java");
    Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
    Path java = bin.resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    run(Map.of("JAVA_HOME", folder.resolve("jdk").toString()), "explain")
        .refused(1, "needs Java 17, but " + java + " is Java 11.0.2");
  }

  @Test
  void whatIsWrongWithACommandLine_isToldInOneLine() throws Exception {
    run(Map.of(), "explain", "--conf=-v").refused(2, "no configuration file -v");
    run(Map.of(), "relevista", "explian").refused(2, "explian");
  }

  @Test
  void compressedWeights_areReadFromThePackagedJar() throws Exception {
    Path weights =
        Path.of("src/test/resources/models-keras/bigru-mask-zero/compressed.h5").toAbsolutePath();
    String terms =
        IntStream.range(0, 120).mapToObj(id -> "w" + id).collect(Collectors.joining("\n"));
    Files.writeString(folder.resolve("terms.txt"), terms);
    Ran ran =
        run(
            Map.of(),
            "relevista",
            "import",
            "--from=keras",
            "--weights=" + weights,
            "--vocab=" + folder.resolve("terms.txt"),
            "--unknown-token=w1",
            "--classes=a,b,c,d",
            "--out=" + folder.resolve("imported"));
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("GRU of 2 directions", "120 terms", "model_id");
  }

  @Test
  void aCorpus_isExplained_withOptionsOfTheUsersOwnBesideOurs() throws Exception {
    Path input = folder.resolve("é.jsonl");
    Files.writeString(input, "{\"id\": 1, \"text\": \"a naïve film\", \"stars\": 3}\n");
    Path defaults = Files.createDirectory(folder.resolve("spark"));
    Files.writeString(
        defaults.resolve("spark-defaults.conf"),
        "spark.driver.extraJavaOptions -Dsite=1\nspark.ui.enabled false\n");
    Ran ran =
        run(
            Map.of("SPARK_CONF_DIR", defaults.toString(), "SPARK_LOCAL_IP", "127.0.0.1"),
            "explain",
            "--dry-run",
            "--master",
            "local[1]",
            "--model",
            Path.of("sample-data/model").toAbsolutePath().toString(),
            "--input",
            input.toString(),
            "--output",
            folder.resolve("o").toString(),
            "--spark",
            "--conf",
            "spark.driver.extraJavaOptions=-Dfoo=bar");
    assertThat(ran.exitCode()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("1 files", "json", "model_id");
    // The log configuration was found: Spark says nothing of its own.
    assertThat(ran.err()).doesNotContain(" WARN ", "log4j profile");
  }
}
