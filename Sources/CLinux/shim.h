#ifndef JSMIGRATE_CLINUX_H
#define JSMIGRATE_CLINUX_H

/* Linux calls that Swift's Glibc module does not carry. */
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/vfs.h>

/* glibc declares statx(2) for _GNU_SOURCE only, which Swift's Glibc module is read without. */
#include <linux/stat.h>
enum { JSMIGRATE_AT_EMPTY_PATH = 0x1000 };
extern int statx(int directory, const char *path, int flags, unsigned int mask, struct statx *status);

/* Swift's Glibc module reads spawn.h without _GNU_SOURCE, so glibc's additions (2.26, 2.29, 2.34) are declared here. */
#include <spawn.h>
enum { JSMIGRATE_SPAWN_SETSID = 0x80 };
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);

#endif
