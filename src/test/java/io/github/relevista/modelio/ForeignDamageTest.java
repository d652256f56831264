package io.github.relevista.modelio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.TextRules;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Damaged files of other programs: many of each kind are read, or refused in one line. Each is the
 * whole file, or one member of an archive, with bytes changed, cut, repeated or blown up at random.
 * A failure names its seed. {@code -Drelevista.damaged=10000} tries as many of each.
 */
class ForeignDamageTest {
  private static final int FILES = Integer.getInteger("relevista.damaged", 300);
  private static final Path KERAS = Path.of("src/test/resources/models-keras");
  private static final Path TORCH = Path.of("src/test/resources/models-torch");

  @TempDir private Path folder;

  private Path terms(int count) throws IOException {
    return Files.writeString(
        folder.resolve("vocab.txt"),
        IntStream.range(0, count).mapToObj(id -> "w" + id).collect(Collectors.joining("\n")));
  }

  private static final ModelDescription DESCRIPTION =
      new ModelDescription(
          Optional.empty(),
          "w0",
          new TextRules(TokenizerKind.WHITESPACE, Casing.KEEP, Integer.MAX_VALUE),
          CellKind.GRU_RESET_AFTER);

  @ParameterizedTest
  @CsvSource({
    "KERAS, two-lstm-pre-padded-one-unit/model.h5, 120",
    "KERAS, two-lstm-pre-padded-one-unit/model.keras, 120",
    "KERAS, bigru-mask-zero/model.h5, 120",
    "KERAS, bigru-mask-zero/compressed.h5, 120",
    "TORCH, stacked-lstm-pre-padded-30-one-logit/model.pt, 200",
    "TORCH, bfloat16.pt, 200",
  })
  void damagedWeights_areReadOrRefusedInOneLine(WeightsFormat format, String name, int count)
      throws IOException {
    Path whole = (format == WeightsFormat.KERAS ? KERAS : TORCH).resolve(name);
    Path vocabulary = terms(count);
    Path file = folder.resolve("damaged");
    byte[] bytes = Files.readAllBytes(whole);
    int refused = 0;
    for (int seed = 0; seed < FILES; seed++) {
      Files.write(file, seed % 2 == 0 ? damaged(bytes, seed) : damagedMember(whole, bytes, seed));
      try {
        if (seed % 3 == 0) {
          ForeignInspector.of(file, Optional.empty());
        }
        ForeignModelReader.read(
                ForeignFiles.of(format, file, vocabulary), DESCRIPTION, Optional.empty())
            .model();
      } catch (InvalidModelException e) {
        assertThat(e.getMessage()).as("seed %d", seed).startsWith(file + ": ").doesNotContain("\n");
        refused++;
      } catch (Throwable e) {
        throw new AssertionError("seed %d of %s".formatted(seed, name), e);
      }
    }
    assertThat(refused).isGreaterThan(FILES / 20);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("damaged", "vocab.txt");
    }
  }

  @Test
  void damagedWords_areReadOrRefusedInOneLine() {
    byte[] json =
        ("{\"class_name\": \"Tokenizer\", \"config\": {\"num_words\": 5, \"lower\": true,"
                + " \"split\": \" \", \"oov_token\": null, \"word_index\": \"{\\\"the\\\": 1,"
                + " \\\"film\\\": 2, \\\"good\\\": 3}\"}}")
            .getBytes(StandardCharsets.UTF_8);
    byte[] pickle = pickle(List.of("the", "film", "good", "bad"));
    byte[] tokenizer = Base64.getDecoder().decode(ForeignVocabularyTest.TOKENIZER_4);
    byte[] numpy = Base64.getDecoder().decode(ForeignVocabularyTest.NUMPY);
    ModelFile file = ModelFile.of(folder.resolve("vocab"));
    for (byte[] whole : List.of(json, pickle, tokenizer, numpy)) {
      assertThat(ForeignVocabulary.words(file, whole).terms()).contains("film");
      for (int seed = 0; seed < FILES; seed++) {
        try {
          ForeignVocabulary.words(file, damaged(whole, seed));
        } catch (InvalidModelException e) {
          assertThat(e.getMessage()).as("seed %d", seed).doesNotContain("\n");
        } catch (Throwable e) {
          throw new AssertionError("seed " + seed, e);
        }
      }
    }
  }

  /** An archive with one of its members damaged and its checksums right; others as a whole. */
  private static byte[] damagedMember(Path path, byte[] whole, long seed) throws IOException {
    if (whole[0] != 'P') {
      return damaged(whole, seed);
    }
    List<String> names = new ArrayList<>();
    List<byte[]> members = new ArrayList<>();
    try (ZipFile zip = new ZipFile(path.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        names.add(entry.getName());
        members.add(zip.getInputStream(entry).readAllBytes());
      }
    }
    int place = new Random(~seed).nextInt(names.size());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < names.size(); i++) {
        zip.putNextEntry(new ZipEntry(names.get(i)));
        byte[] member = members.get(i);
        zip.write(i == place && member.length > 0 ? damaged(member, seed) : member);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** {@code pickle.dumps({term: place, …}, 2)}, by hand. */
  private static byte[] pickle(List<String> terms) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0x80, 2, '}', '('});
    for (int id = 0; id < terms.size(); id++) {
      byte[] term = terms.get(id).getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(new byte[] {'X', (byte) term.length, 0, 0, 0});
      bytes.writeBytes(term);
      bytes.writeBytes(new byte[] {'K', (byte) id});
    }
    bytes.writeBytes(new byte[] {'u', '.'});
    return bytes.toByteArray();
  }

  private static byte[] damaged(byte[] whole, long seed) {
    Random random = new Random(seed);
    byte[] bytes = whole.clone();
    switch (random.nextInt(5)) {
      case 0 -> {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
      // A length of terabytes, or what reads as one.
      case 1 -> {
        int begin = random.nextInt(bytes.length);
        Arrays.fill(
            bytes, begin, Math.min(bytes.length, begin + 1 + random.nextInt(8)), (byte) 0x7f);
      }
      case 2 -> {
        int begin = random.nextInt(bytes.length);
        Arrays.fill(bytes, begin, Math.min(bytes.length, begin + 1 + random.nextInt(8)), (byte) -1);
      }
      // A part of the file in the place of another.
      case 3 -> {
        int length = 1 + random.nextInt(Math.min(64, bytes.length));
        System.arraycopy(
            whole,
            random.nextInt(bytes.length - length + 1),
            bytes,
            random.nextInt(bytes.length - length + 1),
            length);
      }
      default -> {
        for (int count = 1 + random.nextInt(8); count > 0; count--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
      }
    }
    return bytes;
  }
}
