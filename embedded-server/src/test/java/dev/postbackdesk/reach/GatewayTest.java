package dev.postbackdesk.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayTest {
    @ParameterizedTest
    @CsvSource({"CLOUDFLARED,cloudflared tunnel --url http://127.0.0.1:8377", "NGROK,ngrok http http://127.0.0.1:8377",
            "SSH,ssh -N -R 127.0.0.1:8377:127.0.0.1:8377 you@pb.example",
            "CADDY,caddy reverse-proxy --from pb.example --to 127.0.0.1:8377"})
    void namesTheRightPortAndAddress(Gateway gateway, String command) {
        assertThat(gateway.command(URI.create("http://127.0.0.1:8377"), "pb.example")).isEqualTo(command);
        assertThat(gateway.command(URI.create("http://0.0.0.0:8377"), "pb.example")).isEqualTo(command);
    }

    @ParameterizedTest
    @CsvSource({"http://[::]:80,[::1]:80", "http://[::1]:8377,[::1]:8377", "http://192.168.1.2:9,192.168.1.2:9"})
    void callsTheAddressThatIsListenedOn(String local, String upstream) {
        assertThat(Gateway.NGINX.command(URI.create(local), "pb.example"))
                .contains("proxy_pass http://" + upstream + ";")
                .contains("server_name pb.example;").doesNotContain("{host", "{up");
    }
}
