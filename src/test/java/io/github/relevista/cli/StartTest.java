package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher is told about command lines: by the configuration as the command reads it. */
class StartTest {
  @TempDir private Path folder;

  /** A plan, or why there is none. */
  private record Planned(int exitCode, List<String> lines, String err) {
    List<String> behind(String word) {
      return lines.stream()
          .filter(line -> line.startsWith(word + " "))
          .map(line -> line.substring(word.length() + 1))
          .toList();
    }

    void refused(String... parts) {
      assertThat(exitCode).isEqualTo(ExitCode.USAGE);
      assertThat(lines).isEmpty();
      assertThat(err).hasLineCount(1).contains(parts);
    }
  }

  private static Planned plan(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Start.run(new PrintWriter(out, true), new PrintWriter(err, true), environment, arguments);
    return new Planned(exitCode, out.toString().lines().toList(), err.toString());
  }

  private static Planned plan(String... arguments) {
    return plan(Map.of(), arguments);
  }

  private String configuration(String yaml) throws IOException {
    return Files.writeString(folder.resolve("own.yaml"), yaml).toString();
  }

  private static String text(Planned planned) {
    assertThat(planned.exitCode()).as(planned.err()).isEqualTo(ExitCode.DONE);
    return String.join("\n", planned.lines());
  }

  @Test
  void commandsOverACorpus_runOnSpark_andOthersInAJvm() {
    assertThat(text(plan("explain"))).contains("run spark").doesNotContain("nd4j");
    assertThat(text(plan("evaluate"))).contains("run spark");
    assertThat(text(plan("score", "--input", "a")))
        .contains("run java")
        .doesNotContain("build nd4j");
    assertThat(text(plan("verify"))).contains("run java", "build nd4j");
    assertThat(text(plan("show", "good"))).isEqualTo("run here");
    assertThat(text(plan("export"))).isEqualTo("run here");
    assertThat(text(plan("explain", "--help"))).isEqualTo("run here");
    assertThat(text(plan("--version"))).isEqualTo("run here");
  }

  @Test
  void anEngine_isFoundHoweverItIsNamed() throws IOException {
    String[] yamls = {"engine: nd4j", "\"engine\" : 'nd4j' # the second opinion", "{engine: nd4j}"};
    for (String yaml : yamls) {
      String conf = configuration(yaml + "\n");
      Planned planned =
          plan("explain", "--conf", conf, "--input", "a", "--model", "m", "--output", "o");
      assertThat(text(planned)).as(yaml).contains("build nd4j", "last --jars");
    }
    assertThat(text(plan("explain", "--engine", "nd4j"))).contains("build nd4j");
    assertThat(text(plan("explain", "--set", "engine=nd4j"))).contains("build nd4j");
    assertThat(text(plan("score", "--set=engine=nd4j", "--input", "a"))).contains("build nd4j");
  }

  @Test
  void training_isOnSparkWhereItMakesVectorsFirst() throws IOException {
    String examples = "train: a.tsv\ndev: b.tsv\noutput: o\n";
    assertThat(text(plan("train", "--conf", configuration(examples + "pretrain:\n"))))
        .contains("run java");
    assertThat(text(plan("train", "--conf", configuration(examples + "pretrain: []\n"))))
        .contains("run java");
    assertThat(text(plan("train", "--conf", configuration(examples + "pretrain:\n- c.txt\n"))))
        .contains("run spark", "option --driver-memory\noption 2g", "last --driver-class-path")
        .doesNotContain("environment OMP_NUM_THREADS");
  }

  @Test
  void optionsOfJvms_comeInFrontOfTheUsersOwn() throws IOException {
    Files.writeString(
        folder.resolve("spark-defaults.conf"),
        "spark.driver.defaultJavaOptions  -Dsite=1\nspark.executor.defaultJavaOptions=-Dsite=2\n");
    Map<String, String> environment = Map.of("SPARK_CONF_DIR", folder.toString());
    Planned site = plan(environment, "explain");
    assertThat(site.behind("last"))
        .anySatisfy(
            option ->
                assertThat(option)
                    .startsWith("spark.driver.defaultJavaOptions=\"")
                    .contains("log4j2.configurationFile=file:///", "relevista.home")
                    .endsWith(" -Dsite=1"))
        .anySatisfy(
            option ->
                assertThat(option)
                    .startsWith("spark.executor.defaultJavaOptions=")
                    .endsWith("-Dsite=2"));
    Planned own =
        plan(
            environment,
            "explain",
            "--spark",
            "--conf",
            "spark.driver.defaultJavaOptions=-Down=3",
            "--conf",
            "spark.driver.extraJavaOptions=-Dextra=4");
    assertThat(text(own)).contains(" -Down=3").doesNotContain("-Dsite=1", "-Dextra=4");
    // Behind all options comes the jar.
    assertThat(own.behind("last")).last().asString().endsWith("/target/relevista.jar");
  }

  @Test
  void aDriverInTheCluster_getsTheWholeConfiguration_andNeedsNoFileOfIt() {
    Planned here = plan("explain", "--text-column", "body", "--dry-run");
    assertThat(here.behind("argument")).isEmpty();
    Planned there =
        plan(
            "explain", "--text-column", "body", "--dry-run", "--spark", "--deploy-mode", "cluster");
    List<String> arguments = there.behind("argument");
    assertThat(arguments).startsWith("explain", "--resolved").endsWith("--dry-run").hasSize(4);
    assertThat(arguments.get(2)).contains("\"text_column\":\"body\"", "\"epsilon\":\"0.003\"");
    assertThat(text(there)).doesNotContain("log4j2.configurationFile", "relevista.home");
    assertThat(text(plan(arguments.toArray(String[]::new)))).contains("run spark");
  }

  @Test
  void theMaster_comesFromWhereverItIsSet_andIsChecked() throws IOException {
    assertThat(plan("explain", "--master", "local[3]").behind("option"))
        .containsSequence("--master", "local[3]");
    assertThat(plan("explain", "--set", "master=yarn").behind("option"))
        .containsSequence("--master", "yarn");
    assertThat(plan("explain").behind("option")).doesNotContain("--master");
    plan("explain", "--master", "mesos://x").refused("master must be local, ", "was mesos://x");
  }

  @Test
  void whatIsWrong_isToldBeforeAnythingStarts() {
    plan().refused("no command given");
    plan("explian").refused("explian");
    plan("explain", "--conf").refused("--conf");
    plan("explain", "--conf=").refused("--conf takes the name of a file");
    plan("explain", "--conf=-v").refused("no configuration file -v");
    plan("explain", "--set", "epsilon=0").refused("epsilon must be > 0");
    plan("explain", "--set", "epsilom=0").refused("unknown key epsilom");
    plan("verify", "--spark", "--conf", "a=b").refused("runs in a plain JVM", "--spark");
  }
}
