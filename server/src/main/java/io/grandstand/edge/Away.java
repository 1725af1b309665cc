package io.grandstand.edge;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;
import org.springframework.transaction.CannotCreateTransactionException;

/** That something which a request needs does not answer now: the database, Redis, or a lock that did not come in time. */
public final class Away {

    /** When to come back, in seconds, as the header has it. */
    public static final String RETRY_AFTER = "2";

    private Away() {}

    /** Whether this is such a failure; anything else is a fault of ours. */
    public static boolean isOne(Throwable failure) {
        return failure instanceof DataAccessResourceFailureException
                || failure instanceof RedisConnectionFailureException
                || failure instanceof RedisSystemException
                || failure instanceof TransientDataAccessException
                || failure instanceof CannotCreateTransactionException;
    }
}
