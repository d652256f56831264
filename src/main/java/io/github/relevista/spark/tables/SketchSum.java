package io.github.relevista.spark.tables;

import io.github.relevista.stats.Sketch;
import io.github.relevista.tables.ColumnType;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Aggregator;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The sum of sketches in a query, with the quantiles that are read from it: the same numbers that
 * {@link Sketch} gives, and a hundred times sooner than SQL, whose functions over lists Spark does
 * not compile. Between tasks a sketch travels as bytes: twelve for each bin, its number and its
 * count.
 */
final class SketchSum extends Aggregator<Row, byte[], Row> {
  private static final long serialVersionUID = 1L;
  private static final String SKETCH = "sketch";
  private static final String QUANTILES = "quantiles";
  private static final int BYTES_OF_A_BIN = Integer.BYTES + Long.BYTES;
  private static final StructType INPUT =
      new StructType().add(SKETCH, Schemas.type(ColumnType.SKETCH));

  /** What such a sum is: the sketch, and the quantiles that were asked for. */
  static final StructType OUTPUT =
      INPUT.add(QUANTILES, DataTypes.createArrayType(DataTypes.DoubleType));

  private final double[] parts;

  private SketchSum(double[] parts) {
    this.parts = parts;
  }

  /**
   * The sum of the sketches of a column, of which {@link #sketch} and {@link #quantile} read.
   *
   * @param parts of each quantile the share of numbers that lie below it, in (0, 1]
   */
  static Column of(Column sketches, List<Double> parts) {
    double[] shares = parts.stream().mapToDouble(Double::doubleValue).toArray();
    return functions.udaf(new SketchSum(shares), Encoders.row(INPUT)).apply(sketches);
  }

  /** The sketch of such a sum. */
  static Column sketch(Column sum) {
    return sum.getField(SKETCH);
  }

  /** A quantile of such a sum: the middle of its bin. */
  static Column quantile(Column sum, int place) {
    return sum.getField(QUANTILES).getItem(place);
  }

  @Override
  public byte[] zero() {
    return new byte[0];
  }

  @Override
  public byte[] reduce(byte[] sum, Row sketch) {
    if (sketch.isNullAt(0)) {
      return sum;
    }
    List<Row> bins = sketch.getList(0);
    return sum.length == 0
        ? bytes(SketchRows.sketch(bins))
        : bytes(sketch(sum).merge(SketchRows.sketch(bins)));
  }

  @Override
  public byte[] merge(byte[] some, byte[] other) {
    if (some.length == 0 || other.length == 0) {
      return some.length == 0 ? other : some;
    }
    return bytes(sketch(some).merge(sketch(other)));
  }

  @Override
  public Row finish(byte[] sum) {
    return row(sketch(sum), parts);
  }

  /** The value of a sum, of the type {@link #OUTPUT}. */
  static Row row(Sketch sketch, double[] parts) {
    Double[] quantiles = new Double[parts.length];
    for (int part = 0; part < parts.length; part++) {
      quantiles[part] = sketch.quantile(parts[part]);
    }
    return RowFactory.create(SketchRows.of(sketch), quantiles);
  }

  private static byte[] bytes(Sketch sketch) {
    ByteBuffer buffer = ByteBuffer.allocate(sketch.size() * BYTES_OF_A_BIN);
    for (int index = 0; index < sketch.size(); index++) {
      buffer.putInt(sketch.bin(index)).putLong(sketch.count(index));
    }
    return buffer.array();
  }

  private static Sketch sketch(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    int[] bins = new int[bytes.length / BYTES_OF_A_BIN];
    long[] counts = new long[bins.length];
    for (int index = 0; index < bins.length; index++) {
      bins[index] = buffer.getInt();
      counts[index] = buffer.getLong();
    }
    return Sketch.of(bins, counts);
  }

  @Override
  public Encoder<byte[]> bufferEncoder() {
    return Encoders.BINARY();
  }

  @Override
  public Encoder<Row> outputEncoder() {
    return Encoders.row(OUTPUT);
  }
}
