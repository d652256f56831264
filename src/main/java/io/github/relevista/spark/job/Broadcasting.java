package io.github.relevista.spark.job;

import io.github.relevista.model.SentimentModel;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/** A model on its way to the executors: sent once, taken back when it is closed. */
public record Broadcasting(Broadcast<SentimentModel> model) implements AutoCloseable {

  public Broadcasting(SparkSession spark, SentimentModel model) {
    this(JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(model));
  }

  @Override
  public void close() {
    model.destroy();
  }
}
