package io.gyosil.system.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may know whom, as docs/architecture.md says, as rules. They are written for any root package, so that each can be tested on a small house that breaks
 * it.
 */
record HouseRules(String root) {

    private static final Set<String> FOR_SERVICES = Set.of("event", "kit", "models", "roster", "ui");

    private static final Set<String> NO_SERVICES =
            Set.of("event", "kit", "models", "roster", "ui", "servers", "demo", "dev", "proving", "bench", "system");

    String in(String packages) {
        return root + "." + packages;
    }

    ArchRule eventContractKnowsTheJdkAlone() {
        return classes()
                .that()
                .resideInAPackage(in("event.."))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", in("event.."));
    }

    ArchRule learningModelsKnowTheJdkAlone() {
        return classes()
                .that()
                .resideInAPackage(in("models.."))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", in("models.."));
    }

    ArchRule serviceKitKnowsNoDomain() {
        return noClasses()
                .that()
                .resideInAPackage(in("kit.."))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAPackage(in("kit..")))));
    }

    /** So it knows no service either. */
    ArchRule rosterReplicaKnowsContractAndKitAlone() {
        return noClasses()
                .that()
                .resideInAPackage(in("roster.."))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..")
                        .and(not(resideInAnyPackage(in("roster.."), in("event.."), in("kit..")))));
    }

    ArchRule webUiKnowsTheKitAlone() {
        return knowsOnly("ui", "kit");
    }

    /** Every package below the root that is no other module is a service: a new one is held to this without being named. */
    ArchRule servicesImportNoOtherService() {
        return classes()
                .that(describe("belong to a service", this::isOfAService))
                .should(importNoOtherService());
    }

    boolean isOfAService(JavaClass each) {
        return each.getPackageName().startsWith(root + ".") && !NO_SERVICES.contains(module(each));
    }

    private ArchCondition<JavaClass> importNoOtherService() {
        return new ArchCondition<>("import no other service, nor what only starts services") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                each.getDirectDependenciesFromSelf().stream()
                        .filter(used -> used.getTargetClass().getPackageName().startsWith(root + "."))
                        .filter(used -> !FOR_SERVICES.contains(module(used.getTargetClass())))
                        .filter(used -> !module(used.getTargetClass()).equals(module(each)))
                        .forEach(used -> events.add(SimpleConditionEvent.violated(each, used.getDescription())));
            }
        };
    }

    /** The part of the package name below the root. */
    private String module(JavaClass each) {
        return each.getPackageName().substring(root.length() + 1).split("\\.", 2)[0];
    }

    ArchRule localServersKnowNoOtherModule() {
        return knowsOnly("servers");
    }

    ArchRule demoSchoolKnowsNoOtherModule() {
        return knowsOnly("demo");
    }

    ArchRule devStackKnowsServicesOnlyFromOutside() {
        return knowsOnly("dev", "servers", "demo");
    }

    ArchRule provingKnowsServicesOnlyFromOutside() {
        return knowsOnly("proving", "dev", "servers", "demo");
    }

    ArchRule benchKnowsServicesOnlyFromOutside() {
        return knowsOnly("bench", "event", "models", "dev", "servers", "demo");
    }

    private ArchRule knowsOnly(String module, String... others) {
        String[] allowed = Stream.concat(Stream.of(module), Stream.of(others))
                .map(name -> in(name + ".."))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(in(module + ".."))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(allowed))));
    }

    /**
     * What a feature shows to others; controllers, use cases and what reaches the tables, which are beans, know more. How a type is
     * written as JSON, and described in OpenAPI, may stand on it, and that a repository can make it of a row (ADR 44).
     */
    ArchRule domainTypesKnowTheJdkAndTheModelsAlone() {
        return classes()
                .that(describe("belong to a feature", this::isOfAFeature))
                .and()
                .resideOutsideOfPackage("..publish..")
                .and()
                .arePublic()
                .and()
                .areNotAnnotatedWith("jakarta.inject.Singleton")
                .and()
                .areNotAnnotatedWith("io.micronaut.data.jdbc.annotation.JdbcRepository")
                .and(not(describe("are rows of a repository", HouseRules::isWithinARepository)))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                                "java..",
                                "org.jspecify..",
                                "com.fasterxml.jackson.annotation..",
                                "io.swagger.v3.oas.annotations..",
                                "io.micronaut.core.annotation..",
                                in("models.."))
                        .or(describe("belong to a feature", this::isOfAFeature)));
    }

    /** Which are public, since all in an interface is. */
    private static boolean isWithinARepository(JavaClass each) {
        return each.getEnclosingClass()
                .filter(outer -> outer.getSimpleName().endsWith("Repository"))
                .isPresent();
    }

    /** Below a service's root package, where its application and its problems are. */
    boolean isOfAFeature(JavaClass each) {
        return isOfAService(each) && !each.getPackageName().equals(in(module(each)));
    }

    /** A package that listens reads what others publish. */
    ArchRule onlyTheMapperKnowsDomainAndContract() {
        return noClasses()
                .that(describe("belong to a service", this::isOfAService))
                .and()
                .resideOutsideOfPackage("..publish..")
                .and(not(describe("belong to a package that listens", this::isBesideAListener)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("event.."));
    }

    private boolean isBesideAListener(JavaClass each) {
        return each.getPackage().getClasses().stream()
                .anyMatch(other -> other.isAnnotatedWith("io.gyosil.kit.consumer.GroupListener"));
    }

    ArchRule featuresHaveNoCycles() {
        return slices().matching(in("(*).(*)..")).should().beFreeOfCycles();
    }
}
