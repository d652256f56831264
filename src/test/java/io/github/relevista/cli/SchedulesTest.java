package io.github.relevista.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples of schedules: their syntax, and that every option that they give is one. */
class SchedulesTest {
  private static final Path FOLDER = Path.of("jobs/schedule");
  private static final String FIELD = "(\\*|\\d+(-\\d+)?(,\\d+)*)(/\\d+)?";
  private static final Pattern CRON =
      Pattern.compile("(" + FIELD + " ){4}" + FIELD.replace("\\d+", "[0-7]"));
  private static final Pattern JOB = Pattern.compile("\\S*/jobs/(\\w+) (.*)");

  @Test
  void everyFile_isLookedAt() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "crontab",
              "relevista-explain.service",
              "relevista-explain.timer",
              "relevista_dag.py",
              "scheduled-spark-application.yaml",
              "Dockerfile");
    }
  }

  @Test
  void crontab_hasFiveFieldsAndAJob_onEachLine() throws IOException {
    int jobs = 0;
    for (String line : lines("crontab")) {
      if (line.matches("[A-Z_]+=.*")) {
        continue;
      }
      String[] parts = line.split(" ", 6);
      assertThat(String.join(" ", List.of(parts).subList(0, 5))).as(line).matches(CRON);
      assertThat(parts[5]).as("a percent sign ends the command of a crontab").doesNotContain("%");
      assertJob(parts[5]);
      jobs++;
    }
    assertThat(jobs).isEqualTo(2);
  }

  @Test
  void systemdUnits_haveTheKeysOfTheirSections() throws IOException {
    Map<String, List<String>> service = unit("relevista-explain.service");
    assertThat(service.get("Service"))
        .anyMatch(line -> line.equals("RestartPreventExitStatus=2 3 4"));
    service.get("Service").stream()
        .filter(line -> line.startsWith("ExecStart="))
        .forEach(line -> assertJob(line.substring(line.indexOf('=') + 1)));
    Map<String, List<String>> timer = unit("relevista-explain.timer");
    assertThat(timer).containsKeys("Unit", "Timer", "Install");
    assertThat(timer.get("Timer"))
        .anyMatch(line -> line.matches("OnCalendar=\\*-\\*-\\* \\d\\d:\\d\\d:\\d\\d UTC"));
  }

  private static Map<String, List<String>> unit(String name) throws IOException {
    Map<String, Set<String>> keys =
        Map.of(
            "Unit", Set.of("Description", "After", "Wants"),
            "Service",
                Set.of(
                    "Type",
                    "User",
                    "ExecStart",
                    "Restart",
                    "RestartPreventExitStatus",
                    "RestartSec",
                    "Nice"),
            "Timer", Set.of("OnCalendar", "Persistent", "RandomizedDelaySec"),
            "Install", Set.of("WantedBy"));
    Map<String, List<String>> sections = new HashMap<>();
    String section = "";
    for (String line : lines(name)) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.length() - 1);
        sections.put(section, new ArrayList<>());
        continue;
      }
      assertThat(keys.get(section)).as(section).contains(line.substring(0, line.indexOf('=')));
      sections.get(section).add(line);
    }
    return sections;
  }

  @Test
  void theDag_submitsTheProgramWithOptionsThatItHas() throws IOException {
    String dag = Files.readString(FOLDER.resolve("relevista_dag.py"));
    List<String> lists =
        Pattern.compile("application_args=\\[(.*?)\\]", Pattern.DOTALL)
            .matcher(dag)
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(lists).hasSize(2);
    for (String list : lists) {
      List<String> arguments =
          Pattern.compile("\"([^\"]*)\"")
              .matcher(list)
              .results()
              .map(match -> match.group(1).replace("{{ ds }}", "2026-01-31"))
              .toList();
      assertArguments(arguments);
    }
    assertThat(dag).contains("java_class=\"" + Main.class.getName() + "\"");
  }

  @Test
  void theDag_isPython() throws Exception {
    Process python;
    try {
      python =
          new ProcessBuilder(
                  "python3",
                  "-c",
                  "import ast, sys; ast.parse(open(sys.argv[1]).read())",
                  FOLDER.resolve("relevista_dag.py").toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "no python3 here to parse the DAG");
      return;
    }
    String said = new String(python.getInputStream().readAllBytes(), UTF_8);
    assertThat(python.waitFor()).as(said).isZero();
  }

  @Test
  void theSparkApplication_forbidsASecondRun_andSubmitsTheProgram() throws IOException {
    JsonNode file =
        new YAMLMapper().readTree(FOLDER.resolve("scheduled-spark-application.yaml").toFile());
    assertThat(file.path("apiVersion").asText()).isEqualTo("sparkoperator.k8s.io/v1beta2");
    assertThat(file.path("kind").asText()).isEqualTo("ScheduledSparkApplication");
    JsonNode spec = file.path("spec");
    assertThat(spec.path("schedule").asText()).matches(CRON);
    assertThat(spec.path("concurrencyPolicy").asText()).isEqualTo("Forbid");
    JsonNode template = spec.path("template");
    assertThat(template.path("mainClass").asText()).isEqualTo(Main.class.getName());
    List<String> arguments = new ArrayList<>();
    template.path("arguments").forEach(argument -> arguments.add(argument.asText()));
    assertArguments(arguments);
  }

  @Test
  void theDockerfile_copiesWhatIsThere_andFetchesNothing() throws IOException {
    List<String> lines = lines("Dockerfile");
    assertThat(lines).allMatch(line -> line.matches("(ARG|FROM|COPY|WORKDIR) .+"));
    assertThat(lines).filteredOn(line -> line.startsWith("FROM")).hasSize(1);
    List<String> copied =
        lines.stream()
            .filter(line -> line.startsWith("COPY"))
            .map(line -> line.split(" ")[1])
            .toList();
    assertThat(copied).contains("target/relevista.jar");
    assertThat(copied)
        .filteredOn(path -> !path.startsWith("target/"))
        .allMatch(path -> Files.exists(Path.of(path)));
  }

  private static List<String> lines(String name) throws IOException {
    return Files.readString(FOLDER.resolve(name))
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  private static void assertJob(String command) {
    MatchResult job = JOB.matcher(command).results().findFirst().orElseThrow();
    List<String> arguments = new ArrayList<>(List.of(job.group(1)));
    arguments.addAll(List.of(job.group(2).split(" ")));
    assertThat(Path.of("jobs", job.group(1))).isExecutable();
    assertArguments(arguments);
  }

  /** The command line is one that starts, as far as that shows without its input. */
  private static void assertArguments(List<String> arguments) {
    StringWriter err = new StringWriter();
    StringWriter out = new StringWriter();
    int exitCode =
        Start.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Map.of(),
            arguments.toArray(String[]::new));
    assertThat(exitCode).as("%s: %s", arguments, err).isEqualTo(ExitCode.DONE);
    assertThat(out.toString()).contains("run spark");
  }
}
