package io.github.relevista.plan;

import io.github.relevista.intake.LabelText;
import io.github.relevista.model.ClassScale;
import io.github.relevista.settings.SampleWishes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which classes of a model the labels of a corpus stand for. */
public final class LabelClasses {
  private LabelClasses() {}

  /**
   * Resolves labels, those that nobody wishes for where they fit the classes.
   *
   * @param mapping from a label to the names of its classes
   * @return from a label to the indices of its classes
   * @throws io.github.relevista.settings.InvalidSettingException if the model has no class of a
   *     name that the user gives
   */
  public static Map<String, int[]> of(
      Map<String, List<String>> mapping, SampleWishes wishes, ClassScale classes) {
    return of(wishes.fitting(mapping, Set.copyOf(classes.names())), classes);
  }

  /**
   * Resolves the labels that settings name; every class is a label of its own name beside them.
   *
   * @param mapping from a label to the names of its classes
   * @return from a label to the indices of its classes
   * @throws io.github.relevista.settings.InvalidSettingException if the model has no class of such
   *     a name
   */
  public static Map<String, int[]> of(Map<String, List<String>> mapping, ClassScale classes) {
    Map<String, int[]> labels = new HashMap<>();
    for (int k = 0; k < classes.size(); k++) {
      labels.put(LabelText.of(classes.names().get(k)), new int[] {k});
    }
    mapping.forEach(
        (label, names) ->
            labels.put(
                LabelText.of(label),
                names.stream()
                    .distinct()
                    .mapToInt(name -> NamedClasses.indexOf(name, classes, "labels must stand for"))
                    .toArray()));
    return labels;
  }
}
