package io.github.relevista.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order in which README.md tells a newcomer to read the packages. */
class ReadingOrderTest {
  private static final Path ROOT = Path.of("src/main/java/io/github/relevista");
  private static final Pattern ORDER =
      Pattern.compile("Read the packages in this order(.*?)\\.\\s", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?io\\.github\\.relevista\\.(\\w+)\\.", Pattern.MULTILINE);

  @Test
  void everyPackageStandsInTheOrder() throws IOException {
    try (Stream<Path> folders = Files.list(ROOT)) {
      assertThat(order())
          .containsExactlyInAnyOrderElementsOf(
              folders.filter(Files::isDirectory).map(f -> f.getFileName().toString()).toList());
    }
  }

  @Test
  void noPackageStandsBeforeOneThatItImports() throws IOException {
    Set<String> read = new HashSet<>();
    for (String name : order()) {
      read.add(name);
      assertThat(imports(ROOT.resolve(name))).as("imports of %s", name).isSubsetOf(read);
    }
  }

  private static List<String> order() throws IOException {
    String list =
        ORDER.matcher(Files.readString(Path.of("README.md"))).results().findFirst().get().group(1);
    return NAME.matcher(list).results().map(name -> name.group(1)).toList();
  }

  private static Set<String> imports(Path folder) throws IOException {
    Set<String> names = new HashSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        IMPORT.matcher(Files.readString(file)).results().forEach(m -> names.add(m.group(1)));
      }
    }
    return names;
  }
}
