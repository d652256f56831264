package io.github.relevista.plan;

import io.github.relevista.model.ClassScale;
import io.github.relevista.settings.InvalidSettingException;

/** Finds the classes of a model that settings name. */
final class NamedClasses {
  private NamedClasses() {}

  /**
   * The index of a class.
   *
   * @param demand what settings have to name, up to the classes: "tables must be"
   * @throws InvalidSettingException if the model has no class of this name
   */
  static int indexOf(String name, ClassScale classes, String demand) {
    int index = classes.indexOf(name);
    if (index < 0) {
      throw new InvalidSettingException(
          "%s classes of the model (%s), was %s".formatted(demand, classes.describe(), name));
    }
    return index;
  }
}
