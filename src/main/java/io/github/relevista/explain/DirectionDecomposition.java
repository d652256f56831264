package io.github.relevista.explain;

import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.tensor.Activations;
import io.github.relevista.tensor.FloatMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * One direction of a {@link ContextualDecomposition}, whose formulas and letters these are. The
 * direction's own states are computed beside the parts of some phrases, step by step, so that none
 * but the current ones are kept.
 *
 * <p>Rows of all gates lie side by side in the order input, forget, signal, output; the output gate
 * is last because it is not split.
 */
final class DirectionDecomposition {
  /** Phrases that are followed at a time. */
  static final int MOST_PHRASES = 64;

  private static final Gate[] GATES = {Gate.INPUT, Gate.FORGET, Gate.SIGNAL, Gate.OUTPUT};

  private final int hidden;
  private final FloatMatrix embedding;

  /** W: [embedding, 4 · hidden]. */
  private final float[] input;

  /** V: [hidden, 4 · hidden]. */
  private final float[] recurrent;

  /** b: [4 · hidden]. */
  private final float[] bias;

  /** φ(b): [4 · hidden]. */
  private final float[] biasActivated;

  // Of the whole sequence at a step.
  private final float[] h;
  private final float[] c;
  private final float[] cActivated;

  /** W x: [4 · hidden]. */
  private final float[] word;

  /** r + s + b, then φ of it: [4 · hidden]. */
  private final float[] sum;

  private final float[] activated;

  // Of the phrases.
  private final float[] beta;
  private final float[] betaCell;

  /** r, then R, of one phrase: [3 · hidden]. */
  private final float[] part;

  DirectionDecomposition(DirectionWeights weights, FloatMatrix embedding) {
    this.hidden = weights.hidden();
    this.embedding = embedding;
    int width = GATES.length * hidden;
    input = new float[weights.embedding() * width];
    recurrent = new float[hidden * width];
    bias = new float[width];
    for (int g = 0; g < GATES.length; g++) {
      GateWeights gate = weights.gate(GATES[g]);
      for (int j = 0; j < hidden; j++) {
        bias[g * hidden + j] = gate.bias(j);
        putColumn(input, g * hidden + j, gate.input(), j, width);
        putColumn(recurrent, g * hidden + j, gate.recurrent(), j, width);
      }
    }
    biasActivated = bias.clone();
    activateInPlace(biasActivated);
    h = new float[hidden];
    c = new float[hidden];
    cActivated = new float[hidden];
    word = new float[width];
    sum = new float[width];
    activated = new float[width];
    beta = new float[MOST_PHRASES * hidden];
    betaCell = new float[MOST_PHRASES * hidden];
    part = new float[3 * hidden];
  }

  private static void putColumn(
      float[] out, int column, FloatMatrix rows, int row, int outColumns) {
    for (int k = 0; k < rows.columns(); k++) {
      out[k * outColumns + column] = rows.at(row, k);
    }
  }

  /**
   * Reads a sequence.
   *
   * @param ids in this direction's order
   * @param phrases likewise, at most {@link #MOST_PHRASES}
   * @return β after the last word: [phrases, hidden]; valid until the next call
   */
  float[] run(int[] ids, List<Phrase> phrases) {
    Arrays.fill(h, 0);
    Arrays.fill(c, 0);
    Arrays.fill(beta, 0, phrases.size() * hidden, 0);
    Arrays.fill(betaCell, 0, phrases.size() * hidden, 0);
    for (int step = 0; step < ids.length; step++) {
      read(ids[step]);
      for (int index = 0; index < phrases.size(); index++) {
        Phrase phrase = phrases.get(index);
        // Until the first of its words all that a phrase brought about is zero.
        if (step >= phrase.begin()) {
          split(index * hidden, phrase.holds(step));
        }
      }
    }
    return beta;
  }

  /** Takes the direction's own states one step further. */
  private void read(int id) {
    Arrays.fill(word, 0);
    addRows(word, input, embedding.values(), embedding.offset(id), embedding.columns());
    for (int index = 0; index < sum.length; index++) {
      sum[index] = bias[index] + word[index];
    }
    addRows(sum, recurrent, h, 0, hidden);
    System.arraycopy(sum, 0, activated, 0, sum.length);
    activateInPlace(activated);
    for (int j = 0; j < hidden; j++) {
      c[j] = activated[hidden + j] * c[j] + activated[j] * activated[2 * hidden + j];
      cActivated[j] = Activations.tanh(c[j]);
      h[j] = activated[3 * hidden + j] * cActivated[j];
    }
  }

  /** Takes a phrase's part of the states, from an offset, one step further. */
  private void split(int offset, boolean wordIsOfPhrase) {
    Arrays.fill(part, 0);
    if (wordIsOfPhrase) {
      System.arraycopy(word, 0, part, 0, part.length);
    }
    addRows(part, recurrent, beta, offset, hidden);
    for (int index = 0; index < 2 * hidden; index++) {
      float r = part[index];
      float alone = Activations.sigmoid(r + bias[index]) - biasActivated[index];
      float last = activated[index] - Activations.sigmoid(sum[index] - r);
      part[index] = 0.5f * (alone + last);
    }
    for (int index = 2 * hidden; index < 3 * hidden; index++) {
      float r = part[index];
      float alone = Activations.tanh(r + bias[index]) - biasActivated[index];
      float last = activated[index] - Activations.tanh(sum[index] - r);
      part[index] = 0.5f * (alone + last);
    }
    for (int j = 0; j < hidden; j++) {
      int f = hidden + j;
      int g = 2 * hidden + j;
      float added = part[j] * (part[g] + biasActivated[g]) + biasActivated[j] * part[g];
      float cell = added + (part[f] + biasActivated[f]) * betaCell[offset + j];
      betaCell[offset + j] = cell;
      float last = cActivated[j] - Activations.tanh(c[j] - cell);
      beta[offset + j] = activated[3 * hidden + j] * 0.5f * (Activations.tanh(cell) + last);
    }
  }

  /** The signal through tanh, the gates through the logistic function: [4 · hidden]. */
  private void activateInPlace(float[] values) {
    Activations.sigmoidInPlace(values, 0, 2 * hidden);
    Activations.tanhInPlace(values, 2 * hidden, 3 * hidden);
    Activations.sigmoidInPlace(values, 3 * hidden, 4 * hidden);
  }

  /**
   * out += Σ_k vector[offset + k] · row k of a matrix, as far as out reaches; row by row, so that
   * the inner loop runs over contiguous memory.
   *
   * @param out [at most 4 · hidden]
   * @param matrix [rows, 4 · hidden]
   * @param vector [rows] from an offset
   */
  private void addRows(float[] out, float[] matrix, float[] vector, int offset, int rows) {
    int width = GATES.length * hidden;
    for (int k = 0; k < rows; k++) {
      addRow(out, matrix, k * width, vector[offset + k]);
    }
  }

  private static void addRow(float[] out, float[] matrix, int offset, float factor) {
    for (int index = 0; index < out.length; index++) {
      out[index] = Math.fma(factor, matrix[offset + index], out[index]);
    }
  }
}
