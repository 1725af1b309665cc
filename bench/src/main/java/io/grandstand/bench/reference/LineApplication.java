package io.grandstand.bench.reference;

import io.grandstand.bench.reference.SortedLine.Standing;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves REF5, with the web server, threads, JSON and Redis client of the product, and without its security: nobody has
 * to show who they are. No component, or the designs for holding seats would find it.
 */
@EnableAutoConfiguration(excludeName = "io.grandstand.embedded.EmbeddedServersAutoConfiguration")
@EnableScheduling
public class LineApplication {

    /** What the bench's one jar knows it by. */
    public static final String WORD = "reference-line";

    private static final String FAN = "/lines/{line}/entries/{fan}";

    /** @param perSecond let in in a second */
    record Opening(int perSecond) {}

    /** @param ahead how many come before */
    record Place(String state, long ahead, long total) {}

    /** Lets in, without being asked. */
    record Doorman(SortedLine line, InstantSource clock) {

        @Scheduled(fixedRate = 1_000)
        void letIn() {
            line.letIn(clock.millis());
        }
    }

    /** Serves until its input ends, so that it never outlives who started it. */
    public static void main(String[] args) throws IOException {
        try (ConfigurableApplicationContext context = start(args)) {
            IO.println(ReferenceJvm.READY + ReferenceApplication.port(context));
            while (System.in.read() >= 0) {
                // Nothing is told on this way but its end.
            }
        }
    }

    static ConfigurableApplicationContext start(String... args) {
        return new SpringApplicationBuilder(LineApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .properties(Map.of("spring.config.name", "reference-line"))
                .run(args);
    }

    @Bean
    SortedLine line(StringRedisTemplate redis) {
        return new SortedLine(redis);
    }

    @Bean
    Doorman doorman(SortedLine line) {
        return new Doorman(line, InstantSource.system());
    }

    @Bean
    RouterFunction<ServerResponse> calls(SortedLine line) {
        return RouterFunctions.route()
                .PUT("/lines/{line}", request -> {
                    line.open(number(request), request.body(Opening.class).perSecond());
                    return ServerResponse.noContent().build();
                })
                .POST(FAN, request -> {
                    Standing standing = line.join(number(request), fan(request));
                    boolean now = standing instanceof Standing.Waiting waiting && waiting.joinedNow();
                    return ServerResponse.status(now ? HttpStatus.CREATED : HttpStatus.OK)
                            .body(place(standing));
                })
                .GET(FAN, request -> {
                    Optional<Standing> standing = line.find(number(request), fan(request));
                    return standing.isPresent()
                            ? ServerResponse.ok().body(place(standing.get()))
                            : ServerResponse.notFound().build();
                })
                .build();
    }

    private static Place place(Standing standing) {
        return switch (standing) {
            case Standing.Waiting waiting -> new Place("WAITING", waiting.ahead(), waiting.total());
            case Standing.Inside _ -> new Place("INSIDE", 0, 0);
        };
    }

    private static long number(ServerRequest request) {
        return Long.parseLong(request.pathVariable("line"));
    }

    private static String fan(ServerRequest request) {
        return UUID.fromString(request.pathVariable("fan")).toString();
    }
}
