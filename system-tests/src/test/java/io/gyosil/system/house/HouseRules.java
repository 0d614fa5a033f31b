package io.gyosil.system.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
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

    private static final Set<String> FOR_SERVICES = Set.of("event", "kit", "models", "roster");

    private static final Set<String> NO_SERVICES =
            Set.of("event", "kit", "models", "roster", "servers", "demo", "dev", "proving", "bench", "system");

    private String in(String packages) {
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

    /** Every package below the root that is no other module is a service: a new one is held to this without being named. */
    ArchRule servicesImportNoOtherService() {
        return classes()
                .that(describe("belong to a service", this::isOfAService))
                .should(importNoOtherService());
    }

    private boolean isOfAService(JavaClass each) {
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

    /** Records and enums of a feature; controllers, use cases and what reaches the tables, which are beans, know more. */
    ArchRule domainTypesKnowTheJdkAndTheModelsAlone() {
        return classes()
                .that()
                .resideInAnyPackage(
                        in("study.quiz"),
                        in("study.review"),
                        in("study.question"),
                        in("analytics.feature"),
                        in("analytics.live"))
                .and()
                .arePublic()
                .and()
                .areNotAnnotatedWith("jakarta.inject.Singleton")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "com.fasterxml.jackson.annotation..",
                        in("models.."),
                        in("study.quiz"),
                        in("study.review"),
                        in("study.question"),
                        in("analytics.feature"),
                        in("analytics.live"));
    }

    ArchRule jdbcSidesArePackagePrivate() {
        return classes()
                .that()
                .resideInAPackage(root + "..jdbc")
                .and()
                .haveSimpleNameStartingWith("Jdbc")
                .should()
                .notHaveModifier(JavaModifier.PUBLIC);
    }

    ArchRule onlyTheMapperKnowsDomainAndContract() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("study.."), in("classroom.."))
                .and()
                .resideOutsideOfPackages(in("study.publish"), in("classroom.publish"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("event.."));
    }

    ArchRule featuresHaveNoCycles() {
        return slices().matching(in("(*).(*)..")).should().beFreeOfCycles();
    }
}
