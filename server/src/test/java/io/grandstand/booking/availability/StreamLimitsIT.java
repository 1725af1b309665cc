package io.grandstand.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.booking.BookingSettings;
import io.grandstand.booking.availability.SeatStreams.Opened;
import io.grandstand.kernel.LimitSettings;
import io.grandstand.kernel.StreamSlots;
import io.grandstand.kernel.StreamSlots.Watcher;
import io.grandstand.testing.Fans;
import io.grandstand.testing.GrandstandTest;
import io.grandstand.testing.OnSale;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody watches so often that others cannot. */
@GrandstandTest
class StreamLimitsIT {

    private static final Watcher HERE = new Watcher.Anybody("192.0.2.1");
    private static final Watcher THERE = new Watcher.Anybody("192.0.2.2");

    @Autowired
    private SeatPictures pictures;

    @Autowired
    private BookingSettings settings;

    @Autowired
    private OnSale onSale;

    @Autowired
    private Fans fans;

    @Test
    void anAddressWithoutAnAccountWatchesSoOftenAndOthersAreNotInItsWay() {
        SeatStreams streams = streams(true);
        var concert = onSale.aPerformance().open().performance();
        int max = settings.availability().streamsPerAddressMax();
        var open = new ArrayList<SeatStreams.SeatStream>();
        for (int i = 0; i < max; i++) {
            open.add(stream(streams.open(concert, HERE)));
        }

        assertThat(streams.open(concert, HERE))
                .isEqualTo(new Opened.Refused(new StreamSlots.Refused.TooManyOfAddress(max)));
        open.add(stream(streams.open(concert, THERE)));
        open.add(stream(streams.open(concert, new Watcher.LoggedIn(fans.fan().id()))));

        open.removeFirst().close();
        open.add(stream(streams.open(concert, HERE)));
        open.forEach(SeatStreams.SeatStream::close);
    }

    @Test
    void theLimitOfAddressesIsLiftedWithTheOthers() {
        SeatStreams streams = streams(false);
        var concert = onSale.aPerformance().open().performance();
        var open = new ArrayList<SeatStreams.SeatStream>();
        for (int i = 0; i <= settings.availability().streamsPerAddressMax(); i++) {
            open.add(stream(streams.open(concert, HERE)));
        }
        open.forEach(SeatStreams.SeatStream::close);
    }

    @Test
    void oneTooManyIsToldWhenToComeAgain() throws Exception {
        URI stream = fans.nobody()
                .base()
                .resolve("/api/v1/performances/" + onSale.aPerformance().open().performance() + "/availability/stream");
        List<HttpResponse<InputStream>> open = new ArrayList<>();
        // From an address of its own, so that no other test is in its way.
        try (HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByName("127.0.0.77"))
                .build()) {
            for (int i = 0; i <= settings.availability().streamsPerAddressMax(); i++) {
                open.add(
                        client.send(HttpRequest.newBuilder(stream).build(), HttpResponse.BodyHandlers.ofInputStream()));
            }
            HttpResponse<InputStream> last = open.removeLast();

            assertThat(open).allMatch(watching -> watching.statusCode() == 200);
            assertThat(last.statusCode()).isEqualTo(429);
            assertThat(last.headers().firstValue("Retry-After")).contains("5");
            assertThat(new String(last.body().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("problems/too-many-streams");
            for (HttpResponse<InputStream> watching : open) {
                watching.body().close();
            }
        }
    }

    private SeatStreams streams(boolean limited) {
        return new SeatStreams(pictures, settings, new LimitSettings(limited), new SimpleMeterRegistry());
    }

    private static SeatStreams.SeatStream stream(Opened opened) {
        assertThat(opened).isInstanceOf(Opened.Stream.class);
        return ((Opened.Stream) opened).stream();
    }
}
