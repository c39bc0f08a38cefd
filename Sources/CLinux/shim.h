#ifndef JSMIGRATE_CLINUX_H
#define JSMIGRATE_CLINUX_H

/* Linux calls that Swift's Glibc module does not carry. */
#include <sys/prctl.h>
#include <sys/signalfd.h>

#endif
