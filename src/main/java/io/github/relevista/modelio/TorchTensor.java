package io.github.relevista.modelio;

import java.util.List;

/**
 * A tensor of torch: a view of a storage. The element of the indices i, j, … stands at offset + i ·
 * strides₀ + j · strides₁ + …
 *
 * @param storage where its numbers lie
 * @param offset the place of its first number there, 0 or more
 * @param shape the size of each dimension, 0 or more
 * @param strides how far neighbours of each dimension are apart, 0 or more
 */
record TorchTensor(TorchStorage storage, long offset, List<Long> shape, List<Long> strides) {
  TorchTensor {
    shape = List.copyOf(shape);
    strides = List.copyOf(strides);
    if (shape.size() != strides.size()
        || offset < 0
        || shape.stream().anyMatch(size -> size < 0)
        || strides.stream().anyMatch(stride -> stride < 0)) {
      throw new IllegalArgumentException(
          "a tensor of shape %s cannot have the strides %s from %d"
              .formatted(shape, strides, offset));
    }
  }

  /** The place of its last number in the storage; negative where that is beyond counting. */
  long lastElement() {
    try {
      long last = offset;
      for (int dimension = 0; dimension < shape.size(); dimension++) {
        long steps = Math.max(0, shape.get(dimension) - 1);
        last = Math.addExact(last, Math.multiplyExact(steps, strides.get(dimension)));
      }
      return last;
    } catch (ArithmeticException e) {
      return -1;
    }
  }
}
