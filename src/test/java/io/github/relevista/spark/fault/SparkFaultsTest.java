package io.github.relevista.spark.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.util.VersionInfo;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults as Spark 4.1 and Hadoop 3.4 raise them; what needs a cluster is told by its text. */
class SparkFaultsTest {
  @ParameterizedTest
  @CsvSource({
    "s3a://bucket/x.jsonl, s3a://, org.apache.hadoop:hadoop-aws:",
    "s3://bucket/x.jsonl, write s3a://, org.apache.hadoop:hadoop-aws:",
    "abfss://a@b.dfs.core.windows.net/x, abfs://, org.apache.hadoop:hadoop-azure:",
    "wasbs://a@b/x, wasb://, org.apache.hadoop:hadoop-azure:",
    "gs://bucket/x, gs://, com.google.cloud.bigdataoss:gcs-connector:",
    "oss://bucket/x, oss://, org.apache.hadoop:hadoop-aliyun:",
    "nowhere://bucket/x, nowhere://, GROUP:NAME:VERSION"
  })
  void missingFileSystem_isToldWithThePackageToAdd(String path, String scheme, String added) {
    String told = told(openingOf(path));

    assertThat(told).contains(scheme, "--packages " + added).hasLineCount(1);
    if (added.startsWith("org.apache.hadoop")) {
      assertThat(told).contains(added + VersionInfo.getVersion());
    }
  }

  private static Throwable openingOf(String path) {
    Configuration hadoop = new Configuration();
    hadoop.setClassLoader(new WithoutS3(SparkFaultsTest.class.getClassLoader()));
    return catchThrowable(() -> new org.apache.hadoop.fs.Path(path).getFileSystem(hadoop));
  }

  /** Spark alone has no client of S3, as other tests have. */
  private static final class WithoutS3 extends ClassLoader {
    WithoutS3(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("org.apache.hadoop.fs.s3a.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  @Test
  void classOfAnUnknownFileSystem_isNamed() {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.mine.impl", "com.mine.MyFileSystem");
    Throwable error =
        catchThrowable(() -> new org.apache.hadoop.fs.Path("mine://a/b").getFileSystem(hadoop));

    assertThat(told(error)).contains("com.mine.MyFileSystem", "--packages");
  }

  @Test
  void hdfsWithoutAHost_unknownHost_andNobodyListening_areTold() {
    assertThat(told(openingOf("hdfs:///x"))).startsWith("hdfs:///x names no host");
    assertThat(told(openingOf("hdfs://no-such-host.invalid:8020/x")))
        .startsWith("there is no host no-such-host.invalid;");
    Configuration hadoop = new Configuration();
    hadoop.set("ipc.client.connect.max.retries", "0");
    Throwable refused =
        catchThrowable(
            () -> {
              var path = new org.apache.hadoop.fs.Path("hdfs://localhost:1/x");
              path.getFileSystem(hadoop).getFileStatus(path);
            });
    assertThat(told(refused)).startsWith("nobody answers at localhost:1;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Could not parse Master URL: 'nonsense'|there is no such master: nonsense;",
        "Could not load KUBERNETES classes. This copy of Spark may not have been compiled with"
            + " KUBERNETES support.|this Spark has no classes for KUBERNETES;",
        "Job aborted due to stage failure: Total size of serialized results of 12 tasks"
            + " (1026.4 MiB) is bigger than spark.driver.maxResultSize (1024.0 MiB)|the tasks'"
            + " results come to 1026.4 MiB, more than the driver takes (1024.0 MiB); raise it by"
            + " --spark --conf spark.driver.maxResultSize=4g",
        "Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most recent"
            + " failure: Lost task 0.3 in stage 1.0 (TID 3) (10.0.0.7 executor 5):"
            + " ExecutorLostFailure (executor 5 exited caused by one of the running tasks) Reason:"
            + " Command exited with code 1|an executor was lost again and again (Command exited"
            + " with code 1);",
        "Job aborted due to stage failure: Task 0 in stage 0.0 failed 1 times, most recent"
            + " failure: Lost task 0.0 (TID 0) (host executor driver): java.lang.OutOfMemoryError:"
            + " Java heap space|out of memory (OutOfMemoryError: Java heap space);",
        "Job 0 cancelled because SparkContext was shut down|the cluster does not answer or has"
            + " ended the run;",
        "org.apache.spark.SparkException: Exception thrown: Too many open files|too many open"
            + " files for one process;"
      })
  void messageOfSpark_isToldWithItsRemedy(String message, String told) {
    assertThat(told(new SparkException(message))).startsWith(told).hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "spark.executor.memory, 1m, Executor memory 1048576 must be at least",
    "spark.shuffle.compress, perhaps, Illegal value for config key spark.shuffle.compress",
    "spark.io.compression.codec, nocodec, The codec nocodec is not available"
  })
  void settingThatSparkRefuses_isNamed(String key, String value, String refusal) {
    SparkConf conf = new SparkConf(false).setMaster("local").setAppName("a").set(key, value);
    Throwable error = catchThrowable(() -> refusedBySpark(conf));

    assertThat(told(error))
        .startsWith("Spark refuses a setting: " + refusal)
        .endsWith("mend it behind --spark or in spark-defaults.conf")
        .hasLineCount(1);
  }

  private static void refusedBySpark(SparkConf conf) {
    org.apache.spark.io.CompressionCodec$.MODULE$.createCodec(conf);
    org.apache.spark.memory.UnifiedMemoryManager$.MODULE$.apply(conf, 1);
    conf.getBoolean("spark.shuffle.compress", true);
  }

  @Test
  void fullDisk_namesTheFolders_andTheRoomLeft() {
    assertThat(told(new SparkException("Task failed", new IOException("No space left on device"))))
        .startsWith("No space left on device: make room in the folder of Spark's own files (")
        .contains(System.getProperty("java.io.tmpdir"), "MB free", "spark.local.dir=DIR");
  }

  @Test
  void ports_takenOrNotOurs_areToldApart() {
    assertThat(
            told(
                new BindException(
                    "Address already in use: Service 'SparkUI' failed after 16 retries (starting"
                        + " from 4040)! Consider explicitly setting the appropriate port")))
        .startsWith("all ports that SparkUI may use are taken;")
        .contains("spark.ui.port=PORT");
    assertThat(
            told(
                new BindException(
                    "Cannot assign requested address: Service 'sparkDriver' failed after 16"
                        + " retries (on a random free port)!")))
        .startsWith("sparkDriver cannot listen at this machine's address; set SPARK_LOCAL_IP");
  }

  @Test
  void deniedAccess_tellsWhatWasDenied_withoutTheServersTrace() {
    assertThat(
            told(
                new RuntimeException(
                    new AccessControlException(
                        "Permission denied: user=ann, access=READ, inode=\"/x\"\n"
                            + "\tat org.apache.A"))))
        .isEqualTo(
            "permission denied (Permission denied: user=ann, access=READ, inode=\"/x\"); ask for"
                + " the right or choose another path");
  }

  @Test
  void memoryOfThisJvm_isTold() {
    assertThat(told(new OutOfMemoryError("Java heap space")))
        .startsWith("out of memory (Java heap space); give more by --spark --driver-memory 4g");
  }

  @Test
  void otherFaults_areNotTold() {
    assertThat(SparkFaults.told(new IllegalStateException("a fault of our own"))).isEmpty();
    assertThat(SparkFaults.told(new IllegalArgumentException("requirement failed"))).isEmpty();
    assertThat(SparkFaults.told(new NullPointerException())).isEmpty();
  }

  @Test
  void errorThatCausesItself_isNoEndlessLoop() {
    Exception inner = new Exception("inner");
    Exception outer = new Exception("outer", inner);
    inner.initCause(outer);

    assertThat(Causes.of(outer).chain()).containsExactly(outer, inner);
  }

  @Test
  void scratchFolders_areTried_andNamedWhereNoneCanBeWritten(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    SparkConf none = new SparkConf(false).set("spark.local.dir", file + "/a," + file + "/b");

    assertThatThrownBy(() -> ScratchFolders.check(none))
        .isInstanceOf(SparkFaultException.class)
        .hasMessageStartingWith("Spark cannot write its own files to " + file + "/a, " + file)
        .hasMessageEndingWith("name another folder by --spark --conf spark.local.dir=DIR");

    ScratchFolders.check(
        new SparkConf(false).set("spark.local.dir", file + "/a, " + folder.resolve("b")));
    assertThat(folder.resolve("b")).isEmptyDirectory();
  }

  private static String told(Throwable error) {
    return SparkFaults.told(error).orElse("nothing was told of " + error);
  }
}
