package dev.postbackdesk.benchmarks;

/// One loaded server.
///
/// @param peakMemory bytes of resident memory at most; 0 where the system does not tell
/// @param fileBytes of its folder afterwards, still running
/// @param fileBytesEach by how much that grew for each answer
record Run(LoadResult load, long peakMemory, long fileBytes, double fileBytesEach) {}
