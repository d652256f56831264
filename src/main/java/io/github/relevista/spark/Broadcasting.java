package io.github.relevista.spark;

import io.github.relevista.model.SentimentModel;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;

/** A model on its way to the executors: sent once, taken back when it is closed. */
record Broadcasting(Broadcast<SentimentModel> model) implements AutoCloseable {

  Broadcasting(SparkSession spark, SentimentModel model) {
    this(JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(model));
  }

  @Override
  public void close() {
    model.destroy();
  }
}
