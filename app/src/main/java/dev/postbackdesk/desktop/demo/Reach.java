package dev.postbackdesk.desktop.demo;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// An address of this machine that others in the same network reach it by.
///
/// @param address numeric
/// @param network what the system calls the network card
/// @param local whether it is one of a home or an office, which the Internet does not lead to
public record Reach(String address, String network, boolean local) {
    /// Those of now, the likeliest first; empty where the machine is in no network.
    ///
    /// @throws SocketException if the system does not tell
    public static List<Reach> ofThisMachine() throws SocketException {
        List<Reach> found = new ArrayList<>();
        for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
            if (card.isUp() && !card.isLoopback()) {
                for (InterfaceAddress at : card.getInterfaceAddresses()) {
                    InetAddress address = at.getAddress();
                    // Of the others, an address in a QR code can't be told apart by phones, or is good for nothing.
                    if (address instanceof Inet4Address && !address.isLinkLocalAddress()) {
                        found.add(new Reach(address.getHostAddress(), card.getDisplayName(),
                                address.isSiteLocalAddress()));
                    }
                }
            }
        }
        found.sort(Comparator.comparing((Reach one) -> !one.local()).thenComparing(Reach::network)
                .thenComparing(Reach::address));
        return List.copyOf(found);
    }
}
