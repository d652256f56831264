package io.github.relevista.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/**
 * A command on one text of the command line or of standard input. The text may begin with any sign:
 * what looks like an option is one, and so has to be known, unless it holds a blank or stands
 * behind {@code --}.
 */
abstract class OneTextCommand extends BaseCommand {
  private static final String STANDARD_INPUT = "-";
  private static final String END_OF_OPTIONS = "--";

  @Parameters(
      paramLabel = "TEXT",
      arity = "1..*",
      description = "the text; - for that of standard input, -- in front of one that begins with -")
  private List<String> words;

  /** The text. */
  final String text() throws IOException {
    refuseUnknownOptions();
    if (words.equals(List.of(STANDARD_INPUT))) {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return String.join(" ", words);
  }

  private void refuseUnknownOptions() {
    List<String> arguments = spec().commandLine().getParseResult().originalArgs();
    int end = arguments.indexOf(END_OF_OPTIONS);
    List<String> beforeEnd = end < 0 ? arguments : arguments.subList(0, end);
    for (String word : words) {
      boolean looksLikeOption =
          word.startsWith("-")
              && word.length() > 1
              && word.chars().noneMatch(Character::isWhitespace);
      if (looksLikeOption && beforeEnd.contains(word)) {
        throw new ParameterException(
            spec().commandLine(),
            "Unknown option: '%s'; a text that begins so goes behind --".formatted(word));
      }
    }
  }
}
