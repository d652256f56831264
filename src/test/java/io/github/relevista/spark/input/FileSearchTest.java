package io.github.relevista.spark.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSearchTest {
  private static final List<String> NAMES =
      List.of(
          "a.csv",
          "[b].csv",
          "st*r.csv",
          "co:lon.csv",
          "a b%20.csv",
          "_c.csv",
          ".d.csv",
          "_SUCCESS");

  @TempDir private Path folder;

  @BeforeEach
  void writeFiles() throws IOException {
    Files.createDirectories(folder.resolve("in"));
    for (String name : NAMES) {
      Files.writeString(folder.resolve("in").resolve(name), name);
    }
  }

  private List<String> find(String... named) throws IOException {
    FileSearch search = new FileSearch(new Configuration());
    for (String name : named) {
      search.add(folder + "/" + name);
    }
    return search.files().stream().map(file -> file.getPath().getName()).toList();
  }

  @Test
  void add_ofANameThatIsThere_takesItAsItStands() throws IOException {
    for (String name : NAMES) {
      assertThat(find("in/" + name)).containsExactly(name);
    }
  }

  @Test
  void add_ofFoldersAndGlobs_leavesMarksOut() throws IOException {
    List<String> seen = List.of("[b].csv", "a b%20.csv", "a.csv", "co:lon.csv", "st*r.csv");
    assertThat(find("in")).containsExactlyInAnyOrderElementsOf(seen);
    assertThat(find("in/*")).containsExactlyInAnyOrderElementsOf(seen);
    assertThat(find("i?/*.csv")).containsExactlyInAnyOrderElementsOf(seen);
    assertThat(find("in/_*.csv")).containsExactly("_c.csv");
  }

  @Test
  void add_ofAGlobInAFolderThatWouldBeOne_findsItsFiles() throws IOException {
    Path odd = Files.createDirectories(folder.resolve("in [1] st*r"));
    Files.writeString(odd.resolve("e.csv"), "e");
    assertThat(find("in [1] st*r/*.csv")).containsExactly("e.csv");
    assertThat(find("in*/e.csv")).containsExactly("e.csv");
  }

  @Test
  void add_ofTheSameFileAgain_keepsItOnce() throws IOException {
    assertThat(find("in/a.csv", "in/a.c*", "in/../in/a.csv", "in/{a,a}.csv"))
        .containsExactly("a.csv");
  }

  @Test
  void add_ofNothing_isRefused() {
    assertThatThrownBy(() -> find("in/x*"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("no input at ")
        .hasMessageEndingWith("in/x*; check the path or the glob");
  }
}
