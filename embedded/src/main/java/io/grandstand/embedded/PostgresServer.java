package io.grandstand.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/** PostgreSQL, the truth: everything that was answered with success is on the disk. */
final class PostgresServer implements Server {

    static final String USER = "grandstand";
    private static final String DATABASE = "grandstand";
    private static final String SUPERUSER = "postgres";
    private static final int CONNECTIONS_MAX = 200;

    private volatile @Nullable PostgresUser user;

    @Override
    public ServerKind kind() {
        return ServerKind.POSTGRES;
    }

    @Override
    public void prepare(Place place, ServersFile.Entry entry, String password)
            throws IOException, InterruptedException {
        Path programs = programs(place);
        if (!Files.exists(place.home())) {
            createCluster(programs, place, password);
        }
        user().own(place.home());
        forgetPidOfAnother(place);
        Files.writeString(place.home().resolve("grandstand.conf"), configuration(entry.port()));
    }

    /**
     * PostgreSQL does not start while its pid file names a living process, whoever that is by now. A living PostgreSQL is
     * left to it: it refuses to start beside that one.
     */
    private static void forgetPidOfAnother(Place place) throws IOException {
        Path file = place.home().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        boolean another = !lines.isEmpty()
                && ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                        .flatMap(process -> process.info().command())
                        .filter(command -> !command.endsWith("/postgres"))
                        .isPresent();
        if (another) {
            Files.delete(file);
        }
    }

    private void createCluster(Path programs, Place place, String password) throws IOException, InterruptedException {
        Path beside = place.home().resolveSibling("postgres.new");
        Path passwordFile = place.home().resolveSibling("postgres.password");
        Binaries.delete(beside);
        Files.createDirectory(beside);
        user().own(beside);
        SecretFile.write(passwordFile, password.getBytes(StandardCharsets.UTF_8));
        try {
            user().own(passwordFile);
            Platform.run(
                    user().command(List.of(
                            programs.resolve("bin/initdb").toString(),
                            "--username=" + SUPERUSER,
                            "--pwfile=" + passwordFile,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--data-checksums",
                            "--pgdata=" + beside)),
                    place.log());
        } finally {
            Files.delete(passwordFile);
        }
        Files.writeString(
                beside.resolve("postgresql.conf"), "\ninclude 'grandstand.conf'\n", StandardOpenOption.APPEND);
        Files.move(beside, place.home());
    }

    @Override
    public List<String> command(Place place) throws IOException, InterruptedException {
        return user().command(List.of(
                programs(place).resolve("bin/postgres").toString(),
                "-D",
                place.home().toString()));
    }

    @Override
    public boolean answers(ServersFile.Entry entry, String password) {
        try (Connection connection = connect(entry, password)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void complete(ServersFile.Entry entry, String password) throws IOException {
        try (Connection connection = connect(entry, password);
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("""
                    do $$ begin
                      if not exists (select from pg_roles where rolname = '%s') then
                        create role %s login password '%s';
                      end if;
                    end $$
                    """.formatted(USER, USER, password));
            statement.execute("create database %s owner %s".formatted(DATABASE, USER));
        } catch (SQLException e) {
            throw new IOException("cannot create the database " + DATABASE, e);
        }
    }

    @Override
    public void stop(Place place, ProcessHandle process, Duration timeout) throws IOException, InterruptedException {
        Platform.run(
                user().command(List.of(
                        programs(place).resolve("bin/pg_ctl").toString(),
                        "stop",
                        "--mode=fast",
                        "--wait",
                        "--timeout=" + timeout.toSeconds(),
                        "--pgdata=" + place.home())),
                place.log());
    }

    private PostgresUser user() throws IOException, InterruptedException {
        PostgresUser known = user;
        if (known == null) {
            known = PostgresUser.choose();
            user = known;
        }
        return known;
    }

    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    private static Connection connect(ServersFile.Entry entry, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + entry.port() + "/postgres", properties);
    }

    private static Path programs(Place place) throws IOException {
        String archive = Platform.postgresArchive();
        return place.binaries().unpacked("postgres-" + digest(archive), folder -> unpack(archive, folder));
    }

    /** The archive does not say its version, so its content does. */
    private static String digest(String archive) throws IOException {
        try (var stream = new DigestInputStream(Binaries.resource(archive), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(String archive, Path folder) throws IOException {
        try (InputStream packed = Binaries.resource(archive);
                var tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    Files.setPosixFilePermissions(target, permissions(entry.getMode()));
                }
            }
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var all = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & 0100) != 0) {
            all.add(PosixFilePermission.OWNER_EXECUTE);
            all.add(PosixFilePermission.GROUP_EXECUTE);
            all.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return all;
    }

    /** Written anew at each start. Durability is spelled out although it is the default: a test asks for it. */
    private static String configuration(int port) {
        return """
            listen_addresses = '127.0.0.1'
            port = %d
            unix_socket_directories = ''
            max_connections = %d
            password_encryption = 'scram-sha-256'

            fsync = on
            synchronous_commit = on
            full_page_writes = on

            shared_buffers = '256MB'
            max_wal_size = '2GB'
            checkpoint_completion_target = 0.9
            # /dev/shm is 64 MB in many containers.
            dynamic_shared_memory_type = 'mmap'
            jit = off

            timezone = 'UTC'
            log_timezone = 'UTC'
            log_checkpoints = off
            log_line_prefix = '%%m [%%p] '
            """.formatted(port, CONNECTIONS_MAX);
    }
}
