package io.github.relevista.spark.tables;

import io.github.relevista.stats.ExactSum;
import io.github.relevista.stats.Sketch;
import io.github.relevista.tables.Column;
import io.github.relevista.tables.ColumnType;
import io.github.relevista.tables.Role;
import io.github.relevista.tables.Table;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Makes one row of those of a part that belong together, in memory: the sums that {@link
 * TableMerge} asks SQL for. A decimal is added as the 128 bits that it is in Spark's own rows,
 * while SQL makes an object of it, and a new one of each sum.
 */
final class RowSums implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Decimal digits that a sum can have. */
  private static final int DIGITS = 38;

  private final int keys;
  private final StateKind[] kinds;
  private final double[][] quantiles;

  /** What a state is, and how it merges. */
  private enum StateKind {
    COUNTS,
    EXACT_SUM,
    EXACT_MINIMUM,
    EXACT_MAXIMUM,
    SKETCHES
  }

  /**
   * @param table a table whose rows merge
   * @param keys how many columns tell which rows belong together: texts, null being a value
   */
  RowSums(Table<?> table, int keys) {
    this.keys = keys;
    List<? extends Column<?>> states = table.states();
    kinds = states.stream().map(RowSums::kind).toArray(StateKind[]::new);
    quantiles = new double[kinds.length][];
    for (int state = 0; state < kinds.length; state++) {
      quantiles[state] =
          TableMerge.parts(states.get(state).name(), table).stream()
              .mapToDouble(Double::doubleValue)
              .toArray();
    }
  }

  private static StateKind kind(Column<?> column) {
    Role.Merge merge = ((Role.State<?>) column.role()).merge();
    if (merge == Role.Merge.SKETCH) {
      return StateKind.SKETCHES;
    }
    if (column.type() == ColumnType.Plain.COUNT && merge == Role.Merge.SUM) {
      return StateKind.COUNTS;
    }
    if (column.type() == ColumnType.Plain.EXACT) {
      return switch (merge) {
        case SUM -> StateKind.EXACT_SUM;
        case MINIMUM -> StateKind.EXACT_MINIMUM;
        default -> StateKind.EXACT_MAXIMUM;
      };
    }
    throw new IllegalArgumentException(
        "no %s of %s, the type of %s".formatted(merge, column.type(), column.name()));
  }

  /**
   * The columns of what {@link #of} gives: the keys, and of each state the column that {@link
   * TableMerge#results} reads.
   */
  static StructType schema(Table<?> table, List<String> keys) {
    StructType schema = new StructType();
    for (String key : keys) {
      schema = schema.add(key, DataTypes.StringType);
    }
    for (Column<?> state : table.states()) {
      schema =
          schema.add(
              state.name(),
              state.type() == ColumnType.SKETCH ? SketchSum.OUTPUT : Schemas.type(state.type()));
    }
    return schema;
  }

  /**
   * Adds up.
   *
   * @param rows of the keys, then the states of the table, as Spark keeps rows in memory; decimals
   *     may be the bytes of their numbers of units, the highest first, as Parquet keeps them
   * @return one row for each key, sorted by these, null before all else
   */
  Iterator<Row> of(Iterator<InternalRow> rows) {
    Places places = new Places(keys);
    StateSums[] sums =
        IntStream.range(0, kinds.length).mapToObj(this::sums).toArray(StateSums[]::new);
    while (rows.hasNext()) {
      UnsafeRow row = (UnsafeRow) rows.next();
      int place = places.of(row);
      for (int state = 0; state < sums.length; state++) {
        sums[state].makeRoom(place);
        if (!row.isNullAt(keys + state)) {
          sums[state].add(place, row, keys + state);
        }
      }
    }
    return places.sorted().map(place -> row(places.key(place), place, sums)).iterator();
  }

  private StateSums sums(int state) {
    return switch (kinds[state]) {
      case COUNTS -> new Counts();
      case EXACT_SUM -> new ExactSums();
      case EXACT_MINIMUM -> new ExactExtremes(-1);
      case EXACT_MAXIMUM -> new ExactExtremes(1);
      case SKETCHES -> new Sketches(quantiles[state]);
    };
  }

  private Row row(Key key, int place, StateSums[] sums) {
    Object[] values = new Object[keys + sums.length];
    for (int index = 0; index < keys; index++) {
      values[index] = key.values[index] == null ? null : key.values[index].toString();
    }
    for (int state = 0; state < sums.length; state++) {
      values[keys + state] = sums[state].value(place);
    }
    return RowFactory.create(values);
  }

  /** Which place each key has: in the order in which they come first. */
  private static final class Places {
    private final Map<Key, Integer> places = new HashMap<>();
    private final List<Key> keys = new ArrayList<>();
    private final Key read;
    // Published files are sorted alike: after a key mostly comes the one that came last time.
    private int[] next = new int[16];
    private int last;

    Places(int columns) {
      read = new Key(new UTF8String[columns]);
    }

    int of(UnsafeRow row) {
      read.read(row);
      int expected = next[last];
      if (expected < keys.size() && keys.get(expected).equals(read)) {
        last = expected;
        return expected;
      }
      Integer found = places.get(read);
      int place = found == null ? added(read.copy()) : found;
      next[last] = place;
      last = place;
      return place;
    }

    private int added(Key key) {
      int place = keys.size();
      keys.add(key);
      places.put(key, place);
      if (place == next.length) {
        next = Arrays.copyOf(next, 2 * place);
      }
      return place;
    }

    Key key(int place) {
      return keys.get(place);
    }

    /** The places in the order of their keys. */
    Stream<Integer> sorted() {
      return IntStream.range(0, keys.size()).boxed().sorted(Comparator.comparing(keys::get));
    }
  }

  /** The values of the key columns of a row; null is one. */
  private record Key(UTF8String[] values) implements Comparable<Key> {
    void read(InternalRow row) {
      for (int index = 0; index < values.length; index++) {
        values[index] = row.isNullAt(index) ? null : row.getUTF8String(index);
      }
    }

    /** Of its own memory: that of a row is used for the next row. */
    Key copy() {
      UTF8String[] copies = new UTF8String[values.length];
      for (int index = 0; index < copies.length; index++) {
        copies[index] = values[index] == null ? null : values[index].copy();
      }
      return new Key(copies);
    }

    @Override
    public int compareTo(Key other) {
      for (int index = 0; index < values.length; index++) {
        UTF8String mine = values[index];
        UTF8String theirs = other.values[index];
        int order =
            mine == null || theirs == null
                ? Boolean.compare(mine != null, theirs != null)
                : mine.compareTo(theirs);
        if (order != 0) {
          return order;
        }
      }
      return 0;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(values, key.values);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(values);
    }
  }

  /** The sums of one state, each at the place of its key. */
  private interface StateSums {
    /** Makes room for a place: one that there is, or the one behind all others. */
    void makeRoom(int place);

    /** Adds the value of a row, which is not null. */
    void add(int place, UnsafeRow row, int column);

    /** A sum; null where nothing was added. */
    Object value(int place);
  }

  private static final class Counts implements StateSums {
    private long[] counts = new long[16];
    private boolean[] any = new boolean[16];

    @Override
    public void makeRoom(int place) {
      if (place == counts.length) {
        counts = Arrays.copyOf(counts, 2 * place);
        any = Arrays.copyOf(any, 2 * place);
      }
    }

    @Override
    public void add(int place, UnsafeRow row, int column) {
      counts[place] = Math.addExact(counts[place], row.getLong(column));
      any[place] = true;
    }

    @Override
    public Object value(int place) {
      return any[place] ? counts[place] : null;
    }
  }

  /** Numbers of 128 bits, the lower half in front. */
  private abstract static class Exact implements StateSums {
    protected long[] numbers = new long[32];
    protected boolean[] any = new boolean[16];

    @Override
    public void makeRoom(int place) {
      if (place == any.length) {
        numbers = Arrays.copyOf(numbers, 4 * place);
        any = Arrays.copyOf(any, 2 * place);
      }
    }

    /** Of a decimal, and of bytes, a row holds the place and the length of its bytes. */
    @Override
    public void add(int place, UnsafeRow row, int column) {
      long placeAndLength = row.getLong(column);
      Object memory = row.getBaseObject();
      long from = row.getBaseOffset() + (placeAndLength >> Integer.SIZE);
      int length = (int) placeAndLength;
      long high = Platform.getByte(memory, from) >> (Byte.SIZE - 1);
      long low = high;
      for (int index = 0; index < length; index++) {
        high = high << Byte.SIZE | low >>> (Long.SIZE - Byte.SIZE);
        low = low << Byte.SIZE | Platform.getByte(memory, from + index) & 0xff;
      }
      add(place, high, low);
      any[place] = true;
    }

    abstract void add(int place, long high, long low);

    @Override
    public Object value(int place) {
      if (!any[place]) {
        return null;
      }
      BigDecimal value = ExactSum.decimal(numbers, 2 * place);
      if (value.precision() > DIGITS) {
        throw new ArithmeticException("a sum of more than %d digits: %s".formatted(DIGITS, value));
      }
      return value;
    }
  }

  private static final class ExactSums extends Exact {
    @Override
    void add(int place, long high, long low) {
      ExactSum.add(numbers, 2 * place, high, low);
    }
  }

  private static final class ExactExtremes extends Exact {
    private final int sign;

    /**
     * @param sign 1 for the largest, −1 for the smallest
     */
    ExactExtremes(int sign) {
      this.sign = sign;
    }

    @Override
    void add(int place, long high, long low) {
      int order = Long.compare(high, numbers[2 * place + 1]);
      if (order == 0) {
        order = Long.compareUnsigned(low, numbers[2 * place]);
      }
      if (!any[place] || order * sign > 0) {
        numbers[2 * place] = low;
        numbers[2 * place + 1] = high;
      }
    }
  }

  private static final class Sketches implements StateSums {
    private final List<Sketch> sketches = new ArrayList<>();
    private final double[] quantiles;
    private int[] bins = new int[64];
    private long[] counts = new long[64];

    Sketches(double[] quantiles) {
      this.quantiles = quantiles;
    }

    @Override
    public void makeRoom(int place) {
      if (place == sketches.size()) {
        sketches.add(Sketch.EMPTY);
      }
    }

    @Override
    public void add(int place, UnsafeRow row, int column) {
      ArrayData list = row.getArray(column);
      int size = list.numElements();
      if (size > bins.length) {
        bins = new int[2 * size];
        counts = new long[2 * size];
      }
      for (int index = 0; index < size; index++) {
        InternalRow bin = list.getStruct(index, 2);
        bins[index] = bin.getInt(0);
        counts[index] = bin.getLong(1);
      }
      sketches.set(place, sketches.get(place).merge(bins, counts, size));
    }

    @Override
    public Object value(int place) {
      return SketchSum.row(sketches.get(place), quantiles);
    }
  }
}
