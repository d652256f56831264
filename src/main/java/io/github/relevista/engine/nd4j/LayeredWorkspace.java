package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.EmbeddingRelevances;
import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.TargetColumns;
import io.github.relevista.engine.WordGradients;
import io.github.relevista.engine.WordRelevances;
import io.github.relevista.engine.Workspace;
import io.github.relevista.model.DirectionMerge;
import io.github.relevista.model.RecurrentLayer;
import io.github.relevista.model.SentimentModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Runs models of several layers, layer by layer: what one gives at all tokens of a batch is what
 * the next reads. The arrays of a batch are freed when the next one comes, those of a way back at
 * its end. Pads that are read are tokens like the words.
 */
final class LayeredWorkspace implements Workspace {
  private final SentimentModel model;
  private final NativeArrays arrays = new NativeArrays();

  /** A {@link RecurrentStage}, {@link SelfAttentionStage} or {@link DenseStage} for each layer. */
  private final List<Object> layers = new ArrayList<>();

  private final List<RecurrentStage> recurrent = new ArrayList<>();
  private final List<DenseStage> head = new ArrayList<>();
  private final ReadingStage reading;

  private BatchTokens tokens;
  private EpsilonRule rule;

  /** Size of what each layer gives at a step. */
  private final int[] widths;

  /** [rows, classes]. */
  private float[] scores = {};

  LayeredWorkspace(LayeredArrays arrays) {
    model = arrays.model();
    for (Record weights : arrays.layers()) {
      if (weights instanceof RecurrentStage.Weights cells) {
        recurrent.add(new RecurrentStage(cells));
        layers.add(recurrent.get(recurrent.size() - 1));
      } else if (weights instanceof SelfAttentionStage.Weights attention) {
        layers.add(new SelfAttentionStage(attention));
      } else {
        layers.add(new DenseStage((DenseStage.Weights) weights));
      }
    }
    widths = new int[layers.size()];
    arrays.head().forEach(weights -> head.add(new DenseStage(weights)));
    reading = new ReadingStage(model.reading(), layers);
  }

  @Override
  public Scores forward(SequenceBatch batch, History history) {
    Nd4jEngine.requireKept(history);
    arrays.close();
    rule = history instanceof History.ForRelevance kept ? kept.rule() : null;
    tokens = new BatchTokens(model, batch);
    int width = model.embeddingSize();
    float[] vectors = tokens.embeddings(width);
    List<float[]> ofLayers = new ArrayList<>();
    for (int place = 0; place < layers.size(); place++) {
      vectors = forward(layers.get(place), vectors, width);
      ofLayers.add(vectors);
      width = model.layers().get(place).outputSize(width);
      widths[place] = width;
    }
    float[] read = reading.forward(tokens, ofLayers, widths);
    width = reading.total();
    for (int place = 0; place < head.size(); place++) {
      read = head.get(place).forward(read, width, arrays);
      width =
          place < model.head().size()
              ? model.head().get(place).outputSize(width)
              : model.classes().size();
    }
    scores = read;
    int classes = width;
    BatchTokens view = tokens;
    float[] given = scores;
    return (sequence, classIndex) -> given[view.rows.row(sequence) * classes + classIndex];
  }

  private float[] forward(Object layer, float[] vectors, int width) {
    if (layer instanceof RecurrentStage cells) {
      return cells.forward(tokens, vectors, width, arrays);
    }
    return layer instanceof SelfAttentionStage attention
        ? attention.forward(tokens, vectors, width, arrays)
        : ((DenseStage) layer).forward(vectors, width, arrays);
  }

  @Override
  public WordRelevances relevances(TargetColumns targets) {
    return embeddingRelevances(targets);
  }

  @Override
  public WordGradients gradients(TargetColumns targets) {
    throw new IllegalStateException("the last forward pass kept no history for gradients");
  }

  @Override
  public EmbeddingRelevances embeddingRelevances(TargetColumns targets) {
    if (rule == null) {
      throw new IllegalStateException("the last forward pass kept no history for relevances");
    }
    int columns = targets.columns();
    float[] initial = new float[tokens.size() * columns];
    float[] received = entering(targets);
    for (int place = head.size() - 1; place >= 0; place--) {
      received = head.get(place).back(received, columns, rule);
    }
    List<float[]> given = new ArrayList<>();
    for (int width : widths) {
      given.add(new float[Math.multiplyExact(tokens.tokens() * columns, width)]);
    }
    List<float[]> finals =
        recurrent.stream().map(cells -> new float[initial.length * cells.size()]).toList();
    reading.back(received, columns, rule, given, finals, initial);
    keepDirections(targets, finals.get(finals.size() - 1));
    int next = recurrent.size() - 1;
    float[] steps = {};
    for (int place = layers.size() - 1; place >= 0; place--) {
      steps = sum(given.get(place), steps);
      if (layers.get(place) instanceof RecurrentStage cells) {
        steps = cells.back(steps, finals.get(next), columns, rule, initial);
        next--;
      } else if (layers.get(place) instanceof SelfAttentionStage attention) {
        steps = attention.back(steps, columns, rule);
      } else {
        steps = ((DenseStage) layers.get(place)).back(steps, columns, rule);
      }
    }
    return new LayeredRelevances(tokens, columns, model.embeddingSize(), steps, initial);
  }

  /**
   * What is read of a layer and what the layer above leaves there; above the last there is none.
   */
  private static float[] sum(float[] read, float[] left) {
    for (int at = 0; at < left.length; at++) {
      read[at] += left[at];
    }
    return read;
  }

  /** What enters the scores: [rows · columns, classes]. */
  private float[] entering(TargetColumns targets) {
    int columns = targets.columns();
    int classes = model.classes().size();
    float[] values = new float[tokens.size() * columns * classes];
    for (int sequence = 0; sequence < tokens.size(); sequence++) {
      int row = tokens.rows.row(sequence);
      for (int column = 0; column < columns; column++) {
        float[] coefficients = targets.coefficients(sequence, column);
        for (int k = 0; k < classes; k++) {
          values[(row * columns + column) * classes + k] =
              coefficients[k] * scores[row * classes + k];
        }
      }
    }
    return values;
  }

  /** Leaves of the final states of the last recurrent layer those of the wanted directions. */
  private void keepDirections(TargetColumns targets, float[] finals) {
    RecurrentLayer last = model.recurrentLayers().get(model.recurrentLayers().size() - 1);
    int directions = last.merge() == DirectionMerge.SUM ? 1 : last.directions().size();
    for (int d = 0; d < directions; d++) {
      for (int line = 0; !targets.enters(d) && line < finals.length / last.outputSize(); line++) {
        int begin = line * last.outputSize() + d * last.hidden();
        Arrays.fill(finals, begin, begin + last.hidden(), 0);
      }
    }
  }
}
