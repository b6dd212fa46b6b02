package dev.postbackdesk.shop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// Orders whose reports go wrong or take long.
class ShopOrdersTest {
    private static final int ROOM = 32;
    private static final Offer BOX = new Offer("verda", "sub1", "Verda", "verda", "Box", "", "Buy",
            new BigDecimal("64.90"), "EUR", "0", "10", "C24CA0512421422E80996FBEBFD2211D", "test");

    private static Shop shop(Supplier<URI> receiver) {
        return new Shop(List.of(BOX), receiver, new Random(1));
    }

    private static CompletableFuture<ShopReply> order(Shop shop, int number) {
        return shop.order("/demo/verda/order",
                "order=%010X&click=abc&pieces=1".formatted(number).getBytes(US_ASCII));
    }

    private static String thanks(Shop shop, int number) {
        return shop.page("/demo/verda/thanks/%010X".formatted(number), "") instanceof ShopReply.Page(int _, String html)
                ? html
                : "";
    }

    @Test
    void whatCanNotBeReportedTakesNoRoomForGood() throws Exception {
        try (Shop shop = shop(() -> {
            throw new IllegalStateException("No address yet");
        })) {
            for (int i = 0; i < ROOM + 10; i++) {
                assertThat(order(shop, i).get(10, TimeUnit.SECONDS)).isInstanceOf(ShopReply.SeeOther.class);
                assertThat(thanks(shop, i)).contains("The report did not get through", "No address yet");
            }
        }
    }

    @Test
    @SuppressWarnings("try") // so that nobody waits for the end of the timeout
    void anOrderThatFoundNoRoomIsNotOrderedAndCanBeSentAgain() throws Exception {
        // Takes connections, and answers nobody.
        try (ServerSocket silent = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
                Shop shop = shop(() -> URI.create("http://127.0.0.1:" + silent.getLocalPort()))) {
            List<CompletableFuture<ShopReply>> waiting = new ArrayList<>();
            for (int i = 0; i < ROOM; i++) {
                waiting.add(order(shop, i));
            }
            assertThat(order(shop, ROOM).get(10, TimeUnit.SECONDS)).isInstanceOfSatisfying(ShopReply.Page.class,
                    page -> {
                        assertThat(page.status()).isEqualTo(503);
                        assertThat(page.html()).contains("Too many orders", "Nothing was ordered");
                    });
            assertThat(thanks(shop, ROOM)).isEmpty();
            assertThat(order(shop, 0)).as("sent twice, it waits for the first").isNotDone();

            silent.close();
            CompletableFuture.allOf(waiting.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
            assertThat(order(shop, ROOM).get(30, TimeUnit.SECONDS)).isInstanceOf(ShopReply.SeeOther.class);
            assertThat(thanks(shop, ROOM)).contains("The report did not get through");
        }
    }
}
