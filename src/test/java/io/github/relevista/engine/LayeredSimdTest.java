package io.github.relevista.engine;

import io.github.relevista.explain.EngineKind;

class LayeredSimdTest extends LayeredContract {
  @Override
  EngineKind kind() {
    return EngineKind.SIMD;
  }
}
