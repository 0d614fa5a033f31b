package io.gyosil.system.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.regex.Pattern;

/** Where statements may be, and who opens transactions, as rules. */
record DataRules(HouseRules house) {

    private static final String QUERY = "io.micronaut.data.annotation.Query";
    private static final String TRANSACTIONAL = "io.micronaut.transaction.annotation.Transactional";
    private static final String PIPELINE = "io.gyosil.kit.data.StatementPipeline";

    /** What writes, or holds a lock until the transaction's end. */
    private static final Pattern NEEDS_A_TRANSACTION =
            Pattern.compile("\\b(INSERT INTO|UPDATE|DELETE FROM|FOR SHARE|pg_(try_)?advisory_xact_lock\\w*)\\b");

    ArchRule queriesAreInRepositories() {
        return methods()
                .that()
                .areAnnotatedWith(QUERY)
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Repository");
    }

    /** Plain JDBC is for the busiest way alone, by the kit's pipeline. */
    ArchRule onlyThePipelineIsPlainJdbc() {
        return noClasses()
                .that(describe("belong to a feature", house::isOfAFeature))
                .and(describe("have no pipeline", each -> each.getDirectDependenciesFromSelf().stream()
                        .noneMatch(used -> used.getTargetClass().getName().equals(PIPELINE))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql.."));
    }

    ArchRule controllersKnowNoTransaction() {
        return noClasses()
                .that(describe("belong to a feature", house::isOfAFeature))
                .and()
                .areAnnotatedWith("io.micronaut.http.annotation.Controller")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.micronaut.transaction..", "java.sql.."));
    }

    /** Outside of one a write would be rolled back without a word, and a lock be gone at once. */
    ArchRule writingRepositoriesDemandATransaction() {
        return methods().that().areAnnotatedWith(QUERY).should(demandATransactionToWrite());
    }

    private static ArchCondition<JavaMethod> demandATransactionToWrite() {
        return new ArchCondition<>("demand a transaction when they write or lock") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                String sql = String.valueOf(
                        method.getAnnotationOfType(QUERY).get("value").orElse(""));
                if (NEEDS_A_TRANSACTION.matcher(sql).find() && !demandsOne(method) && !demandsOne(method.getOwner())) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getFullName() + " writes or locks, and demands no transaction"));
                }
            }
        };
    }

    private static boolean demandsOne(HasAnnotations<?> annotated) {
        return annotated
                .tryGetAnnotationOfType(TRANSACTIONAL)
                .flatMap(transactional -> transactional.get("propagation"))
                .filter(value -> value instanceof JavaEnumConstant constant
                        && constant.name().equals("MANDATORY"))
                .isPresent();
    }
}
