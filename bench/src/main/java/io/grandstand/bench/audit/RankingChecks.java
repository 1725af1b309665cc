package io.grandstand.bench.audit;

import java.util.List;

/** I5 of what rankings count: they may be behind for a moment, and never ahead. */
final class RankingChecks {

    static final List<Check> ALL = List.of(new Check("I5", "no ticket counts twice in a ranking", """
                    select 'performance ' || performance_id || ': counted ' || r.bought || ' bought and ' || r.given_back
                           || ' given back of ' || coalesce(t.bought, 0) || ' and ' || coalesce(t.given_back, 0)
                    from ranking.performance r
                    left join (select performance_id, count(*) as bought,
                                      count(*) filter (where status = 'CANCELLED') as given_back
                               from orders.ticket group by performance_id) t using (performance_id)
                    where r.bought > coalesce(t.bought, 0) or r.given_back > coalesce(t.given_back, 0)
                    """));

    private RankingChecks() {}
}
