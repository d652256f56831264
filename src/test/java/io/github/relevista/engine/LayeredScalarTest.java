package io.github.relevista.engine;

import io.github.relevista.explain.EngineKind;

class LayeredScalarTest extends LayeredContract {
  @Override
  EngineKind kind() {
    return EngineKind.SCALAR;
  }
}
