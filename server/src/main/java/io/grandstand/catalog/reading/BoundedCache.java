package io.grandstand.catalog.reading;

import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Remembers so many values; one more, and another is forgotten, whichever comes first. */
final class BoundedCache<K, V> {

    private final Map<K, V> values = new ConcurrentHashMap<>();
    private final int sizeMax;

    BoundedCache(int sizeMax) {
        this.sizeMax = sizeMax;
    }

    @Nullable
    V get(K key) {
        return values.get(key);
    }

    void put(K key, V value) {
        if (values.size() >= sizeMax && !values.containsKey(key)) {
            Iterator<K> keys = values.keySet().iterator();
            if (keys.hasNext()) {
                values.remove(keys.next());
            }
        }
        values.put(key, value);
    }

    void remove(K key) {
        values.remove(key);
    }
}
