package io.github.relevista.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobSessionTest {
  private static final String FATAL_DEPTH = "spark.executor.killOnFatalError.depth";

  @ParameterizedTest
  @ValueSource(strings = {"local", "local[*]", "local[2]", "local[2,3]"})
  void taskThatRunsOutOfMemory_doesNotEndTheJvmOfTheJob(String master) {
    SparkConf conf = JobSession.settings(new SparkConf(false), master);

    assertThat(conf.get("spark.master")).isEqualTo(master);
    assertThat(conf.get(FATAL_DEPTH)).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({"local-cluster[2;1;1024]", "spark://host:7077", "yarn"})
  void executorOfACluster_endsAsSparkLetsIt(String master) {
    SparkConf conf = JobSession.settings(new SparkConf(false), master);

    assertThat(conf.contains(FATAL_DEPTH)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local[2]", "yarn"})
  void settingOfTheUser_stays(String master) {
    SparkConf own = new SparkConf(false).set(FATAL_DEPTH, "3");

    assertThat(JobSession.settings(own, master).get(FATAL_DEPTH)).isEqualTo("3");
  }
}
