package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalModelSourceTest {
  @TempDir Path folder;

  @Test
  void has_isTrueOfFilesAlone() throws IOException {
    Files.writeString(folder.resolve("file"), "abc");
    Files.createDirectory(folder.resolve("folder"));
    LocalModelSource source = new LocalModelSource(folder);
    assertThat(source.name()).isEqualTo(folder.toString());
    assertThat(source.has("file")).isTrue();
    assertThat(source.has("folder")).isFalse();
    assertThat(source.has("nothing")).isFalse();
    assertThat(source.size("file")).isEqualTo(3);
    try (InputStream in = source.open("file")) {
      assertThat(in.readAllBytes()).asString().isEqualTo("abc");
    }
  }

  @Test
  void aFileThatCannotBeRead_isRefusedWithTheFault() {
    LocalModelSource source = new LocalModelSource(folder);
    assertThatThrownBy(() -> Safetensors.read(source, "nothing"))
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(folder + "/nothing cannot be read: ")
        .hasMessageContaining("NoSuchFileException");
  }
}
