package io.github.relevista.train;

import io.github.relevista.intake.LabelText;
import io.github.relevista.model.ClassScale;
import io.github.relevista.settings.ExampleSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The classes, and which of them a label stands for.
 *
 * @param scale the classes
 * @param names the class that a label stands for where it is not that of the label's own name
 */
record Labels(ClassScale scale, Map<String, String> names) {
  /** Names that a message shows at most. */
  private static final int SHOWN = 10;

  /**
   * The classes of the settings, or else those of the examples in the order that their names tell.
   *
   * @throws TrainingDataException if they make no scale, or nothing tells their order
   */
  static Labels of(ExampleSettings settings, List<LabelledText> examples) {
    Map<String, String> names = new LinkedHashMap<>();
    settings.labels().forEach((label, name) -> names.put(LabelText.of(label), name));
    List<String> classes = settings.classes();
    if (classes.isEmpty()) {
      classes = ordered(examples.stream().map(LabelledText::label).distinct().toList(), names);
    }
    try {
      return new Labels(new ClassScale(classes, polarity(settings, classes.size())), names);
    } catch (IllegalArgumentException e) {
      throw new TrainingDataException(e.getMessage());
    }
  }

  /** The classes in the order of their labels or of their own names, whichever tells one. */
  private static List<String> ordered(List<String> labels, Map<String, String> names) {
    List<String> byLabel =
        ClassOrder.of(labels).orElse(labels).stream()
            .map(label -> names.getOrDefault(label, label))
            .distinct()
            .toList();
    if (byLabel.size() < 2 || ClassOrder.of(labels).isPresent()) {
      return byLabel;
    }
    return ClassOrder.of(byLabel)
        .orElseThrow(
            () ->
                new TrainingDataException(
                    "the names of the classes do not tell their order: %s; name them from the most negative to the most positive with classes: [%s]"
                        .formatted(
                            byLabel.stream().limit(SHOWN).collect(Collectors.joining(", ")),
                            "worst, …, best")));
  }

  private static List<Float> polarity(ExampleSettings settings, int classes) {
    if (!settings.classPolarity().isEmpty()) {
      return settings.classPolarity().stream().map(Double::floatValue).toList();
    }
    List<Float> even = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      even.add(classes == 1 ? 0 : (2f * k - (classes - 1)) / (classes - 1));
    }
    return even;
  }

  /**
   * Index of an example's class.
   *
   * @param file where the example stands, for the message
   * @throws TrainingDataException if its label stands for no class
   */
  int indexOf(LabelledText example, Path file) {
    int index = scale.indexOf(names.getOrDefault(example.label(), example.label()));
    if (index < 0) {
      throw TrainingDataException.of(
          file,
          example.line(),
          "the label '%s' stands for none of the classes %s; see labels and classes",
          example.label(),
          scale.names());
    }
    return index;
  }
}
