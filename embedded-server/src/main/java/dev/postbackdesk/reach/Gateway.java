package dev.postbackdesk.reach;

import java.net.URI;

/// The usual ways to give a receiver behind a router a public address, and the command or the configuration for each. Pure.
///
/// Each tool's own documentation says that it is written so; the configuration for nginx is run by a test.
public enum Gateway {
    /// Cloudflare's quick tunnel: no account, another address at each start.
    CLOUDFLARED {
        @Override
        public String command(URI local, String host) {
            return "cloudflared tunnel --url " + upstream(local);
        }
    },
    /// ngrok's agent: needs an account's token.
    NGROK {
        @Override
        public String command(URI local, String host) {
            return "ngrok http " + upstream(local);
        }
    },
    /// A tunnel to a server of one's own, where a web server passes on to the same port.
    SSH {
        @Override
        public String command(URI local, String host) {
            return "ssh -N -R 127.0.0.1:" + port(local) + ":" + upstream(local).getAuthority() + " you@" + host;
        }
    },
    /// Caddy, which gets the certificate by itself.
    CADDY {
        @Override
        public String command(URI local, String host) {
            return "caddy reverse-proxy --from " + host + " --to " + upstream(local).getAuthority();
        }
    },
    /// nginx, with a certificate where certbot puts it.
    NGINX {
        @Override
        public String command(URI local, String host) {
            return NGINX_SERVER.replace("{host}", host).replace("{upstream}", upstream(local).toString());
        }
    };

    /// As many bytes of a request as the receiver takes. Of the two headers that tell the sender one is set, and the other,
    /// which a caller may have written, is not passed on.
    private static final String NGINX_SERVER = """
            server {
                listen 443 ssl;
                server_name {host};
                ssl_certificate /etc/letsencrypt/live/{host}/fullchain.pem;
                ssl_certificate_key /etc/letsencrypt/live/{host}/privkey.pem;
                large_client_header_buffers 4 16k;
                client_max_body_size 64k;

                location / {
                    proxy_pass {upstream};
                    proxy_set_header Host $host;
                    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                    proxy_set_header Forwarded "";
                }
            }
            """;

    /// What to run, or to write into the tool's configuration.
    ///
    /// @param local where the receiver listens
    /// @param host of the public address
    public abstract String command(URI local, String host);

    /// Whether the address is made by the tool, and is known only once it runs.
    public boolean namesTheAddress() {
        return this == CLOUDFLARED || this == NGROK;
    }

    /// An address that means "all of this machine's" can be listened on, but not everywhere be called.
    static URI upstream(URI local) {
        String host = switch (String.valueOf(local.getHost())) {
            case "0.0.0.0" -> "127.0.0.1";
            case "[::]", "[0:0:0:0:0:0:0:0]" -> "[::1]";
            default -> String.valueOf(local.getHost());
        };
        return URI.create("http://" + host + ":" + port(local));
    }

    private static int port(URI local) {
        return local.getPort() < 0 ? 80 : local.getPort();
    }
}
