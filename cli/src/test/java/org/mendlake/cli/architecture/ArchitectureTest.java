package org.mendlake.cli.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the modules, and what may not be known where. */
@AnalyzeClasses(packages = "org.mendlake", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String SPARK = "org.apache.spark..";

  @ArchTest
  static final ArchRule modulesPointOneWay =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("warehouse-schema")
          .definedBy("org.mendlake.schema..")
          .layer("events")
          .definedBy("org.mendlake.events..")
          .layer("lake")
          .definedBy("org.mendlake.lake..")
          .layer("ingestion")
          .definedBy("org.mendlake.ingestion..")
          .layer("statistics")
          .definedBy("org.mendlake.statistics..")
          .layer("analysis")
          .definedBy("org.mendlake.analysis..")
          .layer("transforms")
          .definedBy("org.mendlake.transforms..")
          .layer("dashboards")
          .definedBy("org.mendlake.dashboards..")
          .layer("cli")
          .definedBy("org.mendlake.cli..")
          .whereLayer("warehouse-schema")
          .mayNotAccessAnyLayer()
          .whereLayer("statistics")
          .mayNotAccessAnyLayer()
          .whereLayer("analysis")
          .mayOnlyAccessLayers("statistics")
          .whereLayer("events")
          .mayNotAccessAnyLayer()
          .whereLayer("lake")
          .mayOnlyAccessLayers("warehouse-schema")
          .whereLayer("ingestion")
          .mayOnlyAccessLayers("warehouse-schema", "lake")
          .whereLayer("transforms")
          .mayOnlyAccessLayers("warehouse-schema", "lake", "statistics", "events")
          .whereLayer("dashboards")
          .mayOnlyAccessLayers("warehouse-schema")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule everyClassBelongsToAModule =
      classes()
          .should()
          .resideInAnyPackage(
              "org.mendlake.schema..",
              "org.mendlake.events..",
              "org.mendlake.lake..",
              "org.mendlake.ingestion..",
              "org.mendlake.statistics..",
              "org.mendlake.analysis..",
              "org.mendlake.transforms..",
              "org.mendlake.dashboards..",
              "org.mendlake.cli..");

  @ArchTest
  static final ArchRule foldsAndWhatTheyStandOnKnowNoSpark =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.mendlake.schema..",
              "org.mendlake.events..",
              "org.mendlake.statistics..",
              "org.mendlake.analysis..",
              "org.mendlake.dashboards..",
              "org.mendlake.transforms.fold..",
              "org.mendlake.transforms.folds..",
              "org.mendlake.transforms.marts..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SPARK, "io.delta..", "org.apache.kafka..")
          .because("a fold is a pure function that is tested without Spark");

  @ArchTest
  static final ArchRule onlyIngestionAndTheLocalBrokerKnowKafka =
      noClasses()
          .that()
          .resideOutsideOfPackages("org.mendlake.ingestion..", "org.mendlake.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule transformsNeverReadTheClock =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.mendlake.schema..", "org.mendlake.statistics..", "org.mendlake.transforms..")
          .should()
          .accessTargetWhere(readsTheClock())
          .because("the clock is handed in, and only to choose the knowledge date");

  @ArchTest
  static final ArchRule nothingTransformsByChance =
      noClasses()
          .that()
          .resideInAnyPackage(
              "org.mendlake.schema..",
              "org.mendlake.lake..",
              "org.mendlake.statistics..",
              "org.mendlake.transforms..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("java.util.random..")
                  .or(nameMatching("java\\.util\\.Random"))
                  .or(nameMatching("java\\.util\\.concurrent\\.ThreadLocalRandom"))
                  .or(nameMatching("java\\.security\\.SecureRandom")))
          .because("keys and results are functions of the events");

  /** Any way to ask what time it is without being handed a clock. */
  private static DescribedPredicate<JavaAccess<?>> readsTheClock() {
    return DescribedPredicate.describe(
        "reads the clock",
        access -> {
          AccessTarget target = access.getTarget();
          String owner = target.getOwner().getFullName();
          boolean now =
              owner.startsWith("java.time.")
                  && target.getName().equals("now")
                  && target instanceof AccessTarget.CodeUnitAccessTarget call
                  && call.getRawParameterTypes().stream()
                      .noneMatch(type -> type.getFullName().equals("java.time.Clock"));
          boolean clock =
              owner.equals("java.time.Clock")
                  && (target.getName().startsWith("system") || target.getName().startsWith("tick"));
          boolean millis =
              owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis");
          boolean date =
              owner.equals("java.util.Date")
                  && target instanceof AccessTarget.CodeUnitAccessTarget call
                  && target.getName().equals("<init>")
                  && call.getRawParameterTypes().isEmpty();
          return now || clock || millis || date;
        });
  }
}
