package io.github.relevista.spark.pretrain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import io.github.relevista.model.TextRules;
import io.github.relevista.settings.InputSettings;
import io.github.relevista.settings.PretrainSettings;
import io.github.relevista.settings.TrainSettings;
import io.github.relevista.settings.VocabularySettings;
import io.github.relevista.spark.input.Corpus;
import io.github.relevista.spark.input.InputFiles;
import io.github.relevista.spark.input.InvalidInputException;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.job.Stages;
import io.github.relevista.text.Casing;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.ml.feature.Word2Vec;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Makes word vectors of a corpus of reviews by Spark ML's Word2Vec (skip-gram with hierarchical
 * softmax; Mikolov and others, 2013), a review being one sentence.
 *
 * <p>With one partition the same seed gives the same vectors, however the reviews lie in files. Of
 * several partitions Spark adds up what they learned in the order in which it arrives, so that no
 * two runs give quite the same.
 */
public final class Pretraining implements AutoCloseable {
  private final JobSession session;
  private final TrainSettings settings;
  private final PretrainSettings.Vectors wanted;
  private final Corpus corpus;

  private Pretraining(
      JobSession session, TrainSettings settings, PretrainSettings.Vectors wanted, Corpus corpus) {
    this.session = session;
    this.settings = settings;
    this.wanted = wanted;
    this.corpus = corpus;
  }

  /**
   * Opens a Spark session, looks at the corpus, and writes nothing.
   *
   * @param settings what is to be trained; they name a corpus
   * @param progress takes one line for each stage that ends
   * @return the job; closing it closes the session
   * @throws InvalidInputException if the corpus cannot be read as asked
   */
  public static Pretraining open(TrainSettings settings, Consumer<String> progress)
      throws Exception {
    return JobSession.open(
        "relevista train", settings.master(), progress, session -> prepare(session, settings));
  }

  /** Prepares the job in a session that is there already. */
  static Pretraining prepare(JobSession session, TrainSettings settings) throws Exception {
    PretrainSettings pretraining = settings.pretraining().orElseThrow();
    return new Pretraining(
        session, settings, pretraining.vectors(), open(session.spark(), pretraining));
  }

  private static Corpus open(SparkSession spark, PretrainSettings pretraining) throws Exception {
    try {
      return Corpus.open(spark, InputSettings.ofTexts(pretraining.files()));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          "pretrain (its keys begin with pretrain_): " + e.getMessage());
    }
  }

  /** What would be done, in a line for people. */
  public String description() {
    InputFiles input = corpus.files();
    long bytes = input.files().stream().mapToLong(file -> file.getLen()).sum();
    return String.format(
        Locale.ROOT,
        "vectors of %d values from %,d files, %,d bytes, %s: at most %,d terms that occur at least"
            + " %d times",
        settings.network().embeddingSize(),
        input.files().size(),
        bytes,
        input.format().name().toLowerCase(Locale.ROOT),
        wanted.maximumTerms(),
        wanted.minimumCount());
  }

  /**
   * Makes the vectors and writes them.
   *
   * @throws InvalidInputException if no word is frequent enough, or if the vectors are not finite
   */
  public PretrainingResult run(WordVectorFiles files) throws Exception {
    Stages stages = session.stages();
    Dataset<Row> rows = tokens().persist(StorageLevel.DISK_ONLY());
    try {
      Map<String, Long> rowsByReason =
          stages.run("read", "read the corpus", () -> rowsByReason(rows));
      long reviews = rowsByReason.remove("");
      Dataset<Row> tokens =
          rows.select(CorpusTokens.TOKENS).filter(col(CorpusTokens.TOKENS).isNotNull());
      TermCounts terms =
          stages.run("count", "counted its words", () -> TermCounts.of(tokens, wanted));
      Map<String, float[]> vectors =
          stages.run("vectors", "made vectors of them", () -> vectors(tokens, terms));
      files.write(terms.counts(), vectors);
      return new PretrainingResult(reviews, rowsByReason, terms.counts().size(), terms.minimum());
    } finally {
      rows.unpersist();
    }
  }

  @Override
  public void close() {
    session.close();
  }

  private Dataset<Row> tokens() {
    VocabularySettings words = settings.vocabulary();
    CorpusTokens tokens =
        new CorpusTokens(
            corpus.reader(),
            new TextRules(
                words.tokenizer(),
                words.lowerCase() ? Casing.LOWER : Casing.KEEP,
                Integer.MAX_VALUE));
    return corpus.dealt(0).map(tokens, Encoders.row(CorpusTokens.SCHEMA));
  }

  /** Rows by the reason why they were rejected; those that were not by the empty one. */
  private static Map<String, Long> rowsByReason(Dataset<Row> rows) {
    Map<String, Long> counts = new TreeMap<>(Map.of("", 0L));
    for (Row row :
        rows.groupBy(CorpusTokens.REASON).agg(count(lit(1)).as("rows")).collectAsList()) {
      counts.put(row.isNullAt(0) ? "" : row.getString(0), row.getLong(1));
    }
    return counts;
  }

  private Map<String, float[]> vectors(Dataset<Row> tokens, TermCounts terms) {
    // What reviews are learned from in which order depends on nothing but what they say.
    Column order = xxhash64(col(CorpusTokens.TOKENS));
    Dataset<Row> ordered =
        tokens
            .repartition(wanted.partitions(), order)
            .sortWithinPartitions(order, col(CorpusTokens.TOKENS));
    List<Row> trained =
        new Word2Vec()
            .setInputCol(CorpusTokens.TOKENS)
            .setVectorSize(settings.network().embeddingSize())
            .setWindowSize(wanted.window())
            .setMinCount((int) Math.min(Integer.MAX_VALUE, terms.minimum()))
            .setMaxIter(wanted.iterations())
            .setStepSize(wanted.stepSize())
            .setNumPartitions(wanted.partitions())
            .setSeed(wanted.seed())
            .fit(ordered)
            .getVectors()
            .collectAsList();
    Map<String, float[]> vectors = new HashMap<>();
    for (Row row : trained) {
      vectors.put(row.getString(0), floats(row.<Vector>getAs(1)));
    }
    return vectors;
  }

  private float[] floats(Vector vector) {
    float[] values = new float[vector.size()];
    for (int index = 0; index < values.length; index++) {
      values[index] = (float) vector.apply(index);
      if (!Float.isFinite(values[index])) {
        throw new InvalidInputException(
            "the vectors grew beyond all numbers; lower pretrain_step_size, which was %s"
                .formatted(wanted.stepSize()));
      }
    }
    return values;
  }
}
