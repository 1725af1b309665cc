package io.grandstand.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.sql.SQLException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.transaction.CannotCreateTransactionException;

class InfrastructureFailuresTests {

    @Test
    void areWhatPassesWithoutTouchingTheMessage() {
        assertThat(new Exception[] {
                    new CannotGetJdbcConnectionException("away"),
                    new CannotAcquireLockException("waited too long"),
                    new CannotCreateTransactionException("no connection"),
                    new TimeoutException("no broker"),
                    new ConnectException("connection refused"),
                    new SQLException("terminating connection", "57P01"),
                    new SQLException("disk full", "53100")
                })
                .allSatisfy(failure -> assertThat(InfrastructureFailures.isOne(wrapped(failure)))
                        .isTrue());
    }

    @Test
    void areNotWhatTheMessageItselfCauses() {
        assertThat(new Exception[] {
                    new IllegalArgumentException("no such state"),
                    new NullPointerException(),
                    new DuplicateKeyException("twice"),
                    new SQLException("not null violation", "23502")
                })
                .allSatisfy(failure -> assertThat(InfrastructureFailures.isOne(wrapped(failure)))
                        .isFalse());
    }

    private static Exception wrapped(Exception cause) {
        return new ListenerExecutionFailedException("listener failed", new IllegalStateException(cause));
    }
}
