package dev.postbackdesk.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;

/// Postbacks of clicks chosen at random, one in twenty of them wrong: an unknown click id, a placeholder that was not
/// replaced, or an amount with a comma. Only click id and transaction id are written anew for each.
final class PostbackRequests implements Requests {
    /// Of a click id.
    static final int ID_LENGTH = 26;
    private static final int ONE_IN = 20;
    private static final int TRANSACTION_DIGITS = 16;
    private static final String ID_PLACE = "c".repeat(ID_LENGTH);
    private static final String TRANSACTION_PLACE = "t".repeat(TRANSACTION_DIGITS);
    private static final byte[] HEX = "0123456789abcdef".getBytes(US_ASCII);

    /// @param bytes a whole request
    /// @param id where the click id goes, or -1
    /// @param transaction where the transaction id goes
    /// @param status what it is answered with
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Template(byte[] bytes, int id, int transaction, int status) {}

    private final byte[] ids;
    private final int idCount;
    private final Template good;
    private final Template[] bad;
    private final long run;
    private long random;
    private int sent;

    /// @param ids click ids without anything between
    /// @param seed not 0; the transaction ids of two runs differ if their seeds do
    PostbackRequests(Kind kind, int port, boolean keepAlive, byte[] ids, long seed) {
        this.ids = ids.clone();
        idCount = ids.length / ID_LENGTH;
        if (idCount == 0 || seed == 0) {
            throw new IllegalArgumentException("There has to be a click id, and a seed other than 0");
        }
        good = template(kind, port, keepAlive, ID_PLACE, "20.00", 200);
        bad = new Template[]{template(kind, port, keepAlive, "0".repeat(ID_LENGTH), "20.00", 404),
                template(kind, port, keepAlive, "%7Bclickid%7D", "20.00", 400),
                template(kind, port, keepAlive, ID_PLACE, "20%2C00", 400)};
        run = mixed(seed);
        random = seed;
    }

    @Override
    public int next(ByteBuffer target) {
        long chance = nextRandom();
        int choices = ONE_IN * bad.length;
        int pick = (int) ((chance >>> 33) % choices);
        Template template = pick < bad.length ? bad[pick] : good;
        int start = target.position();
        target.put(template.bytes);
        if (template.id >= 0) {
            int chosen = (int) ((nextRandom() >>> 33) % idCount);
            target.put(start + template.id, ids, chosen * ID_LENGTH, ID_LENGTH);
        }
        // A run's number and one that rises: no transaction id comes twice.
        long transaction = (run << 32) | Integer.toUnsignedLong(sent++);
        for (int i = 0; i < TRANSACTION_DIGITS; i++) {
            target.put(start + template.transaction + i, HEX[(int) (transaction >>> (60 - 4 * i)) & 0xf]);
        }
        return template.status;
    }

    /// Marsaglia's xorshift: costs nothing, and is random enough to choose by.
    private long nextRandom() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return random;
    }

    /// SplitMix64's last step, so that seeds that differ a little make numbers that differ much.
    private static long mixed(long seed) {
        long a = (seed ^ (seed >>> 30)) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ (a >>> 27)) * 0x94d049bb133111ebL;
        return b ^ (b >>> 31);
    }

    private static Template template(Kind kind, int port, boolean keepAlive, String id, String value, int status) {
        String request = "GET /postback?clickId=" + id + "&id=" + kind.conversion() + "&val=" + value
                + "&com=0&comperc=10&txid=" + TRANSACTION_PLACE + "&param=empty HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUser-Agent: Merchant-Postback/2.4 (+https://shop.example)\r\nAccept: */*\r\n"
                + (keepAlive ? "" : "Connection: close\r\n") + "\r\n";
        return new Template(request.getBytes(US_ASCII), request.indexOf(ID_PLACE), request.indexOf(TRANSACTION_PLACE),
                status);
    }
}
