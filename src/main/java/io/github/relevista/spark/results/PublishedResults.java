package io.github.relevista.spark.results;

import io.github.relevista.ids.IdScheme;
import io.github.relevista.intake.RowFormat;
import io.github.relevista.runs.RunPart;
import io.github.relevista.runs.RunRecord;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.spark.input.InputFiles;
import io.github.relevista.spark.publish.PublishedOutput;
import io.github.relevista.spark.publish.PublishedRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The results that outputs of {@code explain} and {@code merge} hold, as their records tell. */
public final class PublishedResults {
  /** The commands that publish word statistics. */
  private static final Set<String> WITH_WORDS = Set.of("explain", "merge");

  private PublishedResults() {}

  /**
   * The results of all outputs.
   *
   * @param key the key of the configuration that names them, for people
   * @throws InvalidSettingException if one of them is not there, is unfinished, or has a result of
   *     another command, of another scheme of ids, or whose record cannot be understood
   */
  public static List<RunPart> parts(String key, List<String> outputs, Configuration hadoop)
      throws IOException {
    List<RunPart> parts = new ArrayList<>();
    for (String output : outputs) {
      Path path = new Path(output);
      if (!path.getFileSystem(hadoop).exists(path)) {
        throw new InvalidSettingException(
            "%s %s is not there; name the output of explain or merge".formatted(key, output));
      }
      PublishedOutput published = PublishedOutput.at(path, hadoop);
      List<String> unfinished = published.unfinished();
      if (!unfinished.isEmpty()) {
        throw new InvalidSettingException(
            "%s %s has a run that has not finished publishing (%s); wait for it, or run jobs/relevista recover --output %s"
                .formatted(key, output, unfinished.get(0), output));
      }
      for (PublishedRecord record : published.records()) {
        parts.add(new RunPart(output, understood(key, output, record)));
      }
    }
    return parts;
  }

  private static RunRecord understood(String key, String output, PublishedRecord record) {
    String command = record.command().orElse("no known command");
    if (!WITH_WORDS.contains(command)) {
      throw new InvalidSettingException(
          "%s %s holds results of %s, which have no word statistics; name the output of explain or merge"
              .formatted(key, output, command));
    }
    int scheme = record.idScheme().orElse(IdScheme.VERSION);
    if (scheme != IdScheme.VERSION) {
      throw new InvalidSettingException(
          "%s %s holds results of another version of relevista (%s, scheme %d of ids, not %d), which cannot be added to those of this one; explain them again"
              .formatted(key, output, record.date(), scheme, IdScheme.VERSION));
    }
    return RunRecord.parse(record.json())
        .orElseThrow(
            () ->
                new InvalidSettingException(
                    "the run record of %s in %s is damaged; explain that date again"
                        .formatted(record.date(), output)));
  }

  /** The outputs as folders, for a look at whether another lies in one of them. */
  public static InputFiles folders(List<String> outputs, Configuration hadoop) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String output : outputs) {
      FileSystem files = new Path(output).getFileSystem(hadoop);
      folders.add(files.makeQualified(new Path(output)));
    }
    return new InputFiles(List.of(), folders, RowFormat.PARQUET);
  }
}
