package io.github.relevista.spark.job;

import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.OpenedModel;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.runs.SnapshotSpan;
import io.github.relevista.settings.InputSettings;
import io.github.relevista.settings.SampleWishes;
import io.github.relevista.spark.fault.ScratchFolders;
import io.github.relevista.spark.input.LakeFormats;
import io.github.relevista.spark.input.OpenedInput;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * The Spark session of one job, and who is told how far the job is. Closing it ends the session,
 * unless that is somebody else's.
 */
public final class JobSession implements AutoCloseable {
  /**
   * After how many objects Java's serialization forgets those it has written. It holds on to each
   * until then, lest it write one twice: at Spark's hundred a task would keep hundreds of long
   * reviews with all their relevances.
   */
  private static final String OBJECTS_HELD = "spark.serializer.objectStreamReset";

  /**
   * How far down its causes an error of a task is looked at for what a JVM does not survive, such
   * as want of memory. An executor then ends its JVM, and another takes the task. Where tasks run
   * in the JVM of the job that would end before it has said why: there the task fails like any
   * other.
   */
  private static final String FATAL_DEPTH = "spark.executor.killOnFatalError.depth";

  /** Texts and dates mean the same wherever a job runs. */
  private static final String TIME_ZONE = "spark.sql.session.timeZone";

  private static final String UTC = "UTC";

  private final SparkSession spark;
  private final Consumer<String> progress;
  private final Stages stages;
  private final Runnable closing;

  /** Models that were opened, by their folders. */
  private final Map<String, SentimentModel> models = new HashMap<>();

  private JobSession(SparkSession spark, Consumer<String> progress, Runnable closing) {
    this.spark = spark;
    this.progress = progress;
    this.stages = new Stages(spark, progress);
    this.closing = closing;
  }

  /**
   * Makes a job ready in a session; reads and checks, and writes nothing.
   *
   * @param <J> the job
   */
  @FunctionalInterface
  public interface Preparation<J> {
    /** The job, which closes the session in its end. */
    J in(JobSession session) throws Exception;
  }

  /**
   * Opens a session and makes a job ready in it; of a job that cannot be made ready nothing stays.
   * Where this JVM has a session already, the job gets one beside it, with settings of its own, in
   * the same Spark application, which goes on after the job.
   *
   * @param name the application's name
   * @param master the cluster, where it is not what spark-submit says; a single machine's cores
   *     where nobody says
   * @param progress takes one line for each stage that ends, and what else is to be told
   */
  public static <J> J open(
      String name, Optional<String> master, Consumer<String> progress, Preparation<J> preparation)
      throws Exception {
    Option<SparkSession> there = SparkSession.getDefaultSession();
    if (there.isDefined() && !there.get().sparkContext().isStopped()) {
      SparkSession beside = there.get().newSession();
      beside.conf().set(TIME_ZONE, UTC);
      return preparation.in(within(beside, progress));
    }
    SparkSession spark = open(name, master);
    try {
      return preparation.in(new JobSession(spark, progress, spark::stop));
    } catch (Throwable e) {
      spark.stop();
      throw e;
    }
  }

  /** A job's part in a session of somebody else, who goes on with it after the job. */
  public static JobSession within(SparkSession spark, Consumer<String> progress) {
    return new JobSession(spark, progress, () -> {});
  }

  private static SparkSession open(String name, Optional<String> master) {
    SparkConf conf = new SparkConf();
    ScratchFolders.check(conf);
    LakeFormats.switchOn(conf);
    return SparkSession.builder()
        .config(settings(conf, master.orElse(conf.get("spark.master", "local[*]"))))
        .appName(name)
        .config(TIME_ZONE, UTC)
        .getOrCreate();
  }

  /** Settings of a session on a cluster, beside those that the user made. */
  static SparkConf settings(SparkConf conf, String master) {
    conf.setMaster(master).setIfMissing(OBJECTS_HELD, "1");
    if (master.matches("local(\\[.*)?")) {
      conf.setIfMissing(FATAL_DEPTH, "0");
    }
    return conf;
  }

  /** The session. */
  public SparkSession spark() {
    return spark;
  }

  /** Tells a line to whoever is told how far the job is. */
  public void tell(String line) {
    progress.accept(line);
  }

  /** The stages of the job. */
  public Stages stages() {
    return stages;
  }

  /**
   * Looks at an input, and tells which columns it lacks of those that nobody wishes for.
   *
   * @throws io.github.relevista.spark.input.InvalidInputException if files or columns are not there
   */
  public OpenedInput input(InputSettings wanted, SampleWishes wishes) throws Exception {
    return input(wanted, wishes, List.of());
  }

  /**
   * The same of a table of which only some rows are read.
   *
   * @param spans the spans of its snapshots in which these came; all rows if there is none
   */
  public OpenedInput input(InputSettings wanted, SampleWishes wishes, List<SnapshotSpan> spans)
      throws Exception {
    OpenedInput input = OpenedInput.open(spark, wanted, wishes, spans);
    tellIfGone(wanted.idColumn(), input.settings().idColumn(), "ids");
    tellIfGone(wanted.labelColumn(), input.settings().labelColumn(), "labels");
    return input;
  }

  private void tellIfGone(Optional<String> wanted, Optional<String> found, String what) {
    if (wanted.isPresent() && found.isEmpty()) {
      progress.accept(
          "the input has no column '%s': read without %s".formatted(wanted.get(), what));
    }
  }

  /**
   * The model in a folder that Hadoop can read, once its scores were found to be as they should;
   * tells what of it was assumed. It is opened once, however many dates a job explains with it.
   *
   * @throws io.github.relevista.modelio.InvalidModelException if the folder holds no usable model
   * @throws io.github.relevista.explain.ParityException if the scores are others
   */
  public SentimentModel model(String folder) throws IOException {
    SentimentModel model = models.get(folder);
    if (model == null) {
      model =
          OpenedModel.open(
                  HadoopModelSource.of(folder, spark.sparkContext().hadoopConfiguration()),
                  EngineKind.AUTO,
                  progress)
              .model();
      models.put(folder, model);
    }
    return model;
  }

  @Override
  public void close() {
    closing.run();
  }
}
