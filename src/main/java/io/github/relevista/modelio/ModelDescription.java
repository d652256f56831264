package io.github.relevista.modelio;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.TextRules;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a file of weights does not say of a model.
 *
 * @param classes the classes, in the order of the scores; may be left out where there is one score,
 *     for negative and positive
 * @param unknownTerm the term that stands for those that the vocabulary does not have
 * @param text how a text becomes tokens
 * @param textSource whether somebody said how
 * @param gruForm the form of the cell, should it be a GRU; that of torch where nobody says it
 * @param wishes how a network is read that its file does not tell
 */
public record ModelDescription(
    Optional<ClassScale> classes,
    String unknownTerm,
    TextRules text,
    TextSource textSource,
    Optional<CellKind> gruForm,
    ReadingWishes wishes) {
  /** Where what is said of texts comes from. */
  public enum TextSource {
    /** Somebody said so: it goes before what the file of the words says. */
    TOLD,
    /** Nobody said anything. */
    DEFAULT
  }

  /**
   * @throws IllegalArgumentException if the form of a GRU is an LSTM
   */
  public ModelDescription {
    if (gruForm.equals(Optional.of(CellKind.LSTM))) {
      throw new IllegalArgumentException("the form of a GRU cannot be LSTM");
    }
  }

  /** Of a user who says all of this and nothing of how a network is read. */
  public ModelDescription(
      Optional<ClassScale> classes, String unknownTerm, TextRules text, CellKind gruForm) {
    this(classes, unknownTerm, text, TextSource.TOLD, Optional.of(gruForm), ReadingWishes.NONE);
  }

  /** The form of the cell, should it be a GRU. */
  CellKind gru() {
    return gruForm.orElse(CellKind.GRU_RESET_AFTER);
  }

  /** Whether somebody said how a text becomes tokens. */
  boolean isTextTold() {
    return textSource == TextSource.TOLD;
  }

  /**
   * What a {@code config.json}, such as that of a model folder, says. Sizes and the order of gates
   * are not looked at: the weights have sizes of their own, and an order of theirs.
   *
   * @throws InvalidModelException if the file cannot be read or is no such configuration
   */
  public static ModelDescription read(Path path) {
    ModelFile file = ModelFile.of(path);
    if (!file.exists()) {
      throw file.refused("there is no such file");
    }
    JsonObject json = ConfigFile.open(file);
    if (ConfigFile.isLayered(json)) {
      return new ModelDescription(
          Optional.of(ConfigFile.classes(json)),
          json.text("unknown_token"),
          TextConfig.read(json),
          TextSource.TOLD,
          Optional.empty(),
          LayeredWishes.of(json));
    }
    ModelConfig config = ConfigFile.read(json);
    return new ModelDescription(
        Optional.of(config.classes()),
        config.unknownTerm(),
        config.text(),
        TextSource.TOLD,
        Optional.of(config.cell()).filter(cell -> cell != CellKind.LSTM),
        ReadingWishes.OF_ONE_LAYER);
  }
}
