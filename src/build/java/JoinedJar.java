import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Joins jars into one, whose files stay compressed as they are: to compress natives of 400 MB takes
 * longer than all else that is packed. The arguments are the jar that is made and those that it is
 * made of, a folder for all the jars in it by their names; of files of one name the first stays.
 * Java runs this source, with commons-compress, which Spark has, on the class path.
 */
final class JoinedJar {
  /** What a program needs of jars of natives is their libraries, not what compiles against them. */
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          ".*/include/.*|.*module-info\\.class|META-INF/(native-image|maven/org\\.nd4j)/.*");

  private JoinedJar() {}

  public static void main(String[] arguments) throws IOException {
    Path joined = Path.of(arguments[0]);
    // Nobody finds half a jar under its name.
    Path part = joined.resolveSibling(joined.getFileName() + ".part");
    Set<String> names = new HashSet<>();
    try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(part.toFile())) {
      for (int place = 1; place < arguments.length; place++) {
        File source = new File(arguments[place]);
        File[] jars = source.isDirectory() ? source.listFiles() : new File[] {source};
        Arrays.sort(jars);
        for (File jar : jars) {
          add(jar, out, names);
        }
      }
    }
    Files.move(part, joined, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void add(File jar, ZipArchiveOutputStream out, Set<String> names)
      throws IOException {
    try (ZipFile in = ZipFile.builder().setFile(jar).get()) {
      for (ZipArchiveEntry entry : Collections.list(in.getEntriesInPhysicalOrder())) {
        if (!LEFT_OUT.matcher(entry.getName()).matches() && names.add(entry.getName())) {
          out.addRawArchiveEntry(entry, in.getRawInputStream(entry));
        }
      }
    }
  }
}
