package io.github.relevista.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the shipped configuration says for the sake of its sample alone, although the user has input
 * or a model of their own: it holds where it can be met, and is dropped where not. What users say
 * themselves holds or is an error.
 *
 * @param idColumn whether the column of ids is nobody's wish
 * @param labelColumn whether the column of labels is nobody's wish
 * @param labels whether the classes that labels stand for are nobody's wish
 */
public record SampleWishes(boolean idColumn, boolean labelColumn, boolean labels) {
  /** No wish but the user's. */
  public static final SampleWishes NONE = new SampleWishes(false, false, false);

  static SampleWishes of(SettingReader reader) {
    boolean isOwnInput = !reader.isShipped("input") || !reader.isShipped("table");
    boolean isOwn = isOwnInput || !reader.isShipped("model");
    return new SampleWishes(
        isOwnInput && reader.isShipped("id_column"),
        isOwn && reader.isShipped("label_column"),
        isOwn && reader.isShipped("labels"));
  }

  /** The input without the column of ids, where nobody wishes for it. */
  public Optional<InputSettings> withoutId(InputSettings input) {
    return idColumn && input.idColumn().isPresent()
        ? Optional.of(input.withoutId())
        : Optional.empty();
  }

  /** The input without the column of labels, where nobody wishes for it. */
  public Optional<InputSettings> withoutLabel(InputSettings input) {
    return labelColumn && input.labelColumn().isPresent()
        ? Optional.of(input.withoutLabel())
        : Optional.empty();
  }

  /**
   * The labels that hold for a model.
   *
   * @param labels the classes that each label stands for
   * @param classes the names of the model's classes
   * @return all of them; where nobody wishes for them, those whose classes the model has
   */
  public Map<String, List<String>> fitting(Map<String, List<String>> labels, Set<String> classes) {
    if (!this.labels) {
      return labels;
    }
    return labels.entrySet().stream()
        .filter(label -> classes.containsAll(label.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
