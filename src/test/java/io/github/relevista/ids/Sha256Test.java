package io.github.relevista.ids;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {
  /** FIPS 180-2, appendix B.1. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void hash_isThatOfTheStandard_inOnePieceOrSeveral() {
    byte[] b = "b".getBytes(StandardCharsets.UTF_8);
    assertThat(new Sha256().add("abc".getBytes(StandardCharsets.UTF_8)).hex()).isEqualTo(OF_ABC);
    assertThat(new Sha256().add((byte) 'a').add(ByteBuffer.wrap(b)).add((byte) 'c').hex())
        .isEqualTo(OF_ABC);
  }
}
