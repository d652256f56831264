package io.github.relevista.spark.lexicon;

import io.github.relevista.lexicon.ExportFormat;
import io.github.relevista.lexicon.GoldLexicon;
import io.github.relevista.lexicon.LexiconEntry;
import io.github.relevista.lexicon.LexiconPhrase;
import io.github.relevista.lexicon.ProofRow;
import io.github.relevista.lexicon.ShifterEffect;
import io.github.relevista.lexicon.WorkRow;
import io.github.relevista.report.LexiconResult;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.settings.LexiconSettings.Source;
import io.github.relevista.spark.input.InputFiles;
import io.github.relevista.spark.job.CheckedOutput;
import io.github.relevista.spark.job.JobSession;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.results.PublishedResults;
import io.github.relevista.spark.results.ResultsJob;
import io.github.relevista.tables.Totals;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Makes a lexicon of the tables of runs, without their reviews: sums over dates, entries, what
 * differs between slices, the proof against gold lexicons, tables and files.
 *
 * <p>Entries stay in Spark; the driver sees those that are shown, those that gold lexicons have,
 * and, while files are written, a partition at a time.
 */
public final class LexiconJob implements ResultsJob<LexiconResult> {
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
  public static LexiconJob prepare(JobSession session, LexiconSettings settings) throws Exception {
    Configuration hadoop = session.spark().sparkContext().hadoopConfiguration();
    LexiconSource source = LexiconSource.open(session.spark(), "input", settings.source());
    source.requireSlices(settings.slices());
    if (settings.atWork()) {
      WorkTable.requireWords(source);
    }
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
              CheckedOutput.openForLexicons(
                      COMMAND,
                      settings.output().get(),
                      settings.tables(),
                      inputs(settings, hadoop),
                      session.spark())
                  .output());
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

  @Override
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

  @Override
  public LexiconResult run() throws Exception {
    Instant started = Instant.now();
    try (LexiconTables tables = LexiconTables.of(source, compared, settings, gold)) {
      return result(tables, started);
    }
  }

  private LexiconResult result(LexiconTables tables, Instant started) throws Exception {
    Dataset<Row> entries = tables.entries();
    long count = session.stages().run("entries", "worked out the entries", () -> entries.count());
    LexiconFindings findings = new LexiconFindings(entries, settings, gold);
    List<LexiconEntry> strongest = findings.strongest();
    List<LexiconEntry> positive = strongest.stream().filter(entry -> entry.polarity() > 0).toList();
    List<LexiconEntry> negative = strongest.stream().filter(entry -> entry.polarity() < 0).toList();
    List<LexiconResult.Context> contexts =
        tables.evidence().isPresent()
            ? session
                .stages()
                .run(
                    "evidence",
                    "looked up the evidence",
                    () -> findings.contexts(tables.evidence().get(), positive, negative))
            : List.of();
    List<ShifterEffect> effects =
        tables.shifters().isPresent()
            ? session
                .stages()
                .run(
                    "shifters",
                    "worked out what shifters do",
                    () -> tables.shifters().get().effects())
            : List.of();
    List<LexiconPhrase> phrases =
        tables.phrases().isPresent()
            ? session
                .stages()
                .run(
                    "phrases",
                    "compared phrases with their words",
                    () -> findings.phrases(tables.phrases().get()))
            : List.of();
    List<LexiconResult.Difference> differences =
        tables.slices().isPresent()
            ? session
                .stages()
                .run(
                    "slices",
                    "compared the slices",
                    () -> findings.differences(tables.slices().get()))
            : List.of();
    List<ProofRow> proof =
        gold.isEmpty()
            ? List.of()
            : session.stages().run("proof", "compared with gold", findings::proof);
    List<WorkRow> atWork =
        settings.atWork()
            ? session
                .stages()
                .run("at_work", "put lexicons to work", () -> atWork().rows(entries, gold))
            : List.of();
    List<LexiconResult.Export> exports = List.of();
    if (output.isPresent()) {
      new LexiconOutput(session, settings, source, output.get())
          .publish(tables.all(settings.slices(), effects), count, started);
      exports = session.stages().run("exports", "wrote the files", () -> exports(tables));
    }
    return new LexiconResult(
        source.path(),
        source.modelId(),
        source.settingsId(),
        source.dates().get(0),
        source.lastDate(),
        count,
        findings.sure(),
        positive,
        negative,
        contexts,
        effects.stream().filter(each -> each.term().isEmpty()).toList(),
        phrases,
        differences,
        findings.statuses(),
        proof,
        atWork,
        settings.output(),
        exports,
        session.stages().seconds());
  }

  private WorkTable atWork() {
    Dataset<Row> totals = source.rows(Totals.TABLE);
    return new WorkTable(
        source,
        settings,
        ReviewSides.ofLabels(totals, settings.sides()),
        ReviewSides.ofPredictions(totals));
  }

  /** The files that are wanted; phrases lie beside the entries where these are a CSV file. */
  private List<LexiconResult.Export> exports(LexiconTables tables) throws IOException {
    Configuration hadoop = session.spark().sparkContext().hadoopConfiguration();
    ExportFiles files =
        new ExportFiles(new Path(settings.output().orElseThrow(), "exports"), settings.choice());
    List<LexiconResult.Export> exports =
        new ArrayList<>(files.write(tables.entries(), settings.exports(), hadoop));
    if (tables.phrases().isPresent() && settings.exports().contains(ExportFormat.CSV)) {
      exports.add(files.writePhrases(tables.phrases().get(), hadoop));
    }
    return List.copyOf(exports);
  }

  @Override
  public void close() {
    session.close();
  }
}
