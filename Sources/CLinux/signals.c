#include "CLinux.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static volatile int target = -1;
static int seen = 0;

// Only what POSIX allows in a handler: a counter and write.
static void caught(int signal) {
  (void)signal;
  int saved = errno;
  uint64_t one = 1;
  __atomic_fetch_add(&seen, 1, __ATOMIC_RELAXED);
  if (target >= 0 && write(target, &one, sizeof one) < 0) errno = 0;
  errno = saved;
}

void frontdesk_catch_signals(int descriptor) {
  static const int signals[] = {SIGTERM, SIGINT, SIGHUP};
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = descriptor < 0 ? SIG_DFL : caught;
  action.sa_flags = SA_RESTART;
  if (descriptor >= 0) target = descriptor;
  for (unsigned i = 0; i < sizeof signals / sizeof signals[0]; i++)
    sigaction(signals[i], &action, 0);
  if (descriptor < 0) target = -1;
}

int frontdesk_signals_seen(void) { return __atomic_load_n(&seen, __ATOMIC_RELAXED); }
