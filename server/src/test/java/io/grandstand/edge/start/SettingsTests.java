package io.grandstand.edge.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grandstand.catalog.HostedVenues;
import io.grandstand.kernel.DataSizeRange;
import io.grandstand.kernel.DemoSettings;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** Every record of settings of every module, and every part of them. */
class SettingsTests {

    private static final Path ROOT = root();

    static Stream<Class<?>> records() {
        return Setting.records().stream();
    }

    static Stream<Setting> settings() {
        return records().flatMap(type -> Setting.of(type).stream());
    }

    /** A setting, and a value that it must not have. */
    static Stream<Arguments> refused() {
        return settings().flatMap(setting -> outside(setting).stream().map(value -> Arguments.of(setting, value)));
    }

    @Test
    void allModulesWithSettingsAreLookedAt() {
        assertThat(records().map(Setting::prefix).distinct())
                .contains(
                        "grandstand",
                        "grandstand.booking",
                        "grandstand.catalog",
                        "grandstand.demo",
                        "grandstand.edge",
                        "grandstand.embedded",
                        "grandstand.identity",
                        "grandstand.notification",
                        "grandstand.outbox",
                        "grandstand.site",
                        "grandstand.waitingroom");
        assertThat(settings()).hasSizeGreaterThan(50);
    }

    @ParameterizedTest
    @MethodSource("records")
    void aRecordIsValidated(Class<?> type) {
        assertThat(type).isRecord().hasAnnotations(ConfigurationProperties.class, Validated.class);
    }

    @ParameterizedTest
    @MethodSource("records")
    void theDefaultsAreThoseOfThePageAndFitTogether(Class<?> type) {
        assertThatCode(() -> check(Map.of())).doesNotThrowAnyException();

        var told = new LinkedHashMap<String, Object>();
        for (Setting setting : Setting.of(type)) {
            DefaultValue value = SettingsPage.defaultOf(setting);
            if (value != null) {
                told.put(setting.key().toString(), String.join(",", value.value()));
            }
        }
        assertThat(bind(type, Map.of())).hasToString(bind(type, told).toString());
    }

    @ParameterizedTest
    @MethodSource("settings")
    void isSetByItsKey(Setting setting) {
        String value = another(setting);
        Map<String, Object> told = Map.of(setting.key().toString(), value);

        assertThatCode(() -> check(told)).doesNotThrowAnyException();
        String expected = bound(setting, value);
        Class<?> type = top(setting);
        assertThat(read(bind(type, told), type, setting)).isEqualTo(expected);
        assertThat(read(bind(type, Map.of()), type, setting)).isNotEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void isSetByItsVariable(Setting setting) {
        String value = another(setting);
        String variable =
                setting.key().toString().replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);

        var variables = new SystemEnvironmentPropertySource("systemEnvironment", Map.of(variable, value));
        assertThat(Binder.get(environment(variables))
                        .bind(setting.key(), setting.bindable())
                        .get())
                .hasToString(bound(setting, value));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedOutsideItsLimits(Setting setting, String value) {
        assertThatThrownBy(() -> check(Map.of(setting.key().toString(), value)))
                .isInstanceOf(FaultySettingsException.class)
                .hasMessageContaining("\n  " + setting.key() + " = " + value + ": must ");
    }

    @ParameterizedTest
    @MethodSource("settings")
    void numbersTimesAndSizesHaveLimits(Setting setting) {
        Class<?> type = setting.part().getType();
        if (type == int.class || type == Integer.class) {
            assertThat(has(setting, Min.class) && has(setting, Max.class)).isTrue();
        } else if (type == Duration.class) {
            assertThat(has(setting, DurationMin.class) && has(setting, DurationMax.class))
                    .isTrue();
        } else if (type == DataSize.class) {
            assertThat(has(setting, DataSizeRange.class)).isTrue();
        }
    }

    @Test
    void theScriptRefusesTooManyDemoFansWhereTheServerDoes() {
        assertThat(root().resolve("grandstand"))
                .content()
                .contains("\nDEMO_FANS_MAX=" + DemoSettings.FANS_MAX + "\n")
                .contains("how many demo fans there are, up to " + DemoSettings.FANS_MAX + " ");
    }

    @Test
    void aPlanMayBeLetInAsLargeAsTheCatalogueReadsOneAndNoLarger() {
        Setting planMax = settings()
                .filter(setting -> setting.key().toString().equals("grandstand.edge.plan-max"))
                .findFirst()
                .orElseThrow();

        assertThat(DataSize.parse(limit(planMax, DataSizeRange.class).max()))
                .isEqualTo(DataSize.ofBytes(HostedVenues.DOCUMENT_BYTES_MAX));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        var told = new LinkedHashMap<String, Object>();
        told.put("grandstand.booking.checkout-time", "soon");
        told.put("grandstand.booking.lane.queue-max", "0");
        told.put("grandstand.demo.fans", "many");
        told.put("grandstand.edge.body-max", "2MB");
        told.put("grandstand.edge.plan-max", "1MB");
        told.put("grandstand.edge.metrics-form", "10.0.0.0/8");
        told.put("grandstand.target", "fans,dancers");
        told.put("grandstand.waitingroom.parking", "3h");

        assertThatThrownBy(() -> check(told))
                .isInstanceOf(FaultySettingsException.class)
                .extracting(fault -> String.valueOf(fault.getMessage()).lines().toList())
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).isEqualTo("These settings are wrong:"),
                        line -> assertThat(line)
                                .contains("grandstand.booking.checkout-time = soon: must be a duration such as"),
                        line -> assertThat(line).contains("grandstand.booking.lane.queue-max = 0: must"),
                        line -> assertThat(line).contains("grandstand.demo.fans = many: must be a whole number"),
                        line -> assertThat(line)
                                .contains(
                                        "grandstand.edge.plan-max = 1048576B: must be at least grandstand.edge.body-max"),
                        line -> assertThat(line).contains("grandstand.target = fans,dancers: unknown target dancers"),
                        line -> assertThat(line).contains("grandstand.waitingroom.parking = 3h: must"),
                        line -> assertThat(line).contains("grandstand.edge.metrics-form: there is no such setting"));
    }

    @Test
    void listsAndOtherSpellingsAreKnown() {
        assertThatCode(() -> check(Map.of(
                        "grandstand.edge.metrics-from[0]", "10.0.0.0/8",
                        "grandstand.edge.metricsFrom[1]", "::1",
                        "grandstand.demo.FANS", "7",
                        "grandstander", "is nobody's")))
                .doesNotThrowAnyException();
    }

    @Test
    void variablesThatOthersSetAreNoFault() {
        Map<String, Object> variables = Map.of(
                "GRANDSTAND_PORT", "tcp://10.0.0.1:8080",
                "GRANDSTAND_BOOKING_CHECKOUT_TIME", "5m",
                "GRANDSTAND_EDGE_METRICSFROM_0_", "10.0.0.0/8");
        assertThatCode(() -> check(new SystemEnvironmentPropertySource("systemEnvironment", variables)))
                .doesNotThrowAnyException();

        Map<String, Object> faulty = Map.of("GRANDSTAND_BOOKING_CHECKOUTTIME", "5d");
        assertThatThrownBy(() -> check(new SystemEnvironmentPropertySource("systemEnvironment", faulty)))
                .hasMessageContaining("grandstand.booking.checkout-time = 5d: must");
    }

    @Test
    void thePageIsWhatTheCodeSays() throws IOException {
        Path page = ROOT.resolve(SettingsPage.FILE);
        String text = SettingsPage.text(ROOT);
        if (Boolean.getBoolean("settings.write")) {
            Files.createDirectories(page.resolveSibling(""));
            Files.writeString(page, text);
        }
        assertThat(Files.exists(page) ? Files.readString(page) : "")
                .as("%s is made from the code; CONTRIBUTING.md tells how to make it again", SettingsPage.FILE)
                .isEqualTo(text);
    }

    @Test
    void everyKeyHasASentence() {
        assertThat(SettingsPage.text(ROOT)).doesNotContain("| null |").doesNotContain("|  |\n");
    }

    /** A value that is allowed and is not the default. */
    private static String another(Setting setting) {
        RecordComponent part = setting.part();
        Class<?> type = part.getType();
        DefaultValue standard = SettingsPage.defaultOf(setting);
        String usual = standard == null ? "" : String.join(",", standard.value());
        List<String> values =
                switch (type.getSimpleName()) {
                    case "boolean", "Boolean" -> List.of("true", "false");
                    case "int", "Integer" ->
                        List.of(
                                Long.toString(limit(setting, Max.class).value()),
                                Long.toString(limit(setting, Min.class).value()));
                    case "Duration" ->
                        List.of(
                                SettingsPage.longest(setting).toMillis() + "ms",
                                SettingsPage.shortest(setting).toMillis() + "ms");
                    case "DataSize" ->
                        List.of(
                                limit(setting, DataSizeRange.class).max(),
                                limit(setting, DataSizeRange.class).min());
                    case "ZoneId" -> List.of("Europe/Berlin");
                    case "URI" -> List.of("https://tickets.example.org");
                    case "Path" -> List.of("elsewhere");
                    case "Instant" -> List.of("2026-05-01T11:00:00Z");
                    case "List" -> List.of(setting.kind().contains("URL") ? "https://relay.example.org" : "10.0.0.0/8");
                    default -> List.of(has(setting, Pattern.class) ? "0".repeat(64) : "fans");
                };
        String before = standard == null ? "null" : bound(setting, usual);
        return values.stream()
                .filter(value -> !before.equals(bound(setting, value)))
                .findFirst()
                .orElseThrow();
    }

    /** How a value prints that was read from this text; not every type compares. */
    private static String bound(Setting setting, String text) {
        return binder(Map.of(setting.key().toString(), text))
                .bind(setting.key(), setting.bindable())
                .get()
                .toString();
    }

    /** Just outside its limits, and what is not of its kind. */
    private static List<String> outside(Setting setting) {
        var values = new ArrayList<String>();
        if (has(setting, Min.class)) {
            values.add(Long.toString(limit(setting, Min.class).value() - 1));
            values.add(Long.toString(limit(setting, Max.class).value() + 1));
        }
        if (has(setting, DurationMin.class)) {
            values.add(SettingsPage.shortest(setting).minusMillis(1).toMillis() + "ms");
            values.add(SettingsPage.longest(setting).plusMillis(1).toMillis() + "ms");
        }
        if (has(setting, DataSizeRange.class)) {
            DataSizeRange range = limit(setting, DataSizeRange.class);
            values.add(DataSize.parse(range.min()).toBytes() - 1 + "B");
            values.add(DataSize.parse(range.max()).toBytes() + 1 + "B");
        }
        if (has(setting, NotBlank.class)) {
            values.add(" ");
        }
        if (has(setting, Pattern.class)) {
            values.add("0".repeat(63));
        }
        if (!setting.kind().equals("a text") && !setting.kind().equals("a path")) {
            values.add("no/such thing");
        }
        return values;
    }

    private static boolean has(Setting setting, Class<? extends Annotation> constraint) {
        return SettingsPage.field(setting).isAnnotationPresent(constraint);
    }

    private static <A extends Annotation> A limit(Setting setting, Class<A> constraint) {
        return SettingsPage.field(setting).getAnnotation(constraint);
    }

    private static Class<?> top(Setting setting) {
        Class<?> type = setting.owner();
        while (type.getEnclosingClass() != null) {
            type = type.getEnclosingClass();
        }
        return type;
    }

    private static String read(Object settings, Class<?> type, Setting wanted) {
        if (type.equals(wanted.owner())) {
            return String.valueOf(value(settings, wanted.part()));
        }
        return Stream.of(type.getRecordComponents())
                .filter(part -> part.getType().equals(wanted.owner()))
                .map(part -> read(Objects.requireNonNull(value(settings, part)), part.getType(), wanted))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable Object value(Object settings, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object bind(Class<?> type, Map<String, Object> told) {
        return binder(told).bindOrCreate(Setting.prefix(type), Bindable.of(type));
    }

    private static Binder binder(Map<String, Object> told) {
        return Binder.get(environment(new MapPropertySource("told", told)));
    }

    private static void check(Map<String, Object> told) {
        check(new MapPropertySource("told", told));
    }

    private static void check(MapPropertySource told) {
        try (var context = new GenericApplicationContext()) {
            context.setEnvironment(environment(told));
            new SettingsCheck().initialize(context);
        }
    }

    /** With nothing else in it: neither this machine's variables nor this build's properties. */
    private static StandardEnvironment environment(MapPropertySource told) {
        var environment = new StandardEnvironment() {
            @Override
            protected void customizePropertySources(MutablePropertySources sources) {
                sources.addLast(told);
            }
        };
        ConfigurationPropertySources.attach(environment);
        return environment;
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.resolve("..").normalize();
        }
        return folder;
    }
}
