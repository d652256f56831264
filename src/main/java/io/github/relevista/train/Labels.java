package io.github.relevista.train;

import io.github.relevista.model.ClassScale;
import io.github.relevista.settings.ExampleSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The classes, and which of them a label stands for.
 *
 * @param scale the classes
 * @param names the class that a label stands for where it is not that of the label's own name
 */
record Labels(ClassScale scale, Map<String, String> names) {
  /**
   * The classes of the settings, or else those of the examples: in the order of the numbers if all
   * labels are numbers, otherwise as their characters stand in Unicode.
   *
   * @throws TrainingDataException if they make no scale
   */
  static Labels of(ExampleSettings settings, List<LabelledText> examples) {
    Map<String, String> names = settings.labels();
    List<String> classes = settings.classes();
    if (classes.isEmpty()) {
      List<String> labels =
          new ArrayList<>(examples.stream().map(LabelledText::label).distinct().toList());
      boolean allNumbers = labels.stream().allMatch(label -> label.matches("-?\\d{1,9}"));
      labels.sort(
          allNumbers ? Comparator.comparingInt(Integer::parseInt) : Comparator.naturalOrder());
      classes = labels.stream().map(label -> names.getOrDefault(label, label)).distinct().toList();
    }
    try {
      return new Labels(new ClassScale(classes, polarity(settings, classes.size())), names);
    } catch (IllegalArgumentException e) {
      throw new TrainingDataException(e.getMessage());
    }
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
