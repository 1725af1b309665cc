package io.grandstand.waitingroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.draw.BeaconOutput;
import io.grandstand.draw.EntrantList;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A draw as everyone may read it, in the words of docs/domain/the-draw.md.
 *
 * @param beacon the one that was promised; absent where none was
 * @param entrants how many take part; absent while more may come
 * @param root absent until it is published, and {@code closedAt} with it
 * @param output what the beacon said; absent until the seed is told, and where it has no say
 * @param missed why the beacon that was promised has no say; absent where it has
 * @param seed absent until it is told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DrawBody(
        String name,

        @Schema(description = "BEACON_MISSED: a beacon was promised, and the operator's secret alone has decided")
        Mode mode,

        String commitment,
        @Nullable BeaconBody beacon,
        @Nullable Integer entrants,
        @Nullable String root,
        @Nullable Instant closedAt,
        @Nullable OutputBody output,
        @Nullable Missed missed,
        @Nullable String seed) {

    enum Mode {
        OPERATOR_TRUSTED,
        BEACON,
        BEACON_MISSED
    }

    /**
     * A round of a public beacon, named before anybody joins.
     *
     * @param comesAt when nobody can know it yet: {@code genesis + (round − 1) · periodSeconds}
     * @param lookUp where anybody may ask what the beacon said
     */
    record BeaconBody(
            String name,

            @Schema(description = "the beacon's chain hash, in hex")
            String chain,

            long round,
            Instant genesis,
            long periodSeconds,
            Instant comesAt,
            URI lookUp) {

        static BeaconBody of(RoomBeacon beacon) {
            var round = beacon.round();
            return new BeaconBody(
                    beacon.name(),
                    round.chain().hash().toString(),
                    round.number(),
                    round.chain().genesis(),
                    round.chain().period().toSeconds(),
                    round.comesAt(),
                    beacon.at(beacon.relay()));
        }
    }

    /** What the beacon said, in its own words: {@code randomness} is the SHA-256 of {@code signature}. */
    record OutputBody(long round, String randomness, String signature) {

        static OutputBody of(BeaconOutput output) {
            return new OutputBody(output.round(), output.randomness().toString(), output.signature());
        }
    }

    static DrawBody of(LineDraw draw) {
        Optional<EntrantList> entrants = draw.entrants();
        Optional<ToldDraw> told = draw.told();
        return new DrawBody(
                RoomDraw.name(draw.performance()).value(),
                mode(draw),
                draw.promise().commitment().toString(),
                draw.promise().beacon().map(BeaconBody::of).orElse(null),
                draw.count().isPresent() ? draw.count().getAsInt() : null,
                entrants.map(list -> list.root().toString()).orElse(null),
                entrants.map(EntrantList::closedAt).orElse(null),
                told.flatMap(ToldDraw::output).map(OutputBody::of).orElse(null),
                told.flatMap(ToldDraw::missed).orElse(null),
                told.map(drawn -> drawn.seed().value().toString()).orElse(null));
    }

    private static Mode mode(LineDraw draw) {
        if (draw.promise().beacon().isEmpty()) {
            return Mode.OPERATOR_TRUSTED;
        }
        boolean missed = draw.told().filter(told -> told.output().isEmpty()).isPresent();
        return missed ? Mode.BEACON_MISSED : Mode.BEACON;
    }
}
