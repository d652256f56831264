package io.github.relevista.spark.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.relevista.settings.Configuration;
import io.github.relevista.settings.ExplainSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectedInputTest {
  @TempDir private Path folder;

  private final List<String> told = new CopyOnWriteArrayList<>();

  private void await(String expect, int files, String wait) throws Exception {
    Configuration configuration =
        Configuration.empty()
            .with("input", List.of(folder.toString()))
            .with("model", "sample-data/model")
            .with("output", folder.resolve("out").toString())
            .with("expect", folder + "/" + expect)
            .with("expect_files", files)
            .with("expect_wait", wait);
    ExpectedInput.await(
        ExplainSettings.of(configuration).increment(),
        new org.apache.hadoop.conf.Configuration(),
        told::add);
  }

  @Test
  void await_returnsOnceSoManyFilesAreThere() throws Exception {
    Files.writeString(folder.resolve("_SUCCESS"), "");
    Files.createDirectories(folder.resolve("day [1]"));
    for (String name : List.of("a.json", "b.json", "_mark")) {
      Files.writeString(folder.resolve("day [1]").resolve(name), "");
    }

    await("_SUCCESS", 1, "0s");
    await("day [1]", 2, "0s");
    await("day*/*.json", 2, "0s");

    assertThat(told).isEmpty();
  }

  @Test
  void await_ofWhatIsNotThere_saysWhatIsMissing() throws Exception {
    Files.writeString(folder.resolve("a.json"), "");

    assertThatThrownBy(() -> await("_SUCCESS", 1, "0s"))
        .isInstanceOf(ExpectedInput.MissingException.class)
        .message()
        .matches(".*/_SUCCESS is not there \\(expect, waited 0 s\\); start again when it is, .*");
    assertThatThrownBy(() -> await("*.json", 2, "0s"))
        .isInstanceOf(ExpectedInput.MissingException.class)
        .message()
        .matches("1 of the 2 files of .*/\\*\\.json are there \\(.*\\); start again when they .*");
  }

  @Test
  void await_waitsForWhatArrives() throws Exception {
    Thread arrival =
        new Thread(
            () -> {
              try {
                while (told.isEmpty()) {
                  Thread.sleep(10);
                }
                Files.writeString(folder.resolve("_SUCCESS"), "");
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    arrival.start();

    await("_SUCCESS", 1, "10m");

    arrival.join();
    assertThat(told).hasSize(1);
  }
}
