package io.github.relevista.cli;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.TextRules;
import io.github.relevista.modelio.ModelDescription;
import io.github.relevista.settings.DescriptionSettings;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import java.nio.file.Path;
import java.util.Optional;

/** What is said of an imported model: by settings, else by a config.json, else by default. */
final class ImportedDescription {
  private static final ModelDescription DEFAULT =
      new ModelDescription(
          Optional.empty(),
          "<unk>",
          new TextRules(TokenizerKind.PTB, Casing.LOWER, Integer.MAX_VALUE),
          CellKind.GRU_RESET_AFTER);

  private ImportedDescription() {}

  static ModelDescription of(DescriptionSettings settings) {
    ModelDescription base =
        settings.config().map(file -> ModelDescription.read(Path.of(file))).orElse(DEFAULT);
    return new ModelDescription(
        settings.classes().isEmpty() ? base.classes() : Optional.of(classes(settings)),
        settings.unknownToken().orElse(base.unknownTerm()),
        new TextRules(
            settings.tokenizer().orElse(base.text().tokenizer()),
            settings
                .lowerCase()
                .map(lower -> lower ? Casing.LOWER : Casing.KEEP)
                .orElse(base.text().casing()),
            settings.maximumLength().orElse(base.text().maximumLength())),
        settings.gruForm().orElse(base.gruForm()));
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
