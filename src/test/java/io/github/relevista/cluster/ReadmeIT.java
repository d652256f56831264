package io.github.relevista.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.docs.DocumentedBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what README.md and the pages of src/docs tell their readers to type and mark {@code job}, in
 * their order, each block by a shell of its own, and compares what is printed with what the page
 * shows. {@code DocsTest} runs the other blocks.
 */
@Order(1)
class ReadmeIT {
  /** Lines that build: this test is a part of the build. */
  private static final Pattern MAVEN_LINE = Pattern.compile("^mvn .*(?:\\R|$)", Pattern.MULTILINE);

  /** What the commands write. */
  private static final String OUTPUT = "out";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  @Test
  void everyMarkedCommand_endsWell_andPrintsWhatThePageShows() throws Exception {
    List<DocumentedBlock> blocks =
        DocumentedBlock.all().stream().filter(block -> block.marker().equals("job")).toList();
    assertThat(blocks).as("blocks to run").isNotEmpty();
    Path checkout = Files.createDirectory(folder.resolve("checkout"));
    mirror(Path.of("").toAbsolutePath(), checkout);
    for (int index = 0; index < blocks.size(); index++) {
      String commands = MAVEN_LINE.matcher(blocks.get(index).commands()).replaceAll("");
      // The first command that fails ends the block.
      List<String> shell = List.of("bash", "-e", "-o", "pipefail", "-c", commands);
      String name = "block-" + (index + 1);
      try (ChildProcess child = ChildProcess.start(name, folder, checkout, Map.of(), shell)) {
        child.awaitSuccess();
      }
      blocks.get(index).requirePrinted(Files.readString(folder.resolve(name + ".log")));
    }
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
