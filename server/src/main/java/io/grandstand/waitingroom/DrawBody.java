package io.grandstand.waitingroom;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.draw.EntrantList;
import io.grandstand.draw.Hash;
import io.grandstand.draw.Seed;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A draw as everyone may read it, in the words of docs/domain/the-draw.md.
 *
 * @param entrants how many take part; absent while more may come
 * @param root absent until it is published, and {@code closedAt} with it
 * @param seed absent until it is told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DrawBody(
        String name,
        Mode mode,
        String commitment,
        @Nullable Integer entrants,
        @Nullable String root,
        @Nullable Instant closedAt,
        @Nullable String seed) {

    enum Mode {
        OPERATOR_TRUSTED
    }

    static DrawBody of(LineDraw draw) {
        return of(draw.performance(), draw.commitment(), draw.count(), draw.entrants(), draw.seed());
    }

    static DrawBody of(RoomDraw draw) {
        Optional<EntrantList> entrants = draw.closing().map(RoomDraw.Closing::entrants);
        return of(
                draw.performance(),
                draw.commitment(),
                entrants.stream().mapToInt(EntrantList::count).findFirst(),
                entrants,
                draw.told() ? Optional.of(draw.seed()) : Optional.empty());
    }

    private static DrawBody of(
            PerformanceId performance,
            Hash commitment,
            OptionalInt count,
            Optional<EntrantList> entrants,
            Optional<Seed> seed) {
        return new DrawBody(
                RoomDraw.terms(performance).name().value(),
                Mode.OPERATOR_TRUSTED,
                commitment.toString(),
                count.isPresent() ? count.getAsInt() : null,
                entrants.map(list -> list.root().toString()).orElse(null),
                entrants.map(EntrantList::closedAt).orElse(null),
                seed.map(told -> told.value().toString()).orElse(null));
    }
}
