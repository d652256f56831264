package io.github.relevista.explain;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.tensor.FloatMatrix;
import java.util.List;

/**
 * What phrases of a sequence contribute to its scores by contextual decomposition, for LSTMs. The
 * idea is that of Murdoch, Liu and Yu (<i>Beyond Word Importance</i>, 2018); what is computed is
 * this. The states of a direction are split in two at every step, h = β + γ and c = β′ + γ′: what
 * the phrase brought about by itself, and all else. Before the first word all parts are zero.
 *
 * <p>The argument of a gate or signal is a sum of three: r = V β₋, and W x where the word belongs
 * to the phrase; s = V γ₋, and W x where it does not; and the bias b. The activation φ, a logistic
 * function or tanh, is split likewise: b is added first, r and s in either order, and the mean over
 * both orders is each one's part.
 *
 * <pre>
 *   R = ½ (φ(r+b) − φ(b) + φ(r+s+b) − φ(s+b))
 *   S = ½ (φ(s+b) − φ(b) + φ(r+s+b) − φ(r+b))
 *   B = φ(b)                                        R + S + B = φ(r+s+b)
 * </pre>
 *
 * <p>A product in which nothing but the phrase and biases takes part is the phrase's, if the phrase
 * takes part at all. Biases alone are not, so that a word whose embedding is zero contributes
 * nothing. The output gate o is not split.
 *
 * <pre>
 *   β′ = R_i (R_g + B_g) + B_i R_g + (R_f + B_f) β′₋
 *   γ′ = S_i (R_g + S_g + B_g) + (R_i + B_i) S_g + B_i B_g + S_f β′₋ + (R_f + S_f + B_f) γ′₋
 *   β  = o · ½ (tanh β′ + tanh(β′+γ′) − tanh γ′)
 *   γ  = o · ½ (tanh γ′ + tanh(β′+γ′) − tanh β′)
 * </pre>
 *
 * <p>Multiplied out, β′ + γ′ = (R_i + S_i + B_i)(R_g + S_g + B_g) + (R_f + S_f + B_f)(β′₋ + γ′₋) =
 * i·g + f·c₋ = c, and β + γ = o·tanh c = h: so γ is never computed, but taken as what is left of
 * the states. With the output weights a phrase contributes W β to the scores, all else W γ, and the
 * output's bias the rest. The contributions of several phrases do not add up to anything.
 *
 * <p>It is for one thread, since it keeps buffers.
 */
public final class ContextualDecomposition {
  private final SentimentModel model;
  private final DirectionDecomposition[] directions;

  /**
   * @param model an LSTM
   * @throws IllegalArgumentException if the model has another cell
   */
  public ContextualDecomposition(SentimentModel model) {
    if (model.cell() != CellKind.LSTM) {
      throw new IllegalArgumentException(
          "contextual decomposition is for LSTM models, was given " + model.cell());
    }
    this.model = model;
    this.directions =
        model.directions().stream()
            .map(weights -> new DirectionDecomposition(weights, model.embedding()))
            .toArray(DirectionDecomposition[]::new);
  }

  /**
   * What each phrase contributes to every score, W β.
   *
   * @param ids the sequence
   * @param phrases of it; they may overlap
   * @return [phrases][classes]
   * @throws IllegalArgumentException if a phrase reaches beyond the sequence
   */
  public float[][] contributions(int[] ids, List<Phrase> phrases) {
    for (Phrase phrase : phrases) {
      if (phrase.end() > ids.length) {
        throw new IllegalArgumentException(
            "a phrase to %d reaches beyond a sequence of %d words"
                .formatted(phrase.end(), ids.length));
      }
    }
    float[][] contributions = new float[phrases.size()][model.classes().size()];
    for (int begin = 0; begin < phrases.size(); begin += DirectionDecomposition.MOST_PHRASES) {
      int end = Math.min(phrases.size(), begin + DirectionDecomposition.MOST_PHRASES);
      for (int d = 0; d < directions.length; d++) {
        float[] states = directions[d].run(reading(ids, d), reading(phrases, ids, begin, end, d));
        for (int index = begin; index < end; index++) {
          addScores(contributions[index], states, index - begin, d);
        }
      }
    }
    return contributions;
  }

  /** A sequence in the order in which a direction reads it. */
  private static int[] reading(int[] ids, int direction) {
    int[] read = ids.clone();
    for (int step = 0; direction == 1 && step < ids.length; step++) {
      read[step] = ids[ids.length - 1 - step];
    }
    return read;
  }

  /** Some of the phrases in the order in which a direction reads them. */
  private static List<Phrase> reading(
      List<Phrase> phrases, int[] ids, int begin, int end, int direction) {
    return phrases.subList(begin, end).stream()
        .map(
            phrase ->
                direction == 0
                    ? phrase
                    : new Phrase(ids.length - phrase.end(), ids.length - phrase.begin()))
        .toList();
  }

  /** scores += the output weights of a direction · β of a phrase. */
  private void addScores(float[] scores, float[] states, int phrase, int direction) {
    FloatMatrix weights = model.output().weights();
    int hidden = model.hiddenSize();
    for (int k = 0; k < scores.length; k++) {
      float sum = 0;
      for (int j = 0; j < hidden; j++) {
        sum += weights.at(k, direction * hidden + j) * states[phrase * hidden + j];
      }
      scores[k] += sum;
    }
  }
}
