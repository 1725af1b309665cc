package io.grandstand.architecture;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Rules about text: each takes a text and answers what is wrong with it, in lines of {@code file:line: what}. */
final class Tidy {

    static final int METHOD_LINES_MAX = 70;
    static final int FILE_LINES_MAX = 500;

    /** What nobody writes here, and what to write instead. */
    private static final Map<String, String> BANNED = banned();

    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)[^)]*\\)");
    private static final Pattern FENCE = Pattern.compile("(?ms)^```.*?^```");
    private static final Pattern INLINE = Pattern.compile(
            "(?i)\\sstyle\\s*=|<style|<script(?![^>]*\\ssrc\\s*=)[^>]*>|\\son[a-z]+\\s*=\\s*[\"']|javascript:");

    /** The logger of a class itself; one that has another name, such as the operator's, is named for whom it is. */
    private static final Pattern LOGGER = Pattern.compile(
            "\\bLogger\\s+(?!LOG\\b)(\\w+)\\s*=\\s*(?:LoggerFactory|System)\\.getLogger\\(\\w+\\.class");

    private Tidy() {}

    private static Map<String, String> banned() {
        var words = new LinkedHashMap<String, String>();
        words.put("Thread" + ".sleep", "a latch, a queue or the scheduler; in tests Awaitility");
        words.put("System" + ".out", "a logger");
        words.put("System" + ".err", "a logger");
        words.put("print" + "StackTrace", "a logger");
        words.put("FIX" + "ME", "the mended thing, or an issue");
        words.put("TO" + "DO", "the done thing, or an issue");
        words.put("@Dis" + "abled", "a test that passes, or none");
        words.put("@aut" + "hor", "nothing: the history knows");
        words.put("jakarta" + ".persistence", "JdbcClient");
        words.put("org" + ".redisson", "a lane: the database decides who has a seat");
        words.put("@Dirties" + "Context", "data of the test's own");
        words.put("@Mock" + "itoBean", "a fake of an outside system");
        return words;
    }

    /** Words that are banned, unless the exceptions allow the word in this file. */
    static List<String> bannedWords(String file, String text, Set<String> allowed) {
        var found = new ArrayList<String>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            for (var word : BANNED.entrySet()) {
                if (!allowed.contains(word.getKey()) && containsWord(lines[i], word.getKey())) {
                    found.add("%s:%d: %s is banned, use %s".formatted(file, i + 1, word.getKey(), word.getValue()));
                }
            }
        }
        return found;
    }

    private static boolean containsWord(String line, String word) {
        int at = line.indexOf(word);
        while (at >= 0) {
            int end = at + word.length();
            boolean starts = at == 0 || !Character.isLetterOrDigit(line.charAt(at - 1));
            boolean ends = end == line.length() || !Character.isLetterOrDigit(line.charAt(end));
            if (starts && ends) {
                return true;
            }
            at = line.indexOf(word, end);
        }
        return false;
    }

    static List<String> longFiles(String file, String text) {
        long lines = text.lines().count();
        return lines <= FILE_LINES_MAX
                ? List.of()
                : List.of("%s:1: %d lines, at most %d: split it".formatted(file, lines, FILE_LINES_MAX));
    }

    /** Loggers that are not called as all others are. */
    static List<String> oddLoggers(String file, String text) {
        return LOGGER.matcher(text)
                .results()
                .map(odd -> file + ": the logger " + odd.group(1) + " is called LOG everywhere else")
                .toList();
    }

    /** Methods from their first line to their last. */
    static List<String> longMethods(String file, String text) {
        var found = new ArrayList<String>();
        try {
            var source = new SimpleJavaFileObject(URI.create("text:///" + file), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                }
            };
            var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, diagnostic -> {}, List.of("-proc:none"), null, List.of(source));
            var positions = Trees.instance(task).getSourcePositions();
            for (var unit : task.parse()) {
                new TreePathScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void nothing) {
                        var lines = unit.getLineMap();
                        long from = lines.getLineNumber(positions.getStartPosition(unit, method));
                        long to = lines.getLineNumber(positions.getEndPosition(unit, method));
                        if (to - from + 1 > METHOD_LINES_MAX) {
                            found.add("%s:%d: %s has %d lines, at most %d"
                                    .formatted(file, from, method.getName(), to - from + 1, METHOD_LINES_MAX));
                        }
                        return super.visitMethod(method, null);
                    }
                }.scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Relative links of a Markdown text that lead nowhere. */
    static List<String> deadLinks(Path file, String text) {
        var found = new ArrayList<String>();
        String prose = FENCE.matcher(text).replaceAll("");
        Matcher link = LINK.matcher(prose);
        while (link.find()) {
            String goal = link.group(1);
            if (goal.startsWith("#") || goal.startsWith("mailto:") || goal.contains("://")) {
                continue;
            }
            String path = goal.contains("#") ? goal.substring(0, goal.indexOf('#')) : goal;
            if (!Files.exists(file.resolveSibling(path))) {
                found.add(file + ": the link to " + goal + " is dead");
            }
        }
        return found;
    }

    /** Styles and scripts within a template: the Content-Security-Policy does not let them run. */
    static List<String> inlineStyleOrScript(String file, String text) {
        var found = new ArrayList<String>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            Matcher inline = INLINE.matcher(lines[i]);
            if (inline.find()) {
                found.add("%s:%d: %s: put it into a file under static/"
                        .formatted(file, i + 1, inline.group().strip()));
            }
        }
        return found;
    }

    /**
     * Migrations that are not what they were when they were written down.
     *
     * @param known lines of {@code sha256  path}
     * @param migrations what there is now, by path
     */
    static List<String> editedMigrations(List<String> known, Map<String, byte[]> migrations) {
        var found = new ArrayList<String>();
        var rest = new TreeMap<>(migrations);
        for (String line : known) {
            String[] parts = line.split(" {2}", 2);
            byte[] now = rest.remove(parts[1]);
            if (now == null) {
                found.add(parts[1] + ": was removed; databases have it already");
            } else if (!sha256(now).equals(parts[0])) {
                found.add(parts[1] + ": was edited; databases have it already, write the next version");
            }
        }
        rest.forEach((path, content) -> found.add(path + ": is new, add this line: " + sha256(content) + "  " + path));
        return found;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
