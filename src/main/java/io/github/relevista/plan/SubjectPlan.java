package io.github.relevista.plan;

import io.github.relevista.explain.Targets;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.settings.SubjectSettings;
import io.github.relevista.settings.UnknownTerms;
import io.github.relevista.text.TextUnit;
import java.util.List;
import java.util.Set;

/**
 * What of the predictions of a model is explained, and what it counts for.
 *
 * @param targets what is explained
 * @param unit what of a review is explained by itself
 * @param unknownTerms under which term a word counts that the model does not know
 */
public record SubjectPlan(Targets targets, TextUnit unit, UnknownTerms unknownTerms) {

  private static final Set<String> WORDS_FOR_TARGETS = Set.of("all", "predicted", "label");

  /**
   * Resolves settings.
   *
   * @throws io.github.relevista.settings.InvalidSettingException if they name a class that the
   *     model does not have
   */
  static SubjectPlan of(SubjectSettings subject, SentimentModel model) {
    return new SubjectPlan(
        targets(subject.targets(), model.classes()),
        subject.unit().orElse(model.text().unit()),
        subject.unknownTerms());
  }

  private static Targets targets(List<String> names, ClassScale classes) {
    if (names.size() == 1 && WORDS_FOR_TARGETS.contains(names.get(0))) {
      return switch (names.get(0)) {
        case "all" -> new Targets.All();
        case "predicted" -> new Targets.Predicted();
        default -> new Targets.Labelled();
      };
    }
    return new Targets.Named(
        names.stream()
            .distinct()
            .map(
                name ->
                    NamedClasses.indexOf(name, classes, "targets must be all, predicted, label or"))
            .toList());
  }
}
