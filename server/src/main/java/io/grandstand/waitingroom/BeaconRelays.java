package io.grandstand.waitingroom;

import io.grandstand.draw.BeaconOutput;
import io.grandstand.draw.BeaconRound;
import io.grandstand.draw.Hash;
import io.grandstand.waitingroom.BeaconReply.Nothing;
import io.grandstand.waitingroom.BeaconReply.Said;
import io.grandstand.waitingroom.BeaconReply.Why;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks relays of a beacon by drand's HTTP interface. Nothing that they answer is believed: not its size, not its round,
 * and not that it is whole.
 */
@Component
class BeaconRelays implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BeaconRelays.class);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int TOO_EARLY = 425;

    /** As drand has it; what else a relay says is nothing to us. */
    private record Answer(
            @Nullable Long round,
            @Nullable String randomness,
            @Nullable String signature) {}

    private final BeaconSettings settings;
    private final MeterRegistry registry;
    private final JsonMapper json = JsonMapper.shared();
    private final HttpClient client;

    BeaconRelays(BeaconSettings settings, MeterRegistry registry) {
        this.settings = settings;
        this.registry = registry;
        this.client = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
    }

    /** The first answer that is what the round said, of those who may know it; empty when nobody has one. */
    Optional<BeaconOutput> ask(RoomBeacon beacon) {
        for (URI relay : settings.relaysOf(beacon)) {
            URI url = beacon.at(relay);
            BeaconReply reply = ask(url, beacon.round());
            count(reply);
            switch (reply) {
                case Said said -> {
                    return Optional.of(said.output());
                }
                case Nothing nothing -> LOG.debug("beacon={} url={}", nothing.why(), url);
            }
        }
        return Optional.empty();
    }

    private void count(BeaconReply reply) {
        String outcome =
                switch (reply) {
                    case Said _ -> "said";
                    case Nothing nothing -> nothing.why().name().toLowerCase(Locale.ROOT);
                };
        registry.counter("grandstand.waitingroom.beacon", "outcome", outcome).increment();
    }

    private BeaconReply ask(URI url, BeaconRound round) {
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Accept", "application/json")
                .timeout(settings.timeout())
                .build();
        int bytesMax = Math.toIntExact(settings.answerMax().toBytes());
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), bytesMax));
        try {
            // The request's own timeout ends with the first byte: whoever sends one a minute would keep us for hours.
            HttpResponse<byte[]> response = answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return switch (response.statusCode()) {
                case OK -> read(response.body(), round);
                case NOT_FOUND, TOO_EARLY -> new Nothing(Why.NOT_YET);
                default -> new Nothing(Why.AWAY);
            };
        } catch (ExecutionException | TimeoutException unanswered) {
            LOG.debug("beacon=unanswered url={} cause={}", url, unanswered.toString());
            return new Nothing(Why.AWAY);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Nothing(Why.AWAY);
        } finally {
            answer.cancel(true);
        }
    }

    private BeaconReply read(byte[] body, BeaconRound round) {
        try {
            Answer answer = json.readValue(body, Answer.class);
            if (answer == null || answer.round() == null || answer.randomness() == null || answer.signature() == null) {
                return new Nothing(Why.WRONG);
            }
            var output = new BeaconOutput(answer.round(), Hash.parse(answer.randomness()), answer.signature());
            return output.fault(round).isEmpty() ? new Said(output) : new Nothing(Why.WRONG);
        } catch (JacksonException | IllegalArgumentException garbage) {
            return new Nothing(Why.WRONG);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
