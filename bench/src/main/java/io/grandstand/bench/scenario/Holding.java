package io.grandstand.bench.scenario;

import io.grandstand.bench.journal.JournalLine;
import io.grandstand.bench.journal.JournalLine.Phase;
import io.grandstand.bench.journal.JournalLine.What;
import io.grandstand.bench.load.Answer;
import io.grandstand.bench.load.Request;
import io.grandstand.bench.load.Script;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Takes one wish after another from a pile and asks for its seats; for one connection or many. */
class Holding implements Script {

    static final int HELD = 201;

    /** Told to come again: the seats are still wanted. */
    static final int BUSY = 503;

    private record Asked(UUID id, Wish wish) {}

    private final Queue<Wish> wishes;
    private final Queue<JournalLine> told = new ConcurrentLinkedQueue<>();

    Holding(Collection<Wish> wishes) {
        this.wishes = new ConcurrentLinkedQueue<>(wishes);
    }

    @Override
    public @Nullable Request next() {
        Wish wish = wishes.poll();
        if (wish == null) {
            return null;
        }
        UUID id = Ids.next();
        return wish.asking().apply(id).about(new Asked(id, wish));
    }

    @Override
    public void answered(Request request, Answer answer) {
        var asked = (Asked) Objects.requireNonNull(request.about());
        if (answer.status() == HELD) {
            held(asked.wish());
            told.add(new JournalLine(
                    Phase.AFTER,
                    What.HOLD,
                    asked.id(),
                    HELD,
                    "HELD",
                    asked.wish().performance(),
                    asked.wish().seats()));
        } else if (answer.status() == BUSY) {
            wishes.add(asked.wish());
        }
    }

    /** For who wants to know more of it. */
    void held(Wish wish) {}

    /** What the server said yes to. */
    List<JournalLine> told() {
        return List.copyOf(told);
    }
}
