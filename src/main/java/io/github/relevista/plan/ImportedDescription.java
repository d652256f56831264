package io.github.relevista.plan;

import io.github.relevista.model.ClassScale;
import io.github.relevista.model.TextRules;
import io.github.relevista.modelio.LowerWishes;
import io.github.relevista.modelio.ModelDescription;
import io.github.relevista.modelio.ModelDescription.TextSource;
import io.github.relevista.modelio.ReadingWishes;
import io.github.relevista.modelio.WeightWishes;
import io.github.relevista.settings.DescriptionSettings;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.text.Casing;
import io.github.relevista.text.Replacement;
import io.github.relevista.text.TokenizerDetails;
import io.github.relevista.text.TokenizerKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What is said of an imported model: by settings, else by a config.json, else by default. */
public final class ImportedDescription {
  private static final ModelDescription DEFAULT =
      new ModelDescription(
          Optional.empty(),
          "<unk>",
          new TextRules(TokenizerKind.PTB, Casing.LOWER, Integer.MAX_VALUE),
          TextSource.DEFAULT,
          Optional.empty(),
          ReadingWishes.NONE);

  private ImportedDescription() {}

  /**
   * Puts together what is said.
   *
   * @throws InvalidSettingException if values do not go together
   * @throws io.github.relevista.modelio.InvalidModelException if the config.json cannot be read
   */
  public static ModelDescription of(DescriptionSettings settings) {
    ModelDescription base =
        settings.config().map(file -> ModelDescription.read(Path.of(file))).orElse(DEFAULT);
    return new ModelDescription(
        settings.classes().isEmpty() ? base.classes() : Optional.of(classes(settings)),
        settings.unknownToken().orElse(base.unknownTerm()),
        text(settings, base.text()),
        isTextTold(settings) ? TextSource.TOLD : TextSource.DEFAULT,
        settings.gruForm().or(base::gruForm),
        new ReadingWishes(
                settings.reading(),
                settings.padding(),
                settings.paddedLength(),
                settings.paddingId(),
                settings.masked(),
                settings.hiddenActivation(),
                new LowerWishes(
                    settings.lowerActivation(),
                    settings.convolutionBorder(),
                    settings.maxPooling(),
                    settings.attentionHeads()),
                new WeightWishes(
                    settings.readingActivation(),
                    settings.directions(),
                    settings.batchNormEpsilon()))
            .orElse(base.wishes()));
  }

  private static boolean isTextTold(DescriptionSettings settings) {
    return settings.config().isPresent()
        || settings.tokenizer().isPresent()
        || settings.lowerCase().isPresent()
        || settings.cut().isPresent()
        || settings.filters().isPresent()
        || settings.unknownWords().isPresent()
        || !settings.cleaning().isEmpty();
  }

  private static TextRules text(DescriptionSettings settings, TextRules base) {
    TokenizerKind tokenizer = settings.tokenizer().orElse(base.tokenizer());
    TokenizerDetails usual = base.with(tokenizer).details();
    try {
      return new TextRules(
          tokenizer,
          settings
              .lowerCase()
              .map(lower -> lower ? Casing.LOWER : Casing.KEEP)
              .orElse(base.casing()),
          settings.maximumLength().orElse(base.maximumLength()),
          settings.cut().orElse(base.cut()),
          new TokenizerDetails(
              settings.filters().orElse(usual.filters()),
              settings.cleaning().isEmpty() ? usual.cleaning() : cleaning(settings)),
          settings.unknownWords().orElse(base.unknownWords()),
          base.unit());
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(e.getMessage());
    }
  }

  private static List<Replacement> cleaning(DescriptionSettings settings) {
    return settings.cleaning().entrySet().stream()
        .map(step -> new Replacement(step.getKey(), step.getValue()))
        .toList();
  }

  private static ClassScale classes(DescriptionSettings settings) {
    try {
      return settings.classPolarity().isEmpty()
          ? ClassScale.even(settings.classes())
          : new ClassScale(
              settings.classes(),
              settings.classPolarity().stream().map(Double::floatValue).toList());
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(e.getMessage());
    }
  }
}
