package io.github.relevista.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A block of commands on a page for readers, and what the page says that they print.
 *
 * @param page the page, relative to the checkout
 * @param marker what the comment before the block says of running it: {@code run} (in this JVM),
 *     {@code job} (by a shell, as a reader does), or {@code not run: } and why
 * @param commands the commands, as typed
 * @param output what they print, as far as the page shows it: a line of {@code …} alone stands for
 *     any number of lines
 */
public record DocumentedBlock(Path page, String marker, String commands, Optional<String> output) {
  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:^<!-- (?<marker>.*?) -->\\R+)?^```sh\\R(?<commands>.*?)^```$"
              + "(?:\\R+^```\\R(?<output>.*?)^```$)?",
          Pattern.MULTILINE | Pattern.DOTALL);

  /** Seconds, which no two runs share. */
  private static final Pattern SECONDS = Pattern.compile("\\d+(?:\\.\\d+)? s\\b");

  /** The blocks of all pages for readers, page by page, in their order. */
  public static List<DocumentedBlock> all() {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
    try (Stream<Path> files = Files.list(Path.of("src/docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pages.stream().flatMap(DocumentedBlock::of).toList();
  }

  private static Stream<DocumentedBlock> of(Path page) {
    List<DocumentedBlock> blocks = new ArrayList<>();
    try {
      Matcher block = BLOCK.matcher(Files.readString(page));
      while (block.find()) {
        blocks.add(
            new DocumentedBlock(
                page,
                Optional.ofNullable(block.group("marker")).orElse(""),
                block.group("commands"),
                Optional.ofNullable(block.group("output"))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return blocks.stream();
  }

  /** Fails unless the page shows what the commands printed, seconds apart. */
  public void requirePrinted(String printed) {
    if (output.isEmpty()) {
      return;
    }
    String rest = comparable(printed);
    for (String passage : comparable(output.get()).split("(?m)^…\\n")) {
      int place = rest.indexOf(passage);
      assertThat(place)
          .as("%s shows of %sthe lines\n%s\nprinted were\n%s", page, commands, passage, printed)
          .isNotNegative();
      rest = rest.substring(place + passage.length());
    }
  }

  private static String comparable(String text) {
    String lines =
        text.lines().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    return SECONDS.matcher(lines).replaceAll("… s");
  }

  @Override
  public String toString() {
    return page + ": " + commands.strip();
  }
}
