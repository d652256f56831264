package io.github.relevista.tensor;

import java.util.List;

/**
 * What a file says of an array before its values.
 *
 * @param name its name or path in the file
 * @param shape the size of each dimension
 * @param type of its numbers, as the file's format calls it
 */
public record ArrayHeader(String name, List<Long> shape, String type) {
  /** Copies the shape. */
  public ArrayHeader {
    shape = List.copyOf(shape);
  }
}
