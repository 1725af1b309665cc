package io.grandstand.edge.start;

import io.grandstand.edge.EdgeSettings;
import io.grandstand.kernel.DemoSettings;
import io.grandstand.kernel.LimitSettings;
import io.grandstand.kernel.ProductionSettings;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/** Keeps a real installation from starting with what only a demo may have. */
@Component
class ProductionGuard {

    ProductionGuard(
            ProductionSettings installation,
            LimitSettings limits,
            ServerProperties server,
            DemoSettings demo,
            EdgeSettings edge) {
        List<String> faults = installation.production() ? faults(limits, server.getAddress(), demo, edge) : List.of();
        if (!faults.isEmpty()) {
            throw new UnsafeSettingsException(faults);
        }
    }

    static List<String> faults(
            LimitSettings limits, @Nullable InetAddress address, DemoSettings demo, EdgeSettings edge) {
        var faults = new ArrayList<String>();
        if (demo.enabled()) {
            faults.add("grandstand.demo.enabled must be false: the demo has accounts whose password everyone knows");
        }
        if (!limits.enabled()) {
            faults.add(
                    "grandstand.limits.enabled must be true: without limits passwords are guessed as fast as the machine can");
        }
        if (edge.bench()) {
            faults.add(
                    "grandstand.edge.bench must be false: it serves an endpoint that anyone may call without limits");
        }
        if (Boolean.FALSE.equals(edge.secureCookies()) && (address == null || !address.isLoopbackAddress())) {
            faults.add(
                    "grandstand.edge.secure-cookies must be true: without it sessions can be read on the wire; false is for "
                            + "server.address=127.0.0.1 only, and this is "
                            + (address == null ? "every address" : address.getHostAddress()));
        }
        return faults;
    }
}
