package io.grandstand.bench.report;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** What was measured on: without it a figure says nothing. */
public record Machine(Map<String, String> facts) {

    private static final Path CPUS = Path.of("/proc/cpuinfo");

    public Machine {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** This one. */
    public static Machine here(Map<String, String> more) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        var facts = new LinkedHashMap<String, String>();
        facts.put("cores", Integer.toString(system.getAvailableProcessors()));
        facts.put("processor", processor());
        facts.put("memory", "%.0f GB".formatted(system.getTotalMemorySize() / 1e9));
        facts.put("system", system.getName() + " " + system.getVersion() + " " + system.getArch());
        facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put("load before", "%.2f".formatted(system.getSystemLoadAverage()));
        facts.putAll(more);
        return new Machine(facts);
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(CPUS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
