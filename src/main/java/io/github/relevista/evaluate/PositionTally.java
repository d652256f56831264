package io.github.relevista.evaluate;

import io.github.relevista.stats.ExactSum;
import io.github.relevista.stats.FixedPoint;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where in texts relevance lies: the share of absolute relevance in bins of relative position, by
 * method and part of the encoder, over texts that are long enough. Merges exactly.
 */
final class PositionTally implements ExperimentState<PositionTally> {
  /** Bins of equal width: the word at a position t of n (from 0) lies in bin ⌊10 · t / n⌋. */
  static final int BINS = 10;

  /** Fewest words of a text, so that all bins but one have two words or more. */
  static final int MINIMUM_WORDS = 19;

  /** The part of an encoder whose final states relevance enters. */
  enum Part {
    /** All directions. */
    WHOLE,
    /** The direction that reads from the first word to the last. */
    FORWARD,
    /** The direction that reads from the last word to the first. */
    BACKWARD
  }

  /** Gives the relevance of the word at a position. */
  @FunctionalInterface
  interface Relevance {
    float at(int position);
  }

  /** The shares of one method and part. */
  private static final class Shares implements Serializable {
    private long texts;
    private final ExactSum[] sums = new ExactSum[BINS];

    Shares() {
      for (int bin = 0; bin < BINS; bin++) {
        sums[bin] = new ExactSum();
      }
    }

    void merge(Shares other) {
      texts += other.texts;
      for (int bin = 0; bin < BINS; bin++) {
        sums[bin].merge(other.sums[bin]);
      }
    }
  }

  /** Of each method. */
  private final List<Map<Part, Shares>> shares = new ArrayList<>();

  /**
   * @param methods number of methods
   */
  PositionTally(int methods) {
    for (int method = 0; method < methods; method++) {
      Map<Part, Shares> parts = new EnumMap<>(Part.class);
      for (Part part : Part.values()) {
        parts.put(part, new Shares());
      }
      shares.add(parts);
    }
  }

  /**
   * Adds a text; one without any relevance has no shares and is left out.
   *
   * @param length number of its words, at least {@link #MINIMUM_WORDS}
   */
  void add(int method, Part part, int length, Relevance relevance) {
    double[] bins = new double[BINS];
    double all = 0;
    for (int position = 0; position < length; position++) {
      double magnitude = Math.abs(relevance.at(position));
      bins[(int) ((long) BINS * position / length)] += magnitude;
      all += magnitude;
    }
    if (all > 0) {
      Shares added = shares.get(method).get(part);
      added.texts++;
      for (int bin = 0; bin < BINS; bin++) {
        added.sums[bin].add(FixedPoint.units((float) (bins[bin] / all)));
      }
    }
  }

  @Override
  public void merge(PositionTally other) {
    for (int method = 0; method < shares.size(); method++) {
      Map<Part, Shares> others = other.shares.get(method);
      shares.get(method).forEach((part, sums) -> sums.merge(others.get(part)));
    }
  }

  /** Number of texts. */
  long texts(int method, Part part) {
    return shares.get(method).get(part).texts;
  }

  /** The mean share of a bin, in [0, 1]; NaN where there is no text. */
  double mean(int method, Part part, int bin) {
    Shares sums = shares.get(method).get(part);
    return sums.sums[bin].decimal().doubleValue() / sums.texts;
  }
}
