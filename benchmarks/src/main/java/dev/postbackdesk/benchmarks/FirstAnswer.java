package dev.postbackdesk.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/// Sends one request and waits for its answer, with as little around it as can be: for times of a few milliseconds.
final class FirstAnswer {
    private FirstAnswer() {}

    /// @throws IOException if there is no answer, or not the one that is due
    static void of(int port, Requests requests) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8_192);
        int expected = requests.next(bytes);
        try (SocketChannel channel = SocketChannel.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
            bytes.flip();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            AnswerReader answer = new AnswerReader();
            answer.begin();
            AnswerReader.State state = answer.state();
            while (state != AnswerReader.State.COMPLETE) {
                bytes.clear();
                if (channel.read(bytes) < 0) {
                    throw new IOException("The connection was closed before the first answer");
                }
                bytes.flip();
                state = answer.read(bytes);
                if (state == AnswerReader.State.MALFORMED) {
                    throw new IOException("The first answer is not understood");
                }
            }
            if (answer.status() != expected) {
                throw new IOException("The first answer is " + answer.status() + " in place of " + expected);
            }
        }
    }
}
