package io.github.relevista.engine.network;

import io.github.relevista.model.AttentionReading.Kind;
import io.github.relevista.model.SelfAttentionLayer;
import java.util.Arrays;

/**
 * What the steps s of a sequence answer to the query of each step t, a_ts, one head at a time, and
 * the gradient by queries and keys. With several heads a query and a key hold theirs side by side.
 */
abstract class StepAnswers {
  /** Values of a query, of all heads and of one. */
  final int asked;

  final int askedOfHead;

  /** q: [steps, asked], of the caller. */
  float[] queries = new float[0];

  /** k: [steps, asked], of the caller. */
  float[] keys = new float[0];

  /** The first step of the sequence among all, and number of its steps. */
  int first;

  int length;

  /** Where the values of the head begin in a query. */
  int headOffset;

  /** Number of target columns of the way back. */
  int columns;

  /** The gradient by queries, and that by keys: [steps · columns, asked]. */
  float[] ofQueries = new float[0];

  float[] ofKeys = new float[0];

  StepAnswers(int asked, int heads) {
    this.asked = asked;
    askedOfHead = asked / heads;
  }

  /**
   * @param asked values of a query, of all heads
   */
  static StepAnswers of(SelfAttentionLayer layer, int asked, EngineLayers engine) {
    return layer.kind() == Kind.ADDITIVE
        ? new AdditiveAnswers(asked, layer.scale())
        : new DotAnswers(asked, layer.heads(), layer.scale()[0], engine);
  }

  /**
   * Takes what a batch asks: both [steps, asked], which stay as they are until the ways back.
   *
   * @param queries q
   * @param keys k
   */
  final void take(float[] queries, float[] keys) {
    this.queries = queries;
    this.keys = keys;
  }

  /**
   * Turns to a head of a sequence.
   *
   * @param first its first step among all
   * @param length number of its steps
   */
  final void takeHead(int first, int length, int head) {
    this.first = first;
    this.length = length;
    headOffset = head * askedOfHead;
    takeKeys();
  }

  /** Lays out the keys of the head for {@link #answer}. */
  abstract void takeKeys();

  /** How far rows of answers lie apart: at least as much as the sequence has steps. */
  abstract int stride();

  /** What {@link AttentionBlock} multiplies answers by before it takes their softmax. */
  abstract float scale();

  /**
   * out[count, length] = a_ts of some steps t to all steps s of the sequence.
   *
   * @param out its rows lie {@link #stride} apart, with anything behind a row's answers
   * @param step the first of the steps t among all
   */
  abstract void answer(float[] out, int step, int count);

  /** Prepares for a way back: nothing has been received. */
  final void beginBack(int steps, int columns) {
    this.columns = columns;
    int places = Math.multiplyExact(steps, columns);
    ofQueries = Loops.grown(ofQueries, places, asked);
    ofKeys = Loops.grown(ofKeys, places, asked);
    Arrays.fill(ofQueries, 0, places * asked, 0);
    Arrays.fill(ofKeys, 0, places * asked, 0);
  }

  /** Lays out the keys of the head for {@link #addBack}. */
  abstract void takeHeadBack();

  /**
   * Lets the gradient by answers flow back to queries and keys.
   *
   * @param slopes ∂a: [count, length], rows stride apart
   * @param step the first of the steps t among all
   */
  abstract void addBack(float[] slopes, int stride, int step, int count, int column);

  /** Where in what queries or keys receive the values of the head begin, at a step. */
  final int received(int step, int column) {
    return (step * columns + column) * asked + headOffset;
  }

  /** The gradient by queries: [steps · columns, asked]. */
  final float[] ofQueries() {
    return ofQueries;
  }

  /** The gradient by keys: [steps · columns, asked]. */
  final float[] ofKeys() {
    return ofKeys;
  }
}
