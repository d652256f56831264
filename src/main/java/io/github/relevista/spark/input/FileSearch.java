package io.github.relevista.spark.input;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.GlobPattern;
import org.apache.hadoop.fs.Path;

/**
 * Finds the files that the paths of an input name, each once however often it is named. A path that
 * is there is taken as it stands, whatever characters it holds; only one that is not is a glob, and
 * of its folders again only those that are not there. What folders and globs come to leaves out
 * names that begin with {@code _} or {@code .}, as marks of other programs do; what is named itself
 * is read.
 */
final class FileSearch {
  private static final Pattern WITH_SCHEME = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:/.*");

  private final Configuration configuration;
  private final Map<Path, FileStatus> files = new LinkedHashMap<>();
  private final List<Path> folders = new ArrayList<>();

  FileSearch(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * Adds what a path names.
   *
   * @throws InvalidInputException if it names nothing
   */
  void add(String named) throws IOException {
    if (!addIfThere(named)) {
      throw new InvalidInputException("no input at " + named + "; check the path or the glob");
    }
  }

  /** Adds what a path names, and says whether it names anything. */
  boolean addIfThere(String named) throws IOException {
    Path path = path(named);
    FileSystem fileSystem = path.getFileSystem(configuration);
    List<FileStatus> matches = new ArrayList<>();
    FileStatus literal = statusOrNull(fileSystem, path);
    if (literal != null) {
      matches.add(literal);
    } else {
      for (String alternative : Braces.expanded(named)) {
        matches.addAll(glob(fileSystem, path(alternative)));
      }
    }
    for (FileStatus match : matches) {
      if (match.isDirectory()) {
        folders.add(match.getPath());
      }
      addFiles(fileSystem, match);
    }
    return !matches.isEmpty();
  }

  /** The files, ordered by path. */
  List<FileStatus> files() {
    List<FileStatus> sorted = new ArrayList<>(files.values());
    sorted.sort((a, b) -> a.getPath().compareTo(b.getPath()));
    return sorted;
  }

  /** The folders that were named, by themselves or by a glob. */
  List<Path> folders() {
    return List.copyOf(folders);
  }

  /** A path without a scheme is one whatever colons it holds. */
  private static Path path(String named) {
    return WITH_SCHEME.matcher(named).matches() ? new Path(named) : new Path(null, null, named);
  }

  private static FileStatus statusOrNull(FileSystem fileSystem, Path path) throws IOException {
    try {
      return fileSystem.getFileStatus(path);
    } catch (FileNotFoundException e) {
      return null;
    }
  }

  /** Hadoop's own cannot go past a name with a colon. */
  private static List<FileStatus> glob(FileSystem fileSystem, Path pattern) throws IOException {
    Path whole = fileSystem.makeQualified(pattern);
    List<String> names = new ArrayList<>();
    for (Path at = whole; at.getParent() != null; at = at.getParent()) {
      names.add(0, at.getName());
    }
    List<FileStatus> found = new ArrayList<>();
    FileStatus root = statusOrNull(fileSystem, new Path(whole, Path.SEPARATOR));
    if (root != null) {
      found.add(root);
    }
    for (String name : names) {
      List<FileStatus> within = new ArrayList<>();
      for (FileStatus folder : found) {
        if (folder.isDirectory()) {
          within.addAll(matches(fileSystem, folder.getPath(), name));
        }
      }
      found = within;
    }
    return found;
  }

  private static List<FileStatus> matches(FileSystem fileSystem, Path folder, String name)
      throws IOException {
    FileStatus literal = statusOrNull(fileSystem, new Path(folder, new Path(null, null, name)));
    if (literal != null) {
      return List.of(literal);
    }
    GlobPattern glob = new GlobPattern(name);
    if (!glob.hasWildcard() && name.indexOf('\\') < 0) {
      return List.of();
    }
    List<FileStatus> matches = new ArrayList<>();
    for (FileStatus child : fileSystem.listStatus(folder)) {
      String childName = child.getPath().getName();
      boolean hidden = isHidden(childName) && name.charAt(0) != childName.charAt(0);
      if (!hidden && glob.matches(childName)) {
        matches.add(child);
      }
    }
    return matches;
  }

  private void addFiles(FileSystem fileSystem, FileStatus status) throws IOException {
    if (status.isFile()) {
      files.putIfAbsent(fileSystem.makeQualified(status.getPath()), status);
      return;
    }
    try {
      for (FileStatus child : fileSystem.listStatus(status.getPath())) {
        if (!isHidden(child.getPath().getName())) {
          addFiles(fileSystem, child);
        }
      }
    } catch (FileNotFoundException e) {
      throw new InvalidInputException(status.getPath() + " went away while it was listed");
    }
  }

  private static boolean isHidden(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }
}
