package io.grandstand.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.scheduling.annotation.Scheduled;

class JobsTests {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ApplicationContextRunner contexts = new ApplicationContextRunner()
            .withPropertyValues("spring.threads.virtual.enabled=true", "spring.task.execution.mode=force")
            .withConfiguration(
                    AutoConfigurations.of(TaskExecutionAutoConfiguration.class, TaskSchedulingAutoConfiguration.class))
            .withUserConfiguration(TimeConfiguration.class);

    @Test
    void aJobThatIsStuckHoldsUpNoOther() {
        contexts.withBean(StuckJob.class).withBean(BusyJob.class).run(context -> {
            StuckJob stuck = context.getBean(StuckJob.class);
            BusyJob busy = context.getBean(BusyJob.class);
            try {
                assertThat(stuck.began.await(SOON.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
                int before = busy.rounds.get();
                await().atMost(SOON).until(() -> busy.rounds.get() >= before + 3);
                assertThat(stuck.released.getCount()).isOne();
            } finally {
                stuck.released.countDown();
            }
        });
    }

    static class StuckJob {

        final CountDownLatch began = new CountDownLatch(1);
        final CountDownLatch released = new CountDownLatch(1);

        @Scheduled(fixedDelay = 10)
        void work() throws InterruptedException {
            began.countDown();
            released.await();
        }
    }

    static class BusyJob {

        final AtomicInteger rounds = new AtomicInteger();

        @Scheduled(fixedDelay = 10)
        void work() {
            rounds.incrementAndGet();
        }
    }
}
