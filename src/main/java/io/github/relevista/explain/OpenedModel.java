package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.modelio.ModelSource;
import io.github.relevista.modelio.ParityFile;
import java.util.List;
import java.util.function.Consumer;

/**
 * A model that was read from its folder, with an engine that gives the scores that the folder says
 * it should give.
 *
 * @param engine the engine, packed with the model
 * @param parity the sequences whose scores were compared; none where the folder has none
 */
public record OpenedModel(Engine engine, List<ParitySequence> parity) {
  public OpenedModel {
    parity = List.copyOf(parity);
  }

  /**
   * Opens a model to compute little with it: no projections of words are kept.
   *
   * @param told takes a line where parts of the model were assumed
   * @throws IllegalStateException if this JVM cannot run the engine
   * @throws io.github.relevista.modelio.InvalidModelException if the folder holds no usable model
   * @throws ParityException if the scores are others
   */
  public static OpenedModel open(ModelSource source, EngineKind kind, Consumer<String> told) {
    return open(source, kind, 0, told);
  }

  /**
   * Opens a model.
   *
   * @param source the model's folder
   * @param kind the engine to pack it for
   * @param projectionTableLimit bytes up to which the engine may keep the projections of words
   * @param told takes a line where parts of the model were assumed, since a wrong guess explains
   *     another model than the one that was trained
   * @throws IllegalStateException if this JVM cannot run the engine
   * @throws io.github.relevista.modelio.InvalidModelException if the folder holds no usable model
   * @throws ParityException if the scores are others
   */
  public static OpenedModel open(
      ModelSource source, EngineKind kind, long projectionTableLimit, Consumer<String> told) {
    SentimentModel model = ModelFolder.read(source);
    Engine engine = kind.create(model, projectionTableLimit);
    OpenedModel opened = new OpenedModel(engine, ParityFile.read(source, model));
    ParityGate.check(engine, opened.parity);
    List<String> assumed = ModelFolder.assumptions(source);
    if (!assumed.isEmpty()) {
      told.accept(
          "the model at %s is not verified, it was imported assuming %s; import it again with --parity to compare scores"
              .formatted(source.name(), String.join(", ", assumed)));
    }
    return opened;
  }

  /** The model. */
  public SentimentModel model() {
    return engine.model();
  }
}
