package io.grandstand.booking.lane;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells what went wrong with a batch: the database, a lock that did not come, or a command in it. */
final class Faults {

    /** Lost connections, timeouts and broken transactions, deadlocks, want of resources, shutdowns, broken disks. */
    private static final Set<String> DATABASE = Set.of("08", "25", "40", "53", "55", "57", "58");

    private static final String CONNECTION = "08";

    private static final String ENDED_BY_THE_DATABASE = "57P";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String UNIQUE_VIOLATION = "23505";

    private Faults() {}

    static boolean ofDatabase(Throwable failure) {
        // A broken connection may show only as a rollback that fails, which hides what was before it.
        if (failure instanceof TransactionException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransientDataAccessException) {
            return true;
        }
        String state = sqlState(failure);
        return state != null && state.length() == 5 && DATABASE.contains(state.substring(0, 2));
    }

    /** Then others of the same age are lost as well, as a rule. */
    static boolean connectionLost(Throwable failure) {
        String state = sqlState(failure);
        return state == null
                ? failure instanceof TransactionException
                : state.startsWith(CONNECTION) || state.startsWith(ENDED_BY_THE_DATABASE);
    }

    static boolean lockDidNotCome(Throwable failure) {
        return LOCK_NOT_AVAILABLE.equals(sqlState(failure));
    }

    static boolean duplicateKey(Throwable failure) {
        return UNIQUE_VIOLATION.equals(sqlState(failure));
    }

    private static @Nullable String sqlState(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState();
            }
        }
        return null;
    }
}
