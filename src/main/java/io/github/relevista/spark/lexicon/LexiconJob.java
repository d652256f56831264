package io.github.relevista.spark.lexicon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.relevista.lexicon.GoldLexicon;
import io.github.relevista.lexicon.ProofRow;
import io.github.relevista.report.LexiconResult;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.settings.LexiconSettings.Source;
import io.github.relevista.spark.input.InputFiles;
import io.github.relevista.spark.job.CheckedOutput;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.publish.Publication;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.results.PublishedResults;
import io.github.relevista.spark.tables.SizedFiles;
import io.github.relevista.tables.Lexicon;
import io.github.relevista.tables.LexiconSlices;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.Totals;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Makes a lexicon of the tables of runs, without their reviews: sums over dates, entries, what
 * differs between slices, the proof against gold lexicons, tables and files.
 *
 * <p>Entries stay in Spark; the driver sees those that are shown, those that gold lexicons have,
 * and, while files are written, a partition at a time.
 */
public final class LexiconJob implements AutoCloseable {
  static final String COMMAND = "lexicon";

  private final JobSession session;
  private final LexiconSettings settings;
  private final LexiconSource source;
  private final Optional<LexiconSource> compared;
  private final List<GoldLexicon> gold;
  private final Optional<PublishedOutput> output;

  private LexiconJob(
      JobSession session,
      LexiconSettings settings,
      LexiconSource source,
      Optional<LexiconSource> compared,
      List<GoldLexicon> gold,
      Optional<PublishedOutput> output) {
    this.session = session;
    this.settings = settings;
    this.source = source;
    this.compared = compared;
    this.gold = gold;
    this.output = output;
  }

  /**
   * Opens a Spark session, looks at everything that the run will need, and writes nothing.
   *
   * @param progress takes one line for each stage that ends
   * @return the job; closing it closes the session
   */
  public static LexiconJob open(LexiconSettings settings, Consumer<String> progress)
      throws Exception {
    return JobSession.open(
        "relevista lexicon", settings.master(), progress, session -> prepare(session, settings));
  }

  /** Prepares a run in a session that is there already. */
  static LexiconJob prepare(JobSession session, LexiconSettings settings) throws Exception {
    Configuration hadoop = session.spark().sparkContext().hadoopConfiguration();
    LexiconSource source = LexiconSource.open(session.spark(), "input", settings.source());
    source.requireSlices(settings.slices());
    Optional<LexiconSource> compared = Optional.empty();
    if (settings.compare().isPresent()) {
      Source other =
          new Source(
              settings.compare().get(),
              Optional.empty(),
              Optional.empty(),
              settings.source().from(),
              settings.source().to());
      compared = Optional.of(LexiconSource.open(session.spark(), "compare", other));
    }
    List<GoldLexicon> gold = GoldFiles.read(settings.gold(), settings.terms().letterCase(), hadoop);
    Optional<PublishedOutput> output = Optional.empty();
    if (settings.output().isPresent()) {
      output =
          Optional.of(
              CheckedOutput.open(
                  COMMAND, settings.output().get(), inputs(settings, hadoop), hadoop));
    }
    return new LexiconJob(session, settings, source, compared, gold, output);
  }

  /** What is read, as folders, for a look at whether the output lies in one of them. */
  private static InputFiles inputs(LexiconSettings settings, Configuration hadoop)
      throws IOException {
    List<String> inputs = new ArrayList<>(List.of(settings.source().input()));
    settings.compare().ifPresent(inputs::add);
    return PublishedResults.folders(inputs, hadoop);
  }

  /** What the run would do, in lines for people. */
  public List<String> description() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "input    %s, %s to %s, model_id %s, settings_id %s"
            .formatted(
                source.path(),
                source.dates().get(0),
                source.lastDate(),
                source.modelId(),
                source.settingsId()));
    compared.ifPresent(other -> lines.add("compare  %s".formatted(other.path())));
    lines.add(
        "entries  of %d occurrences in %d reviews or more"
            .formatted(settings.terms().minimumOccurrences(), settings.terms().minimumReviews()));
    gold.forEach(
        each -> lines.add("gold     %s, %d words".formatted(each.name(), each.scores().size())));
    lines.add("output   %s".formatted(settings.output().orElse("none")));
    return List.copyOf(lines);
  }

  /** Does the work. */
  public LexiconResult run() throws Exception {
    Instant started = Instant.now();
    TermTable terms = new TermTable(source, settings.terms());
    Dataset<Row> totals = source.rows(Totals.TABLE);
    EntryTable table =
        new EntryTable(
            terms,
            compared.map(other -> new TermTable(other, settings.terms())),
            ReviewSides.ofLabels(totals, settings.sides()),
            ReviewSides.ofPredictions(totals),
            gold,
            settings.confidence());
    Dataset<Row> entries = table.rows().persist(StorageLevel.DISK_ONLY());
    Optional<Dataset<Row>> slices =
        settings.slices().isEmpty()
            ? Optional.empty()
            : Optional.of(
                new SliceTable(terms, settings.slices(), settings.confidence())
                    .rows()
                    .persist(StorageLevel.DISK_ONLY()));
    try {
      return result(entries, slices, started);
    } finally {
      slices.ifPresent(Dataset::unpersist);
      entries.unpersist();
    }
  }

  private LexiconResult result(Dataset<Row> entries, Optional<Dataset<Row>> slices, Instant started)
      throws Exception {
    long count = session.stages().run("entries", "worked out the entries", () -> entries.count());
    LexiconFindings findings = new LexiconFindings(entries, settings, gold);
    List<LexiconResult.Difference> differences =
        slices.isPresent()
            ? session
                .stages()
                .run("slices", "compared the slices", () -> findings.differences(slices.get()))
            : List.of();
    List<ProofRow> proof =
        gold.isEmpty()
            ? List.of()
            : session.stages().run("proof", "compared with gold", findings::proof);
    List<LexiconResult.Export> exports = List.of();
    if (output.isPresent()) {
      publish(entries, slices, count, started);
      exports = session.stages().run("exports", "wrote the files", () -> exports(entries));
    }
    return new LexiconResult(
        source.path(),
        source.modelId(),
        source.settingsId(),
        source.dates().get(0),
        source.lastDate(),
        count,
        findings.sure(),
        findings.strongest(col(Lexicon.POLARITY).gt(0), col(Lexicon.POLARITY).desc()),
        findings.strongest(col(Lexicon.POLARITY).lt(0), col(Lexicon.POLARITY).asc()),
        differences,
        findings.statuses(),
        proof,
        settings.output(),
        exports,
        session.stages().seconds());
  }

  private List<LexiconResult.Export> exports(Dataset<Row> entries) throws IOException {
    Configuration hadoop = session.spark().sparkContext().hadoopConfiguration();
    return new ExportFiles(new Path(settings.output().orElseThrow(), "exports"), settings.choice())
        .write(entries, settings.exports(), hadoop);
  }

  private void publish(
      Dataset<Row> entries, Optional<Dataset<Row>> slices, long count, Instant started)
      throws Exception {
    try (Publication publication =
        output.orElseThrow().begin(source.lastDate(), source.modelId(), source.settingsId())) {
      write(publication, Lexicon.TABLE.name(), entries, List.of(Lexicon.TERM), count);
      if (slices.isPresent()) {
        List<String> order = TermTable.withTerm(settings.slices());
        write(publication, LexiconSlices.TABLE.name(), slices.get(), order, slices.get().count());
      }
      publication.commit(
          new LexiconRecord(settings, source, started)
              .json(session.spark().version(), count, session.stages().seconds()));
    }
  }

  private void write(
      Publication publication, String name, Dataset<Row> rows, List<String> order, long count)
      throws Exception {
    List<Column> columns = new ArrayList<>();
    columns.add(lit(source.modelId()).as(RunKeys.MODEL_ID));
    columns.add(lit(source.settingsId()).as(RunKeys.SETTINGS_ID));
    columns.add(col("*"));
    Dataset<Row> whole = rows.select(columns.toArray(Column[]::new));
    String path = publication.staged(name).toString();
    session
        .stages()
        .run(
            name,
            "wrote " + name,
            () -> {
              SizedFiles.PUBLISHED.write(whole, order, count, path);
              return path;
            });
  }

  @Override
  public void close() {
    session.close();
  }
}
