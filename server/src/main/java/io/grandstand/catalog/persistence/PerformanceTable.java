package io.grandstand.catalog.persistence;

import io.grandstand.catalog.FeeSchedule;
import io.grandstand.catalog.FeeSchedule.Step;
import io.grandstand.catalog.PerformanceId;
import io.grandstand.catalog.PerformanceQuery;
import io.grandstand.catalog.PerformanceStatus;
import io.grandstand.catalog.PerformanceView;
import io.grandstand.catalog.ShowId;
import io.grandstand.catalog.ShowKind;
import io.grandstand.catalog.TeamId;
import io.grandstand.catalog.VenueId;
import io.grandstand.catalog.VenueView;
import io.grandstand.catalog.WaitingRoomPolicy;
import io.grandstand.catalog.WaitingRoomPolicy.Away;
import io.grandstand.catalog.WaitingRoomPolicy.Rate;
import io.grandstand.catalog.WaitingRoomPolicy.Rejoin;
import io.grandstand.kernel.AccountId;
import io.grandstand.kernel.Page;
import io.grandstand.kernel.PageRequest;
import io.grandstand.kernel.Won;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Performances, as rows. */
@Component
public class PerformanceTable {

    /** What a host may decide of a performance, checked. */
    public record Conditions(
            Instant startsAt,
            Instant visibleFrom,
            Instant salesFrom,
            Instant salesUntil,
            List<Optional<Won>> prices,
            int seatsForSale,
            int ticketsMaxPerFan,
            Duration holdTime,
            Duration moreTime,
            boolean noOrphanSeats,
            Optional<WaitingRoomPolicy> waitingRoom,
            FeeSchedule fees) {

        /** Longer than it takes until no process knows other times. */
        private static final Duration TIMES_STAND = Duration.ofSeconds(2);

        /** Whether everything else is the same. */
        public boolean differsInFeesAtMost(Conditions other) {
            return with(visibleFrom, salesFrom, salesUntil, other.fees).equals(other);
        }

        /**
         * Whether the others keep all that these promise whoever has bought. When they were shown it, or could buy it, is
         * nobody's promise as long as it is still to come, and for a moment more: others sell by the old times until then.
         */
        public boolean keptBy(Conditions others, Instant now) {
            return mayBe(others.visibleFrom, visibleFrom, now)
                    && mayBe(others.salesFrom, salesFrom, now)
                    && mayBe(others.salesUntil, salesUntil, now)
                    && with(others.visibleFrom, others.salesFrom, others.salesUntil, others.fees)
                            .equals(others);
        }

        private static boolean mayBe(Instant other, Instant moment, Instant now) {
            return other.equals(moment)
                    || (moment.isAfter(now.plus(TIMES_STAND)) && !other.isBefore(now.minus(TIMES_STAND)));
        }

        /** Whether a category that is for sale on the others is not on these. */
        public boolean sellsLessThan(Conditions other) {
            return IntStream.range(0, prices.size())
                    .anyMatch(category -> prices.get(category).isEmpty()
                            && other.prices.get(category).isPresent());
        }

        private Conditions with(Instant shown, Instant opened, Instant ended, FeeSchedule feesThen) {
            return new Conditions(
                    startsAt,
                    shown,
                    opened,
                    ended,
                    prices,
                    seatsForSale,
                    ticketsMaxPerFan,
                    holdTime,
                    moreTime,
                    noOrphanSeats,
                    waitingRoom,
                    feesThen);
        }

        Won priceMin() {
            return prices.stream()
                    .flatMap(Optional::stream)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }

        Won priceMax() {
            return prices.stream().flatMap(Optional::stream).max(Won::compareTo).orElseThrow();
        }
    }

    /** A performance as it is kept. */
    public record Stored(PerformanceView view, Conditions conditions, Optional<String> description) {}

    private static final String VIEW = """
            p.id, p.host_id, p.starts_at, p.visible_from, p.sales_from, p.sales_until, p.price_min, p.price_max,
            p.seats_for_sale, p.cancelled,
            v.id as venue_id, v.host_id as venue_host_id, v.name as venue_name, v.name_en as venue_name_en,
            v.seats_total, v.plan_hash,
            """ + ShowTable.COLUMNS;

    private static final String SOURCE = """
            from catalog.performance p
            join catalog.show s on s.id = p.show_id
            join catalog.venue v on v.id = p.venue_id
            """ + ShowTable.TEAMS + "\n";

    private static final String CONDITIONS = """
            starts_at = :startsAt, visible_from = :visibleFrom, sales_from = :salesFrom, sales_until = :salesUntil,
            prices = :prices, price_min = :priceMin, price_max = :priceMax, seats_for_sale = :seatsForSale,
            tickets_max_per_fan = :ticketsMax, hold_seconds = :holdSeconds, more_seconds = :moreSeconds,
            no_orphan_seats = :noOrphanSeats,
            fee_free_hours = :feeFreeHours, fee_days = :feeDays, fee_percents = :feePercents""";

    private final JdbcClient jdbc;

    PerformanceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same over a connection of the caller's choice. */
    public PerformanceTable over(JdbcClient connection) {
        return new PerformanceTable(connection);
    }

    public PerformanceId insert(AccountId host, ShowId show, VenueId venue, Conditions conditions) {
        StatementSpec statement = jdbc.sql("""
                insert into catalog.performance (
                    host_id, show_id, venue_id, starts_at, visible_from, sales_from, sales_until, prices, price_min,
                    price_max, seats_for_sale, tickets_max_per_fan, hold_seconds, more_seconds,
                    no_orphan_seats, fee_free_hours, fee_days, fee_percents,
                    room_rate_count, room_rate_seconds, room_group, room_concurrency, room_admission_seconds, room_rejoin,
                    room_away)
                values (
                    :host, :show, :venue, :startsAt, :visibleFrom, :salesFrom, :salesUntil, :prices, :priceMin,
                    :priceMax, :seatsForSale, :ticketsMax, :holdSeconds, :moreSeconds,
                    :noOrphanSeats, :feeFreeHours, :feeDays, :feePercents,
                    :rateCount, :rateSeconds, :group, :concurrency, :admissionSeconds, :rejoin, :away)
                returning id""");
        return new PerformanceId(room(conditions(statement, conditions), conditions.waitingRoom())
                .param("host", host.value())
                .param("show", show.value())
                .param("venue", venue.value())
                .query(Long.class)
                .single());
    }

    public boolean update(PerformanceId id, Conditions conditions) {
        boolean changed =
                conditions(jdbc.sql("update catalog.performance set " + CONDITIONS + " where id = :id"), conditions)
                                .param("id", id.value())
                                .update()
                        == 1;
        return changed && updateRoom(id, conditions.waitingRoom());
    }

    public boolean updateFees(PerformanceId id, FeeSchedule fees) {
        return fees(jdbc.sql("""
                        update catalog.performance
                        set fee_free_hours = :feeFreeHours, fee_days = :feeDays, fee_percents = :feePercents
                        where id = :id"""), fees).param("id", id.value()).update() == 1;
    }

    /** When it is seen and sold. */
    public boolean updateTimes(PerformanceId id, Conditions conditions) {
        return jdbc.sql("""
                        update catalog.performance
                        set visible_from = :visibleFrom, sales_from = :salesFrom, sales_until = :salesUntil
                        where id = :id""")
                        .param("visibleFrom", Columns.timestamp(conditions.visibleFrom()))
                        .param("salesFrom", Columns.timestamp(conditions.salesFrom()))
                        .param("salesUntil", Columns.timestamp(conditions.salesUntil()))
                        .param("id", id.value())
                        .update()
                == 1;
    }

    public boolean updateRoom(PerformanceId id, Optional<WaitingRoomPolicy> policy) {
        return room(jdbc.sql("""
                        update catalog.performance
                        set room_rate_count = :rateCount, room_rate_seconds = :rateSeconds, room_group = :group,
                            room_concurrency = :concurrency, room_admission_seconds = :admissionSeconds,
                            room_rejoin = :rejoin, room_away = :away
                        where id = :id"""), policy).param("id", id.value()).update() == 1;
    }

    public boolean delete(PerformanceId id) {
        return jdbc.sql("delete from catalog.performance where id = :id")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    public boolean anyOf(ShowId show) {
        return jdbc.sql("select exists (select 1 from catalog.performance where show_id = :show)")
                .param("show", show.value())
                .query(Boolean.class)
                .single();
    }

    public boolean anyAt(VenueId venue) {
        return jdbc.sql("select exists (select 1 from catalog.performance where venue_id = :venue)")
                .param("venue", venue.value())
                .query(Boolean.class)
                .single();
    }

    /** Those of a show, for asking about each of them; at most {@code performancesMax}. */
    public List<PerformanceId> of(ShowId show, int performancesMax) {
        return jdbc.sql("select id from catalog.performance where show_id = :show order by id limit :performancesMax")
                .param("show", show.value())
                .param("performancesMax", performancesMax)
                .query((row, n) -> new PerformanceId(row.getLong("id")))
                .list();
    }

    public Optional<Stored> find(PerformanceId id) {
        return jdbc.sql("""
                        select %s, s.description, p.prices, p.tickets_max_per_fan, p.hold_seconds, p.more_seconds,
                            p.no_orphan_seats, p.fee_free_hours, p.fee_days, p.fee_percents,
                            p.room_rate_count, p.room_rate_seconds, p.room_group, p.room_concurrency, p.room_admission_seconds,
                            p.room_rejoin, p.room_away
                        %s
                        where p.id = :id""".formatted(VIEW, SOURCE))
                .param("id", id.value())
                .query((row, n) -> stored(row))
                .optional();
    }

    public List<PerformanceId> openingOrOnSale(Instant now, Duration ahead, int performancesMax) {
        return jdbc.sql("""
                        select id from catalog.performance
                        where sales_from < :soon and sales_until > :now and not cancelled
                        order by sales_from desc, id desc
                        limit :performancesMax""")
                .param("now", Columns.timestamp(now))
                .param("soon", Columns.timestamp(now.plus(ahead)))
                .param("performancesMax", performancesMax)
                .query((row, n) -> new PerformanceId(row.getLong("id")))
                .list();
    }

    public Page<PerformanceView> page(PerformanceQuery query, Instant now, PageRequest page) {
        String where = Where.of(query);
        List<PerformanceView> items = Where.parameters(
                        jdbc.sql("select " + VIEW + "\n" + SOURCE + where + " order by " + Where.order(query.sort())
                                + " limit :size offset :offset"),
                        query,
                        now)
                .param("size", page.size())
                .param("offset", page.offset())
                .query((row, n) -> view(row))
                .list();
        long total = Where.parameters(jdbc.sql("select count(*) " + SOURCE + where), query, now)
                .query(Long.class)
                .single();
        return new Page<>(items, page.page(), page.size(), total);
    }

    private static StatementSpec conditions(StatementSpec statement, Conditions conditions) {
        Long[] prices = conditions.prices().stream()
                .map(price -> price.map(Won::amount).orElse(null))
                .toArray(Long[]::new);
        return fees(statement, conditions.fees())
                .param("startsAt", Columns.timestamp(conditions.startsAt()))
                .param("visibleFrom", Columns.timestamp(conditions.visibleFrom()))
                .param("salesFrom", Columns.timestamp(conditions.salesFrom()))
                .param("salesUntil", Columns.timestamp(conditions.salesUntil()))
                .param("prices", prices)
                .param("priceMin", conditions.priceMin().amount())
                .param("priceMax", conditions.priceMax().amount())
                .param("seatsForSale", conditions.seatsForSale())
                .param("ticketsMax", conditions.ticketsMaxPerFan())
                .param("holdSeconds", (int) conditions.holdTime().toSeconds())
                .param("moreSeconds", (int) conditions.moreTime().toSeconds())
                .param("noOrphanSeats", conditions.noOrphanSeats());
    }

    private static StatementSpec fees(StatementSpec statement, FeeSchedule fees) {
        return statement
                .param("feeFreeHours", fees.freeHours())
                .param("feeDays", of(fees, Step::daysBefore))
                .param("feePercents", of(fees, Step::percent));
    }

    private static Integer[] of(FeeSchedule fees, Function<Step, Integer> number) {
        return fees.steps().stream().map(number).toArray(Integer[]::new);
    }

    private static StatementSpec room(StatementSpec statement, Optional<WaitingRoomPolicy> policy) {
        Optional<Rate> rate = policy.flatMap(WaitingRoomPolicy::rate);
        return statement
                .param("rateCount", rate.map(Rate::count).orElse(null))
                .param("rateSeconds", rate.map(r -> (int) r.per().toSeconds()).orElse(null))
                .param("group", policy.flatMap(WaitingRoomPolicy::group).orElse(null))
                .param(
                        "concurrency",
                        policy.flatMap(WaitingRoomPolicy::concurrency).orElse(null))
                .param(
                        "admissionSeconds",
                        policy.map(p -> (int) p.admission().toSeconds()).orElse(null))
                .param("rejoin", policy.map(p -> p.rejoin().name()).orElse(null))
                .param("away", policy.map(p -> p.away().name()).orElse(null));
    }

    private static PerformanceView view(ResultSet row) throws SQLException {
        return new PerformanceView(
                new PerformanceId(row.getLong("id")),
                new AccountId(row.getObject("host_id", UUID.class)),
                ShowTable.view(row),
                new VenueView(
                        new VenueId(row.getLong("venue_id")),
                        new AccountId(row.getObject("venue_host_id", UUID.class)),
                        row.getString("venue_name"),
                        row.getString("venue_name_en"),
                        row.getInt("seats_total"),
                        row.getString("plan_hash")),
                Columns.instant(row, "starts_at"),
                Columns.instant(row, "visible_from"),
                Columns.instant(row, "sales_from"),
                Columns.instant(row, "sales_until"),
                row.getBoolean("cancelled"),
                row.getInt("seats_for_sale"),
                new Won(row.getLong("price_min")),
                new Won(row.getLong("price_max")));
    }

    private static Stored stored(ResultSet row) throws SQLException {
        PerformanceView view = view(row);
        List<Optional<Won>> prices = Arrays.stream(Columns.longs(row, "prices"))
                .map(price -> Optional.ofNullable(price).map(Won::new))
                .toList();
        var conditions = new Conditions(
                view.startsAt(),
                view.visibleFrom(),
                view.salesFrom(),
                view.salesUntil(),
                prices,
                view.seatsForSale(),
                row.getInt("tickets_max_per_fan"),
                Duration.ofSeconds(row.getInt("hold_seconds")),
                Duration.ofSeconds(row.getInt("more_seconds")),
                row.getBoolean("no_orphan_seats"),
                room(row),
                fees(row));
        return new Stored(view, conditions, Columns.text(row, "description"));
    }

    private static FeeSchedule fees(ResultSet row) throws SQLException {
        Integer[] days = Columns.integers(row, "fee_days");
        Integer[] percents = Columns.integers(row, "fee_percents");
        return new FeeSchedule(
                row.getInt("fee_free_hours"),
                IntStream.range(0, days.length)
                        .mapToObj(step -> new Step(days[step], percents[step]))
                        .toList());
    }

    private static Optional<WaitingRoomPolicy> room(ResultSet row) throws SQLException {
        Optional<Integer> admission = Columns.integer(row, "room_admission_seconds");
        if (admission.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> count = Columns.integer(row, "room_rate_count");
        int per = row.getInt("room_rate_seconds");
        return Optional.of(new WaitingRoomPolicy(
                count.map(c -> new Rate(c, Duration.ofSeconds(per))),
                Columns.integer(row, "room_group"),
                Columns.integer(row, "room_concurrency"),
                Duration.ofSeconds(admission.get()),
                Rejoin.valueOf(row.getString("room_rejoin")),
                Columns.text(row, "room_away").map(Away::valueOf).orElse(Away.CLOSED)));
    }

    /** What a search asks, in SQL. */
    private static final class Where {

        private static String of(PerformanceQuery query) {
            var where = new StringBuilder("where true");
            query.hostedBy()
                    .ifPresentOrElse(
                            host -> where.append(" and p.host_id = :host"),
                            () -> where.append(" and p.visible_from <= :now"));
            for (int i = 0; i < query.words().size(); i++) {
                where.append(" and lower(concat_ws(' ', s.title, s.artist, h.name, h.name_en, a.name, a.name_en,"
                        + " v.name, v.name_en)) like :word" + i);
            }
            query.kind().ifPresent(kind -> where.append(" and s.kind = :kind"));
            query.team().ifPresent(team -> where.append(" and :team in (s.home_team_id, s.away_team_id)"));
            query.venue().ifPresent(venue -> where.append(" and p.venue_id = :venue"));
            query.show().ifPresent(show -> where.append(" and p.show_id = :show"));
            query.from().ifPresent(from -> where.append(" and p.starts_at >= :from"));
            query.to().ifPresent(to -> where.append(" and p.starts_at < :to"));
            query.phase().ifPresent(phase -> where.append(" and ").append(phase(phase)));
            return where.append('\n').toString();
        }

        private static String phase(PerformanceStatus phase) {
            return switch (phase) {
                case CANCELLED -> "p.cancelled";
                case SCHEDULED -> "not p.cancelled and p.sales_from > :now";
                case ON_SALE, SOLD_OUT -> "not p.cancelled and p.sales_from <= :now and p.sales_until > :now";
                case SALES_ENDED -> "not p.cancelled and p.sales_until <= :now";
            };
        }

        private static String order(PerformanceQuery.Sort sort) {
            return switch (sort) {
                case STARTS_FIRST -> "p.starts_at, p.id";
                case STARTS_LAST -> "p.starts_at desc, p.id desc";
                case SALES_FIRST -> "p.sales_from, p.id";
                case SALES_LAST -> "p.sales_from desc, p.id desc";
                case CHEAPEST -> "p.price_min, p.starts_at, p.id";
                case DEAREST -> "p.price_max desc, p.starts_at, p.id";
            };
        }

        private static StatementSpec parameters(StatementSpec statement, PerformanceQuery query, Instant now) {
            StatementSpec with = statement
                    .param("now", Columns.timestamp(now))
                    .param("host", query.hostedBy().map(AccountId::value).orElse(null))
                    .param("kind", query.kind().map(ShowKind::name).orElse(null))
                    .param("team", query.team().map(TeamId::value).orElse(null))
                    .param("venue", query.venue().map(VenueId::value).orElse(null))
                    .param("show", query.show().map(ShowId::value).orElse(null))
                    .param("from", query.from().map(Columns::timestamp).orElse(null))
                    .param("to", query.to().map(Columns::timestamp).orElse(null));
            for (int i = 0; i < query.words().size(); i++) {
                with = with.param("word" + i, Like.containing(query.words().get(i)));
            }
            return with;
        }
    }
}
