/// Whether others reach this receiver, and where a visitor ends who follows a destination.
///
/// [Reach] and [ReachFinding] are pure. [AddressProbe] calls the public address and looks whether the call came in here;
/// [LinkFollower] walks a shop's redirects. Both call out only when a user asks for it, within bounds of time and size, and
/// over the one [Fetcher] that decides which addresses may be connected to.
@NullMarked
package dev.postbackdesk.reach;

import org.jspecify.annotations.NullMarked;
