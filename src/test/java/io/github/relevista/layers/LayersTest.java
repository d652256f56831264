package io.github.relevista.layers;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** The arrows between the packages: which may import which, and who alone may use which library. */
@AnalyzeClasses(packages = "io.github.relevista", importOptions = DoNotIncludeTests.class)
class LayersTest {
  private static final String ROOT = "io.github.relevista";
  private static final String JACKSON = "com.fasterxml.jackson..";

  @ArchTest static final ArchRule tensor_importsTheJdkOnly = mayImport("tensor");
  @ArchTest static final ArchRule pickle_importsTheJdkOnly = mayImport("pickle");
  @ArchTest static final ArchRule text_importsTheJdkOnly = mayImport("text");
  @ArchTest static final ArchRule stats_importsTheJdkOnly = mayImport("stats");
  @ArchTest static final ArchRule tables_standOnStats = mayImport("tables", own("stats"));
  @ArchTest static final ArchRule ids_importTheJdkOnly = mayImport("ids");
  @ArchTest static final ArchRule drift_standsOnStats = mayImport("drift", own("stats"));
  @ArchTest static final ArchRule runs_readRecords = mayImport("runs", JACKSON);
  @ArchTest static final ArchRule intake_readsRows = mayImport("intake", JACKSON);

  @ArchTest
  static final ArchRule model_standsOnTensorAndText =
      mayImport("model", own("ids"), own("tensor"), own("text"));

  @ArchTest
  static final ArchRule modelio_standsOnModel =
      mayImport(
          "modelio",
          own("model"),
          own("tensor"),
          own("text"),
          own("pickle"),
          own("keras"),
          JACKSON);

  @ArchTest
  static final ArchRule keras_standsOnModel =
      mayImport("keras", own("model"), own("tensor"), JACKSON, "io.jhdf..");

  @ArchTest
  static final ArchRule onlyKeras_importsHdf5 =
      noClasses()
          .that(not(resideInAnyPackage(own("keras"))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.jhdf..");

  @ArchTest
  static final ArchRule engine_standsOnModel =
      mayImport("engine", own("model"), own("tensor"), own("text"), "com.sun.management");

  @ArchTest
  static final ArchRule reference_standsOnEngine =
      mayImport("engine.reference", own("engine"), own("model"), own("tensor"), own("text"));

  @ArchTest
  static final ArchRule network_standsOnEngine =
      mayImport("engine.network", own("engine"), own("model"), own("tensor"), own("text"));

  @ArchTest
  static final ArchRule scalarEngine_standsOnEngine =
      mayImport(
          "engine.scalar",
          own("engine"),
          own("engine.network"),
          own("model"),
          own("tensor"),
          own("text"));

  @ArchTest
  static final ArchRule simdEngine_standsOnEngine =
      mayImport(
          "engine.simd",
          own("engine"),
          own("engine.network"),
          own("model"),
          own("tensor"),
          own("text"),
          "jdk.incubator.vector");

  @ArchTest
  static final ArchRule onlySimdEngine_importsVectors =
      noClasses()
          .that(not(resideInAnyPackage(own("engine.simd"))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jdk.incubator.vector");

  @ArchTest
  static final ArchRule nd4jEngine_standsOnEngine =
      mayImport(
          "engine.nd4j", own("engine"), own("model"), own("tensor"), own("text"), "org.nd4j..");

  @ArchTest
  static final ArchRule onlyNd4jEngineAndTraining_importNd4j =
      noClasses()
          .that(not(resideInAnyPackage(own("engine.nd4j"), own("train") + "..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.nd4j..", "org.bytedeco..");

  @ArchTest
  static final ArchRule train_standsOnModelAndSettings =
      mayImport(
          "train",
          own("engine") + "..",
          own("modelio"),
          JACKSON,
          own("ids"),
          own("reading"),
          own("model"),
          own("tensor"),
          own("text"),
          own("intake"),
          own("settings"),
          "org.nd4j..");

  @ArchTest
  static final ArchRule explain_standsOnEngines =
      mayImport(
          "explain",
          own("engine") + "..",
          own("modelio"),
          own("model"),
          own("resampling"),
          own("tensor"),
          own("text"));

  @ArchTest
  static final ArchRule scoring_standsOnEngine =
      mayImport("scoring", own("engine"), own("model"), own("tensor"), own("text"));

  @ArchTest static final ArchRule resampling_importsTheJdkOnly = mayImport("resampling");

  @ArchTest
  static final ArchRule evaluate_standsOnExplainAndAggregate =
      mayImport(
          "evaluate",
          own("aggregate"),
          own("explain"),
          own("engine"),
          own("model"),
          own("resampling"),
          own("scoring"),
          own("stats"),
          own("tensor"),
          own("text"));

  @ArchTest
  static final ArchRule aggregate_standsOnExplainAndStats =
      mayImport(
          "aggregate",
          own("explain"),
          own("ids"),
          own("model"),
          own("resampling"),
          own("stats"),
          own("text"));

  @ArchTest
  static final ArchRule lexicon_standsOnStats =
      mayImport("lexicon", own("resampling"), own("stats"), JACKSON);

  @ArchTest
  static final ArchRule settings_importsChoicesAlone =
      classes()
          .that()
          .resideInAPackage(own("settings"))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage("java..", own("ids"), own("settings"), JACKSON)
                  .or(describe("enums", JavaClass::isEnum)));

  @ArchTest
  static final ArchRule plan_standsOnSettingsAndExplain =
      mayImport(
          "plan",
          own("aggregate"),
          own("intake"),
          own("ids"),
          own("reading"),
          own("runs"),
          own("scoring"),
          own("modelio"),
          own("settings"),
          own("evaluate"),
          own("explain"),
          own("engine"),
          own("model"),
          own("tensor"),
          own("text"));

  @ArchTest
  static final ArchRule reading_standsOnIntakeAndModel =
      mayImport(
          "reading",
          own("intake"),
          own("model"),
          own("text"),
          "org.apache.commons.compress..",
          "com.github.luben.zstd..");

  @ArchTest
  static final ArchRule bench_standsOnAllThatExplains =
      mayImport(
          "bench",
          own("reading"),
          own("aggregate"),
          own("plan"),
          own("settings"),
          own("explain"),
          own("engine") + "..",
          own("modelio"),
          own("model"),
          own("stats"),
          own("text"),
          own("intake"));

  @ArchTest
  static final ArchRule toy_standsOnTrainAndExplain =
      mayImport(
          "toy",
          own("train"),
          own("explain"),
          own("engine"),
          own("model"),
          own("settings"),
          own("stats"),
          own("tensor"),
          own("text"));

  @ArchTest
  static final ArchRule report_showsResults_andKnowsNoCommandsAndNoSpark =
      mayImport(
          "report",
          own("bench"),
          own("drift"),
          own("toy"),
          own("train"),
          own("evaluate"),
          own("lexicon"),
          own("resampling"),
          own("scoring"),
          own("explain"),
          own("modelio"),
          own("model"),
          own("reading"),
          own("runs"),
          own("settings"),
          own("stats"),
          own("tensor"),
          own("text"),
          JACKSON);

  @ArchTest
  static final ArchRule publishing_knowsNothingOfExplaining =
      mayImport("spark.publish", own("spark.fault"), own("runs"), JACKSON, "org.apache.hadoop..");

  @ArchTest
  static final ArchRule faults_areThoseOfSparkAndHadoop =
      mayImport("spark.fault", "org.apache.hadoop..", "org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule sparkInput_standsOnIntakeAndSettings =
      mayImport(
          "spark.input",
          own("spark.fault"),
          own("ids"),
          own("intake"),
          own("reading"),
          own("plan"),
          own("runs"),
          own("settings"),
          "org.apache.hadoop..",
          "org.apache.avro..",
          "org.apache.orc..",
          "org.apache.parquet..",
          "org.apache.spark..",
          "scala..");

  @ArchTest
  static final ArchRule sparkTables_standOnTables =
      mayImport(
          "spark.tables",
          own("tables"),
          own("stats"),
          "org.apache.hadoop..",
          "org.apache.parquet..",
          "org.apache.spark..",
          "scala..");

  @ArchTest
  static final ArchRule sparkJob_knowsNoJob =
      noClasses()
          .that(resideInAnyPackage(own("spark.job")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              own("spark.explain"),
              own("spark.evaluate"),
              own("spark.lexicon"),
              own("spark.pretrain"));

  @ArchTest
  static final ArchRule otherPackages_knowNoSparkPackage =
      noClasses()
          .that(not(resideInAnyPackage(own("spark") + "..", own("cli"))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(own("spark") + "..");

  @ArchTest
  static final ArchRule onlySparkPackages_importSparkOrHadoop =
      noClasses()
          .that(not(resideInAnyPackage(own("spark") + "..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..");

  @ArchTest
  static final ArchRule onlyCli_importsPicocli =
      noClasses()
          .that(not(resideInAnyPackage(own("cli"))))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", own("cli"));

  @ArchTest
  static final ArchRule packages_haveNoCycle =
      slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

  private static String own(String name) {
    return ROOT + "." + name;
  }

  private static ArchRule mayImport(String name, String... packages) {
    String[] allowed =
        Stream.concat(Stream.of("java..", "javax..", own(name)), Arrays.stream(packages))
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(own(name))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed)
        .allowEmptyShould(true);
  }
}
