package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What those who watch a line cost the process that serves them, which does nothing else meanwhile. */
class CostOfWaitingIT {

    private static final int WAITING = 400;
    /** Warms up what the first ones make the process keep once for all. */
    private static final int FIRST = 40;
    /** A request's buffers are 95 KB of it. */
    private static final long STREAM_BYTES_MAX = 192 * 1024;

    private static final int READ_MILLIS_MAX = 20_000;

    /** The last line of a histogram of what is alive: instances, then bytes. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    @Test
    void aStreamThatWaitsCostsItsBuffersAndLittleMore() throws IOException {
        Map<String, String> settings =
                Map.of("GRANDSTAND_WAITINGROOM_STREAMS_PERADDRESSMAX", Integer.toString(FIRST + WAITING));
        List<Socket> open = new ArrayList<>();
        try (Product product = Product.startWith(settings, Product.emptyData("waiting"), "all", "--no-limits")) {
            long performance = new Sale(DemoPeople.host(product.url()))
                    .open(Sale.Terms.ofSeats(10).waitingRoom("""
                            {"concurrency":1,"admissionSeconds":600,"rejoin":"KEEP"}"""));
            watch(product.url(), performance, FIRST, open);
            long before = liveHeap(product.server());

            watch(product.url(), performance, WAITING, open);

            assertThat((liveHeap(product.server()) - before) / WAITING)
                    .as("bytes for each of %d streams", WAITING)
                    .isLessThan(STREAM_BYTES_MAX);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    /** Returns when each of them has been told the line's state. */
    private static void watch(URI url, long performance, int more, List<Socket> open) throws IOException {
        List<Socket> opened = new ArrayList<>();
        for (int i = 0; i < more; i++) {
            var socket = new Socket(url.getHost(), url.getPort());
            open.add(socket);
            opened.add(socket);
            socket.setSoTimeout(READ_MILLIS_MAX);
            socket.getOutputStream()
                    .write("GET /api/v1/performances/%d/waiting-room/stream HTTP/1.1\r\nHost: %s\r\n\r\n"
                            .formatted(performance, url.getAuthority())
                            .getBytes(StandardCharsets.US_ASCII));
        }
        for (Socket socket : opened) {
            var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(lines.readLine()).startsWith("HTTP/1.1 200");
            assertThat(lines.lines().anyMatch(line -> line.startsWith("event: state")))
                    .isTrue();
        }
    }

    /** What is left after a collection of everything that nobody refers to. */
    private static long liveHeap(ProcessHandle server) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked = new ProcessBuilder(jcmd, Long.toString(server.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String told = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = TOTAL.matcher(told);
        assertThat(total.find()).as(told).isTrue();
        return Long.parseLong(total.group(1));
    }
}
