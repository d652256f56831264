package io.github.relevista.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.docs.DocumentedBlock;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages for readers: what they tell them to type is tried, and what they show is what is
 * printed. {@code ReadmeIT} runs the blocks that need the launcher.
 */
class DocsTest {
  /** Words of a shell: quoted, or up to the next space. */
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  private static final String OUTPUT = "out/";

  @TempDir private static Path folder;

  @Test
  void everyBlockOfCommands_isRun_orSaysWhyNot() {
    assertThat(DocumentedBlock.all())
        .allSatisfy(
            block -> assertThat(block.marker()).as("%s", block).matches("run|job|not run: .+"));
  }

  @ParameterizedTest
  @MethodSource("blocks")
  void aPage_showsWhatItsCommandsPrint(DocumentedBlock block) {
    StringBuilder printed = new StringBuilder();
    for (String command : block.commands().replace("\\\n", " ").lines().toList()) {
      CommandRun run = CommandRun.of(arguments(command));

      assertThat(run.exitCode()).as("%s: %s", command, run.err()).isEqualTo(ExitCode.DONE);
      printed.append(run.err()).append(run.out());
    }

    block.requirePrinted(printed.toString().replace(folder + "/", OUTPUT));
  }

  static Stream<DocumentedBlock> blocks() {
    return DocumentedBlock.all().stream().filter(block -> block.marker().equals("run"));
  }

  /** The arguments of a command line, whose output goes to a folder that ends with the test. */
  private static String[] arguments(String command) {
    List<String> words = WORD.matcher(command).results().map(DocsTest::word).toList();
    assertThat(words).as(command).startsWith("jobs/relevista");
    return words.stream()
        .skip(1)
        .map(
            word -> word.startsWith(OUTPUT) ? folder + "/" + word.substring(OUTPUT.length()) : word)
        .toArray(String[]::new);
  }

  private static String word(MatchResult match) {
    return Stream.of(1, 2, 3).map(match::group).filter(group -> group != null).findFirst().get();
  }
}
