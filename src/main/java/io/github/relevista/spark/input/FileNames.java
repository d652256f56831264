package io.github.relevista.spark.input;

import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.fs.Path;

/** File names as people write them, of the escaped URIs that Spark knows files by. */
public final class FileNames {
  private FileNames() {}

  /**
   * The name of a file as Spark's own readers give it: escaped, and without slashes for a host that
   * there is none of.
   */
  static String uri(Path file) {
    URI uri = file.toUri();
    return uri.getScheme() != null && uri.getAuthority() == null
        ? uri.getScheme() + ":" + uri.getRawPath()
        : uri.toString();
  }

  /** The same with the slashes, as {@link TableFiles#FILE} has it. */
  static String withSlashes(Path file) {
    return uri(file).replaceFirst("^([a-zA-Z][a-zA-Z0-9+.-]*):/(?!/)", "$1:///");
  }

  /** The path without escapes. */
  public static String plain(String uri) {
    try {
      return new Path(new URI(uri)).toString();
    } catch (URISyntaxException e) {
      return uri;
    }
  }
}
