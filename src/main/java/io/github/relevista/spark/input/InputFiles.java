package io.github.relevista.spark.input;

import io.github.relevista.intake.RowFormat;
import io.github.relevista.settings.InputSettings;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * The files of an input: what its paths and globs come to, and their common format. Exactly these
 * are read, whatever appears beside them later.
 *
 * @param files the files, ordered by path, each once
 * @param folders the folders that were named or that a glob came to
 * @param format the format of all files
 */
public record InputFiles(List<FileStatus> files, List<Path> folders, RowFormat format) {
  /** Copies the lists. */
  public InputFiles {
    files = List.copyOf(files);
    folders = List.copyOf(folders);
  }

  /**
   * Finds the files.
   *
   * @throws InvalidInputException if a path matches nothing, or the format cannot be told
   */
  public static InputFiles of(InputSettings input, Configuration configuration) throws IOException {
    FileSearch search = new FileSearch(configuration);
    for (String path : input.paths()) {
      search.add(path);
    }
    List<FileStatus> files = search.files();
    return new InputFiles(files, search.folders(), format(input, files));
  }

  /** The first files alone. */
  InputFiles first(int count) {
    return new InputFiles(files.subList(0, count), folders, format);
  }

  /** How many files of which size and format, for people. */
  public String description() {
    long bytes = files.stream().mapToLong(FileStatus::getLen).sum();
    return "%d files, %,d bytes, %s"
        .formatted(files.size(), bytes, format.name().toLowerCase(Locale.ROOT));
  }

  private static RowFormat format(InputSettings input, List<FileStatus> files) {
    if (input.table().isPresent()) {
      return RowFormat.TABLE;
    }
    if (input.format().isPresent()) {
      return input.format().get();
    }
    Set<RowFormat> formats = new TreeSet<>();
    for (FileStatus file : files) {
      formats.add(
          RowFormat.ofFileName(file.getPath().getName())
              .orElseThrow(
                  () ->
                      new InvalidInputException(
                          "cannot tell the format of %s by its name; name it with --format"
                              .formatted(file.getPath()))));
    }
    if (formats.size() > 1) {
      throw new InvalidInputException(
          "the input has files of several formats %s; explain them in separate runs"
              .formatted(formats));
    }
    return formats.stream().findFirst().orElse(RowFormat.JSON);
  }
}
