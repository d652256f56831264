package io.github.relevista.train;

import io.github.relevista.model.TextRules;
import io.github.relevista.settings.ExampleSettings;
import io.github.relevista.settings.ExampleSettings.Format;
import io.github.relevista.settings.FileSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads files of examples. A row that is none ends the reading, with one line that says why. */
final class ExampleReader {
  private final ExampleSettings settings;
  private final TextRules rules;
  private final Set<String> notes = new LinkedHashSet<>();

  ExampleReader(ExampleSettings settings, TextRules rules) {
    this.settings = settings;
    this.rules = rules;
  }

  /**
   * Reads the file of the examples to learn from.
   *
   * @return one or more
   * @throws TrainingDataException if the file cannot be read, a row is no example, or there is none
   */
  List<LabelledText> readTraining() {
    Path file = Path.of(settings.train());
    List<String> values = new ArrayList<>();
    settings.sentenceColumn().ifPresent(values::add);
    settings.weightColumn().ifPresent(values::add);
    return read(file, settings.columns(), values, settings.limit());
  }

  /**
   * Reads a file of examples to evaluate with: all of its rows, or its whole trees. Their weights
   * play no part.
   *
   * @return one or more
   * @throws TrainingDataException as above
   */
  List<LabelledText> readSentences(Path file) {
    return read(file, settings.devColumns(), List.of(), FileSettings.NO_LIMIT).stream()
        .filter(LabelledText::isSentence)
        .toList();
  }

  /** What was guessed of the files, one line each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private List<LabelledText> read(Path file, List<String> columns, List<String> values, int limit) {
    List<LabelledText> examples = new ArrayList<>();
    Format format = ExampleRows.format(settings, file);
    if (format == Format.TREES) {
      try (TextLines lines = TextLines.open(file)) {
        readTrees(lines, limit, examples);
      }
    } else {
      new ExampleRows(settings, rules, columns, values).read(file, format, limit, examples, notes);
    }
    if (examples.isEmpty()) {
      throw TrainingDataException.of(file, "holds no example");
    }
    return examples;
  }

  private void readTrees(TextLines lines, int limit, List<LabelledText> examples) {
    int trees = 0;
    for (String line = lines.next(); line != null && trees < limit; line = lines.next()) {
      if (line.isBlank()) {
        continue;
      }
      trees++;
      List<BracketTree.Node> nodes;
      try {
        nodes = BracketTree.parse(line.strip()).nodes();
      } catch (IllegalArgumentException e) {
        throw lines.fault("%s", e.getMessage());
      }
      for (int index = 0; index < nodes.size(); index++) {
        boolean isSentence = index == nodes.size() - 1;
        double weight = isSentence ? settings.sentenceWeight() : 1;
        BracketTree.Node node = nodes.get(index);
        examples.add(
            LabelledText.of(node.words(), rules, node.label(), isSentence, weight, lines.line()));
      }
    }
  }
}
