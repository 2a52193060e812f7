#pragma once
// What Swift's C library modules leave out (epoll, eventfd), and what is plainer in C than in
// Swift: socket addresses and a signal handler. Nothing here decides anything.
#include <stdint.h>
#if defined(__linux__)
#include <sys/epoll.h>
#include <sys/eventfd.h>
#endif

// Where a connection comes from: family 4 or 6 with the address in network order, or 0 for a
// socket file.
struct frontdesk_peer {
  uint8_t family;
  uint8_t bytes[16];
};

// All of these give a descriptor (non-blocking, closed on exec) or a negated errno.
int frontdesk_accept(int listener, struct frontdesk_peer *peer);
int frontdesk_bind_tcp(const char *address, uint16_t port);
int frontdesk_bind_unix(const char *path);
int frontdesk_connect_unix(const char *path);

// The port a TCP socket is bound to; 0 when it is none.
uint16_t frontdesk_port(int descriptor);
// 1 for an address of this machine only, 0 for another one, -1 for what is no numeric address.
int frontdesk_is_loopback(const char *address);

// Bytes written, or a negated errno. Never raises SIGPIPE.
long frontdesk_send(int descriptor, const void *bytes, unsigned long count);

// From now on SIGTERM, SIGINT and SIGHUP are counted, and eight bytes are written to descriptor;
// -1: the system's own behaviour again.
void frontdesk_catch_signals(int descriptor);
int frontdesk_signals_seen(void);
