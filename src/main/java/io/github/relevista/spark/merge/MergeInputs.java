package io.github.relevista.spark.merge;

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
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Reads what the outputs that are to be merged hold. */
public final class MergeInputs {
  private MergeInputs() {}

  /**
   * The results of all outputs.
   *
   * @throws InvalidSettingException if one of them is not there, is unfinished, or has a result
   *     whose record cannot be understood
   */
  public static List<RunPart> parts(List<String> outputs, Configuration hadoop) throws IOException {
    List<RunPart> parts = new ArrayList<>();
    for (String output : outputs) {
      Path path = new Path(output);
      if (!path.getFileSystem(hadoop).exists(path)) {
        throw new InvalidSettingException(
            "no input at %s; name the output of a run".formatted(output));
      }
      PublishedOutput published = PublishedOutput.at(path, hadoop);
      List<String> unfinished = published.unfinished();
      if (!unfinished.isEmpty()) {
        throw new InvalidSettingException(
            "input %s has a run that has not finished publishing (%s); wait for it, or run jobs/relevista recover --output %s"
                .formatted(output, unfinished.get(0), output));
      }
      for (PublishedRecord record : published.records()) {
        parts.add(new RunPart(output, understood(output, record)));
      }
    }
    return parts;
  }

  private static RunRecord understood(String output, PublishedRecord record) {
    int scheme = record.idScheme().orElse(IdScheme.VERSION);
    if (scheme != IdScheme.VERSION) {
      throw new InvalidSettingException(
          "input %s holds results of another version of relevista (%s, scheme %d of ids, not %d), which cannot be added to those of this one; explain them again"
              .formatted(output, record.date(), scheme, IdScheme.VERSION));
    }
    return RunRecord.parse(record.json())
        .orElseThrow(
            () ->
                new InvalidSettingException(
                    "the run record of %s in %s is damaged; explain that date again"
                        .formatted(record.date(), output)));
  }

  /** The outputs as folders, for a look at whether another lies in one of them. */
  static InputFiles folders(List<String> outputs, Configuration hadoop) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String output : outputs) {
      FileSystem files = new Path(output).getFileSystem(hadoop);
      folders.add(files.makeQualified(new Path(output)));
    }
    return new InputFiles(List.of(), folders, RowFormat.PARQUET);
  }
}
