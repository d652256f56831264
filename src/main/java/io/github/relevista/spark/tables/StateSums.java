package io.github.relevista.spark.tables;

import io.github.relevista.stats.ExactSum;
import io.github.relevista.stats.SketchTotal;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.Platform;

/** The sums of one state, each at the place of its key. */
interface StateSums {
  /** Makes room for a place: one that there is, or the one behind all others. */
  void makeRoom(int place);

  /** Adds the value of a row, which is not null. */
  void add(int place, InternalRow row, int column);

  /** A sum; null where nothing was added. */
  Object value(int place);

  final class Counts implements StateSums {
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
    public void add(int place, InternalRow row, int column) {
      counts[place] = Math.addExact(counts[place], row.getLong(column));
      any[place] = true;
    }

    @Override
    public Object value(int place) {
      return any[place] ? counts[place] : null;
    }
  }

  /** Numbers of 128 bits, the lower half in front. */
  abstract class Exact implements StateSums {
    /** Decimal digits that a sum can have. */
    private static final int DIGITS = 38;

    private static final boolean NATIVE_IS_HIGHEST_FIRST =
        ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;

    protected long[] numbers = new long[32];
    protected boolean[] any = new boolean[16];

    @Override
    public void makeRoom(int place) {
      if (place == any.length) {
        numbers = Arrays.copyOf(numbers, 4 * place);
        any = Arrays.copyOf(any, 2 * place);
      }
    }

    @Override
    public void add(int place, InternalRow row, int column) {
      if (row instanceof UnsafeRow unsafe) {
        // Of a decimal, and of bytes, such a row holds the place and the length of its bytes.
        long placeAndLength = unsafe.getLong(column);
        long from = unsafe.getBaseOffset() + (placeAndLength >> Integer.SIZE);
        add(place, unsafe.getBaseObject(), from, (int) placeAndLength);
      } else {
        // A column of decimals of so many digits holds these bytes, too.
        byte[] bytes = row.getBinary(column);
        add(place, bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length);
      }
      any[place] = true;
    }

    private void add(int place, Object memory, long from, int length) {
      if (length == 2 * Long.BYTES) {
        add(place, highestFirst(memory, from), highestFirst(memory, from + Long.BYTES));
        return;
      }
      long high = Platform.getByte(memory, from) >> (Byte.SIZE - 1);
      long low = high;
      for (int index = 0; index < length; index++) {
        high = high << Byte.SIZE | low >>> (Long.SIZE - Byte.SIZE);
        low = low << Byte.SIZE | Platform.getByte(memory, from + index) & 0xff;
      }
      add(place, high, low);
    }

    private static long highestFirst(Object memory, long from) {
      long value = Platform.getLong(memory, from);
      return NATIVE_IS_HIGHEST_FIRST ? value : Long.reverseBytes(value);
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

  final class ExactSums extends Exact {
    @Override
    void add(int place, long high, long low) {
      ExactSum.add(numbers, 2 * place, high, low);
    }
  }

  final class ExactExtremes extends Exact {
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

  final class Sketches implements StateSums {
    private final List<SketchTotal> sums = new ArrayList<>();
    private final double[] quantiles;
    private int[] bins = new int[64];
    private long[] counts = new long[64];

    Sketches(double[] quantiles) {
      this.quantiles = quantiles;
    }

    @Override
    public void makeRoom(int place) {
      if (place == sums.size()) {
        sums.add(new SketchTotal());
      }
    }

    @Override
    public void add(int place, InternalRow row, int column) {
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
      sums.get(place).add(bins, counts, size);
    }

    @Override
    public Object value(int place) {
      return SketchSum.row(sums.get(place).sketch(), quantiles);
    }
  }
}
