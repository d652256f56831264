package io.github.relevista.pickle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pickle holds. Lists and dictionaries may hold themselves, so none of these values should
 * be printed or compared whole: every {@code toString} here is short and looks into nothing.
 */
public sealed interface PickleValue {
  /** {@code None}. */
  PickleValue NONE = new None();

  /** The only value of its kind. */
  final class None implements PickleValue {
    private None() {}

    @Override
    public String toString() {
      return "None";
    }
  }

  /** A text. */
  record Text(String value) implements PickleValue {}

  /**
   * A whole number.
   *
   * @param value the number; what does not fit 64 bits is refused by the reader
   */
  record Whole(long value) implements PickleValue {}

  /** A floating-point number. */
  record Real(double value) implements PickleValue {}

  /** {@code True} or {@code False}. */
  record Truth(boolean value) implements PickleValue {}

  /** Bytes. They are shared, not copied. */
  record Bytes(byte[] value) implements PickleValue {
    @Override
    public String toString() {
      return value.length + " bytes";
    }
  }

  /** A list, a tuple or a set. It grows while its pickle is read. */
  final class Sequence implements PickleValue {
    private final List<PickleValue> values;

    Sequence(List<PickleValue> values) {
      this.values = new ArrayList<>(values);
    }

    /** Its values in order; not to be changed. */
    public List<PickleValue> values() {
      return values;
    }

    @Override
    public String toString() {
      return "a sequence of " + values.size();
    }
  }

  /**
   * A dictionary whose keys are texts, or whole numbers as their decimal digits: what a state
   * dictionary and a vocabulary have. It grows while its pickle is read.
   */
  final class Dictionary implements PickleValue {
    private final Map<String, PickleValue> values = new LinkedHashMap<>();

    Dictionary() {}

    /** Its values by key, in the order in which they were set; not to be changed. */
    public Map<String, PickleValue> values() {
      return values;
    }

    @Override
    public String toString() {
      return "a dictionary of " + values.size();
    }
  }

  /**
   * The name of a class or function of Python.
   *
   * @param module its module: {@code collections}
   * @param name its name there: {@code OrderedDict}
   */
  record Named(String module, String name) implements PickleValue {
    /** Module and name as Python writes them. */
    public String qualified() {
      return module + "." + name;
    }
  }

  /**
   * What Python would build by calling something. Here it is not called.
   *
   * @param callee what would be called
   * @param arguments with which arguments
   * @param states what the object would be filled with afterwards, one value each time; it grows
   *     while its pickle is read
   */
  record Call(Named callee, Sequence arguments, Sequence states) implements PickleValue {
    Call(Named callee, Sequence arguments) {
      this(callee, arguments, new Sequence(List.of()));
    }

    /** The attributes that the object would have, where it is filled with a dictionary of them. */
    public Optional<Dictionary> attributes() {
      return states.values().stream()
          .filter(Dictionary.class::isInstance)
          .map(Dictionary.class::cast)
          .findFirst();
    }

    @Override
    public String toString() {
      return "a call of " + callee.qualified();
    }
  }

  /**
   * What lies outside of the pickle, as torch keeps its arrays.
   *
   * @param key what the program that wrote it finds it by
   */
  record Outside(PickleValue key) implements PickleValue {
    @Override
    public String toString() {
      return "a reference";
    }
  }
}
