#if defined(__linux__)
#define _GNU_SOURCE
#endif
#include "CLinux.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static int failed(int descriptor) {
  int code = errno;
  if (descriptor >= 0) close(descriptor);
  return -code;
}

#if !defined(__linux__)
static int prepared(int descriptor) {
  int on = 1;
  if (fcntl(descriptor, F_SETFD, FD_CLOEXEC) < 0) return failed(descriptor);
  if (fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) < 0) return failed(descriptor);
  setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
  return descriptor;
}
#endif

static int stream(int family) {
#if defined(__linux__)
  int descriptor = socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  return descriptor < 0 ? failed(-1) : descriptor;
#else
  int descriptor = socket(family, SOCK_STREAM, 0);
  return descriptor < 0 ? failed(-1) : prepared(descriptor);
#endif
}

int frontdesk_accept(int listener, struct frontdesk_peer *peer) {
  struct sockaddr_storage address;
  socklen_t length = sizeof address;
  memset(&address, 0, sizeof address);
#if defined(__linux__)
  int descriptor =
      accept4(listener, (struct sockaddr *)&address, &length, SOCK_NONBLOCK | SOCK_CLOEXEC);
  if (descriptor < 0) return failed(-1);
#else
  int descriptor = accept(listener, (struct sockaddr *)&address, &length);
  if (descriptor < 0) return failed(-1);
  descriptor = prepared(descriptor);
  if (descriptor < 0) return descriptor;
#endif
  memset(peer, 0, sizeof *peer);
  if (address.ss_family == AF_INET) {
    peer->family = 4;
    memcpy(peer->bytes, &((struct sockaddr_in *)&address)->sin_addr, 4);
  } else if (address.ss_family == AF_INET6) {
    struct in6_addr *six = &((struct sockaddr_in6 *)&address)->sin6_addr;
    if (IN6_IS_ADDR_V4MAPPED(six)) {
      peer->family = 4;
      memcpy(peer->bytes, six->s6_addr + 12, 4);
    } else {
      peer->family = 6;
      memcpy(peer->bytes, six->s6_addr, 16);
    }
  }
  return descriptor;
}

// Fills in an address; its length, 0 when the text is no numeric address.
static socklen_t numeric(const char *text, uint16_t port, struct sockaddr_storage *address) {
  struct sockaddr_in *four = (struct sockaddr_in *)address;
  struct sockaddr_in6 *six = (struct sockaddr_in6 *)address;
  memset(address, 0, sizeof *address);
  if (inet_pton(AF_INET, text, &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    four->sin_port = htons(port);
    return sizeof *four;
  }
  if (inet_pton(AF_INET6, text, &six->sin6_addr) == 1) {
    six->sin6_family = AF_INET6;
    six->sin6_port = htons(port);
    return sizeof *six;
  }
  return 0;
}

int frontdesk_is_loopback(const char *text) {
  struct sockaddr_storage address;
  if (numeric(text, 0, &address) == 0) return -1;
  if (address.ss_family == AF_INET)
    return (ntohl(((struct sockaddr_in *)&address)->sin_addr.s_addr) >> 24) == 127;
  return IN6_IS_ADDR_LOOPBACK(&((struct sockaddr_in6 *)&address)->sin6_addr) ? 1 : 0;
}

int frontdesk_bind_tcp(const char *text, uint16_t port) {
  struct sockaddr_storage address;
  int on = 1;
  socklen_t length = numeric(text, port, &address);
  if (length == 0) return -EINVAL;
  int descriptor = stream(address.ss_family);
  if (descriptor < 0) return descriptor;
  // Accepted sockets inherit the last two: no call for each of them.
  setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  setsockopt(descriptor, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
  setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (bind(descriptor, (struct sockaddr *)&address, length) < 0) return failed(descriptor);
  return descriptor;
}

uint16_t frontdesk_port(int descriptor) {
  struct sockaddr_storage address;
  socklen_t length = sizeof address;
  if (getsockname(descriptor, (struct sockaddr *)&address, &length) < 0) return 0;
  if (address.ss_family == AF_INET) return ntohs(((struct sockaddr_in *)&address)->sin_port);
  if (address.ss_family == AF_INET6) return ntohs(((struct sockaddr_in6 *)&address)->sin6_port);
  return 0;
}

static int unix_socket(const char *path, int (*join)(int, const struct sockaddr *, socklen_t)) {
  struct sockaddr_un address;
  size_t length = strlen(path);
  if (length >= sizeof address.sun_path) return -ENAMETOOLONG;
  memset(&address, 0, sizeof address);
  address.sun_family = AF_UNIX;
  memcpy(address.sun_path, path, length + 1);
  int descriptor = stream(AF_UNIX);
  if (descriptor < 0) return descriptor;
  if (join(descriptor, (struct sockaddr *)&address, sizeof address) < 0) return failed(descriptor);
  return descriptor;
}

static int binding(int descriptor, const struct sockaddr *address, socklen_t length) {
  return bind(descriptor, address, length);
}
static int connecting(int descriptor, const struct sockaddr *address, socklen_t length) {
  return connect(descriptor, address, length);
}

int frontdesk_bind_unix(const char *path) { return unix_socket(path, binding); }
int frontdesk_connect_unix(const char *path) { return unix_socket(path, connecting); }

long frontdesk_send(int descriptor, const void *bytes, unsigned long count) {
#if defined(MSG_NOSIGNAL)
  ssize_t written = send(descriptor, bytes, count, MSG_NOSIGNAL);
#else
  ssize_t written = send(descriptor, bytes, count, 0);
#endif
  return written < 0 ? -errno : written;
}
