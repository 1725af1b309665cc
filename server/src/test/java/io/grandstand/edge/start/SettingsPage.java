package io.grandstand.edge.start;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import io.grandstand.kernel.DataSizeRange;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The reference of all settings, as it follows from their records and what is written about each part of them. */
final class SettingsPage {

    static final Path FILE = Path.of("docs/operating/settings.md");

    private static final String HEAD = """
            # Settings

            Every setting of Grandstand's own, with its default and what it may be. Each can be an argument
            (`--grandstand.demo.fans=20`), a system property in `JAVA_OPTS` (`-Dgrandstand.demo.fans=20`), or an environment
            variable, in capitals, with an underscore for each dot and no dashes (`GRANDSTAND_DEMO_FANS=20`,
            `GRANDSTAND_BOOKING_CHECKOUTTIME=5m`). `./grandstand up --help` has short options for the common ones.

            A duration is written as `200ms`, `30s`, `5m`, `2h` or `7d`, a size as `64KB` or `1MB`. A start with settings that
            are wrong, or that there are not, names all of them and stops.

            This page is made from the code; CONTRIBUTING tells how.
            """;

    private SettingsPage() {}

    static String text(Path root) {
        var rows = new TreeMap<String, List<String>>();
        for (Class<?> type : Setting.records()) {
            Map<String, String> sentences = sentences(root, type);
            for (Setting setting : Setting.of(type)) {
                String key = setting.key().toString();
                String sentence = sentences.get(
                        setting.owner().getSimpleName() + "." + setting.part().getName());
                var row = List.of(
                        "`" + key + "`", type(setting), standard(setting), limits(setting), String.valueOf(sentence));
                List<String> twin = rows.put(key, row);
                if (twin != null && !twin.equals(row)) {
                    throw new IllegalStateException(key + " is told in two ways: " + twin + " and " + row);
                }
            }
        }
        return HEAD
                + rows.values().stream()
                        .collect(Collectors.groupingBy(SettingsPage::section, TreeMap::new, Collectors.toList()))
                        .entrySet()
                        .stream()
                        .map(section -> section(section.getKey(), section.getValue()))
                        .collect(Collectors.joining());
    }

    private static String section(List<String> row) {
        String[] words = row.getFirst().replace("`", "").split("\\.", -1);
        return words.length == 2 ? words[0] : words[0] + "." + words[1];
    }

    private static String section(String name, List<List<String>> rows) {
        return "\n## `" + name + "`\n\n| key | type | default | limits | what it is |\n|---|---|---|---|---|\n"
                + rows.stream()
                        .map(row -> "| " + String.join(" | ", row) + " |\n")
                        .collect(Collectors.joining());
    }

    private static String type(Setting setting) {
        return setting.kind().replaceFirst("^an? ", "").replaceFirst(" such as .*", "");
    }

    private static String standard(Setting setting) {
        DefaultValue value = defaultOf(setting);
        return value == null || value.value().length == 0 ? "" : "`" + String.join(",", value.value()) + "`";
    }

    /** It stands at the parameter that the record is made from. */
    static @Nullable DefaultValue defaultOf(Setting setting) {
        var names = Stream.of(setting.owner().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
        int index = names.indexOf(setting.part().getName());
        return setting.owner()
                .getDeclaredConstructors()[0]
                .getParameters()[index]
                .getAnnotation(DefaultValue.class);
    }

    /** The constraints. One that this does not know is for this to learn. */
    private static String limits(Setting setting) {
        var annotations = Stream.of(field(setting).getAnnotations())
                .filter(annotation -> !(annotation instanceof DefaultValue))
                .toList();
        var limits = new ArrayList<String>();
        for (var annotation : annotations) {
            switch (annotation) {
                case Min min -> limits.add("from " + min.value());
                case Max max -> limits.add("to " + max.value());
                case DurationMin _, DurationMax _ -> limits.add(bound(setting, annotation instanceof DurationMin));
                case DataSizeRange range -> limits.add("from " + range.min() + " to " + range.max());
                case NotBlank _ -> limits.add("not empty");
                case Pattern pattern -> limits.add(pattern.message().replaceFirst("^must be ", ""));
                default -> throw new IllegalStateException("what does this allow: " + annotation);
            }
        }
        return String.join(" ", limits);
    }

    /** Where the constraints are: those of most kinds do not reach the record's component itself. */
    static Field field(Setting setting) {
        try {
            return setting.owner().getDeclaredField(setting.part().getName());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String bound(Setting setting, boolean least) {
        Duration bound = least ? shortest(setting) : longest(setting);
        return (least ? "from " : "to ") + words(bound);
    }

    static Duration shortest(Setting setting) {
        DurationMin min = field(setting).getAnnotation(DurationMin.class);
        return Duration.ofDays(min.days())
                .plusHours(min.hours())
                .plusMinutes(min.minutes())
                .plusSeconds(min.seconds())
                .plusMillis(min.millis());
    }

    static Duration longest(Setting setting) {
        DurationMax max = field(setting).getAnnotation(DurationMax.class);
        return Duration.ofDays(max.days())
                .plusHours(max.hours())
                .plusMinutes(max.minutes())
                .plusSeconds(max.seconds())
                .plusMillis(max.millis());
    }

    /** In the largest unit that it is whole in. */
    static String words(Duration duration) {
        long millis = duration.toMillis();
        if (millis == 0 || millis % 1_000 != 0) {
            return millis == 0 ? "0s" : millis + "ms";
        }
        long seconds = millis / 1_000;
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        } else if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** What {@code @param} says of each part of a record and of the records within it, by {@code Record.part}. */
    private static Map<String, String> sentences(Path root, Class<?> type) {
        String file = type.getName().replace('.', '/') + ".java";
        Path source = Stream.of("server", "embedded")
                .map(part -> root.resolve(part + "/src/main/java").resolve(file))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("where is " + file + "?"));
        var found = new HashMap<String, String>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, _ -> {}, List.of("-proc:none"), null, files.getJavaFileObjects(source));
            var docs = DocTrees.instance(task);
            for (var unit : task.parse()) {
                new TreePathScanner<Void, Void>() {
                    @Override
                    public Void visitClass(ClassTree record, Void nothing) {
                        var doc = docs.getDocCommentTree(getCurrentPath());
                        for (DocTree tag : doc == null ? List.<DocTree>of() : doc.getBlockTags()) {
                            if (tag instanceof ParamTree param) {
                                found.put(record.getSimpleName() + "." + param.getName(), sentence(param));
                            }
                        }
                        return super.visitClass(record, null);
                    }
                }.scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String sentence(ParamTree param) {
        String words = param.getDescription().stream().map(DocTree::toString).collect(Collectors.joining());
        return words.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
