package io.grandstand.bench.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What processes took of the cores. */
public final class CpuTime {

    private CpuTime() {}

    public static Duration ofThisProcess() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofNanos(system.getProcessCpuTime());
    }

    /** Of a process alone. */
    public static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Of several processes. */
    public static Duration of(List<ProcessHandle> processes) {
        return processes.stream().map(CpuTime::of).reduce(Duration.ZERO, Duration::plus);
    }

    /** Of the processes that it started. */
    public static Duration below(ProcessHandle process) {
        try (Stream<ProcessHandle> children = process.descendants()) {
            return children.map(CpuTime::of).reduce(Duration.ZERO, Duration::plus);
        }
    }
}
