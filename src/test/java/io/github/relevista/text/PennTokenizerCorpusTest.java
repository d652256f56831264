package io.github.relevista.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.relevista.SharedMaterial;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** The tokenizer against corpora of reviews and against the treebank that models are trained on. */
class PennTokenizerCorpusTest {
  private final Tokenizer tokenizer = Tokenizer.of(TokenizerKind.PTB, Casing.LOWER);
  private final TokenList tokens = new TokenList();

  @Test
  void imdb_hasTheTokensAndTheUnknownRateOfAPennTokenizer() throws IOException {
    Vocabulary vocabulary = treebankVocabulary();
    long count = 0;
    long unknown = 0;
    for (String text : texts("data/reviews/imdb-train.jsonl.gz")) {
      tokenizer.tokenize(text, tokens);
      count += tokens.size();
      for (int i = 0; i < tokens.size(); i++) {
        if (vocabulary.id(tokens, i) == vocabulary.unknownId()) {
          unknown++;
        }
      }
    }

    // A reference tokenizer of this kind finds 6.76 million tokens. Tokenizers differ in what they
    // do with rows of marks and unspaced text, 3% at most; a vocabulary of film reviews misses at
    // most 6.5% where clitics, quotes and brackets are cut as in its treebank.
    assertThat((double) count).isBetween(0.97 * 6.76e6, 1.03 * 6.76e6);
    assertThat((double) unknown / count).isLessThanOrEqualTo(0.065);
  }

  @Test
  void treebankTokens_joinedBySpaces_comeBack() throws IOException {
    // What does not: periods of abbreviations that the tokenizer does not list, "?!?" as one token.
    assertThat(shareThatComesBack(UnaryOperator.identity())).isGreaterThan(0.997);
  }

  @Test
  void treebankTokens_unescaped_comeBack() throws IOException {
    // Straight quotes do not say whether they open: single ones between spaces are taken to close.
    assertThat(shareThatComesBack(PennTokenizerCorpusTest::unescaped)).isGreaterThan(0.97);
  }

  @Test
  void treebankSentences_asRunningText_giveTheTreebanksTokens() throws IOException {
    // Beside the abbreviations: "..", which the treebank leaves two periods.
    assertThat(shareThatComesBack(PennTokenizerCorpusTest::runningText)).isGreaterThan(0.99);
  }

  @Test
  void rtPolarity_givesTheTreebanksTokens_whereItHasTheSameSentence() throws IOException {
    // The treebank was made from the sentences of this corpus: those with the same letters and
    // digits are the same. The corpus has lost some marks and detached the periods of
    // abbreviations.
    Map<String, String> treebank = new HashMap<>();
    for (String part : List.of("train", "dev", "test")) {
      for (String sentence : sentences(part)) {
        treebank.put(lettersAndDigits(sentence), sentence);
      }
    }
    int common = 0;
    int alike = 0;
    for (String text : texts("data/reviews/rt-polarity.jsonl.gz")) {
      String expected = treebank.get(lettersAndDigits(text));
      if (expected != null) {
        common++;
        alike += joined(text).equals(expected) ? 1 : 0;
      }
    }

    assertThat(common).isGreaterThan(9_000);
    assertThat((double) alike / common).isGreaterThan(0.965);
  }

  private double shareThatComesBack(UnaryOperator<String> writing) throws IOException {
    List<String> sentences = sentences("test");
    long same = sentences.stream().filter(s -> joined(writing.apply(s)).equals(s)).count();
    return (double) same / sentences.size();
  }

  private String joined(String text) {
    tokenizer.tokenize(text, tokens);
    return String.join(" ", Tokens.forms(tokens));
  }

  private static String unescaped(String sentence) {
    List<String> words = new ArrayList<>();
    for (String token : sentence.split(" ", -1)) {
      words.add(unescapedToken(token));
    }
    return String.join(" ", words);
  }

  private static String unescapedToken(String token) {
    return switch (token) {
      case "-lrb-" -> "(";
      case "-rrb-" -> ")";
      case "``", "''" -> "\"";
      case "`" -> "'";
      default -> token.replace("\\/", "/").replace("\\*", "*");
    };
  }

  /** A sentence as its author may have typed it: marks stand at the words that they belong to. */
  private static String runningText(String sentence) {
    Set<String> withTheWordBefore =
        Set.of(
            ".", ",", ";", ":", "?", "!", "...", "''", "'", "-rrb-", "%", "n't", "'s", "'re", "'ve",
            "'ll", "'d", "'m");
    Set<String> withTheWordBehind = Set.of("``", "`", "-lrb-", "$", "#");
    StringBuilder text = new StringBuilder();
    boolean space = false;
    for (String token : sentence.split(" ", -1)) {
      text.append(space && !withTheWordBefore.contains(token) ? " " : "");
      text.append(unescapedToken(token));
      space = !withTheWordBehind.contains(token);
    }
    return text.toString();
  }

  private static String lettersAndDigits(String text) {
    return text.replaceAll("-[lr]rb-", "").replaceAll("[^a-z0-9]", "");
  }

  private static List<String> sentences(String part) throws IOException {
    List<String> sentences = new ArrayList<>();
    for (String line :
        lines(Files.readString(SharedMaterial.require("data/sst/" + part + ".tsv")))) {
      sentences.add(line.substring(line.indexOf('\t') + 1));
    }
    return sentences;
  }

  private static Vocabulary treebankVocabulary() throws IOException {
    Path file = SharedMaterial.require("models/sst-bilstm-60/vocab.txt");
    return Vocabulary.of(lines(Files.readString(file)), "<unk>");
  }

  /** Lines end at line feeds alone: terms may hold other separators. */
  private static List<String> lines(String content) {
    return List.of(content.split("\n"));
  }

  private static List<String> texts(String name) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> texts = new ArrayList<>();
    Path file = SharedMaterial.require(name);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        texts.add(json.readTree(line).get("text").asText());
      }
    }
    return texts;
  }
}
