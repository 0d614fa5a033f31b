package io.gyosil.system.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Who may know whom, as docs/architecture.md says, as rules. They are written for any root package, so that each can be held against a small house that breaks
 * it.
 */
record HouseRules(String root) {

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

    ArchRule classroomImportsNoOtherService() {
        return service("classroom");
    }

    ArchRule studyImportsNoOtherService() {
        return service("study");
    }

    ArchRule analyticsImportsNoOtherService() {
        return service("analytics");
    }

    ArchRule sessionImportsNoOtherService() {
        return service("session");
    }

    private ArchRule service(String name) {
        return noClasses()
                .that()
                .resideInAPackage(in(name + ".."))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..")
                        .and(not(resideInAnyPackage(
                                in(name + ".."), in("event.."), in("kit.."), in("models.."), in("roster..")))));
    }

    ArchRule devStackKnowsServicesOnlyFromOutside() {
        return noClasses()
                .that()
                .resideInAPackage(in("dev.."))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAPackage(in("dev..")))));
    }

    ArchRule benchKnowsServicesOnlyFromOutside() {
        return noClasses()
                .that()
                .resideInAPackage(in("bench.."))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..")
                        .and(not(resideInAnyPackage(in("bench.."), in("event.."), in("models.."), in("dev..")))));
    }

    /** Records, enums and ports of a feature; controllers, use cases and the jdbc side know more. */
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
                .and(not(simpleNameEndingWith("Engine")))
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
