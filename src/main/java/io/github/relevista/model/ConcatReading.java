package io.github.relevista.model;

import java.util.List;

/**
 * Several readings side by side, in their order.
 *
 * @param parts two or more, none of them a concatenation, one of them attention at most
 */
public record ConcatReading(List<SequenceReading> parts) implements SequenceReading {
  /**
   * @throws IllegalArgumentException if there are fewer than two, one is a concatenation or two are
   *     attention
   */
  public ConcatReading {
    parts = List.copyOf(parts);
    if (parts.size() < 2) {
      throw new IllegalArgumentException(
          "reading concat has two parts or more, was given " + parts.size());
    }
    if (parts.stream().anyMatch(ConcatReading.class::isInstance)) {
      throw new IllegalArgumentException("a part of reading concat cannot be concat itself");
    }
    if (parts.stream().filter(AttentionReading.class::isInstance).count() > 1) {
      throw new IllegalArgumentException("reading concat has attention once at most");
    }
  }

  @Override
  public String wireName() {
    return "concat";
  }

  @Override
  public int fixedSteps() {
    return parts.stream().mapToInt(SequenceReading::fixedSteps).max().orElse(0);
  }

  @Override
  public int size(List<SequenceLayer> layers, int lastSize) {
    return parts.stream().mapToInt(part -> part.size(layers, lastSize)).sum();
  }
}
