package io.github.relevista.spark.input;

import io.github.relevista.intake.RowFormat;
import io.github.relevista.settings.InputSettings;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * The files of an input: what its paths and globs come to, and their common format.
 *
 * @param files the files, ordered by path
 * @param format their format
 */
public record InputFiles(List<FileStatus> files, RowFormat format) {

  /**
   * Finds the files.
   *
   * @throws InvalidInputException if a path matches nothing, or the format cannot be told
   */
  static InputFiles of(InputSettings input, Configuration configuration) throws IOException {
    List<FileStatus> files = new ArrayList<>();
    for (String path : input.paths()) {
      Path pattern = new Path(path);
      FileSystem fileSystem = pattern.getFileSystem(configuration);
      FileStatus[] matches = fileSystem.globStatus(pattern);
      if (matches == null || matches.length == 0) {
        throw new InvalidInputException("no input at " + path + "; check the path or the glob");
      }
      for (FileStatus match : matches) {
        addFiles(fileSystem, match, files);
      }
    }
    files.sort((a, b) -> a.getPath().compareTo(b.getPath()));
    return new InputFiles(List.copyOf(files), format(input, files));
  }

  /** The names of the columns that the first line of CSV and TSV files gives. */
  List<String> header(Configuration configuration) {
    List<String> first = firstLines(1, configuration);
    if (first.isEmpty()) {
      throw new InvalidInputException(
          "the input has no header line; name its columns with header: false and columns");
    }
    try {
      return format.columns(first.get(0));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(e.getMessage());
    }
  }

  /** The first lines of the files, up to a number. */
  List<String> firstLines(int most, Configuration configuration) {
    List<String> lines = new ArrayList<>();
    for (FileStatus file : files) {
      try (InputStream bytes = open(file.getPath(), configuration);
          BufferedReader reader =
              new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
        String line = reader.readLine();
        while (line != null && lines.size() < most) {
          lines.add(line);
          line = reader.readLine();
        }
      } catch (IOException e) {
        throw UnreadableInputException.of(file.getPath().toString(), e);
      }
      if (lines.size() == most) {
        break;
      }
    }
    return lines;
  }

  /** How many files of which size and format, for people. */
  public String description() {
    long bytes = files.stream().mapToLong(FileStatus::getLen).sum();
    return "%d files, %,d bytes, %s"
        .formatted(files.size(), bytes, format.name().toLowerCase(Locale.ROOT));
  }

  /** The paths of the files, as Spark is to read them. */
  String[] paths() {
    return files.stream().map(file -> file.getPath().toString()).toArray(String[]::new);
  }

  private static InputStream open(Path file, Configuration configuration) throws IOException {
    InputStream raw = file.getFileSystem(configuration).open(file);
    CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(file);
    return codec == null ? raw : codec.createInputStream(raw);
  }

  private static void addFiles(FileSystem fileSystem, FileStatus status, List<FileStatus> files)
      throws IOException {
    if (status.isFile()) {
      files.add(status);
      return;
    }
    try {
      for (FileStatus child : fileSystem.listStatus(status.getPath())) {
        String name = child.getPath().getName();
        if (!name.startsWith("_") && !name.startsWith(".")) {
          addFiles(fileSystem, child, files);
        }
      }
    } catch (FileNotFoundException e) {
      throw new InvalidInputException(status.getPath() + " went away while it was listed");
    }
  }

  private static RowFormat format(InputSettings input, List<FileStatus> files) {
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
