package io.grandstand.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One kind of server: how it is prepared, started, asked whether it works, and stopped. */
interface Server {

    /**
     * The places of one server in a data folder.
     *
     * @param home its data
     * @param log what it and its tools say
     */
    record Place(Path home, Path log, Binaries binaries) {}

    ServerKind kind();

    /** Unpacks the program, makes the data folder the first time, and writes the configuration. */
    void prepare(Place place, ServersFile.Entry entry, String password) throws IOException, InterruptedException;

    /** The command that runs it in the foreground; after {@link #prepare}. */
    List<String> command(Place place) throws IOException, InterruptedException;

    /** Whether it does what it is for, asked over the network. */
    boolean answers(ServersFile.Entry entry, String password);

    /** What is done once it answers for the first time since its start, and is harmless to repeat. */
    default void complete(ServersFile.Entry entry, String password) throws IOException {}

    /** Asks it to stop in good order without waiting for those who use it, and waits. */
    void stop(Place place, ProcessHandle process, Duration timeout) throws IOException, InterruptedException;
}
