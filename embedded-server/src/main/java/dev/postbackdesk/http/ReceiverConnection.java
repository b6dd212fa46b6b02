package dev.postbackdesk.http;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpParser;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// One peer's connection: Jetty's own, which also keeps each request's head as it arrived, holds the whole request to
/// its time, and says goodbye to a refused peer in a way that lets it read the answer.
///
/// Jetty is told `/` as the target of every request: its own reading of the target decodes UTF-8 for good, cuts at `#`,
/// and answers 400 to much of what senders really send.
final class ReceiverConnection extends HttpConnection {
    private final Timing timing;
    private final RequestDeadline deadline;
    private final String peer;
    private final Callback nextRequest = new Callback() {
        @Override
        public void succeeded() {
            onFillable();
        }

        @Override
        public void failed(Throwable x) {
            onFillInterestedFailed(x);
        }

        @Override
        public InvocationType getInvocationType() {
            // As the handler says of itself; else the selector would hand each request to another thread.
            return InvocationType.NON_BLOCKING;
        }
    };
    private volatile boolean goodbye;
    /// Set while Jetty's constructor runs; an initializer here would undo it.
    private @Nullable RequestHandler parserEvents;

    ReceiverConnection(HttpConfiguration configuration, Connector connector, EndPoint endPoint, Timing timing) {
        super(configuration, connector, endPoint);
        this.timing = timing;
        this.deadline = new RequestDeadline(connector.getScheduler(), timing.request(), this::overdue);
        this.peer = Senders.numeric(endPoint.getRemoteSocketAddress());
    }

    /// The head of the request that is being handled; to be asked before it is answered.
    Head head() {
        return recordingParser().recorder.head();
    }

    /// Whose request this is: the peer's, or what a trusted proxy tells in a head that is complete.
    Forwarding.Sender sender(Predicate<String> trustedProxy) {
        HeadRecorder recorder = recordingParser().recorder;
        return recorder.isComplete() && trustedProxy.test(peer)
                ? Forwarding.sender(peer, recorder.head().headers(), trustedProxy)
                : new Forwarding.Sender(peer, false);
    }

    /// The rest of the running request is waited for, but not for ever.
    void awaitRest() {
        deadline.startAt(recordingParser().getBeginNanoTime());
    }

    /// Whether the running request has had its time.
    boolean isOverdue() {
        return deadline.isPassed(recordingParser().getBeginNanoTime());
    }

    /// The running request has arrived, or no more of it is wanted.
    void stopWaiting() {
        deadline.stop();
    }

    /// Once the running request is answered, what the peer still sends is read and dropped for a while before the
    /// connection is closed: closing at once would reset it, and the peer might never see why.
    void sayGoodbye() {
        goodbye = true;
    }

    /// Jetty has a thread of the pool go on with the connection of each request that was answered later than it was handled.
    /// Waking one takes a sixth of a request's CPU time, and there is nothing to read yet: a sender waits for its answer.
    @Override
    protected Executor getExecutor() {
        return this::goOn;
    }

    private void goOn(Runnable task) {
        if (equals(task) && isRequestBufferEmpty()) {
            fillInterested(nextRequest);
        } else {
            super.getExecutor().execute(task);
        }
    }

    @Override
    protected RequestHandler newRequestHandler() {
        RequestHandler events = super.newRequestHandler();
        parserEvents = events;
        return events;
    }

    @Override
    protected HttpParser newHttpParser(HttpCompliance compliance) {
        RecordingParser parser = new RecordingParser(requireNonNull(parserEvents),
                getHttpConfiguration().getRequestHeaderSize(),
                compliance);
        parser.setHeaderCacheSize(getHttpConfiguration().getHeaderCacheSize());
        parser.setHeaderCacheCaseSensitive(getHttpConfiguration().isHeaderCacheCaseSensitive());
        return parser;
    }

    @Override
    protected HttpStreamOverHTTP1 newHttpStream(String method, String uri, HttpVersion version) {
        return new Stream(method, version);
    }

    @Override
    public void onFillInterestedFailed(Throwable cause) {
        if (!(cause instanceof RequestDeadline.Passed)) {
            super.onFillInterestedFailed(cause);
        } else if (recordingParser().recorder.begun()) {
            recordingParser().badMessage(new Refused(Refusal.TOO_SLOW));
        } else {
            // It was meant for a request that made it in the nick of time.
            fillInterested();
        }
    }

    /// The request's time is up: whoever waits for its bytes is told so. Nobody waits while some are being read, then
    /// it is tried again.
    private boolean overdue(TimeoutException passed) {
        // A timer that fires while it is being stopped may meet the connection's next request.
        return isOverdue() && getEndPoint() instanceof AbstractEndPoint endPoint
                && endPoint.getFillInterest().onFail(passed);
    }

    private RecordingParser recordingParser() {
        return (RecordingParser) getParser();
    }

    private final class RecordingParser extends HttpParser {
        /// Trailers are dropped, but Jetty gathers them first, and warns where they exceed its own limit.
        private static final int MAX_TRAILERS = 8 * 1024;

        private final HeadRecorder recorder = new HeadRecorder();
        private int trailers;

        RecordingParser(HttpParser.RequestHandler handler, int maxHeaderBytes, HttpCompliance compliance) {
            super(handler, maxHeaderBytes, compliance);
        }

        @Override
        public boolean parseNext(ByteBuffer buffer) {
            if (!inHeaderState()) {
                return parseRest(buffer);
            }
            Refusal refusal = recorder.record(buffer);
            if (refusal == null && recorder.begun() && !isStart()) {
                if (isAtEOF() && !buffer.hasRemaining()) {
                    refusal = Refusal.BROKEN_HEAD;
                } else if (isOverdue()) {
                    refusal = Refusal.TOO_SLOW;
                }
            }
            if (refusal != null) {
                BufferUtil.clear(buffer);
                if (isStart()) {
                    getHandler().messageBegin();
                }
                badMessage(new Refused(refusal));
                return false;
            }
            boolean handle = super.parseNext(buffer);
            if (inHeaderState() && recorder.begun()) {
                awaitRest();
            }
            return handle;
        }

        private boolean parseRest(ByteBuffer buffer) {
            if (isState(State.TRAILER)) {
                trailers += buffer.remaining();
                if (trailers > MAX_TRAILERS) {
                    BufferUtil.clear(buffer);
                    badMessage(new Refused(Refusal.BODY_TOO_LARGE));
                    return false;
                }
            }
            return super.parseNext(buffer);
        }

        /// Gives up on a request whose head has not arrived; Jetty's way of answering takes over.
        @Override
        protected void badMessage(HttpException failure) {
            stopWaiting();
            sayGoodbye();
            super.badMessage(failure);
        }

        @Override
        public void reset() {
            super.reset();
            recorder.reset();
            trailers = 0;
        }
    }

    private final class Stream extends HttpStreamOverHTTP1 {
        Stream(String method, HttpVersion version) {
            // A CONNECT is answered 404 or 405 like others; Jetty would read its target as an address.
            super(HttpMethod.CONNECT.is(method) ? HttpMethod.OPTIONS.asString() : method, "/", version);
        }

        @Override
        public void parsedHeader(HttpField field) {
            // Neither upgrades nor expectations but the one are supported, and the RFC lets a server ignore them. Jetty
            // answers 400 and 417 where a proxy passed half of them on, and a postback would be lost.
            HttpHeader header = field.getHeader();
            if (header != HttpHeader.UPGRADE
                    && (header != HttpHeader.EXPECT || HttpHeaderValue.CONTINUE.is(field.getValue()))) {
                super.parsedHeader(field);
            }
        }

        @Override
        public void succeeded() {
            end(null);
        }

        @Override
        public void failed(@Nullable Throwable x) {
            end(x == null ? new IllegalStateException("failed without a cause") : x);
        }

        private void end(@Nullable Throwable failure) {
            stopWaiting();
            if (goodbye && getEndPoint().isOpen()) {
                goodbye = false;
                new Goodbye(getEndPoint(), getConnector().getScheduler(), timing.drain(), () -> endNow(failure)).run();
            } else {
                endNow(failure);
            }
        }

        private void endNow(@Nullable Throwable failure) {
            if (failure == null) {
                super.succeeded();
            } else {
                super.failed(failure);
            }
        }
    }
}
