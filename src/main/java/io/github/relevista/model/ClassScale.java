package io.github.relevista.model;

import io.github.relevista.text.VisibleText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The classes of a model and where each stands between the most negative and the most positive
 * opinion.
 *
 * @param names the name of each class, in the order of the scores; no two alike
 * @param polarity [classes], each in [−1, 1]
 */
public record ClassScale(List<String> names, List<Float> polarity) implements Serializable {
  /** Names in a message, at most. */
  private static final int MOST_NAMED = 12;

  /**
   * @throws IllegalArgumentException if there are fewer than two classes, a name stands twice, is
   *     reserved or holds a character that is not seen, or a polarity is missing or out of range
   */
  public ClassScale {
    names = List.copyOf(names);
    polarity = List.copyOf(polarity);
    if (names.size() < 2 || Set.copyOf(names).size() != names.size()) {
      throw new IllegalArgumentException(
          "a classifier needs two or more classes of different names, was given "
              + VisibleText.of(names.toString()));
    }
    for (String name : names) {
      if (name.isBlank() || !name.codePoints().allMatch(VisibleText::isVisible)) {
        throw new IllegalArgumentException(
            "the name of a class must have letters and no control or format characters, was '%s'"
                .formatted(VisibleText.of(name)));
      }
    }
    if (names.contains(Target.POLARITY)) {
      throw new IllegalArgumentException(
          "no class may be called %s, the name of all classes together".formatted(Target.POLARITY));
    }
    if (polarity.size() != names.size() || polarity.stream().anyMatch(p -> !(Math.abs(p) <= 1))) {
      throw new IllegalArgumentException(
          "class_polarity must hold a value in [-1, 1] for each of %d classes, was %s"
              .formatted(names.size(), polarity));
    }
  }

  /**
   * Classes whose polarities go evenly from −1 to 1, in their order.
   *
   * @throws IllegalArgumentException if there are fewer than two, a name stands twice or is
   *     reserved
   */
  public static ClassScale even(List<String> names) {
    List<Float> polarity = new ArrayList<>();
    // (2k − (n−1)) / (n−1): exactly −1, 1 and, where there is a middle, 0.
    float last = Math.max(1, names.size() - 1);
    for (int k = 0; k < names.size(); k++) {
      polarity.add((2 * k - last) / last);
    }
    return new ClassScale(names, polarity);
  }

  /** The names for a message: all of a few, of many the first. */
  public String describe() {
    return size() <= MOST_NAMED
        ? String.join(", ", names)
        : "%s and %,d more"
            .formatted(String.join(", ", names.subList(0, MOST_NAMED)), size() - MOST_NAMED);
  }

  /** Number of classes. */
  public int size() {
    return names.size();
  }

  /** A class as what is explained. */
  public Target target(int classIndex) {
    return new Target(classIndex, names.get(classIndex));
  }

  /** All that can be explained: every class by its index, then the polarity. */
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (int k = 0; k < size(); k++) {
      targets.add(target(k));
    }
    targets.add(new Target(size(), Target.POLARITY));
    return List.copyOf(targets);
  }

  /** Index of a class by its name, or −1. */
  public int indexOf(String name) {
    return names.indexOf(name);
  }

  /** Index of the class of lowest polarity; the first of several. */
  public int lowest() {
    int lowest = 0;
    for (int k = 1; k < size(); k++) {
      if (polarity.get(k) < polarity.get(lowest)) {
        lowest = k;
      }
    }
    return lowest;
  }

  /** Index of the class of highest polarity; the last of several. */
  public int highest() {
    int highest = 0;
    for (int k = 1; k < size(); k++) {
      if (polarity.get(k) >= polarity.get(highest)) {
        highest = k;
      }
    }
    return highest;
  }
}
