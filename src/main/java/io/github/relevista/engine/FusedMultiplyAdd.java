package io.github.relevista.engine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether {@link Math#fma} is an instruction. The engines of corpora are made of it, since it
 * rounds alike everywhere; where processor or JVM lack it, it is a thousand times as slow.
 */
public final class FusedMultiplyAdd {
  private static final boolean IS_INSTRUCTION = isInstructionOfThisJvm();

  private FusedMultiplyAdd() {}

  /** Whether this JVM on this processor multiplies and adds in one instruction. */
  public static boolean isInstruction() {
    return IS_INSTRUCTION;
  }

  /** A JVM that does not tell is taken to have it. */
  private static boolean isInstructionOfThisJvm() {
    try {
      HotSpotDiagnosticMXBean jvm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return jvm == null || !jvm.getVMOption("UseFMA").getValue().equals("false");
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
