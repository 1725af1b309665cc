package io.grandstand.bench.reference;

import io.grandstand.bench.product.Stores;
import java.nio.file.Path;
import java.util.Locale;

/** The reference designs. */
enum Design implements Reference {
    REF1("pessimistic: the rows of the seats are locked and written in one transaction for each request"),
    REF2("optimistic: the rows of the seats are written if their versions are as they were read, with retries"),
    REF3("a distributed lock in Redis for each seat, and the pessimistic transaction within"),
    REF4("a multi-lock in Redis over all seats, then a look into cache and database, and an insert");

    private final String sentence;

    Design(String sentence) {
        this.sentence = sentence;
    }

    @Override
    public String id() {
        return name();
    }

    @Override
    public String design() {
        return sentence;
    }

    @Override
    public Served serve(Stores stores, Path folder) {
        return ReferenceProcess.start(this, stores, folder);
    }

    /** Where its tables are; the product's are elsewhere. */
    String schema() {
        return name().toLowerCase(Locale.ROOT);
    }
}
