package io.github.relevista.tables;

import java.util.List;

/** What the values of a column are. */
public sealed interface ColumnType {
  /** Values of one part. */
  enum Plain implements ColumnType {
    /** A text. */
    TEXT,
    /** Bytes. */
    BYTES,
    /** True or false. */
    TRUTH,
    /** A whole number of 32 bits. */
    SMALL_COUNT,
    /** A whole number of 64 bits. */
    COUNT,
    /** A float. */
    SINGLE,
    /** A double. */
    NUMBER,
    /** A decimal of 38 digits, 12 of them behind the point: what is summed exactly. */
    EXACT
  }

  /** How numbers are distributed: the bins that hold any, in ascending order, with their counts. */
  ColumnType SKETCH =
      new ListOf(
          new Fields(
              List.of(
                  new Field("bin", Plain.SMALL_COUNT, "the bin: floats alike in their first bits"),
                  new Field("count", Plain.COUNT, "how many numbers lie in it"))));

  /**
   * A list.
   *
   * @param element what is in it
   */
  record ListOf(ColumnType element) implements ColumnType {}

  /**
   * A map from the name of every class of the model to a value.
   *
   * @param value the values
   */
  record ByClass(ColumnType value) implements ColumnType {}

  /**
   * A map from the name of everything that was explained, a class or the polarity, to a value.
   *
   * @param value the values
   */
  record ByTarget(ColumnType value) implements ColumnType {}

  /**
   * A structure of several values.
   *
   * @param fields the values, in their order
   */
  record Fields(List<Field> fields) implements ColumnType {
    /** Copies the list. */
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A value of a structure.
   *
   * @param name its name
   * @param type what it is
   * @param meaning what it says, for people
   */
  record Field(String name, ColumnType type, String meaning) {}
}
