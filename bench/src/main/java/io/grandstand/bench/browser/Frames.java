package io.grandstand.bench.browser;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What a browser's trace says of the frames of its page: how long script ran in each, how long its main thread was busy, and
 * how far apart they are. A frame lasts from its first animation callback until the next one's: with the drawing that this
 * asked for, and with everything that happens until the page draws again. What runs within something that is counted already
 * is not counted again.
 *
 * @param script of each frame, in milliseconds, the shortest first: handlers, callbacks, promises, and collecting garbage
 * @param busy of each frame, likewise: all tasks of the main thread, with layout, and what is drawn there
 * @param intervals between frames, likewise
 */
public record Frames(List<Double> script, List<Double> busy, List<Double> intervals) {

    private static final String BEGINS = "FireAnimationFrame";

    /** Callbacks that follow each other sooner than this are of one frame. */
    private static final double SAME_FRAME_MICROS = 1_000;

    private static final Set<String> SCRIPT = Set.of(
            "EvaluateScript",
            "EventDispatch",
            "FireAnimationFrame",
            "FunctionCall",
            "MajorGC",
            "MinorGC",
            "RunMicrotasks",
            "TimerFire");
    private static final Set<String> TASKS = Set.of("RunTask", "ThreadControllerImpl::RunTask");
    private static final double MICROS_PER_MILLI = 1_000;

    private record Stretch(double from, double to) {}

    private record ThreadId(long process, long thread) {

        static ThreadId of(JsonNode event) {
            return new ThreadId(event.path("pid").asLong(), event.path("tid").asLong());
        }
    }

    /** Of the page that drew most. */
    public static Frames of(List<JsonNode> trace) {
        Map.Entry<ThreadId, List<JsonNode>> most = trace.stream()
                .filter(event -> event.path("name").asString("").equals(BEGINS))
                .collect(Collectors.groupingBy(ThreadId::of))
                .entrySet()
                .stream()
                .max(Comparator.comparingInt(callbacks -> callbacks.getValue().size()))
                .orElseThrow(() -> new IllegalStateException("the page drew nothing"));
        double[] begins = begins(stretches(most.getValue(), Set.of(BEGINS)));
        List<JsonNode> onMain = trace.stream()
                .filter(event -> ThreadId.of(event).equals(most.getKey()))
                .toList();
        var intervals = new double[begins.length - 1];
        Arrays.setAll(intervals, i -> (begins[i + 1] - begins[i]) / MICROS_PER_MILLI);
        return new Frames(
                perFrame(begins, stretches(onMain, SCRIPT)),
                perFrame(begins, stretches(onMain, TASKS)),
                sorted(intervals));
    }

    private static double[] begins(List<Stretch> callbacks) {
        return IntStream.range(0, callbacks.size())
                .filter(i ->
                        i == 0 || callbacks.get(i).from() - callbacks.get(i - 1).to() >= SAME_FRAME_MICROS)
                .mapToDouble(i -> callbacks.get(i).from())
                .toArray();
    }

    public int count() {
        return script.size();
    }

    /** @param percent 50 for the median, 100 for the most */
    public static double percentile(List<Double> sorted, int percent) {
        return sorted.get((int) Math.ceil(percent / 100.0 * sorted.size()) - 1);
    }

    private static List<Double> sorted(double[] values) {
        return Arrays.stream(values).sorted().boxed().toList();
    }

    /** What these took, without what ran within others of them. */
    private static List<Stretch> stretches(List<JsonNode> events, Set<String> names) {
        List<Stretch> all = events.stream()
                .filter(event -> event.path("ph").asString("").equals("X")
                        && names.contains(event.path("name").asString("")))
                .map(event -> new Stretch(
                        event.path("ts").asDouble(),
                        event.path("ts").asDouble() + event.path("dur").asDouble(0)))
                .sorted(Comparator.comparingDouble(Stretch::from))
                .toList();
        var apart = new ArrayList<Stretch>();
        for (Stretch next : all) {
            if (apart.isEmpty() || next.from() > apart.getLast().to()) {
                apart.add(next);
            } else if (next.to() > apart.getLast().to()) {
                apart.add(new Stretch(apart.removeLast().from(), next.to()));
            }
        }
        return apart;
    }

    /** What began in a frame is the frame's. */
    private static List<Double> perFrame(double[] begins, List<Stretch> stretches) {
        var millis = new double[begins.length - 1];
        for (Stretch stretch : stretches) {
            int at = Arrays.binarySearch(begins, stretch.from());
            int frame = at >= 0 ? at : -at - 2;
            if (frame >= 0 && frame < millis.length) {
                millis[frame] += (stretch.to() - stretch.from()) / MICROS_PER_MILLI;
            }
        }
        return sorted(millis);
    }
}
