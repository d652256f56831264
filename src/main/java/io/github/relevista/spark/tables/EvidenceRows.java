package io.github.relevista.spark.tables;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import io.github.relevista.stats.ContextKind;
import io.github.relevista.tables.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * Keeps the first contexts of each term and kind: of the days of a month, of slices; {@link
 * ContextMerge} keeps the same of what tasks handed on. The order is that of {@link
 * ContextKind#compare}, in which the rest only makes places certain where one review came in twice.
 */
public final class EvidenceRows {
  private EvidenceRows() {}

  /**
   * The first of each kind, as many as each part of them kept.
   *
   * @param rows with all columns of the table but {@link Evidence#PLACE}
   * @param keys names of the columns by which contexts compete, in the order of the result
   * @return the keys, then all other columns of the table
   */
  public static Dataset<Row> kept(Dataset<Row> rows, List<String> keys) {
    WindowSpec all = Window.partitionBy(TableMerge.array(TableMerge.columns(keys)));
    List<String> names = new ArrayList<>(keys);
    Evidence.TABLE.names().stream().filter(name -> !keys.contains(name)).forEach(names::add);
    return rows.withColumn(Evidence.KEPT, min(Evidence.KEPT).over(all))
        .withColumn(Evidence.PLACE, row_number().over(all.orderBy(order())))
        .where(col(Evidence.PLACE).leq(col(Evidence.KEPT)))
        .select(TableMerge.array(TableMerge.columns(names)));
  }

  private static Column[] order() {
    return new Column[] {
      when(is(ContextKind.FOR), negate(col(Evidence.RELEVANCE)))
          .when(is(ContextKind.AGAINST), col(Evidence.RELEVANCE)),
      col(Evidence.DRAW),
      col(Evidence.RELEVANCE),
      col(Evidence.ORIGINAL_DATE),
      col(Evidence.ID),
      col(Evidence.BEGIN),
      col(Evidence.WORDS)
    };
  }

  private static Column is(ContextKind kind) {
    return col(Evidence.CONTEXT).equalTo(kind.wireName());
  }
}
