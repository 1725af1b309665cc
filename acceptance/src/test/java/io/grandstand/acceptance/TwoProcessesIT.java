package io.grandstand.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.grandstand.bench.journal.Journal;
import io.grandstand.bench.journal.JournalLine;
import io.grandstand.bench.journal.JournalLine.Phase;
import io.grandstand.bench.journal.JournalLine.What;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two processes sell the same performance on one database, to fans who try at both at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoProcessesIT {

    private static final int FANS = 80;

    private final Path data = Product.emptyData("two-processes");
    private final Path file = data.resolve("journal.jsonl");
    private final Journal journal = new Journal(file);
    private Product one;
    private Product other;
    private List<String> tokens;
    private int nextFan;

    @BeforeAll
    void startBoth() {
        Path written = data.resolve("tokens.txt");
        String fans = Integer.toString(FANS);
        one = Product.start(data, "--demo-fans", fans, "--demo-tokens", written.toString(), "--no-limits");
        other = Product.start(data, "--demo-fans", fans, "--no-limits");
        tokens = DemoPeople.fanTokens(written);
    }

    @AfterAll
    void stopBoth() {
        other.close();
        one.close();
        journal.close();
    }

    @Test
    void whoAsksBothForMoreThanTheLimitHoldsExactlyTheLimit() throws Exception {
        int fans = 20;
        int wishesEach = 6;
        long performance = sale().open(Sale.Terms.ofSeats(fans * wishesEach * 2));
        List<Fan> admitted = admitted(fans, performance);

        List<Answer> answers = Crowd.atOnce(fans * wishesEach, i -> () -> {
            Fan fan = at(i % 2 == 0 ? one : other, admitted.get(i / wishesEach));
            return hold(fan, performance, 2 * i, 2 * i + 1);
        });

        for (int fan = 0; fan < fans; fan++) {
            List<Answer> mine = answers.subList(fan * wishesEach, (fan + 1) * wishesEach);
            assertThat(mine).filteredOn(answer -> answer.status() == 201).hasSize(2);
            assertThat(mine)
                    .filteredOn(answer -> answer.status() != 201)
                    .extracting(Answer::problem)
                    .containsOnly("limit-reached");
        }
        assertThat(Audit.of(data, file)).contains("Clean.");
    }

    @Test
    void everySeatThatManyWantAtBothIsSoldOnce() throws Exception {
        int fans = 60;
        int pairs = 20;
        long performance = sale().open(Sale.Terms.ofSeats(2 * pairs));
        List<Fan> admitted = admitted(fans, performance);

        // Everyone wants two pairs, one at either process, and may have both; everywhere six want each.
        List<Answer> answers = Crowd.atOnce(2 * fans, i -> () -> {
            int pair = (i / 2 + 7 * (i % 2)) % pairs;
            return hold(at(i % 2 == 0 ? one : other, admitted.get(i / 2)), performance, 2 * pair, 2 * pair + 1);
        });

        List<Integer> held = answers.stream()
                .filter(answer -> answer.status() == 201)
                .flatMap(answer -> answer.json().get("seats").valueStream())
                .map(seat -> seat.get("seat").asInt())
                .toList();
        assertThat(held)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 2 * pairs).boxed().toList());
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answer::problem)
                .containsOnly("seats-taken");
        assertThat(Audit.of(data, file)).contains("Clean.");
    }

    private Answer hold(Fan fan, long performance, int seat, int beside) {
        UUID id = UUID.randomUUID();
        Answer answer = fan.hold(performance, id, seat, beside);
        journal.write(
                new JournalLine(Phase.AFTER, What.HOLD, id, answer.status(), "", performance, List.of(seat, beside)));
        return answer;
    }

    private Sale sale() {
        return new Sale(DemoPeople.host(one.url()));
    }

    /** Let in by either process, as it happens. */
    private List<Fan> admitted(int count, long performance) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    URI process = (i % 2 == 0 ? one : other).url();
                    String token = tokens.get(nextFan++);
                    return new Fan(Http.anonymous(process).with("Authorization", "Bearer " + token))
                            .admittedTo(performance);
                })
                .toList();
    }

    private static Fan at(Product process, Fan fan) {
        return new Fan(new Http(process.url(), fan.http().headers()), fan.admission());
    }
}
