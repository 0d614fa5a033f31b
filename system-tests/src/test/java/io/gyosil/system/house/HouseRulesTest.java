package io.gyosil.system.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The house keeps to each rule; and each rule can be broken, as the small house in {@code broken} shows. */
class HouseRulesTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            // What the framework generates, such as $UploadController$Definition.
            .withImportOption(location -> !location.contains("/$"))
            .importPackages("io.gyosil");

    private static final JavaClasses BROKEN = new ClassFileImporter().importPackages("io.gyosil.system.broken");

    private record Rule(String name, Function<HouseRules, ArchRule> on) {

        static Rule ofData(String name, Function<DataRules, ArchRule> on) {
            return new Rule(name, house -> on.apply(new DataRules(house)));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Rule> rules() {
        return Stream.of(
                new Rule("event-contract knows the JDK alone", HouseRules::eventContractKnowsTheJdkAlone),
                new Rule("learning-models know the JDK alone", HouseRules::learningModelsKnowTheJdkAlone),
                new Rule("service-kit knows no domain", HouseRules::serviceKitKnowsNoDomain),
                new Rule("roster-replica knows contract and kit", HouseRules::rosterReplicaKnowsContractAndKitAlone),
                new Rule("web-ui knows the kit", HouseRules::webUiKnowsTheKitAlone),
                new Rule("services import no other service", HouseRules::servicesImportNoOtherService),
                new Rule("local-servers know no other module", HouseRules::localServersKnowNoOtherModule),
                new Rule("demo-school knows no other module", HouseRules::demoSchoolKnowsNoOtherModule),
                new Rule(
                        "dev-stack knows services only from outside", HouseRules::devStackKnowsServicesOnlyFromOutside),
                new Rule("proving knows services only from outside", HouseRules::provingKnowsServicesOnlyFromOutside),
                new Rule("bench knows services only from outside", HouseRules::benchKnowsServicesOnlyFromOutside),
                new Rule(
                        "domain types know the JDK and the models", HouseRules::domainTypesKnowTheJdkAndTheModelsAlone),
                new Rule("only the mapper knows domain and contract", HouseRules::onlyTheMapperKnowsDomainAndContract),
                new Rule("features have no cycles", HouseRules::featuresHaveNoCycles),
                Rule.ofData("queries are in repositories", DataRules::queriesAreInRepositories),
                Rule.ofData("only the pipeline is plain JDBC", DataRules::onlyThePipelineIsPlainJdbc),
                Rule.ofData("controllers know no transaction", DataRules::controllersKnowNoTransaction),
                Rule.ofData(
                        "writing repositories demand a transaction", DataRules::writingRepositoriesDemandATransaction));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theHouseKeepsToIt(Rule rule) {
        rule.on().apply(new HouseRules("io.gyosil")).check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleCanFail(Rule rule) {
        assertThat(rule.on()
                        .apply(new HouseRules("io.gyosil.system.broken"))
                        .evaluate(BROKEN)
                        .hasViolation())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"classroom.person.StudyPerson", "session.live.StudyLesson", "analytics.feature.StudyFeature"})
    void everyServiceIsHeldToImportingNoOther(String offender) {
        assertThat(new HouseRules("io.gyosil.system.broken")
                        .servicesImportNoOtherService()
                        .evaluate(BROKEN)
                        .getFailureReport()
                        .getDetails())
                .anyMatch(detail -> detail.contains(offender));
    }

    @Test
    void everyRuleIsHeldAgainstTheHouse() {
        List<String> written = Stream.of(HouseRules.class, DataRules.class)
                .flatMap(rules -> Arrays.stream(rules.getDeclaredMethods()))
                .filter(method -> method.getReturnType() == ArchRule.class && method.getParameterCount() == 0)
                .map(method -> method.getName())
                .toList();

        assertThat(rules()).hasSameSizeAs(written);
    }
}
