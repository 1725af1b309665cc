package io.grandstand.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.grandstand.kernel.ExpressDoor;
import io.grandstand.kernel.RunsIn;
import io.grandstand.outbox.IntegrationEvent;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.web.servlet.function.RouterFunction;

/** The rules of the house that a machine can hold; each is proved by a planted violation. */
final class Rules {

    /** What every process does for itself, whatever its doors: who, and why. */
    static final Map<String, String> DOORS_OF_EVERY_PROCESS = Map.of(
            "io.grandstand.edge.problems.LastResort",
            "answers for whatever never reached a door",
            "io.grandstand.outbox.ConsumerWatch",
            "watches over the consumers that this process has, if any",
            "io.grandstand.kernel.DatabaseTime",
            "every process tells the time by the database's clock",
            "io.grandstand.identity.RevocationFeed",
            "a session that ended is to end wherever a token of it is shown",
            "io.grandstand.edge.bench.Nothing",
            "is what a bench compares with, in whatever process it asks");

    /** Who has time or chance of their own, and why. */
    static final Map<String, String> OWN_TIME_OR_CHANCE = Map.of(
            "io.grandstand.kernel.TimeConfiguration",
            "is where time comes in",
            "io.grandstand.edge.problems.ProblemAdvice",
            "names an incident, whatever it was that failed");

    private static final Set<Class<?>> CLOCKS =
            Set.of(Instant.class, LocalDate.class, LocalDateTime.class, ZonedDateTime.class);

    private static final Set<String> EVENT_FIELDS = Set.of(
            "java.util.UUID", "java.time.Instant", "java.lang.String", "long", "int", "boolean", "java.util.List");

    private Rules() {}

    static final ArchRule TIME_AND_CHANCE_COME_BY_THE_CONSTRUCTOR = noClasses()
            .that(are(notAmong(OWN_TIME_OR_CHANCE)))
            .should()
            .callMethodWhere(fromOneOf(CLOCKS, "now"))
            .orShould()
            .callMethodWhere(fromOneOf(Set.of(Clock.class), "systemUTC", "systemDefaultZone", "system"))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callMethod(ThreadLocalRandom.class, "current")
            .orShould()
            .callConstructor(Random.class)
            .because("time comes from InstantSource, ids from Ids, chance from a RandomGenerator that is handed in");

    static final ArchRule DOORS_SAY_THEIR_ROLE = classes()
            .that(are(doors()))
            .and(are(notAmong(DOORS_OF_EVERY_PROCESS)))
            .should()
            .beAnnotatedWith(RunsIn.class)
            .because("a process opens only the doors of its target");

    static final ArchRule ONLY_DOORS_HAVE_ROLES = classes()
            .that()
            .areAnnotatedWith(RunsIn.class)
            .should(be(doors().or(assignableTo(SmartLifecycle.class)).or(assignableTo(ApplicationRunner.class))))
            .because("a service is wired in every process, and no code asks which target this is");

    static final ArchRule IN_PROCESS_LISTENERS_RUN_EVERYWHERE = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(RunsIn.class)
            .should()
            .notBeAnnotatedWith(TransactionalEventListener.class)
            .andShould()
            .notBeAnnotatedWith("org.springframework.modulith.events.ApplicationModuleListener")
            .because("what is published in a process without this role would be lost; use the outbox");

    static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS = noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .because("what a class needs stands in its constructor");

    static final ArchRule SETTINGS_ARE_CHECKED_RECORDS = classes()
            .should(haveNoParameterAnnotatedWith(Value.class))
            .because("a setting is a part of its module's record, with a default, limits and a sentence");

    static final ArchRule THE_DOMAIN_IS_PURE = noClasses()
            .that()
            .resideInAPackage("..domain..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..", "tools.jackson..", "jakarta..")
            .because("rules are decided without a framework and tested without one");

    static final ArchRule CONTROLLERS_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .bePackagePrivate()
            .because("nobody calls a door from within");

    static final ArchRule CONTROLLERS_KNOW_NO_SQL = noClasses()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..")
            .because("SQL lives in persistence");

    static final ArchRule QUERIES_ARE_READ_TO_THEIR_END = noClasses()
            .should()
            .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
            .because("a stream that nobody closes keeps its connection for ever; list() reads what the limit allows");

    static final ArchRule EVENTS_ARE_LETTERS_TO_STRANGERS = classes()
            .that()
            .implement(IntegrationEvent.class)
            .should()
            .beRecords()
            .andShould()
            .resideInAPackage("..event")
            .andShould(haveOnlyFieldsOf(EVENT_FIELDS))
            .because("our classes must not become their schema");

    static final ArchRule EVENT_TOPICS_ARE_PUBLIC_CONSTANTS = fields().that()
            .haveName("TOPIC")
            .and()
            .areDeclaredInClassesThat()
            .implement(IntegrationEvent.class)
            .should()
            .bePublic()
            .andShould()
            .beStatic()
            .andShould()
            .beFinal()
            .because("consumers name it");

    static final List<ArchRule> ALL = List.of(
            TIME_AND_CHANCE_COME_BY_THE_CONSTRUCTOR,
            DOORS_SAY_THEIR_ROLE,
            ONLY_DOORS_HAVE_ROLES,
            IN_PROCESS_LISTENERS_RUN_EVERYWHERE,
            NOTHING_IS_INJECTED_INTO_FIELDS,
            SETTINGS_ARE_CHECKED_RECORDS,
            THE_DOMAIN_IS_PURE,
            CONTROLLERS_ARE_PACKAGE_PRIVATE,
            CONTROLLERS_KNOW_NO_SQL,
            QUERIES_ARE_READ_TO_THEIR_END,
            EVENTS_ARE_LETTERS_TO_STRANGERS,
            EVENT_TOPICS_ARE_PUBLIC_CONSTANTS);

    private static DescribedPredicate<JavaClass> notAmong(Map<String, String> exceptions) {
        return DescribedPredicate.describe(
                "not among " + exceptions.keySet(), (JavaClass type) -> !exceptions.containsKey(type.getName()));
    }

    private static DescribedPredicate<JavaCall<?>> fromOneOf(Set<Class<?>> owners, String... methods) {
        Set<String> names = Set.of(methods);
        return DescribedPredicate.describe(
                "a call of " + names + " of " + owners,
                (JavaCall<?> call) -> owners.stream().anyMatch(call.getTargetOwner()::isEquivalentTo)
                        && names.contains(call.getName()));
    }

    /** What the world, Kafka or the time comes in by. */
    private static DescribedPredicate<JavaClass> doors() {
        return DescribedPredicate.describe(
                "a controller, a route, a consumer or a job",
                (JavaClass type) -> type.isMetaAnnotatedWith(Controller.class)
                        || (type.isAssignableTo(ExpressDoor.class) && !type.isInterface())
                        || type.isAssignableTo(SchedulingConfigurer.class)
                        || type.getMethods().stream().anyMatch(Rules::isRouteConsumerOrJob));
    }

    private static boolean isRouteConsumerOrJob(JavaMethod method) {
        return method.isAnnotatedWith(KafkaListener.class)
                || method.isAnnotatedWith(Scheduled.class)
                || method.getRawReturnType().isEquivalentTo(RouterFunction.class);
    }

    private static ArchCondition<JavaClass> be(DescribedPredicate<JavaClass> wanted) {
        return new ArchCondition<>("be " + wanted.getDescription()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!wanted.test(type)) {
                    events.add(
                            SimpleConditionEvent.violated(type, type.getName() + " is not " + wanted.getDescription()));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> haveNoParameterAnnotatedWith(Class<? extends Annotation> annotation) {
        return new ArchCondition<>("have no parameter annotated with @" + annotation.getSimpleName()) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream()
                        .flatMap(code -> code.getParameters().stream())
                        .filter(parameter -> parameter.isAnnotatedWith(annotation))
                        .forEach(parameter -> events.add(
                                SimpleConditionEvent.violated(parameter, parameter.getDescription() + " is")));
            }
        };
    }

    private static ArchCondition<JavaClass> haveOnlyFieldsOf(Set<String> types) {
        return new ArchCondition<>("have only fields of " + types) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getFields().stream()
                        .filter(field -> !types.contains(field.getRawType().getName()))
                        .forEach(field -> events.add(
                                SimpleConditionEvent.violated(field, field.getFullName() + " is no letter's word")));
            }
        };
    }
}
