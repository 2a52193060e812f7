#pragma once
// What Swift's Glibc module leaves out: epoll, eventfd and accept4. Empty elsewhere.
#if defined(__linux__)
#include <sys/epoll.h>
#include <sys/eventfd.h>

// accept4 needs _GNU_SOURCE, which would change accept's argument into a union for Swift; so it
// is called from the C file.
int frontdesk_accept(int listener);
#endif
