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
import org.apache.spark.sql.types.StructType;

/**
 * The sum of sketches in a query. Between tasks a sketch travels as bytes: twelve for each bin, its
 * number and its count.
 */
final class SketchSum extends Aggregator<Row, byte[], Row> {
  private static final long serialVersionUID = 1L;
  private static final String SKETCH = "sketch";
  private static final int BYTES_OF_A_BIN = Integer.BYTES + Long.BYTES;
  private static final StructType SCHEMA =
      new StructType().add(SKETCH, Schemas.type(ColumnType.SKETCH));

  /** The sum of the sketches of a column. */
  static Column of(Column sketches) {
    return functions.udaf(new SketchSum(), Encoders.row(SCHEMA)).apply(sketches).getField(SKETCH);
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
    return RowFactory.create((Object) SketchRows.of(sketch(sum)));
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
    return Encoders.row(SCHEMA);
  }
}
