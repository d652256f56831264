package io.github.relevista.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.model.ParitySequence;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.modelio.ModelFolder;
import io.github.relevista.modelio.ModelSource;
import io.github.relevista.modelio.ParityFile;
import java.util.List;

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
   * @throws IllegalStateException if this JVM cannot run the engine
   * @throws io.github.relevista.modelio.InvalidModelException if the folder holds no usable model
   * @throws ParityException if the scores are others
   */
  public static OpenedModel open(ModelSource source, EngineKind kind) {
    return open(source, kind, 0);
  }

  /**
   * Opens a model.
   *
   * @param source the model's folder
   * @param kind the engine to pack it for
   * @param projectionTableLimit bytes up to which the engine may keep the projections of words
   * @throws IllegalStateException if this JVM cannot run the engine
   * @throws io.github.relevista.modelio.InvalidModelException if the folder holds no usable model
   * @throws ParityException if the scores are others
   */
  public static OpenedModel open(ModelSource source, EngineKind kind, long projectionTableLimit) {
    SentimentModel model = ModelFolder.read(source);
    Engine engine = kind.create(model, projectionTableLimit);
    OpenedModel opened = new OpenedModel(engine, ParityFile.read(source, model));
    ParityGate.check(engine, opened.parity);
    return opened;
  }

  /** The model. */
  public SentimentModel model() {
    return engine.model();
  }
}
