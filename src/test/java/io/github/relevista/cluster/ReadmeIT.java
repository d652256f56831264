package io.github.relevista.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what README.md tells its readers to type: every block of {@code sh} behind a line {@code
 * <!-- test -->}, in their order, each by a shell of its own.
 */
class ReadmeIT {
  private static final Pattern MARKED_BLOCK =
      Pattern.compile("^<!-- test -->\\R+```sh\\R(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /** Lines that build: this test is a part of the build. */
  private static final Pattern MAVEN_LINE = Pattern.compile("^mvn .*(?:\\R|$)", Pattern.MULTILINE);

  /** What the commands write. */
  private static final String OUTPUT = "out";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void everyMarkedCommand_endsWell() throws Exception {
    List<String> blocks = markedBlocks(Files.readString(Path.of("README.md")));
    assertThat(blocks).as("blocks of README.md to run").isNotEmpty();
    Path checkout = Files.createDirectory(folder.resolve("checkout"));
    mirror(Path.of("").toAbsolutePath(), checkout);
    for (int index = 0; index < blocks.size(); index++) {
      // The log shows every command before it runs; the first that fails ends the block.
      List<String> command = List.of("bash", "-e", "-x", "-o", "pipefail", "-c", blocks.get(index));
      try (ChildProcess shell =
          ChildProcess.start("block-" + (index + 1), folder, checkout, Map.of(), command)) {
        shell.awaitSuccess();
      }
    }
  }

  private static List<String> markedBlocks(String readme) {
    return MARKED_BLOCK
        .matcher(readme)
        .results()
        .map(block -> MAVEN_LINE.matcher(block.group(1)).replaceAll(""))
        .toList();
  }

  /**
   * Makes a folder look like the checkout before its commands ran, without a copy of what is large:
   * folders are links. Files keep their times, by which the launcher tells whether the jar is older
   * than pom.xml.
   */
  private static void mirror(Path checkout, Path mirror) throws IOException {
    try (Stream<Path> entries = Files.list(checkout)) {
      for (Path entry : entries.toList()) {
        String name = entry.getFileName().toString();
        if (Files.isRegularFile(entry)) {
          Files.copy(entry, mirror.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        } else if (!name.equals(OUTPUT)) {
          Files.createSymbolicLink(mirror.resolve(name), entry);
        }
      }
    }
  }
}
