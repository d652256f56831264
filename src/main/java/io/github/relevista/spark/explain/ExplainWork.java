package io.github.relevista.spark.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.Target;
import io.github.relevista.plan.ExplainGates;
import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.reading.WordReader.Detail;
import io.github.relevista.report.StrongestWords;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.runs.Shortfall;
import io.github.relevista.settings.ContextSettings;
import io.github.relevista.settings.ShownSettings;
import io.github.relevista.spark.input.RowReader;
import io.github.relevista.spark.job.CorpusWords;
import io.github.relevista.spark.job.CorpusWork;
import io.github.relevista.spark.job.JobRun;
import io.github.relevista.spark.job.KeptOutcomes;
import io.github.relevista.spark.job.OutcomeColumns;
import io.github.relevista.spark.job.ReadingPlan;
import io.github.relevista.spark.job.RecordParts;
import io.github.relevista.spark.job.RowCounts;
import io.github.relevista.spark.job.TableWrite;
import io.github.relevista.tables.Evidence;
import io.github.relevista.tables.PhraseRelevance;
import io.github.relevista.tables.Predictions;
import io.github.relevista.tables.ShifterRelevance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Explaining as the work of a job over a corpus.
 *
 * @param plan the plan
 * @param phrases the phrases to look at, as the aggregate room has them; none as long as they are
 *     to be found
 */
record ExplainWork(ExplainPlan plan, Optional<long[]> phrases)
    implements CorpusWork<ExplainFindings> {
  @Override
  public ExplainWork prepared(CorpusWords words) throws Exception {
    ContextSettings.Phrases wanted = plan.settings().contexts().phrases();
    if (!wanted.wanted() || phrases.isPresent()) {
      return this;
    }
    long[] found =
        words.stages().run("phrases", "counted phrases", () -> FrequentPhrases.of(words, wanted));
    return new ExplainWork(plan, Optional.of(found));
  }

  @Override
  public ReadingPlan reading(RowReader reader) {
    ExplainTask task = task();
    return new ReadingPlan(
        reader,
        plan.method().tokenizer(),
        plan.method().maximumTokens(),
        plan.labels(),
        task.targets() instanceof Targets.Labelled,
        details(task));
  }

  private static Set<Detail> details(ExplainTask task) {
    if (task.predictions() || task.contexts().hasEvidence()) {
      return Set.of(Detail.FORMS, Detail.OFFSETS);
    }
    return task.surfaceTerms() ? Set.of(Detail.FORMS) : Set.of();
  }

  @Override
  public ExplainTask task() {
    return ExplainTask.of(plan, phrases.orElse(new long[0]));
  }

  @Override
  public OutcomeColumns columns() {
    return Outcome.COLUMNS;
  }

  @Override
  public long outcomesTogether() {
    return plan.settings().predictions() ? KeptOutcomes.WHOLE_REVIEWS : KeptOutcomes.FEW_NUMBERS;
  }

  @Override
  public ExplainFindings findings(JobRun run) throws Exception {
    Tables tables = Tables.of(run, plan);
    long earlier = run.earlier().map(result -> result.record().explained()).orElse(0L);
    return run.session()
        .stages()
        .both(
            run.stage(tables.totals(), RunFigures::of),
            run.stage(tables.wordRelevance(), this::topWords),
            (figures, words) -> new ExplainFindings(figures, figures.explained() - earlier, words));
  }

  private List<StrongestWords> topWords(Dataset<Row> wordRelevance) {
    ShownSettings shown = plan.settings().shown();
    ClassScale classes = plan.model().classes();
    List<String> ends =
        Stream.of(classes.lowest(), classes.highest()).map(classes.names()::get).toList();
    return TopWords.of(
        wordRelevance, plan.settings().input().sliceBy(), ends, shown.words(), shown.minimum());
  }

  @Override
  public Optional<Shortfall> shortfall(
      JobRun run, ExplainFindings findings, RowCounts rows, Supplier<List<RunRecord>> former) {
    Map<String, Double> leakage = new TreeMap<>();
    findings.figures().leakage().forEach((name, left) -> leakage.put(name, left.rootMeanSquare()));
    return ExplainGates.shortfall(
            plan.settings().gates(),
            new ExplainGates.Figures(
                plan.settings().output().runDate(),
                plan.modelId() + " " + plan.settingsId(),
                rows.rows(),
                findings.figures().unknownRate(),
                leakage),
            former)
        .or(() -> amplification(run, findings.figures()));
  }

  /** The review of the largest amplification is looked for only where it is to be shown. */
  private Optional<Shortfall> amplification(JobRun run, RunFigures figures) {
    RunFigures.Amplification found = figures.amplification().get(Target.POLARITY);
    return plan.settings()
        .gates()
        .maximumAmplification()
        .filter(most -> found != null && found.mean() > most)
        .map(most -> amplification(run, found, most));
  }

  private static Shortfall amplification(JobRun run, RunFigures.Amplification found, double most) {
    return new Shortfall(
        Shortfall.Gate.AMPLIFICATION,
        found.mean(),
        most,
        ("relevances are %.1f times what they explain in the mean of reviews, above"
                + " max_amplification %s: sums are those of a few reviews; set a larger epsilon"
                + " or unit: sentence; median %.1f, 99th percentile %.1f; most, %s")
            .formatted(
                found.mean(),
                most,
                found.median(),
                found.p99(),
                String.join("", MostAmplified.description(run))));
  }

  @Override
  public void writeTables(JobRun run, ExplainFindings findings, TableWrite rejects)
      throws Exception {
    Tables tables = Tables.of(run, plan);
    ContextSettings contexts = plan.settings().contexts();
    List<TableWrite> writes = new ArrayList<>();
    // Those that take longest come first.
    if (contexts.hasEvidence()) {
      writes.add(tables.evidence(contexts.evidence(), plan.settings().output().runDate()));
    } else {
      tables.refuseEarlier(Evidence.TABLE, "evidence", "0", "evidence: 3");
    }
    if (contexts.phrases().wanted()) {
      writes.add(tables.phraseRelevance());
    } else {
      tables.refuseEarlier(PhraseRelevance.TABLE, "phrases", "false", "phrases: true");
    }
    writes.add(tables.wordCounts());
    if (contexts.hasShifters()) {
      writes.add(tables.shifterRelevance());
    } else {
      tables.refuseEarlier(ShifterRelevance.TABLE, "shifters", "false", "shifters: true");
    }
    if (plan.settings().predictions()) {
      writes.add(tables.predictions(findings.figures().tokens()));
    } else {
      tables.refuseEarlier(Predictions.TABLE, "predictions", "false", "predictions: true");
    }
    writes.add(rejects);
    run.write(writes);
  }

  @Override
  public void addSettings(ObjectNode settings) {
    settings.put("method", plan.method().method().name());
    RecordParts.addOptions(settings, plan.method().method().parameters());
    ArrayNode targets = settings.putArray("targets");
    plan.settings().subject().targets().forEach(targets::add);
    settings.put("tokenizer", plan.method().tokenizer().wireName());
    settings.put("unit", plan.subject().unit().wireName());
    settings.put("unknown_terms", plan.subject().unknownTerms().wireName());
    settings.put("maximum_tokens", plan.method().maximumTokens());
    settings.put("shifters", plan.settings().contexts().hasShifters());
    settings.put("phrases", plan.settings().contexts().phrases().wanted());
    settings.put("evidence", plan.settings().contexts().evidence());
  }

  @Override
  public void addFindings(ObjectNode record, ExplainFindings findings) {
    findings.figures().addTo(record);
  }
}
