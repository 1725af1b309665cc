package io.grandstand.edge.start;

import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.ResolvableType;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/**
 * Something that can be set.
 *
 * @param key its name
 * @param owner the record that has it
 * @param part what it is in that record
 */
record Setting(ConfigurationPropertyName key, Class<?> owner, RecordComponent part) {

    static final String ROOT = "grandstand";

    private static final Map<Class<?>, String> KINDS = Map.of(
            Boolean.class, "true or false",
            Integer.class, "a whole number",
            Duration.class, "a duration such as 200ms, 30s, 5m, 2h or 7d",
            DataSize.class, "a size such as 64KB or 1MB",
            Path.class, "a path",
            URI.class, "a URL such as https://tickets.example.org",
            Instant.class, "a moment such as 2026-05-01T11:00:00Z",
            ZoneId.class, "a time zone such as Asia/Seoul",
            IpAddressMatcher.class, "an address, or a range such as 10.0.0.0/8");

    /** Every record of settings, of every module. */
    static List<Class<?>> records() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("io.grandstand").stream()
                .<Class<?>>map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .sorted(Comparator.comparing(Setting::prefix).thenComparing(Class::getName))
                .toList();
    }

    /** What a record of settings is made from, with the parts of its parts. */
    static List<Setting> of(Class<?> type) {
        return parts(prefix(type), type).toList();
    }

    static String prefix(Class<?> type) {
        return type.getAnnotation(ConfigurationProperties.class).value();
    }

    private static Stream<Setting> parts(String prefix, Class<?> owner) {
        return Arrays.stream(owner.getRecordComponents()).flatMap(part -> {
            String key = prefix + "." + dashed(part.getName());
            return part.getType().isRecord()
                    ? parts(key, part.getType())
                    : Stream.of(new Setting(ConfigurationPropertyName.of(key), owner, part));
        });
    }

    private static String dashed(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    Bindable<?> bindable() {
        return Bindable.of(ResolvableType.forType(part.getGenericType())).withAnnotations(part.getAnnotations());
    }

    /** What may be written for it, in words. */
    String kind() {
        return kind(ResolvableType.forType(part.getGenericType()));
    }

    private static String kind(ResolvableType type) {
        Class<?> raw = ClassUtils.resolvePrimitiveIfNecessary(type.toClass());
        return raw == List.class
                ? "a list with commas between, each " + kind(type.getGeneric(0))
                : KINDS.getOrDefault(raw, "a text");
    }
}
