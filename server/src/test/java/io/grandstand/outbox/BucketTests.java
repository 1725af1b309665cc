package io.grandstand.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketTests {

    @Test
    void isTheSameForAKeyInEveryVersion() {
        assertThat(Bucket.of("0193510e-0000-7000-8000-000000000001").number()).isEqualTo((short) 11);
        assertThat(Bucket.of("order").number()).isEqualTo((short) 15);
        assertThat(Bucket.of("결제").number()).isEqualTo((short) 9);
    }

    @Test
    void spreadsKeysOverAllBuckets() {
        var perBucket = IntStream.range(0, 16_000)
                .mapToObj(n -> Bucket.of(new UUID(0x0193510e00007000L, 0x8000000000000000L + n).toString()))
                .collect(Collectors.groupingBy(bucket -> bucket, Collectors.counting()));
        assertThat(perBucket).hasSize(Bucket.COUNT);
        assertThat(perBucket.values()).allMatch(count -> count > 500);
    }
}
