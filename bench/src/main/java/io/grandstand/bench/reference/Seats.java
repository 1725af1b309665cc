package io.grandstand.bench.reference;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Seats in the database. A read outside a transaction costs one way there and back, and no more. */
@Transactional(propagation = Propagation.SUPPORTS)
interface Seats extends Repository<Seat, SeatId> {

    @Query("""
            select s.id.seatNo from Seat s
            where s.id.performanceId = :performance and s.id.seatNo in :seats
              and s.holdId is not null and s.holdId <> :hold and s.until > :now
            """)
    List<Integer> takenFor(long performance, SortedSet<Integer> seats, UUID hold, Instant now);

    /** One statement locks them all, one after another in their order: so nobody waits in a circle. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select s from Seat s
            where s.id.performanceId = :performance and s.id.seatNo in :seats
            order by s.id.seatNo
            """)
    List<Seat> lock(long performance, SortedSet<Integer> seats);

    @Query("""
            select s from VersionedSeat s
            where s.id.performanceId = :performance and s.id.seatNo in :seats
            order by s.id.seatNo
            """)
    List<VersionedSeat> versioned(long performance, SortedSet<Integer> seats);

    @Query("""
            select new io.grandstand.bench.reference.SeatView(s.id.seatNo, s.label, s.price, t.holdId, t.until)
            from Seat s left join TakenSeat t
              on t.id.performanceId = s.id.performanceId and t.id.seatNo = s.id.seatNo
            where s.id.performanceId = :performance and s.id.seatNo in :seats
            """)
    List<SeatView> withTakings(long performance, SortedSet<Integer> seats);

    @Modifying
    @Query("""
            delete from TakenSeat t
            where t.id.performanceId = :performance and t.id.seatNo in :seats and t.until <= :now
            """)
    int forgetTakings(long performance, SortedSet<Integer> seats, Instant now);
}
