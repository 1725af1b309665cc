package io.grandstand.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTests {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.grandstand");

    private static final JavaClasses PLANTED =
            new ClassFileImporter().importPackages("io.grandstand.architecture.planted");

    @ParameterizedTest
    @FieldSource("io.grandstand.architecture.Rules#ALL")
    void ruleHolds(ArchRule rule) {
        rule.check(HOUSE);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void ruleCatchesItsPlantedViolation(ArchRule rule, String culprit) {
        assertThatThrownBy(() -> rule.check(PLANTED))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(culprit);
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of(Rules.TIME_AND_CHANCE_COME_BY_THE_CONSTRUCTOR, "WatchOfItsOwn.instant"),
                Arguments.of(Rules.TIME_AND_CHANCE_COME_BY_THE_CONSTRUCTOR, "WatchOfItsOwn.millis"),
                Arguments.of(Rules.TIME_AND_CHANCE_COME_BY_THE_CONSTRUCTOR, "WatchOfItsOwn.dice"),
                Arguments.of(Rules.TIME_AND_CHANCE_COME_BY_THE_CONSTRUCTOR, "WatchOfItsOwn.id"),
                Arguments.of(Rules.DOORS_SAY_THEIR_ROLE, "OpenController"),
                Arguments.of(Rules.DOORS_SAY_THEIR_ROLE, "OpenConsumer"),
                Arguments.of(Rules.DOORS_SAY_THEIR_ROLE, "OpenJob"),
                Arguments.of(Rules.ONLY_DOORS_HAVE_ROLES, "GatedService"),
                Arguments.of(Rules.IN_PROCESS_LISTENERS_RUN_EVERYWHERE, "GatedListener"),
                Arguments.of(Rules.NOTHING_IS_INJECTED_INTO_FIELDS, "InjectedField"),
                Arguments.of(Rules.SETTINGS_ARE_CHECKED_RECORDS, "LooseSetting"),
                Arguments.of(Rules.THE_DOMAIN_IS_PURE, "FrameworkInTheDomain"),
                Arguments.of(Rules.CONTROLLERS_ARE_PACKAGE_PRIVATE, "OpenController"),
                Arguments.of(Rules.CONTROLLERS_KNOW_NO_SQL, "OpenController"),
                Arguments.of(Rules.QUERIES_ARE_READ_TO_THEIR_END, "LeavesStreamOpen"),
                Arguments.of(Rules.EVENTS_ARE_LETTERS_TO_STRANGERS, "TellsTooMuch"),
                Arguments.of(Rules.EVENT_TOPICS_ARE_PUBLIC_CONSTANTS, "TellsTooMuch"));
    }

    @Test
    void everyRuleHasAPlantedViolation() {
        assertThat(planted().map(arguments -> arguments.get()[0]).distinct().toList())
                .containsExactlyInAnyOrderElementsOf(Rules.ALL);
    }

    @Test
    void exceptionsNameClassesThatThereAre() {
        assertThat(Stream.of(Rules.DOORS_OF_EVERY_PROCESS, Rules.OWN_TIME_OR_CHANCE)
                        .flatMap(exceptions -> exceptions.keySet().stream()))
                .allSatisfy(type -> assertThat(HOUSE.contain(type)).isTrue());
    }
}
