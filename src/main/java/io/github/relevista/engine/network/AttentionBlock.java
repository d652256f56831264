package io.github.relevista.engine.network;

/**
 * Steps of one head of one sequence, some at a time, with the weights by which each of them sums up
 * all steps of the sequence:
 *
 * <pre>
 *   α_ts = exp(c a_ts) / Σ_r exp(c a_tr)        ∂a_ts = c α_ts (∂α_ts − Σ_r α_tr ∂α_tr)
 * </pre>
 *
 * Weights are found when a walk comes to a block, and found again by the walk of every way back, so
 * that memory grows with the number of steps and not with its square.
 */
final class AttentionBlock {
  /** Steps whose weights are found together. */
  static final int MOST = 32;

  private final StepAnswers answers;
  private final int heads;
  private int sequence;
  private int head;
  private int first;
  private int length;
  private int step;
  private int count;

  /** α: [count, length], rows {@link #stride} apart. */
  private float[] weights = new float[0];

  /**
   * @param answers a and c
   */
  AttentionBlock(StepAnswers answers, int heads) {
    this.answers = answers;
    this.heads = heads;
  }

  /**
   * Comes to every block, those of a head one after the other.
   *
   * @param work reads the block where it then stands
   */
  void walk(BatchSteps steps, Runnable work) {
    for (sequence = 0; sequence < steps.size(); sequence++) {
      first = steps.first(sequence);
      length = steps.length(sequence);
      for (head = 0; head < heads && length > 0; head++) {
        answers.takeHead(first, length, head);
        weights = Loops.grown(weights, MOST, stride());
        for (step = first; step < first + length; step += MOST) {
          count = Math.min(MOST, first + length - step);
          weigh();
          work.run();
        }
      }
    }
  }

  private void weigh() {
    answers.answer(weights, step, count);
    float scale = answers.scale();
    for (int line = 0; line < count; line++) {
      takeSoftmax(line * stride(), scale);
    }
  }

  private void takeSoftmax(int from, float scale) {
    float highest = Float.NEGATIVE_INFINITY;
    for (int s = from; s < from + length; s++) {
      weights[s] *= scale;
      highest = Math.max(highest, weights[s]);
    }
    double sum = 0;
    for (int s = from; s < from + length; s++) {
      weights[s] = Exponential.of(weights[s] - highest);
      sum += weights[s];
    }
    float factor = (float) (1 / sum);
    for (int s = from; s < from + length; s++) {
      weights[s] *= factor;
    }
  }

  /**
   * Makes ∂a of ∂α in its place.
   *
   * @param slopes [count, length], rows slopesStride apart
   */
  void differentiate(float[] slopes, int slopesStride) {
    float scale = answers.scale();
    for (int line = 0; line < count; line++) {
      int own = line * stride();
      int row = line * slopesStride;
      float mean = Loops.dot(weights, own, slopes, row, length);
      for (int s = 0; s < length; s++) {
        slopes[row + s] = weights[own + s] * (slopes[row + s] - mean) * scale;
      }
    }
  }

  /** α: [count, length], rows {@link #stride} apart. */
  float[] weights() {
    return weights;
  }

  int stride() {
    return answers.stride();
  }

  int head() {
    return head;
  }

  /** The first step of the sequence among all. */
  int first() {
    return first;
  }

  /** Number of steps of the sequence. */
  int length() {
    return length;
  }

  /** The first step of the block among all. */
  int step() {
    return step;
  }

  /** Number of steps of the block. */
  int count() {
    return count;
  }

  /** Whether it is the first of its head. */
  boolean beginsHead() {
    return step == first;
  }
}
