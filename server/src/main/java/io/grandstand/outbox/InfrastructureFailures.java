package io.grandstand.outbox;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import org.apache.kafka.common.errors.RetriableException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a failing database, broker or network from a failure that would come again however often one tries. */
public final class InfrastructureFailures {

    private static final int CAUSES_MAX = 20;

    private static final List<Class<? extends Exception>> TYPES = List.of(
            TransientDataAccessException.class,
            DataAccessResourceFailureException.class,
            RecoverableDataAccessException.class,
            CannotCreateTransactionException.class,
            TransactionSystemException.class,
            RetriableException.class,
            SQLTransientException.class,
            SQLRecoverableException.class,
            SocketException.class,
            SocketTimeoutException.class);

    /**
     * How a SQLSTATE begins: connection, transaction rolled back, out of resources, a lock that did not come, operator's
     * intervention, system error.
     */
    private static final List<String> SQL_STATES = List.of("08", "40", "53", "55P03", "57", "58");

    private InfrastructureFailures() {}

    /** Whether this was a failure that passes without anybody touching the message. */
    public static boolean isOne(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < CAUSES_MAX && cause != null; i++) {
            Throwable current = cause;
            if (TYPES.stream().anyMatch(type -> type.isInstance(current))) {
                return true;
            }
            if (current instanceof SQLException sql
                    && sql.getSQLState() != null
                    && SQL_STATES.stream().anyMatch(sql.getSQLState()::startsWith)) {
                return true;
            }
            cause = current.getCause();
        }
        return false;
    }
}
