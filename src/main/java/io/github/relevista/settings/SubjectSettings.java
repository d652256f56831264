package io.github.relevista.settings;

import io.github.relevista.text.TextUnit;
import java.util.List;
import java.util.Optional;

/**
 * What of the predictions of a corpus is explained, and what it counts for.
 *
 * @param targets {@code all}, {@code predicted}, {@code label}, or the names of classes
 * @param unit what of a review is explained by itself, where it is not what the model was trained
 *     on
 * @param unknownTerms under which term a word counts that the model does not know
 */
public record SubjectSettings(
    List<String> targets, Optional<TextUnit> unit, UnknownTerms unknownTerms) {

  static SubjectSettings of(SettingReader reader) {
    List<String> targets = reader.texts("targets");
    return new SubjectSettings(
        targets.isEmpty() ? List.of("all") : targets,
        reader.choice("unit", List.of(TextUnit.values()), TextUnit::wireName),
        UnknownTerms.of(reader));
  }
}
