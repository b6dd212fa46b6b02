package dev.postbackdesk.click;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.NoSuchProviderException;
import java.util.Optional;
import java.util.OptionalLong;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Click ids: one AES-128 block over the 64-bit click number and a 64-bit check value, written as 26 characters of
/// lower-case Crockford base 32 and compared without case.
///
/// Such an id cannot be guessed, a damaged one is recognised as such, and looking its click up is one access by primary
/// key. Its shape comes from merchants' fields: at most 32 letters and digits, not like a GUID, safe when a sender
/// changes the case (see the contract, *Click ids*).
///
/// Not thread-safe, since a `Cipher` is not: every thread that needs one makes its own. Making one costs nothing, using it 50 ns,
/// the first use some microseconds, and the first of all in a process 8 ms, for which a start does not wait.
public final class ClickIds {
    /// Characters of a click id.
    public static final int LENGTH = 26;
    /// Bytes of the key.
    public static final int KEY_BYTES = 16;

    private static final String TRANSFORMATION = "AES/ECB/NoPadding";
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    /// What the second half of a block must decrypt to. Any constant serves: without the key, a made-up id hits it once
    /// in 2⁶⁴ tries.
    private static final long CHECK = 0x706f73746261636bL;

    private final Aes encrypt;
    private final Aes decrypt;

    /// One direction, made ready when it is first used.
    private static final class Aes {
        private final int mode;
        private final SecretKeySpec key;
        private @Nullable Cipher cipher;

        Aes(int mode, SecretKeySpec key) {
            this.mode = mode;
            this.key = key;
        }

        byte[] run(byte[] block) {
            try {
                Cipher ready = cipher;
                if (ready == null) {
                    ready = instance();
                    ready.init(mode, key);
                    cipher = ready;
                }
                return ready.doFinal(block);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("Every Java has AES, and this is one whole block without padding", e);
            }
        }

        /// Asked by its name, the JDK's own provider and those before it are all that is made ready.
        private static Cipher instance() throws GeneralSecurityException {
            try {
                return Cipher.getInstance(TRANSFORMATION, "SunJCE");
            } catch (NoSuchProviderException e) {
                // Another Java's is called otherwise.
                return Cipher.getInstance(TRANSFORMATION);
            }
        }
    }

    /// @param key [#KEY_BYTES] secret bytes
    public ClickIds(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "The key of the click ids has " + KEY_BYTES + " bytes, not " + key.length);
        }
        SecretKeySpec secret = new SecretKeySpec(key, "AES");
        encrypt = new Aes(Cipher.ENCRYPT_MODE, secret);
        decrypt = new Aes(Cipher.DECRYPT_MODE, secret);
    }

    /// The id of a click, in lower case.
    public String encode(long number) {
        ByteBuffer block = ByteBuffer.allocate(16).putLong(number).putLong(CHECK);
        ByteBuffer secret = ByteBuffer.wrap(encrypt.run(block.array()));
        return write(secret.getLong(), secret.getLong());
    }

    /// The number that `id` was made from; empty if it has not the shape of a click id, or if its check fails.
    public OptionalLong decode(String id) {
        Optional<byte[]> block = read(id);
        if (block.isEmpty()) {
            return OptionalLong.empty();
        }
        ByteBuffer plain = ByteBuffer.wrap(decrypt.run(block.get()));
        long number = plain.getLong();
        return plain.getLong() == CHECK ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /// Whether `text` has the shape of a click id: 26 characters of the alphabet, the first at most `7`.
    public static boolean isWellFormed(String text) {
        if (text.length() != LENGTH || text.charAt(0) > '7') {
            return false;
        }
        return text.chars().allMatch(c -> isDigit((char) c));
    }

    /// Whether `c` may stand in a click id, in either case.
    public static boolean isDigit(char c) {
        return value(c) >= 0;
    }

    /// Five bits a character, the highest first; the first character holds the top three.
    private static String write(long high, long low) {
        char[] id = new char[LENGTH];
        long h = high;
        long l = low;
        for (int i = LENGTH - 1; i >= 0; i--) {
            id[i] = ALPHABET.charAt((int) (l & 31));
            l = (l >>> 5) | (h << 59);
            h >>>= 5;
        }
        return new String(id);
    }

    private static Optional<byte[]> read(String id) {
        if (!isWellFormed(id)) {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < LENGTH; i++) {
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | value(id.charAt(i));
        }
        return Optional.of(ByteBuffer.allocate(16).putLong(high).putLong(low).array());
    }

    private static int value(char c) {
        return ALPHABET.indexOf(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
}
