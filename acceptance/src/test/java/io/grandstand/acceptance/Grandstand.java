package io.grandstand.acceptance;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The one demo that most suites share, with enough fans for each test to have its own. */
final class Grandstand {

    private static final int FANS = 2_000;

    private static final AtomicInteger NEXT_FAN = new AtomicInteger();

    private static final Product PRODUCT;
    private static final List<String> TOKENS;

    static {
        Path data = Product.emptyData("shared");
        Path tokens = data.resolve("tokens.txt");
        PRODUCT = Product.start(
                data, "--demo-fans", Integer.toString(FANS), "--demo-tokens", tokens.toString(), "--no-limits");
        TOKENS = DemoPeople.fanTokens(tokens);
    }

    private Grandstand() {}

    static Product product() {
        return PRODUCT;
    }

    static URI url() {
        return PRODUCT.url();
    }

    static Http anonymous() {
        return Http.anonymous(url());
    }

    /** A fan that no other test has. */
    static Fan fan() {
        return new Fan(DemoPeople.withToken(anonymous(), TOKENS.get(NEXT_FAN.getAndIncrement())));
    }

    static List<Fan> fans(int count) {
        return java.util.stream.IntStream.range(0, count).mapToObj(i -> fan()).toList();
    }

    static Http host() {
        return DemoPeople.host(url());
    }

    static Sale sale() {
        return new Sale(host());
    }

    static Http logIn(String email) {
        return DemoPeople.logIn(anonymous(), email);
    }
}
