package io.grandstand.kernel;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.stereotype.Component;

/** What PostgreSQL says, as Spring names it; a lock that did not come in time is a failure that passes. */
@Component
class DatabaseFailures extends SQLExceptionSubclassTranslator {

    /** lock_not_available, which Spring knows of other databases only. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    @Override
    protected @Nullable DataAccessException doTranslate(String task, @Nullable String sql, SQLException failure) {
        return LOCK_NOT_AVAILABLE.equals(failure.getSQLState())
                ? new CannotAcquireLockException(buildMessage(task, sql, failure), failure)
                : super.doTranslate(task, sql, failure);
    }
}
