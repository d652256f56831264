package io.github.relevista.spark.explain;

import static org.apache.spark.sql.functions.col;

import io.github.relevista.explain.Explanation;
import io.github.relevista.spark.job.JobRun;
import io.github.relevista.spark.job.ReviewTokens;
import io.github.relevista.spark.job.TaskOutput;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which review of a task has the largest amplification of the polarity, for people who ask what is
 * wrong; of several the first by file and key. For one thread.
 */
final class MostAmplified {
  private static final String AMPLIFICATION = "amplification";
  private static final String FILE = "file";
  private static final String KEY = "key";
  private static final String ROW = "row";

  /** The columns of the outcome that a task hands on. */
  static final StructType SCHEMA =
      new StructType()
          .add(AMPLIFICATION, DataTypes.FloatType)
          .add(FILE, DataTypes.StringType)
          .add(KEY, DataTypes.StringType)
          .add(ROW, DataTypes.StringType);

  /** Characters of a row that are shown. */
  private static final int SHOWN = 100;

  private float amplification = -1;
  private ReviewTokens review;
  private String key;

  void add(ReviewTokens taken, Explanation explanation, TaskOutput output) {
    int polarity = explanation.targets() - 1;
    float found = explanation.addsUp(polarity) ? explanation.amplification(polarity) : -1;
    if (found < amplification || found < 0) {
      return;
    }
    String foundKey = output.key(taken);
    if (found > amplification || isBefore(output, taken, foundKey)) {
      amplification = found;
      review = taken;
      key = foundKey;
    }
  }

  private boolean isBefore(TaskOutput output, ReviewTokens taken, String foundKey) {
    int files = output.file(taken).compareTo(output.file(review));
    return files < 0 || (files == 0 && foundKey.compareTo(key) < 0);
  }

  void handOn(TaskOutput output) {
    if (review != null) {
      output.add(Outcome.amplified(amplification, output.file(review), key, output.row(review)));
    }
  }

  /** The most amplified review of a run, in words; none where there is none. */
  static List<String> description(JobRun run) {
    return run
        .outcomes(Outcome.AMPLIFIED)
        .orderBy(col(AMPLIFICATION).desc(), col(FILE), col(KEY))
        .limit(1)
        .collectAsList()
        .stream()
        .map(MostAmplified::description)
        .toList();
  }

  private static String description(Row most) {
    String row = most.getAs(ROW);
    return "%.1f times in %s of %s: %s"
        .formatted(
            most.<Float>getAs(AMPLIFICATION),
            most.getAs(KEY),
            most.getAs(FILE),
            row.length() <= SHOWN ? row : row.substring(0, SHOWN) + "…");
  }
}
