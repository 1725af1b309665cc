package io.grandstand.order;

import io.grandstand.kernel.AccountId;
import io.grandstand.order.CancelTicketsResult.Cancelled;
import io.grandstand.order.PromisedFees.Promise;
import io.grandstand.order.WritingCancellation.Written;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes tickets back: in one transaction they are cancelled and their refund is recorded; then, outside of it, the seats are
 * freed and the money is given back.
 */
@Service
class CancellingTickets implements Cancellations {

    private final WritingCancellation writing;
    private final FollowingCancellation following;
    private final ReadingCancellations reading;
    private final TransactionOperations transactions;

    CancellingTickets(
            WritingCancellation writing,
            FollowingCancellation following,
            ReadingCancellations reading,
            TransactionOperations transactions) {
        this.writing = writing;
        this.following = following;
        this.reading = reading;
        this.transactions = transactions;
    }

    @Override
    public CancelTicketsResult cancel(CancelTickets command) {
        Optional<Promise> promise = reading.promised(command.order(), command.account());
        if (promise.isEmpty()) {
            return new CancelTicketsResult.UnknownOrder();
        }
        return switch (write(command, promise.get())) {
            case Written.Now now -> {
                following.follow(now);
                yield new Cancelled(reading.one(now.row()));
            }
            case Written.Before(CancellationBook.Row row) -> new Cancelled(reading.one(row));
            case Written.Nothing(CancelTicketsResult.Refused why) -> why;
        };
    }

    /** Whatever is refused has written nothing. */
    private Written write(CancelTickets command, Promise promise) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Written written = writing.write(command, promise);
            if (written instanceof Written.Nothing) {
                transaction.setRollbackOnly();
            }
            return written;
        }));
    }

    @Override
    public Optional<CancellationOffer> offer(OrderId order, AccountId account) {
        return reading.offer(order, account);
    }
}
