package io.github.relevista.spark.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.spark.publish.OutputFixture.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StorageTest {
  @TempDir Path root;

  @ParameterizedTest
  @EnumSource
  void replace_overwrites_andMakesDirectories(Kind kind) throws IOException {
    Storage storage = new OutputFixture(root, kind).storage();
    for (String content : new String[] {"one", "another"}) {
      storage.write("a/from", content.getBytes(UTF_8));
      assertThat(storage.replace("a/from", "b/c/to")).isTrue();
      assertThat(storage.read("b/c/to")).asString(UTF_8).isEqualTo(content);
      assertThat(storage.exists("a/from")).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource
  void replace_ofWhatIsNotThere_changesNothing(Kind kind) throws IOException {
    Storage storage = new OutputFixture(root, kind).storage();
    storage.write("to", "content".getBytes(UTF_8));

    assertThat(storage.replace("from", "to")).isFalse();
    assertThat(storage.replace("no/directory/from", "to")).isFalse();
    assertThat(storage.read("to")).asString(UTF_8).isEqualTo("content");
  }

  @ParameterizedTest
  @EnumSource
  void listing_isSorted_andEmptyWhereThereIsNothing(Kind kind) throws IOException {
    Storage storage = new OutputFixture(root, kind).storage();
    for (String file : new String[] {"d/b", "d/a", "d/y/1", "d/x/1"}) {
      storage.write(file, new byte[] {1});
    }

    assertThat(storage.directories("")).containsExactly("d");
    assertThat(storage.directories("d")).containsExactly("x", "y");
    assertThat(storage.files("d")).contains("a", "b").isSorted().doesNotContain("x", "y");
    assertThat(storage.files("none")).isEmpty();
    assertThat(storage.directories("none")).isEmpty();
    assertThat(storage.files("d/a")).isEmpty();
    assertThat(storage.directories("d/a")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void delete_takesWholeDirectories_andWhatIsNotThereInItsStride(Kind kind) throws IOException {
    Storage storage = new OutputFixture(root, kind).storage();
    storage.write("d/x/1", new byte[] {1});
    storage.write("d/2", new byte[] {2});

    storage.delete("d");
    storage.delete("d");

    assertThat(storage.exists("d")).isFalse();
    assertThat(storage.directories("")).isEmpty();
    assertThat(root).isEmptyDirectory();
  }

  @ParameterizedTest
  @EnumSource
  void read_ofWhatIsNotThere_fails(Kind kind) throws IOException {
    Storage storage = new OutputFixture(root, kind).storage();
    assertThatThrownBy(() -> storage.read("none")).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOCAL", "HADOOP"})
  void delete_doesNotFollowLinks(Kind kind, @TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("kept"), "content");
    Storage storage = new OutputFixture(root, kind).storage();
    storage.write("d/1", new byte[] {1});
    Files.createSymbolicLink(root.resolve("d/link"), elsewhere);

    storage.delete("d");

    assertThat(root.resolve("d")).doesNotExist();
    assertThat(elsewhere.resolve("kept")).hasContent("content");
  }
}
