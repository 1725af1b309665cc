package io.grandstand.bench.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What processes have taken of the cores until a moment, each by itself. */
public record CpuTime(Map<ProcessHandle, Duration> byProcess) {

    public CpuTime {
        byProcess = Map.copyOf(byProcess);
    }

    public static Duration ofThisProcess() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofNanos(system.getProcessCpuTime());
    }

    /** Of these processes alone. */
    public static CpuTime of(Collection<ProcessHandle> processes) {
        return of(processes.stream());
    }

    /** Of these processes, and of all that they started. */
    public static CpuTime withDescendants(Collection<ProcessHandle> processes) {
        return of(processes.stream().flatMap(process -> Stream.concat(Stream.of(process), process.descendants())));
    }

    private static CpuTime of(Stream<ProcessHandle> processes) {
        return new CpuTime(processes.distinct().collect(Collectors.toMap(Function.identity(), process -> process.info()
                .totalCpuDuration()
                .orElse(Duration.ZERO))));
    }

    /**
     * What was taken since an earlier moment. Who ended meanwhile, as a database's process does with its connection, is left
     * out.
     */
    public Duration since(CpuTime earlier) {
        return byProcess.entrySet().stream()
                .map(process ->
                        process.getValue().minus(earlier.byProcess.getOrDefault(process.getKey(), Duration.ZERO)))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
